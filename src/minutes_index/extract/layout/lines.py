"""Blocks set as lines of text, as one would type them: a paragraph a line, cells of a table in columns."""

from __future__ import annotations

import re
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from minutes_index.extract.layout.blocks import Cell, PageBreak, Paragraph, Table
from minutes_index.extract.layout.boxes import apart
from minutes_index.extract.layout.item_rows import items
from minutes_index.extract.layout.strikethrough import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_index.extract.layout.blocks import Block

CHARACTER = 5.5
"""Points: the breadth of a character of ordinary type."""
APART = 5.0
"""Points between two paragraphs that look like a blank line: a third of one, as on a printed page."""
INDENTED = 8
"""Columns of an indent that is kept; a smaller one sets off a list or a first line."""
TAB = 8
GAP = 3
"""Blanks between cells, at least."""
WIDEST_CELL = 60
"""Columns up to which the cells beside a longer one are aligned; behind it they are set on."""
WIDEST = 240
"""Columns of a row that are aligned at all."""
_MARKED = re.compile(
    r"\A ?([•·▪●○◦‣–*o\uf020-\uf0ff-]|\(?(?:\d{1,3}|[a-zåäö])[.)]|(?:\d{1,2}\.){1,3}\d{0,2}|§ ?\d{1,4})(?:\t+|\xa0[\xa0 ]*)"
)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of blocks; a page break is a form feed of its own."""
    before: Block | None = None
    for block in _by_items(blocks):
        if before is not None and _parted(before, block):
            yield ""
        match block:
            case Paragraph():
                yield from _paragraph(block)
            case Table():
                yield from _table(block)
            case PageBreak():
                yield "\f"
        before = block


def _by_items(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; of a table whose rows are the items of the minutes, those that its cells hold."""
    for block in blocks:
        found = items(block) if isinstance(block, Table) else None
        yield from [block] if found is None else found


def _parted(one: Block, other: Block) -> bool:
    """Whether a blank line stands between two blocks."""
    if isinstance(one, PageBreak) or isinstance(other, PageBreak):
        return False
    if isinstance(one, Paragraph) and isinstance(other, Paragraph):
        return max(one.after, other.before) >= APART and not (one.kin and one.kin == other.kin)
    return True


def _paragraph(block: Paragraph) -> Iterator[str]:
    said = apart(written(block.text))
    text = f"{block.mark} {said.lstrip()}" if block.mark else _MARKED.sub(r"\1 ", said)
    columns = min(WIDEST, round(block.indent / CHARACTER))
    pad = " " * columns if columns >= INDENTED and not block.mark else ""
    for line in text.split("\n"):
        yield (pad + tabbed(line, block.stops, len(pad))).rstrip()


def tabbed(line: str, stops: Sequence[float] = (), start: int = 0) -> str:
    """A line whose tabs are two blanks or more, up to the next tab stop.

    Args:
        line: with tabs.
        stops: in points; behind them, and without any, every eighth column is one.
        start: the column where it begins.
    """
    columns = [round(stop / CHARACTER) - start for stop in stops]
    out, *cells = line.split("\t")
    for cell in cells:
        least = len(out) + 2 if out.strip() else len(out) + 1
        stop = next((column for column in columns if least <= column <= WIDEST), -(-least // TAB) * TAB)
        out = out.ljust(stop) + cell
    return out


def _table(table: Table) -> Iterator[str]:
    rows = [[(cell.column, _cell(cell)) for cell in row] for row in table.rows]
    filled = [[(column, cell) for column, cell in row if any(cell)] for row in rows]
    places = _places([[(column, max(map(len, cell))) for column, cell in row] for row in filled])
    for row in filled:
        yield from _row([(places[column], cell) for column, cell in row])


def _cell(cell: Cell) -> list[str]:
    """The lines of a cell, which knows no pages, without blank ones at its ends."""
    return "\n".join(line for line in lines(cell.blocks) if line != "\f").strip("\n").split("\n")


def _places(rows: Sequence[Sequence[tuple[int, int]]]) -> dict[int, int]:
    """Where each column of a table starts, clear of the cells before it in every row."""
    places: dict[int, int] = {}
    last, behind = 0, [0] * len(rows)
    starts = sorted((column, at, width) for at, row in enumerate(rows) for column, width in row)
    for column, group in groupby(starts, itemgetter(0)):
        here = list(group)
        last = places[column] = min(WIDEST, max(last, *(behind[row] for _, row, _ in here)))
        for _, row, width in here:
            behind[row] = places[column] + min(width, WIDEST_CELL) + GAP
    return places


def _row(cells: Sequence[tuple[int, list[str]]]) -> Iterator[str]:
    for parts in zip_longest(*(cell for _, cell in cells), fillvalue=""):
        line = ""
        for (place, _), part in zip(cells, parts, strict=True):
            if part:
                clear = len(line) + GAP if line else 0
                line = line.ljust(max(place, clear)) + part
        yield line
