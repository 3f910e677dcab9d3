"""Text recognition: a picture of a page as words with places, by Tesseract.

What it makes of a page is set on the same grid as the words of a PDF, so that columns stay columns.
"""

from __future__ import annotations

import re
from itertools import groupby, zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.errors import OcrMissing
from minutes_index.extract.layout.grid import set_rows
from minutes_index.extract.layout.rows import character_width, is_prose_in_columns, rows, rows_in_order
from minutes_index.extract.layout.spreads import spread
from minutes_index.extract.ocr import tesseract
from minutes_index.extract.ocr.hanging import with_hanging_numbers
from minutes_index.extract.ocr.hocr import Seen, seen_words
from minutes_index.extract.ocr.paragraph_signs import with_paragraph_signs
from minutes_index.extract.ocr.pictures import prepared
from minutes_index.extract.ocr.sheets import (
    COLOURS,
    INVERTED,
    MARKS,
    PARTED,
    SURE,
    TURNED,
    grey,
    is_coloured,
    is_lying,
    mark,
    merged,
    positive,
    without_colours,
    without_mark,
)
from minutes_index.extract.ocr.tesseract import RecognitionFailed, lacking, version, way_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

__all__ = ["Recognised", "lacking", "recognise", "require", "version", "way_out"]

SECONDS: Final = 120
"""For a page by the clock, all attempts at it together; each may compute for `tesseract.SECONDS`."""
PAGE: Final = ("-l", tesseract.SWEDISH, "--psm", "4", "hocr")
"""One column of lines of any size: of the page segmentation modes 3, 4, 6 and 11 it lost fewest words of lists and tables, and of numbers that hang in the margin."""
TURN: Final = ("-l", tesseract.TURNS, "--psm", "0")
DOUBTFUL: Final = 0.6
"""A page read less surely may lie on its side. Upright pages of poor scans (150 dpi, much noise) are read at 0.75."""
RUN: Final = 3
UNSURE, HOPELESS = 0.4, 0.2
"""Words in a row of which each is less sure than the one, and all together than the other, are no words but dotted lines, stamps
and signatures. A single one stays: names that the dictionary has not are often as unsure."""
SPACE: Final = 0.15
"""Em: the least between two words."""
BULLET: Final = "•"
_QUOTES: Final = re.compile("[«»]")
_STROKES: Final = re.compile(r"[|¦_~\[\]{}\\]+")
_TURN: Final = re.compile(r"Rotate: (90|180|270)")


class Recognised(NamedTuple):
    """What a page says."""

    text: str
    quality: float | None
    """Mean confidence of its words, by their length: 0 to 1; None without words."""
    treated: tuple[str, ...] = ()
    """As `Page.treated`."""


def require() -> None:
    """Raise `OcrMissing` when no page can be recognised on this machine."""
    if missing := lacking():
        raise OcrMissing(missing, way_out())


def recognise(picture: Image.Image) -> Recognised | None:
    """The text on a picture of a page at about 300 dpi, or None when Tesseract gives up on it.

    It is turned when it lies on its side or upside down, inverted when it is white on black, and parted when two
    pages lie side by side.

    Args:
        picture: in grey, or in colours (RGB).
    """
    deadline = monotonic() + SECONDS
    sheet, inverted = positive(picture)
    try:
        seen, turn = _upright(sheet, deadline)
        sheet = sheet.rotate(-turn, expand=True) if turn else sheet
        pages = _parted(sheet, seen)
        read = [_in_colours(page, seen if len(pages) == 1 else None, deadline) for page in pages]
    except RecognitionFailed:
        return None
    everything = [one for page in read for one in page]
    done = {
        INVERTED: inverted,
        TURNED.format(turn): turn,
        PARTED: len(pages) > 1,
        COLOURS: is_coloured(sheet),
        MARKS: not is_coloured(sheet) and mark(grey(sheet)),
    }
    text = "\n\n".join(map(_set, read))
    return Recognised(text, _quality(everything), tuple(each for each, is_so in done.items() if is_so))


