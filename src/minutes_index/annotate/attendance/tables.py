"""Attendance as a table: a header row that names a column of people and one of their presence, then a row a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.attendance.entry import Entry, place_of
from minutes_index.annotate.attendance.line_pieces import role_words
from minutes_index.annotate.attendance.list_lines import entries
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.annotate.attendance.columns import Strand

_CELL = re.compile(r"\S+(?: \S+)*")
PEOPLE = frozenset(
    {
        "namn",
        "ledamot",
        "ledamöter",
        "person",
        "deltagare",
        "ersättare",
        "förtroendevald",
        "ledamöter/ersättare",
        "medlem",
        "styrelseledamot",
    }
)
PRESENCE = frozenset(
    {
        "närvaro",
        "närvarande",
        "när",
        "närv",
        "närv.",
        "deltog",
        "deltar",
        "status",
        "anmärkning",
        "när-/frånvaro",
        "frånvaro",
        "varo",
        "när-",
        "närvarande/frånvarande",
        "tjänstgöring",
    }
)
"""Heads of the two columns that make a table one of attendance."""
ABSENCE = frozenset({"frånvarande", "frånv", "frånv.", "frånvaro", "ej närvarande"})
"""Heads of a column in which any mark means that somebody was away."""
SUBSTITUTES = frozenset({"tjänstgörande ersättare", "tjg ersättare", "tjg. ersättare", "ersätts av"})
"""Heads of a column that names who served instead."""
SERVED_FOR = frozenset(
    {
        "tjg för",
        "tjg. för",
        "tjänstgör för",
        "tjänstgörande för",
        "tj för",
        "tj. för",
        "ersätter",
        "i stället för",
    }
)
"""Heads of a column that names in whose place a substitute served."""
POST = frozenset({"post", "roll", "uppdrag", "funktion", "befattning", "titel"})
PARTY = frozenset({"parti", "part", "partibeteckning"})
AFFILIATION = frozenset(
    {
        "kommun",
        "organisation",
        "förvaltning",
        "från",
        "representerar",
        "medlemskommun",
        "förening",
        "arbetsplats",
        "region",
        "myndighet",
    }
)
_ABSENT = re.compile(
    r"[☐□❏❑▢]|\[[ _]?\]|nej|f\b|frånv\w*|förhinder|-|–|ej\b.*|inte\b.*|återbud|anmält förhinder",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[☐□❏❑▢]|\[[ _]?\]|[-–]")
_GUEST = re.compile(r"adj\w*|gäst|inbjuden", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"(?:ja,?\s*)?(?P<items>(?:§|från|till|t\.o\.m|fr\.o\.m|ej §|kl).*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where each column begins."""

    people: int
    presence: int
    columns: tuple[tuple[int, str], ...]


def table_rows(lines: Sequence[Strand]) -> tuple[list[tuple[Entry, Role]], list[Strand]]:
    """Everybody in the tables of attendance among ``lines``, and the lines that belong to no table."""
    table: _Table | None = None
    found: list[tuple[Entry, Role]] = []
    rest: list[Strand] = []
    for line in lines:
        header = _header(line.text)
        on_row = list(_row(line, table)) if table and not header and not line.blank else []
        table = header or (table if on_row or line.blank else None)
        found += on_row
        if not header and not on_row:
            rest.append(line)
    return found, rest


def _header(text: str) -> _Table | None:
    cells = [(match.start(), match.group().casefold().strip(" .:")) for match in _CELL.finditer(text)]
    people = [column for column, cell in cells if cell in PEOPLE]
    presence = [column for column, cell in cells if cell in PRESENCE or cell in SERVED_FOR]
    return _Table(people[0], presence[0], tuple(cells)) if people and presence and len(cells) > 1 else None


def _row(line: Strand, table: _Table) -> Iterator[tuple[Entry, Role]]:
    cells = {
        _nearest(match.start(), table): (match.start(), match.group()) for match in _CELL.finditer(line.text)
    }
    if table.people not in cells:
        return
    start, text = cells[table.people]
    listed = entries(text, line.start + start)
    if not listed:
        return
    entry = listed[0]
    heads = dict(table.columns)
    if heads[table.presence] in SERVED_FOR:
        yield _substitute(line, entry, cells.get(table.presence))
        return
    for column, (_, cell) in cells.items():
        entry = _with(entry, heads[column], cell)
    presence = cells.get(table.presence, (0, ""))[1]
    away = any(heads[column] in ABSENCE and not _EMPTY.fullmatch(cell) for column, (_, cell) in cells.items())
    absent = away or bool(_ABSENT.fullmatch(presence))
    role = Role.ABSENT if absent else Role.GUEST if _GUEST.fullmatch(presence) else Role.PRESENT
    yield from _substitutes(line, cells, heads)
    items = _PARAGRAPHS.match(presence)
    entry = replace(entry, paragraphs=items["items"]) if items else entry
    yield entry, role
    if entry.role and role is Role.PRESENT:
        yield entry, entry.role


def _substitute(line: Strand, entry: Entry, cell: tuple[int, str] | None) -> tuple[Entry, Role]:
    """A substitute and those in whose place they served; nobody is said when they did not serve."""
    away = entries(cell[1], line.start + cell[0]) if cell else []
    served = replace(entry, replaces=tuple(away))
    return served, Role.SUBSTITUTE if away else Role.NON_VOTING_SUBSTITUTE


def _substitutes(
    line: Strand, cells: Mapping[int, tuple[int, str]], heads: Mapping[int, str]
) -> Iterator[tuple[Entry, Role]]:
    """Who served for the person of a row."""
    for column, (start, cell) in cells.items():
        if heads[column] in SUBSTITUTES:
            yield from ((entry, Role.SUBSTITUTE) for entry in entries(cell, line.start + start))


def _with(entry: Entry, head: str, cell: str) -> Entry:
    """The entry with what one cell of its row says."""
    if head in POST:
        return replace(entry, title=cell, role=entry.role or role_words().get(cell.casefold()))
    if head in PARTY:
        return replace(entry, party=cell.strip("()").upper())
    return replace(entry, affiliation=place_of(cell)) if set(head.split("/")) <= AFFILIATION else entry


def _nearest(column: int, table: _Table) -> int:
    return min((head for head, _ in table.columns), key=lambda head: abs(head - column))
