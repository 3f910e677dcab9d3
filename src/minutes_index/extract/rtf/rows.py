"""Tables of RTF: each row says where its cells end, before or behind what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.extract.layout.blocks import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.extract.layout.blocks import Block

SAME = 120
"""Twips: edges of cells that are nearer to each other are one column's."""
_MERGED = frozenset({"clmrg", "clvmrg"})


@dataclass(slots=True)
class Rows:
    """The rows of the table under way."""

    cells: list[tuple[Block, ...]] = field(default_factory=list)
    """Those of the row under way."""
    _ends: list[tuple[int, bool]] = field(default_factory=list)
    _merged: bool = False
    _rows: list[list[tuple[int, tuple[Block, ...]]]] = field(default_factory=list)

    def define(self, word: str, number: int) -> None:
        """Takes a word that says something of the row's cells."""
        if word == "trowd":
            self._ends, self._merged = [], False
        elif word in _MERGED:
            self._merged = True
        elif word == "cellx":
            self._ends.append((number, self._merged))
            self._merged = False

    def end_row(self) -> None:
        """The row is complete."""
        row: list[tuple[int, tuple[Block, ...]]] = []
        left = 0
        for at, blocks in enumerate(self.cells):
            end, merged = self._ends[at] if at < len(self._ends) else (left + 10 * SAME, False)
            if not merged:
                row.append((left, blocks))
            left = end
        self._rows.append(row)
        self.cells = []

    def table(self) -> Table | None:
        """The rows since the last call; None when there are none."""
        if self.cells:
            self.end_row()
        rows, self._rows = self._rows, []
        if not rows:
            return None
        columns = _columns(left for row in rows for left, _ in row)
        return Table(tuple(tuple(Cell(columns[left], blocks) for left, blocks in row) for row in rows))


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """The number of the column that begins at each edge."""
    ordered = sorted(set(edges))
    columns = {ordered[0]: 0} if ordered else {}
    for one, other in pairwise(ordered):
        columns[other] = columns[one] + (other - one >= SAME)
    return columns
