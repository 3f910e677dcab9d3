"""Tables of web pages: rows of cells, each once on the grid of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.layout.blocks import Cell
from minutes_index.extract.xml_tree import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from minutes_index.extract.layout.blocks import Block
    from minutes_index.extract.xml_tree import Element

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
PARTS = _GROUPS | {"tr", "col", "colgroup", "style", "script", "template"}
"""What a table consists of, but for its caption."""
_CELLS = frozenset({"td", "th"})
_WIDEST, _HIGHEST = 1000, 65534  # what a cell may span (HTML, 4.9.11)


def rows(table: Element, read: Callable[[Element], Iterable[Block]]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, its cells read by ``read``; a cell that spans columns or rows keeps their places free."""
    taken: dict[int, int] = {}
    for row in _rows(table):
        cells: list[Cell] = []
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            while taken.get(column, 0):
                column += 1
            cells.append(Cell(column, tuple(read(cell))))
            for spanned in range(_span(cell, "colspan", _WIDEST)):
                taken[column + spanned] = _span(cell, "rowspan", _HIGHEST)
            column += _span(cell, "colspan", _WIDEST)
        taken = {at: left - 1 for at, left in taken.items() if left > 1}
        yield tuple(cells)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if each.tag == "tr":
            yield each
        elif each.tag in _GROUPS:
            yield from (row for row in each if row.tag == "tr")


def _span(cell: Element, name: str, most: int) -> int:
    return max(1, min(most, int(number(cell.get(name) or "", 1))))
