"""Pictures made ready, and what Tesseract writes taken apart: without Tesseract."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw

from minutes_index.extract.ocr.hocr import seen_words
from minutes_index.extract.ocr.pictures import bleached, is_blank, leaning, prepared, without_rules
from minutes_index.extract.ocr.recognition import _apart, _meant, _quality, _with_bullet

HOCR = """<html><body><div class='ocr_page'>
<span class='ocr_line' id='line_1_1' title="bbox 100 50 500 90; baseline -0.01 -10; x_size 40; x_descenders 8">
 <span class='ocrx_word' title='bbox 100 50 200 90; x_wconf 96'>Anna &amp;</span>
 <span class='ocrx_word' title='bbox 300 50 500 90; x_wconf 50'><strong>Bo</strong></span>
 <span class='ocrx_word' title='bbox 510 50 520 90; x_wconf 50'> </span>
</span>
<span class='ocr_header' id='line_1_2' title="bbox 100 150 500 190"><span class='ocrx_word' title='bbox 1 2 3 4'>C</span></span>
</div></body></html>"""


def line(*words: tuple[str, float]) -> str:
    """A line in hOCR of these words, each with its confidence."""
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {at * 100} 0 {at * 100 + 99} 40; x_wconf {sure}'>{text}</span>"
        for at, (text, sure) in enumerate(words)
    )
    return f"<span class='ocr_line' title='bbox 0 0 900 40; baseline 0 -8; x_size 40'>{spans}</span>"


def drawn(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """Black boxes on white paper."""
    picture = Image.new("L", (800, 800), 255)
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill=0)
    return picture


def test_words_stand_on_their_baseline() -> None:
    """The baseline is that of the line at the word's left end; entities and markup are read, empty words left out."""
    (anna, bo), (other,) = seen_words(HOCR)
    assert (anna.word.text, anna.word.x0, anna.word.x1, anna.word.y, anna.word.size) == (
        "Anna &",
        100,
        200,
        80,
        40,
    )
    assert (bo.word.text, bo.word.y, bo.sure) == ("Bo", 78, 0.5)
    assert (other.word.text, other.word.size, other.sure) == ("C", 1, 0)


def test_dotted_lines_and_stamps_are_no_words() -> None:
    """Three hopeless words in a row go; one or two, and those beside surer ones, stay."""
    (garbage,) = seen_words(line(("sa", 0), ("oor", 10), ("arr", 20), ("Anna", 95)))
    (names,) = seen_words(
        line(("Begović", 5), ("Karadağ", 10), ("|", 90), ("kom", 90), ("x", 39), ("y", 38), ("z", 37))
    )
    assert [one.word.text for one in _meant(garbage)] == ["Anna"]
    assert [one.word.text for one in _meant(names)] == ["Begović", "Karadağ", "kom", "x", "y", "z"]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (("«", "att", "bifalla"), ["•", "att", "bifalla"]),
        (("«att", "bifalla"), ["• att", "bifalla"]),
        (("»Fri", "väg»", "är"), ["»Fri", "väg»", "är"]),
        (("kallad", "»vägen"), ["kallad", "»vägen"]),
        (("»",), ["»"]),
    ],
)
def test_bullets(words: tuple[str, ...], read: list[str]) -> None:
    """One mark of quotation at the start of a line that nowhere ends is a bullet; a quotation stays."""
    (seen,) = seen_words(line(*((word, 90) for word in words)))
    assert [one.word.text for one in _with_bullet(seen)] == read


def test_words_are_apart_and_weighed_by_length() -> None:
    """Boxes that touch are no one word; a long word counts for more in the quality of a page."""
    (seen,) = seen_words(line(("Med", 100), ("6", 20)))
    one, other = (each.word for each in _apart(seen))
    assert other.x0 - one.x1 >= 0.1 * one.size
    assert _quality(seen) == 0.8
    assert _quality([]) is None


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 0.7, 3.0])
def test_how_a_page_leans(degrees: float) -> None:
    """The angle is found to a tenth of a degree or two."""
    words = [(100 + 60 * word, 100 + 40 * row) for word in range(10) for row in range(14)]
    rows = drawn(*((x, y, x + 50, y + 18) for x, y in words)).resize((2400, 2400))
    assert leaning(rows.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(
        -degrees, abs=0.2
    )


def test_ruling_lines_go_and_letters_stay() -> None:
    """Long thin lines vanish, level or plumb; short strokes and thick bars stay as they are."""
    letters, bar = drawn((100, 100, 160, 106), (100, 100, 106, 160)), drawn((100, 300, 700, 340))
    ruled = ImageChops.darker(letters, drawn((50, 500, 750, 503), (600, 400, 603, 750)))
    assert ImageChops.difference(without_rules(ruled), letters).getextrema() == (0, 0)
    assert ImageChops.difference(without_rules(bar), bar).getextrema() == (0, 0)


def test_paper_becomes_white_and_noise_goes() -> None:
    """Grey paper is white and ink black; noise on a page with next to nothing on it is not taken for ink."""
    noise = Image.effect_noise((800, 800), 12).point([max(180, min(250, 90 + level)) for level in range(256)])
    assert bleached(noise).resize((80, 80)).getextrema()[0] > 250  # type: ignore[operator]  # one channel
    assert is_blank(noise)
    inked = ImageChops.darker(noise, drawn((100, 100, 300, 120)))
    assert not is_blank(inked)
    assert prepared(inked).getpixel((200, 110)) == 0
