"""Scans that lie, are negatives, hold two pages, were faxed or stamped are read all the same, and it is told how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

from minutes_index.extract import pages
from minutes_index.extract.layout.rows import Word
from minutes_index.extract.ocr.hocr import Seen
from minutes_index.extract.ocr.sheets import is_coloured, is_lying, mark, merged, positive

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.model import Page

LEFT: Final = (
    "Protokoll fört vid årsmötet",
    "",
    "§ 4 Verksamhetsberättelse",
    "Ordföranden Vega Lindmark föredrog berättelsen.",
    "Årsmötet beslutade att lägga den till handlingarna.",
    "",
    "§ 5 Medlemsavgift",
    "Styrelsen föreslog en oförändrad avgift för nästa år.",
    "Årsmötet beslutade att avgiften ska vara 250 kronor.",
)
RIGHT: Final = (
    "§ 6 Val av styrelse",
    "Årsmötet valde Ivar Stålnacke till kassör på två år.",
    "Till ny ledamot valdes Berit Sundgren på ett år.",
    "",
    "§ 7 Övriga frågor",
    "Bryggan ska lagas före midsommar av de som hinner.",
    "Kaffe dricks efter mötet i den stora salen.",
)


def _page(lines: tuple[str, ...], size: tuple[int, int] = (1240, 1000), *, height: int = 32) -> Image.Image:
    """A page of so many pixels in grey, with letters so high."""
    made: Any = FPDF(unit="pt", format=size)
    made.set_font("Helvetica", size=height)
    made.add_page()
    for at, line in enumerate(lines):
        made.text(110, 120 + at * height * 2, line)
    drawn: Image.Image = pypdfium2.PdfDocument(bytes(made.output()))[0].render(grayscale=True).to_pil()
    return drawn.convert("L").point([20 + level * 225 // 255 for level in range(256)])


def _read(tmp_path: Path, sheet: Image.Image, name: str = "scan.png", **options: Any) -> Page:
    path = tmp_path / name
    sheet.save(path, **options)
    (page,) = pages(path)
    return page


def _has(page: Page, lines: tuple[str, ...]) -> bool:
    """Whether most words of the lines stand on the page, in their order and on their lines."""
    said = [" ".join(line.split()) for line in page.text.split("\n") if line.strip()]
    found = [line for line in lines if line in said]
    places = [said.index(line) for line in found]
    return len(found) * 4 >= 3 * sum(map(bool, lines)) and places == sorted(places)


@pytest.mark.tesseract
@pytest.mark.parametrize(
    ("turn", "size"), [(90, (1240, 1000)), (180, (1240, 1700)), (270, (1500, 1100))], ids=["90", "180", "270"]
)
def test_a_sheet_that_lies_is_turned(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    page = _read(tmp_path, _page(LEFT + RIGHT[:1], size).rotate(turn, expand=True))
    assert _has(page, LEFT)
    assert page.treated == (f"turned by {turn}°",)


@pytest.mark.tesseract
@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_white_on_black_is_inverted(tmp_path: Path, mode: str) -> None:
    page = _read(tmp_path, ImageOps.invert(_page(LEFT)).convert(mode, dither=Image.Dither.NONE))
    assert _has(page, LEFT)
    assert page.treated == ("inverted",)


@pytest.mark.tesseract
@pytest.mark.parametrize(("turn", "told"), [(0, ()), (270, ("turned by 270°",))])
def test_two_pages_on_a_sheet_are_read_one_after_the_other(
    tmp_path: Path, turn: int, told: tuple[str, ...]
) -> None:
    sheet = Image.new("L", (2480, 1000), 245)
    sheet.paste(_page(LEFT), (0, 0))
    sheet.paste(_page(RIGHT), (1240, 0))
    ImageDraw.Draw(sheet).line((1240, 0, 1240, 999), fill=160, width=2)  # the fold
    page = _read(tmp_path, sheet.rotate(turn, expand=True))
    assert _has(page, LEFT + RIGHT)
    assert page.treated == (*told, "two pages")


@pytest.mark.tesseract
@pytest.mark.parametrize("dpi", [(204, 98), (100, 200), (300, 150)])
def test_a_fax_is_made_square(tmp_path: Path, dpi: tuple[int, int]) -> None:
    square, finest = _page(LEFT, height=40), max(dpi)
    size = square.width * dpi[0] // finest, square.height * dpi[1] // finest
    fax = square.resize(size, Image.Resampling.BOX)
    assert _has(_read(tmp_path, fax, "fax.tif", dpi=dpi), LEFT)


@pytest.mark.tesseract
def test_a_tiff_of_pages_that_lie_differently(tmp_path: Path) -> None:
    first, second = _page(LEFT), _page(LEFT[::-1]).rotate(180)
    path = tmp_path / "scan.tif"
    first.save(path, save_all=True, append_images=[second, ImageOps.invert(first)])
    found = list(pages(path))
    assert [_has(page, lines) for page, lines in zip(found, (LEFT, LEFT[::-1], LEFT), strict=True)] == [
        True
    ] * 3
    assert [page.treated for page in found] == [(), ("turned by 180°",), ("inverted",)]


@pytest.mark.tesseract
@pytest.mark.parametrize("colour", [(220, 30, 40), (40, 60, 225), (0, 190, 60)], ids=["red", "blue", "green"])
def test_text_under_a_stamp_in_colour_is_read(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    plain = _page(LEFT).convert("RGB")
    stamp = Image.new("RGB", plain.size, "white")
    draw = ImageDraw.Draw(stamp)
    draw.rounded_rectangle((100, 260, 800, 560), 30, fill=colour)
    draw.text((300, 350), "INKOM", fill="white", font=ImageFont.load_default(120))
    pixels = Image.composite(plain, stamp, plain.convert("L").point(lambda level: 255 * (level < 128)))
    sheet = Image.composite(pixels, plain, stamp.convert("L").point(lambda level: 255 * (level < 250)))
    page = _read(tmp_path, sheet)
    assert _has(page, LEFT)
    assert page.treated == ("colours taken out",)


def _stamped(words: str, level: int, size: int, turn: float, at: tuple[int, int]) -> Image.Image:
    """A page with a grey stamp over its text."""
    plain = _page(LEFT).convert("L")
    shape = Image.new("L", (size * len(words), size * 2), 0)
    ImageDraw.Draw(shape).text(
        (size // 4, size // 4), words, fill=255, font=ImageFont.load_default(size), stroke_width=size // 14
    )
    shape = shape.rotate(turn, expand=True)
    stamp = Image.new("L", plain.size, 255)
    stamp.paste(Image.new("L", shape.size, level), at, shape)
    return ImageChops.darker(plain, stamp)


@pytest.mark.tesseract
@pytest.mark.parametrize(
    "stamp",
    [("KOPIA", 90, 320, 0, (60, 150)), ("INKOM", 120, 240, 15, (100, 100)), ("UTKAST", 150, 280, -12, (40, 60))],
    ids=["dark", "tilted", "light"],
)  # fmt: skip
def test_text_under_a_grey_stamp_is_read(
    tmp_path: Path, stamp: tuple[str, int, int, float, tuple[int, int]]
) -> None:
    page = _read(tmp_path, _stamped(*stamp))
    assert _has(page, LEFT)
    assert page.treated == ("grey marks taken out",)


def test_a_page_without_a_stamp_has_no_mark() -> None:
    """Neither letters, noise, a dark bar nor a picture with many greys is one: such pages are read once."""
    plain = _page(LEFT).convert("L")
    dark, shaded = plain.copy(), plain.copy()
    ImageDraw.Draw(dark).rectangle((60, 60, 700, 140), fill=10)
    shaded.paste(Image.linear_gradient("L").resize((600, 400)), (100, 100))
    noisy = ImageChops.add(plain, Image.effect_noise(plain.size, 40), 1, -128)
    assert [mark(sheet) for sheet in (plain, dark, shaded, noisy)] == [0, 0, 0, 0]


def _seen(text: str, box: tuple[int, int, int, int], sure: float = 0.9) -> Seen:
    return Seen(Word(text, box[0], box[2], box[3], box[3] - box[1]), sure, box, 1)


def test_words_in_colour_stay_where_nothing_black_stands() -> None:
    black = [_seen("Protokoll", (0, 0, 90, 20))]
    everything = [
        _seen("Pr0t", (0, 0, 80, 20)),
        _seen("Bilaga", (0, 50, 60, 70)),
        _seen("~", (0, 90, 9, 99), 0.1),
    ]
    assert [one.word.text for one in merged(black, everything)] == ["Protokoll", "Bilaga"]


@pytest.mark.parametrize(
    ("boxes", "lies"), [([(0, 0, 90, 20)] * 3, False), ([(0, 0, 20, 90)] * 3, True), ([], False)]
)
def test_words_that_are_taller_than_broad_lie(boxes: list[tuple[int, int, int, int]], *, lies: bool) -> None:
    assert is_lying([_seen("styrelse", box) for box in boxes]) is lies


def test_sheets_are_told_apart_by_light_and_colour() -> None:
    page = _page(LEFT)
    assert positive(page) == (page, False)
    assert positive(ImageOps.invert(page))[1]
    assert not is_coloured(page)
    assert not is_coloured(Image.merge("RGB", (page, page, page.point(lambda level: level * 9 // 10))))
