"""Rows of cells, set as lines of text on a character grid.

The method is that of ``pdftotext -layout``: cells that start at the same x start at the same column, pushed
right until they are clear of the cells before them by two spaces.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.extract.layout.rows import ALIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_index.extract.layout.rows import Row

COLUMN_GAP = 2
LEADING = (0.8, 1.85)  # ems: from lines set solid to one and a half lines
TIGHTEST = 0.2  # of the distances between rows are within a paragraph
PARAGRAPH = 1.33  # times the leading


class _Start(NamedTuple):
    x: float
    row: int
    text: str


def set_rows(page: Sequence[Row], width: float) -> str:
    """The rows as lines of text, with a blank line where a paragraph ends.

    Args:
        page: Rows in reading order.
        width: Of a character, on average, in the unit of the rows.
    """
    if not page:
        return ""
    breaks = (False, *_breaks(page))
    return "\n".join("\n" * ended + line for line, ended in zip(_lines(page, width), breaks, strict=True))


def _lines(page: Sequence[Row], width: float) -> list[str]:
    starts = sorted(_Start(cell.x, at, cell.text) for at, row in enumerate(page) for cell in row.cells)
    left, lines, column = starts[0].x, [""] * len(page), 0
    for aligned in _clusters(starts, ALIGNED * median(row.size for row in page)):
        clear = max(len(lines[start.row]) + COLUMN_GAP * bool(lines[start.row]) for start in aligned)
        column = max(column, clear, round((aligned[0].x - left) / width))
        for start in aligned:
            lines[start.row] = lines[start.row].ljust(column) + start.text
    return lines


def _clusters(starts: Iterable[_Start], tolerance: float) -> Iterator[list[_Start]]:
    """Starts at the same x, at most one of a row."""
    cluster: list[_Start] = []
    for start in starts:
        if cluster and start.x - cluster[0].x > tolerance:
            yield cluster
            cluster = []
        cluster.append(start)
    yield cluster


def _breaks(page: Sequence[Row]) -> list[bool]:
    """Whether a paragraph ends between each row and the next."""
    distances = [(below.y - row.y) / max(row.size, below.size) for row, below in pairwise(page)]
    tight = sorted(distance for distance in distances if LEADING[0] <= distance <= LEADING[1])
    leading = tight[int(len(tight) * TIGHTEST)] if tight else LEADING[1]
    return [not 0 <= distance <= PARAGRAPH * leading for distance in distances]
