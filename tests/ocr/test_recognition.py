"""What is recognised, by the real Tesseract: pages of PDFs and pictures in every form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.ocr.conftest import LINES, pdf

from minutes_index import errors
from minutes_index.extract import Reading, pages
from minutes_index.extract.ocr import recognition as ocr
from minutes_index.extract.reading import Ocr
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tesseract


def plain(text: str) -> list[str]:
    """The lines that are not empty, without what indents them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_a_scanned_page_is_recognised(tmp_path: Path, picture: Image.Image) -> None:
    """A picture in a PDF gives its text, paragraph signs too, and says how it was read and how surely."""
    (page,) = pages(pdf(tmp_path / "scan.pdf", (), picture=picture))
    assert plain(page.text) == list(LINES)
    assert page.read_by is ReadBy.OCR
    assert page.quality is not None
    assert 0.8 < page.quality <= 1


def test_only_pages_without_text_are_recognised(tmp_path: Path, picture: Image.Image) -> None:
    """Page by page: text stays as it is, a picture is recognised, a page with nothing on it is empty and no fault."""
    path = pdf(tmp_path / "mixed.pdf", ((40, 40, "Protokoll"),), (), (), picture=picture)
    blank = pdf(tmp_path / "blank.pdf", ((40, 40, "Protokoll"),), ())
    assert [page.read_by for page in pages(path)] == [ReadBy.TEXT_LAYER, ReadBy.OCR, ReadBy.OCR]
    assert [(page.read_by, page.text) for page in pages(blank)][1] == (ReadBy.TEXT_LAYER, "")


def test_a_stamp_on_a_scanned_page_does_not_hide_it(tmp_path: Path, picture: Image.Image) -> None:
    """A few characters of text over a picture that covers the page are no text layer."""
    made = pdf(tmp_path / "stamped.pdf", ((300, 190, "Sida 1"),), picture=picture, under=True)
    (page,) = pages(made)
    assert page.read_by is ReadBy.OCR
    assert LINES[2] in page.text


def test_always_and_never(minutes: Path) -> None:
    """`always` does not ask the text layer, `never` nothing else."""
    assert [page.read_by for page in pages(minutes, Reading(ocr=Ocr.ALWAYS))] == [ReadBy.OCR]
    assert [page.read_by for page in pages(minutes, Reading(ocr=Ocr.NEVER))] == [ReadBy.TEXT_LAYER]
    assert [page.read_by for page in pages(minutes)] == [ReadBy.TEXT_LAYER]


def test_a_page_on_its_side_is_turned(picture: Image.Image) -> None:
    """A page that lies on its side is read upright."""
    tall = Image.new("L", (picture.width, picture.height * 3), 255)
    for at in range(3):  # Tesseract wants some letters to tell up from down
        tall.paste(picture, (0, at * picture.height))
    found = ocr.recognise(tall.transpose(Image.Transpose.ROTATE_90))
    assert found is not None
    assert plain(found.text) == list(LINES) * 3


def test_columns_stay_apart(tmp_path: Path) -> None:
    """Names in columns come on one line each, with two spaces or more before the next column, at the same place."""
    names = (
        ("Åsa Ekdal", "Ordförande", "Lerum"),
        ("Torgny Ahlvik", "Ledamot", "Ale"),
        ("Bo Öberg", "Ersättare", "Partille"),
    )
    strings = tuple(
        (40 + 130 * column, 40 + 18 * row, text)
        for row, texts in enumerate(names)
        for column, text in enumerate(texts)
    )
    (page,) = pages(pdf(tmp_path / "list.pdf", strings), Reading(ocr=Ocr.ALWAYS))
    assert [re.split(r"\s{2,}", line) for line in plain(page.text)] == [list(row) for row in names]
    lines = [line for line in page.text.splitlines() if line.strip()]
    for column in (1, 2):
        assert len({line.index(row[column]) for line, row in zip(lines, names, strict=True)}) == 1


def test_a_leaning_page_is_levelled(picture: Image.Image) -> None:
    """A page that was laid two degrees askew reads as if it were straight."""
    found = ocr.recognise(picture.rotate(2, Image.Resampling.BICUBIC, fillcolor=255))
    assert found is not None
    assert plain(found.text) == list(LINES)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "GIF"])
def test_pictures_are_pages(tmp_path: Path, picture: Image.Image, kind: str) -> None:
    """A picture as a file is one page."""
    path = tmp_path / f"scan.{kind.lower()}"
    picture.crop((0, 0, picture.width, 350)).save(path, kind)
    (page,) = pages(path)
    assert plain(page.text) == list(LINES[:3])
    assert page.read_by is ReadBy.OCR


def test_a_tiff_of_several_pages(tmp_path: Path, picture: Image.Image) -> None:
    """Each picture in a TIFF is a page; one with nothing on it stays empty."""
    path, blank = tmp_path / "scan.tiff", Image.new("1", picture.size, 1)
    picture.convert("1").save(
        path, save_all=True, append_images=[blank, picture.convert("1")], compression="group4"
    )
    found = list(pages(path))
    assert [(page.number, len(plain(page.text))) for page in found] == [(1, 4), (2, 0), (3, 4)]
    with pytest.raises(errors.TooLarge):
        list(pages(path, Reading(pages=2)))


def test_transparent_and_turned_pictures(tmp_path: Path, picture: Image.Image) -> None:
    """What is clear is paper, and a photograph is turned as its camera says."""
    clear, turned = tmp_path / "clear.png", tmp_path / "turned.jpg"
    ink = picture.point(lambda level: 255 - level)
    Image.merge("LA", (Image.new("L", picture.size, 0), ink)).save(clear)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by 90 degrees
    picture.transpose(Image.Transpose.ROTATE_90).save(turned, exif=exif)
    for path in (clear, turned):
        (page,) = pages(path)
        assert plain(page.text) == list(LINES)


def test_a_small_picture_is_enlarged(tmp_path: Path, picture: Image.Image) -> None:
    """A page at 100 dpi, too coarse as it is, is read."""
    path = tmp_path / "small.png"
    picture.resize((picture.width // 3, picture.height // 3), Image.Resampling.BOX).save(path)
    (page,) = pages(path)
    assert "vuxenutbildning" in page.text


def test_pictures_without_text(tmp_path: Path) -> None:
    """A picture on which nothing is recognised gives no document, and a blank one is told from it."""
    grey, white = tmp_path / "grey.png", tmp_path / "white.png"
    shade = Image.linear_gradient("L").resize((600, 400))
    shade.save(grey)
    Image.new("L", (600, 400), 255).save(white)
    with pytest.raises(errors.NoTextLayer, match="none was recognised"):
        list(pages(grey))
    with pytest.raises(errors.EmptySource, match="blank"):
        list(pages(white))


def test_damaged_pictures(tmp_path: Path, picture: Image.Image) -> None:
    """A picture cut off, and one that is none, are unreadable; so many pixels as no page has are too large."""
    cut, none, bomb = tmp_path / "cut.png", tmp_path / "none.png", tmp_path / "bomb.png"
    picture.save(cut)
    cut.write_bytes(cut.read_bytes()[:3000])
    none.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    Image.new("1", (10_000, 10_000)).save(bomb)
    for path in (cut, none):
        with pytest.raises(errors.UnreadableSource, match="damaged"):
            list(pages(path))
    with pytest.raises(errors.TooLarge, match="pixels"):
        list(pages(bomb))
