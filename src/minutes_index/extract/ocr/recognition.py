"""Text recognition: a picture of a page as words with places, by Tesseract.

What it makes of a page is set on the same grid as the words of a PDF, so that columns stay columns.
"""

from __future__ import annotations

import re
from itertools import groupby, zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.errors import OcrMissing
from minutes_index.extract.ocr import tesseract
from minutes_index.extract.ocr.hocr import Seen, seen_words
from minutes_index.extract.ocr.paragraph_signs import with_paragraph_signs
from minutes_index.extract.ocr.pictures import prepared
from minutes_index.extract.ocr.tesseract import RecognitionFailed, lacking, version, way_out
from minutes_index.extract.setting.grid import set_rows
from minutes_index.extract.setting.rows import character_width, is_prose_in_columns, rows, rows_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

__all__ = ["Recognised", "lacking", "recognise", "require", "version", "way_out"]

SECONDS: Final = 120
"""For a page by the clock, all attempts at it together; each may compute for `tesseract.SECONDS`."""
PAGE: Final = ("-l", tesseract.SWEDISH, "--psm", "3", "hocr")
"""Finds blocks by itself; of the page segmentation modes 3, 4, 6 and 11 it lost fewest words of lists and tables."""
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


def require() -> None:
    """Raise `OcrMissing` when no page can be recognised on this machine."""
    if missing := lacking():
        raise OcrMissing(missing, way_out())


def recognise(picture: Image.Image) -> Recognised | None:
    """The text on a grey picture of a page at about 300 dpi, or None when Tesseract gives up on it.

    It is turned when it lies on its side or upside down.
    """
    deadline = monotonic() + SECONDS
    try:
        seen = _words(picture, deadline)
        if (_quality(seen) or 0.0) < DOUBTFUL and (turn := _turn(picture, deadline)):
            seen = max(seen, _words(picture.rotate(-turn, expand=True), deadline), key=_weight)
    except RecognitionFailed:
        return None
    return Recognised(_set(seen), _quality(seen))


def _words(picture: Image.Image, deadline: float) -> list[Seen]:
    ready = prepared(picture)
    lines = map(_meant, seen_words(tesseract.run(ready, PAGE, deadline - monotonic())))
    found = [one for line in lines for one in _apart(_with_bullet(line))]
    return with_paragraph_signs(found, ready, deadline)


def _meant(line: Sequence[Seen]) -> list[Seen]:
    """The words of a line without what is none."""
    meant: list[Seen] = []
    words = [one for one in line if not _STROKES.fullmatch(one.word.text)]
    for unsure, group in groupby(words, lambda one: one.sure < UNSURE):
        run = list(group)
        if not (unsure and len(run) >= RUN and sum(one.sure for one in run) < HOPELESS * len(run)):
            meant += run
    return meant


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
