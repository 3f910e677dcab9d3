"""Words with positions, put together to rows and cells, and what the rows tell of the page."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# All in ems (multiples of the type size), measured on minutes printed from Word and LibreOffice.
ROW = 0.45  # a superscript is raised less, a line is set further down
GAP = 1.0  # wider than the space in a line of ragged text
TAB = 0.4  # a gap that may be a tab, if it ends where a neighbour's does; wider than an ordinary space
STRETCHED = 3.0  # a justified line is not stretched further
EVEN = 0.1  # the spaces of a justified line differ less
TOUCHING = 0.1  # narrower than any space
ALIGNED = 0.35

SMALLER, RAISED = 0.85, 0.12
"""Of the size of a line: the figures of a mark are no larger, and stand higher."""
_NOTE = re.compile(r"\d{1,3}\)?[.,;:]?")
_UNIT = re.compile(r"(?<![^\W\d])(?:[cdk]?m|mm)$")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PROSE = 30  # characters: a cell this long is a line of running text
_MARKER = re.compile(r"[•·▪●○◦‣\uf0b7*–-]|o|\(?(?:\d{1,2}|[a-zåäö])[.)]")


class Word(NamedTuple):
    """Characters without a space between them; ``y`` is the baseline and grows down the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Rule(NamedTuple):
    """A vertical line, as between the cells of a table."""

    x: float
    top: float
    bottom: float


_x0, _y, _size = attrgetter("x0"), attrgetter("y"), attrgetter("size")


class Cell(NamedTuple):
    """Words of one row with no wide gap between them."""

    x: float
    text: str


class Row(NamedTuple):
    """The cells on one baseline, from left to right."""

    y: float
    size: float
    cells: tuple[Cell, ...]


def rows(words: Iterable[Word], rules: Sequence[Rule] = ()) -> list[Row]:
    """The words as rows, from the top of the page to its foot.

    Cells are parted by wide gaps, by rules, and by narrower gaps where the next row has a wide one.
    """
    lines = list(_lines(sorted(words, key=_y)))
    page = [_row(line, rules) for line in lines]
    stops: list[list[float]] = [[], *([cell.x for cell in row.cells[1:]] for row in page), []]
    for at, line in enumerate(lines):
        if tabs := stops[at] + stops[at + 2]:
            page[at] = _row(line, rules, tabs)
    return page


def rows_in_order(words: Iterable[Word]) -> list[Row]:
    """The words as rows in the order given: in text set in columns, down one column and then the next."""
    return [_row(part) for line in _lines(words) for part in _forward(line)]


def is_prose_in_columns(page: Sequence[Row]) -> bool:
    """Whether most rows that have a wide gap have running text on both sides of it."""
    parted = [row.cells for row in page if len(row.cells) > 1]
    shortest = [min(len(cell.text) for cell in cells) for cells in parted]
    return len(parted) * 2 > len(page) and median(shortest) >= PROSE


def character_width(words: Sequence[Word]) -> float:
    """The average width of a character; 1 when nothing has a width."""
    letters = sum(len(word.text) for word in words)
    return sum(max(0.0, word.x1 - word.x0) for word in words) / max(1, letters) or 1.0


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and abs(word.y - line[-1].y) > ROW * max(word.size, line[-1].size):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _forward(line: list[Word]) -> Iterator[list[Word]]:
    """Part a line where the words jump back to the left."""
    start = 0
    for at, (one, other) in enumerate(pairwise(line), 1):
        if other.x0 < one.x0:
            yield line[start:at]
            start = at
    yield line[start:]


def _row(words: Sequence[Word], rules: Sequence[Rule] = (), stops: Sequence[float] = ()) -> Row:
    y, line = words[len(words) // 2].y, sorted(words, key=_x0)
    size = max(map(_size, line))
    crossing = [rule.x for rule in rules if rule.top < y < rule.bottom]
    gaps = [other.x0 - one.x1 for one, other in pairwise(line)]
    justified = _is_justified(gaps, size)
    wide = STRETCHED * size if justified else GAP * size
    tabs = () if justified else stops
    cells = [(line[0].x0, line[0].text)]
    for word, gap in zip(line[1:], gaps, strict=True):
        x, text = cells[-1]
        ruled = crossing and any(word.x0 - gap <= rule + 1 and rule - 1 <= word.x0 for rule in crossing)
        tabbed = gap > TAB * size and any(abs(word.x0 - tab) < EVEN * size for tab in tabs)
        if ruled or tabbed or (gap > wide and not _MARKER.fullmatch(text)):
            cells.append((word.x0, word.text))
        elif is_raised(word, y, size):
            cells[-1] = x, with_mark(text, word.text)
        else:
            cells[-1] = x, text + ("" if abs(gap) < TOUCHING * size else " ") + word.text
    return Row(y, size, tuple(Cell(*cell) for cell in cells))


def is_raised(word: Word, y: float, size: float) -> bool:
    """Whether a word is the mark of a note: figures set smaller and higher than a line in letters of ``size`` at ``y``."""
    return word.size < SMALLER * size and y - word.y > RAISED * size and bool(_NOTE.fullmatch(word.text))


def with_mark(text: str, mark: str) -> str:
    """The text with the mark of a note behind it, apart so that it is read into no number and no name; a power of a unit stays with it.

    >>> with_mark("30", "3"), with_mark("25 m", "2")
    ('30 ³', '25 m²')
    """
    return text + ("" if _UNIT.search(text) else " ") + mark.translate(_SUPERSCRIPT)


def _is_justified(gaps: list[float], size: float) -> bool:
    return len(gaps) > 2 and max(gaps) - min(gaps) < EVEN * size  # two gaps may be alike by chance
