"""A scanned page whose picture cannot be drawn is told as unread, never as blank."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image, ImageDraw
from tests.extract.drawn import lines, pdf, stream

from minutes_index import Archive, errors
from minutes_index.extract import Reading, pages
from minutes_index.extract.reading import Ocr
from minutes_index.ingest.report import Unread
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from pathlib import Path

TEXT = lines(60, 700, "Protokoll Ölands byalag", "Styrelsen beslutar att laga bryggan.")
SIZE: Final = (620, 877)


def scan() -> bytes:
    """A JPEG of dark bars on white."""
    picture = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(picture)
    for row in range(12):
        draw.rectangle((60, 60 + 60 * row, 560 - 20 * row, 80 + 60 * row), fill=0)
    packed = io.BytesIO()
    picture.save(packed, "JPEG")
    return packed.getvalue()


def drawing(path: Path, picture: bytes, packed: str, *texts: str, size: tuple[int, int] = SIZE) -> Path:
    """A PDF of pages of text, and a last one that is a picture."""
    width, height = size
    entries = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/{packed}"
    more = {100: stream(picture, entries)}
    return pdf(path, *texts, "q 595 0 0 842 0 0 cm /I Do Q", resources="/XObject<</I 100 0 R>>", more=more)


def broken() -> dict[str, tuple[bytes, str]]:
    """Pictures that pdfium cannot draw, by what is wrong with them."""
    sound = scan()
    frame, tables = sound.index(b"\xff\xc0"), sound.index(b"\xff\xdb")
    return {
        "no start": (b"\0\0" + sound[2:], "DCTDecode"),
        "vast": (sound[: frame + 5] + b"\xff" * 4 + sound[frame + 9 :], "DCTDecode"),
        "no tables": (sound[: tables + 2] + b"\0\0" + sound[tables + 4 :], "DCTDecode"),
        "unknown codec": (sound, "JXLDecode"),
        "not what it says": (sound, "JPXDecode"),
    }


@pytest.mark.parametrize("fault", broken())
def test_beside_a_page_with_text_the_import_tells_which_page_is_unread(tmp_path: Path, fault: str) -> None:
    path = drawing(tmp_path / "skadad.pdf", *broken()[fault], TEXT)
    with Archive.open(tmp_path / "index", create=True) as archive:
        report = archive.import_paths([path])
        assert report.unread == (Unread(str(path), (2,)),)
        assert [page.read_by for page in archive.pages("skadad.pdf")] == [ReadBy.TEXT_LAYER, ReadBy.UNREAD]


@pytest.mark.parametrize("fault", broken())
@pytest.mark.parametrize("asked", [Ocr.AUTO, Ocr.NEVER])
def test_alone_it_is_damaged_and_not_blank(tmp_path: Path, fault: str, asked: Ocr) -> None:
    path = drawing(tmp_path / "skadad.pdf", *broken()[fault])
    with pytest.raises(errors.UnreadableSource, match="damaged"):
        list(pages(path, Reading(ocr=asked)))


def test_a_white_picture_is_blank_and_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    Image.new("L", SIZE, 255).save(packed, "JPEG")
    path = drawing(tmp_path / "vit.pdf", packed.getvalue(), "DCTDecode", TEXT)
    assert [page.read_by for page in pages(path)] == [ReadBy.TEXT_LAYER, ReadBy.TEXT_LAYER]


@pytest.mark.parametrize(
    ("name", "data"),
    [("tom.txt", b""), ("bild.xyz", bytes(range(256)) * 8), ("blank.txt", b"  \n\n ")],
)
def test_what_is_empty_or_of_no_format_is_not_read_again_until_it_changes(
    tmp_path: Path, name: str, data: bytes
) -> None:
    """It is told of each time; so is what lies in a ZIP archive, which is not opened again for it."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "alla.zip", "w") as packed:
        packed.writestr(f"inne-{name}", data)
        packed.writestr(
            "mote.txt", "Protokoll\nStyrelsen\n2023-04-12\n\n§ 1 Val\nStyrelsen beslutar att välja Siv Ek.\n"
        )
    with Archive.open(tmp_path / "archive", create=True) as archive:
        first = archive.import_paths([folder])
        assert len(first.failed) == 2
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                "minutes_index.ingest.workers.Workers", None
            )  # no process is started: nothing is read
            again = archive.import_paths([folder])
        assert (again.failed, again.unchanged) == (first.failed, 1)
        (folder / name).write_text(
            "Protokoll\nStyrelsen\n2023-04-12\n\n§ 1 Val\nStyrelsen beslutar att välja Siv Ek.\n"
        )
        if name.endswith(".txt"):
            assert len(archive.import_paths([folder]).new) == 1