def _upright(sheet: Image.Image, deadline: float) -> tuple[list[Seen], int]:
    """The words of a sheet, and by how many degrees it had to be turned clockwise to read them."""
    seen = _words(grey(sheet), deadline)
    lies = is_lying(seen)
    if not lies and (_quality(seen) or 0.0) >= DOUBTFUL:
        return seen, 0
    told = _turn(grey(sheet), deadline)
    turns = [told] if told or not lies else [90, 270]
    others = [(_words(grey(sheet.rotate(-turn, expand=True)), deadline), turn) for turn in turns if turn]
    return max([(seen, 0), *others], key=lambda read: (not is_lying(read[0]), _weight(read[0])))


def _parted(sheet: Image.Image, seen: Sequence[Seen]) -> list[Image.Image]:
    """The pages that lie side by side on a sheet; most often it is one."""
    words = [one.word for one in seen if one.sure >= SURE]
    if not spread(words, 0, sheet.width, sheet.height):
        return [sheet]
    middle = sheet.width // 2
    return [
        sheet.crop((0, 0, middle, sheet.height)),
        sheet.crop((middle, 0, sheet.width, sheet.height)),
    ]


def _in_colours(sheet: Image.Image, seen: list[Seen] | None, deadline: float) -> list[Seen]:
    """The words of an upright page, also those that stamps and marks in colour or grey lie over."""
    everything = _words(grey(sheet), deadline) if seen is None else seen
    if is_coloured(sheet):
        return merged(_words(without_colours(sheet), deadline), everything)
    if level := mark(grey(sheet)):
        return merged(_words(without_mark(grey(sheet), level), deadline), everything)
    return everything


def _words(picture: Image.Image, deadline: float) -> list[Seen]:
    ready = prepared(picture)
    read = list(map(_meant, seen_words(tesseract.run(ready, PAGE, deadline - monotonic()))))
    lines = with_hanging_numbers(read, ready, deadline - monotonic())
    found = [one for line in lines for one in _apart(_with_bullet(line))]
    return with_paragraph_signs(found, ready, deadline)


def _meant(line: Sequence[Seen]) -> list[Seen]:
    """The words of a line without what is none."""
    meant: list[Seen] = []
    words = [_without_rule(one) for one in line if not _STROKES.fullmatch(one.word.text)]
    for unsure, group in groupby(words, lambda one: one.sure < UNSURE):
        run = list(group)
        if not (unsure and len(run) >= RUN and sum(one.sure for one in run) < HOPELESS * len(run)):
            meant += run
    return meant


def _without_rule(one: Seen) -> Seen:
    """A word without the rule of a table that it touches: `|Val`."""
    return one._replace(word=one.word._replace(text=one.word.text.strip("|¦") or one.word.text))


def _with_bullet(line: list[Seen]) -> list[Seen]:
    """The line with a bullet where it begins with one mark of a quotation that nowhere ends."""
    if len(line) < 2 or sum(len(_QUOTES.findall(one.word.text)) for one in line) != 1:
        return line
    first = line[0].word
    if not _QUOTES.match(first.text):
        return line
    text = f"{BULLET} {first.text[1:]}".strip()
    return [line[0]._replace(word=first._replace(text=text)), *line[1:]]


def _apart(line: Sequence[Seen]) -> Iterator[Seen]:
    """The words of a line with a gap between any two, which the grid would take for one."""
    for one, other in zip_longest(line, line[1:]):
        word = one.word
        end = min(word.x1, other.word.x0 - SPACE * word.size) if other else word.x1
        yield one._replace(word=word._replace(x1=end))


def _turn(picture: Image.Image, deadline: float) -> int:
    """By how many degrees a page has to be turned clockwise; 0 when Tesseract cannot tell."""
    found = tesseract.installed()
    if found is None or tesseract.TURNS not in found.languages:
        return 0
    try:
        told = _TURN.search(tesseract.run(picture, TURN, deadline - monotonic()))
    except RecognitionFailed:
        return 0  # too few letters to tell
    return int(told[1]) if told else 0


def _weight(seen: Sequence[Seen]) -> float:
    return sum(one.sure * len(one.word.text) for one in seen)


def _quality(seen: Sequence[Seen]) -> float | None:
    letters = sum(len(one.word.text) for one in seen)
    return round(_weight(seen) / letters, 3) if letters else None


def _set(seen: Sequence[Seen]) -> str:
    words = [one.word for one in seen]
    page = rows(words)
    if is_prose_in_columns(page):
        page = rows_in_order(words)
    return set_rows(page, character_width(words))
