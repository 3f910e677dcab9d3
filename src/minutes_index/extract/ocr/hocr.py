"""What Tesseract writes of a page in hOCR: lines with their baselines, words with boxes and confidence.

The format: https://kba.github.io/hocr-spec/1.2. TSV would be shorter, but tells no baseline: words of one row
that stand in two columns would come apart wherever one has letters that reach below the line.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.extract.layout.rows import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf ([\d.]+)")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_WORD = "ocrx_word"


class Seen(NamedTuple):
    """A word that was recognised, and how sure that is: 0 to 1."""

    word: Word
    sure: float
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels."""
    line: int
    """Number of its line on the page."""


class _Line(NamedTuple):
    """Where a line stands: its left end, the baseline there, how it slopes and how high it is, in pixels."""

    x: float = 0.0
    y: float = 0.0
    slope: float = 0.0
    size: float = 1.0


def seen_words(hocr: str) -> list[list[Seen]]:
    """The words of a page, line by line in the order in which Tesseract reads them."""
    reader = _Reader()
    reader.feed(hocr)
    reader.close()
    return [list(line) for _, line in groupby(reader.found, lambda one: one.line)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Seen] = []
        self._line, self._lines, self._title, self._text = _Line(), 0, "", ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kind, title = told.get("class") or "", told.get("title") or ""
        if kind in _LINES:
            self._line, self._lines = _line(title), self._lines + 1
        elif kind == _WORD:
            self._title, self._text = title, ""

    def handle_data(self, data: str) -> None:
        if self._title:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._title:
            self.found += self._seen(self._text.strip())
            self._title = ""

    def _seen(self, text: str) -> Iterator[Seen]:
        if not text:
            return
        left, top, right, bottom = map(int, _numbers(_BOX, self._title, 4))
        (sure,) = _numbers(_SURE, self._title, 1)
        y = self._line.y + self._line.slope * (left - self._line.x)
        word = Word(text, left, right, y, self._line.size)
        yield Seen(word, min(1.0, sure / 100), (left, top, right, bottom), self._lines)


def _line(title: str) -> _Line:
    left, _, _, bottom = _numbers(_BOX, title, 4)
    slope, offset = _numbers(_BASELINE, title, 2)
    (size,) = _numbers(_SIZE, title, 1)
    return _Line(left, bottom + offset, slope, size or 1.0)


def _numbers(pattern: re.Pattern[str], title: str, count: int) -> tuple[float, ...]:
    found = pattern.search(title)
    return tuple(map(float, found.groups())) if found else (0.0,) * count
