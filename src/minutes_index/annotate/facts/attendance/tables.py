"""Attendance as a table: a header row that names a column of people and one of their presence, then a row a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.entry import Entry, place_of
from minutes_index.annotate.facts.attendance.line_pieces import role_words
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.data import rows
from minutes_index.model import Role
from minutes_index.recognisers.lines import CELL
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.recognisers.lines import Line


@cache
def heads_of(kind: str) -> frozenset[str]:
    """The heads of columns of a kind, lower case (data file ``rules/table_heads.tsv``)."""
    return frozenset(head for head, each in rows("rules/table_heads.tsv") if each == kind)


_ABSENT = pattern("attendance_patterns", "absent")
_EMPTY = re.compile(r"[☐□❏❑▢]|\[[ _]?\]|[-–]")
_GUEST = pattern("attendance_patterns", "guest")
_PARAGRAPHS = pattern("attendance_patterns", "paragraphs-of")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where each column begins."""

    people: int
    presence: int
    columns: tuple[tuple[int, str], ...]


def table_rows(lines: Sequence[Line]) -> tuple[list[tuple[Entry, Role]], list[Line]]:
    """Everybody in the tables of attendance among ``lines``, and the lines that belong to no table."""
    table: _Table | None = None
    found: list[tuple[Entry, Role]] = []
    rest: list[Line] = []
    for line in lines:
        header = _header(line.raw)
        on_row = list(_row(line, table)) if table and not header and not line.blank else []
        table = header or (table if on_row or line.blank else None)
        found += on_row
        if not header and not on_row:
            rest.append(line)
    return found, rest


def _header(text: str) -> _Table | None:
    cells = [(match.start(), match.group().casefold().strip(" .:")) for match in CELL.finditer(text)]
    people = [column for column, cell in cells if cell in heads_of("people")]
    presence = [
        column for column, cell in cells if cell in heads_of("presence") or cell in heads_of("served for")
    ]
    return _Table(people[0], presence[0], tuple(cells)) if people and presence and len(cells) > 1 else None


def _row(line: Line, table: _Table) -> Iterator[tuple[Entry, Role]]:
    cells = {
        _nearest(match.start(), table): (match.start(), match.group()) for match in CELL.finditer(line.raw)
    }
    if table.people not in cells:
        return
    start, text = cells[table.people]
    listed = entries(text, line.start + start)
    if not listed:
        return
    entry = listed[0]
    heads = dict(table.columns)
    if heads[table.presence] in heads_of("served for"):
        yield _substitute(line, entry, cells.get(table.presence))
        return
    for column, (_, cell) in cells.items():
        entry = _with(entry, heads[column], cell)
    presence = cells.get(table.presence, (0, ""))[1]
    away = any(
        heads[column] in heads_of("absence") and not _EMPTY.fullmatch(cell)
        for column, (_, cell) in cells.items()
    )
    absent = away or bool(_ABSENT.fullmatch(presence))
    role = Role.ABSENT if absent else Role.GUEST if _GUEST.fullmatch(presence) else Role.PRESENT
    yield from _substitutes(line, cells, heads)
    items = _PARAGRAPHS.match(presence)
    entry = replace(entry, paragraphs=items["items"]) if items else entry
    yield entry, role
    if entry.role and role is Role.PRESENT:
        yield entry, entry.role


def _substitute(line: Line, entry: Entry, cell: tuple[int, str] | None) -> tuple[Entry, Role]:
    """A substitute and those in whose place they served; nobody is said when they did not serve."""
    away = entries(cell[1], line.start + cell[0]) if cell else []
    served = replace(entry, replaces=tuple(away))
    return served, Role.SUBSTITUTE if away else Role.NON_VOTING_SUBSTITUTE


def _substitutes(
    line: Line, cells: Mapping[int, tuple[int, str]], heads: Mapping[int, str]
) -> Iterator[tuple[Entry, Role]]:
    """Who served for the person of a row."""
    for column, (start, cell) in cells.items():
        if heads[column] in heads_of("substitutes"):
            yield from ((entry, Role.SUBSTITUTE) for entry in entries(cell, line.start + start))


def _with(entry: Entry, head: str, cell: str) -> Entry:
    """The entry with what one cell of its row says."""
    if head in heads_of("post"):
        return replace(entry, title=cell, role=entry.role or role_words().get(cell.casefold()))
    if head in heads_of("party"):
        return replace(entry, party=cell.strip("()").upper())
    return (
        replace(entry, affiliation=place_of(cell))
        if set(head.split("/")) <= heads_of("affiliation")
        else entry
    )


def _nearest(column: int, table: _Table) -> int:
    return min((head for head, _ in table.columns), key=lambda head: abs(head - column))
