"""Numbers that hang in the margin of a scanned page stand before the line at their height."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw

from minutes_index.extract.ocr import tesseract
from minutes_index.extract.ocr.hanging import with_hanging_numbers
from minutes_index.extract.ocr.hocr import Seen, seen_words
from minutes_index.extract.ocr.pictures import prepared
from minutes_index.extract.ocr.recognition import PAGE, recognise

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.tesseract

HEADINGS = ("Mötets öppnande", "Val av protokollförare", "Rapport om lekplatsen", "Nästa möte")
TEXT = ("Ordföranden hälsade de närvarande välkomna till", "kvällens möte, som hölls i den gamla skolan.")


def scan(
    numbers: Sequence[str],
    *,
    font: str,
    size: int,
    hang: float,
    text: float,
    width: float,
    dpi: int,
    ruled: bool = False,
) -> Image.Image:
    """Items whose numbers hang left of the text, all in mm, as a picture at 300 dpi."""
    made: Any = FPDF(unit="mm", format=(width, 150))
    made.add_page()
    made.set_font(font, size=size)
    y, high = 20.0, size * 0.5
    for number, heading in zip(numbers, HEADINGS, strict=True):
        made.text(hang, y, number)
        for line in (heading, *TEXT):
            made.text(text, y, line)
            y += high
        if ruled:
            made.line(hang - 3, y - high * 0.4, width - 15, y - high * 0.4)
            made.line(text - 3, y - high * 4, text - 3, y - high * 0.4)
        y += high
    page = pypdfium2.PdfDocument(bytes(made.output()))[0]
    drawn: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return drawn.resize(
        (round(drawn.width * 300 / dpi), round(drawn.height * 300 / dpi)), Image.Resampling.BICUBIC
    )


@pytest.mark.parametrize(
    ("numbers", "made"),
    [
        (("1.", "2.", "3.", "4."), {"font": "Times", "size": 13, "hang": 24, "text": 37, "width": 200, "dpi": 300}),
        (("8.", "9.", "10.", "11."), {"font": "Helvetica", "size": 11, "hang": 11, "text": 31, "width": 150, "dpi": 200}),
        (("§ 1", "§ 2", "§ 3", "§ 4"), {"font": "Times", "size": 12, "hang": 14, "text": 42, "width": 210, "dpi": 300}),
        (("§114", "§115", "§116", "§117"), {"font": "Helvetica", "size": 10, "hang": 13, "text": 66, "width": 205, "dpi": 200}),
        (("31", "32", "33", "34"), {"font": "Courier", "size": 10, "hang": 18, "text": 50, "width": 180, "dpi": 250}),
        (("1.", "2.", "3.", "4."), {"font": "Times", "size": 12, "hang": 20, "text": 36, "width": 190, "dpi": 300, "ruled": True}),
    ],
    ids=["points", "small page", "signs", "far away", "bare", "ruled"],
)  # fmt: skip
def test_each_number_stands_before_its_heading(numbers: Sequence[str], made: dict[str, Any]) -> None:
    """Whatever its form, the letters, the page and how far away it hangs; also with rules of a table between."""
    found = recognise(scan(numbers, **made))
    assert found is not None
    told = [" ".join(line.split()) for line in found.text.split("\n")]
    expected = [
        f"{number.replace('§', '§ ').replace('  ', ' ')} {heading}"
        for number, heading in zip(numbers, HEADINGS, strict=True)
    ]
    assert [line for line in told if any(line.endswith(heading) for heading in HEADINGS)] == expected


def _read(picture: Image.Image) -> tuple[list[list[Seen]], Image.Image]:
    ready = prepared(picture)
    return seen_words(tesseract.run(ready, PAGE, 60)), ready


def test_a_page_with_an_empty_margin_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more is recognised where nothing stands before the lines."""
    lines, ready = _read(scan(("", "", "", ""), font="Times", size=12, hang=20, text=40, width=190, dpi=200))
    monkeypatch.setattr(tesseract, "run", None)
    assert with_hanging_numbers(lines, ready, 60) == lines


def test_what_is_no_number_stays_out() -> None:
    """Scribbles, bars beside changes and holes of a punch in the margin add nothing to the text."""
    picture = scan(("", "", "", ""), font="Helvetica", size=12, hang=20, text=45, width=190, dpi=300)
    draw = ImageDraw.Draw(picture)
    draw.line([(200, 180), (240, 260), (280, 190), (330, 270), (380, 200)], fill=20, width=5)
    draw.ellipse((60, 500, 130, 570), fill=10)
    draw.rectangle((430, 700, 438, 900), fill=30)
    lines, ready = _read(picture)
    more = with_hanging_numbers(lines, ready, 60)
    assert not re.search(r"\d", " ".join(one.word.text for line in more for one in line))


def test_figures_that_were_read_are_kept() -> None:
    """A number that was read before is not exchanged for another: only a sign is put before it."""
    lines, ready = _read(
        scan(("31", "32", "33", "34"), font="Courier", size=11, hang=15, text=45, width=190, dpi=300)
    )
    other = [
        [
            one._replace(word=one.word._replace(text="77")) if one.word.text.startswith("3") else one
            for one in line
        ]
        for line in lines
    ]
    again = [one.word.text for line in with_hanging_numbers(other, ready, 60) for one in line]
    assert again.count("77") == 4
    assert not {"31", "32", "33", "34"} & set(again)


def test_a_number_under_a_time_that_is_up_is_left_out() -> None:
    """The page keeps what was read of it."""
    lines, ready = _read(
        scan(("1.", "2.", "3.", "4."), font="Times", size=13, hang=24, text=37, width=200, dpi=300)
    )
    assert with_hanging_numbers(lines, ready, -monotonic()) == lines
