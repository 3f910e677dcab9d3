"""Voting lists laid out as tables: a column a stand and a cross a person, or the word itself behind the name.

A table belongs to the item whose § its head or the lines above it name, or else to the one it stands in: the lists of several items often
stand together on a page of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.voting.lists import BALLOT, ballots
from minutes_index.model import Mention, Section, SectionKind, Span, Stance, Stand
from minutes_index.recognisers.lines import CELL
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = re.compile(r"[jJöÖ](?:[aA]|st(?:ade)?|ST)\b")
"""`Ja` or the end of `Röst`, one of which the head of every such table has; written so that it is quick to look for."""
_GAP = re.compile(r"\S(?: {2,}|\t)\S")
_WORD = re.compile(r"§\s*\d+|\S+")
_ITEM = re.compile(r"§\s*(\d+)")
_MARKS = frozenset({"x", "1", "•", "✓", "×", "■"})
_ABSENT = frozenset({"frånv", "frånvarande"})
"""Heads of columns that stand among those of the stands."""
_BALLOT_COLUMN = frozenset({"röst", "röstade", "ja/nej"})
"""Heads of a column in which the ballot is a word."""
_VOTE = pattern("voting_patterns", "vote")
_NEAR = 2_000
"""Characters above a table within which something says that there was a vote."""
_REACH = 400
_ABOVE = 3
"""Lines above a table's head that may say which item it is about."""
_LONGEST_GAP = 3
"""Lines in a row without a ballot that a table may hold: those who were absent, a page's head."""


@dataclass(frozen=True, slots=True)
class _Column:
    start: int
    end: int
    stand: Stand | None
    item: str = ""
    """Digits of the § that its head names."""

    def distance(self, position: int) -> int:
        return max(self.start - position, position - self.end + 1, 0)


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[_Column, ...]
    section: int | None
    """Of the item that it is about as a whole."""
    substitutes: bool
    """Whether a column names who served in somebody's place."""


def ballots_in_tables(text: str, sections: Sequence[Section], people: Sequence[Mention]) -> list[Stance]:
    """The ballots of every table in ``text``, in order; ``people`` in order."""
    if "nej" not in text.lower():
        return []
    starts = [mention.span.start for mention in people]
    by_number = numbered_items(sections)
    found: list[Stance] = []
    done = 0
    for word in _HEAD.finditer(text):
        if word.start() < done:
            continue
        head = _line_at(text, word.start())
        table = _table(text, head, sections, by_number) if _GAP.search(text, head.start, head.end) else None
        done = head.end
        for row in _rows(text, head, sections) if table else ():
            inside = people[bisect_left(starts, row.start) : bisect_left(starts, row.end)]
            found += _cast(text, row, table, inside, by_number) if table else ()
    return found


def numbered_items(sections: Sequence[Section]) -> dict[str, int]:
    """The ordinals of the items by the digits of their printed § (`§ 45`, `45 §`)."""
    items = [s for s in sections if s.kind is SectionKind.ITEM and "§" in s.number]
    return {digits: item.ordinal for item in items for digits in re.findall(r"\d+", item.number)[:1]}


def _line_at(text: str, position: int) -> Span:
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, end if end >= 0 else len(text))


def _table(text: str, head: Span, sections: Sequence[Section], by_number: dict[str, int]) -> _Table | None:
    """The table that a line heads, or None when it heads none."""
    above = text[max(0, head.start - _REACH) : head.start].rstrip().split("\n")[-_ABOVE:]
    columns = _columns(head.of(text), above[-1] if above else "")
    stands = {column.stand for column in columns} - {None}
    words = any(text[head.start + c.start : head.start + c.end].casefold() in _BALLOT_COLUMN for c in columns)
    told = _VOTE.search(text, max(0, head.start - _NEAR), head.end)
    if (len(stands) < 2 and not (words and len(columns) > 1)) or not told:
        return None
    named = {
        item
        for line in above
        if _VOTE.search(line) or line.strip().startswith("§")
        for item in _ITEM.findall(line)
    }
    own = next((s for s in sections if s.span.start <= head.start < s.span.end), None)
    section = by_number.get(named.pop()) if len(named) == 1 else None
    if section is None and own and own.kind is SectionKind.ITEM:
        section = own.ordinal
    return _Table(columns, section, "ers" in head.of(text).casefold())


def _columns(head: str, above: str) -> tuple[_Column, ...]:
    """The columns of a head; `§ 62 Ja  Nej  Avst` are three, about § 62; so are those under a `§ 62` in the line above."""
    over = [(cell.start(), cell[1]) for cell in _ITEM.finditer(above)]
    item = ""
    columns: list[_Column] = []
    for cell in CELL.finditer(head):
        words = [word for word in _WORD.finditer(cell.group()) if not word.group().startswith("§")]
        item = next(iter(_ITEM.findall(cell.group())), item)
        kinds = [word.group().casefold().strip(".:") for word in words]
        if not all(kind in ballots() or kind in _ABSENT for kind in kinds):
            columns.append(_Column(cell.start(), cell.end(), None))
            continue
        for word, kind in zip(words, kinds, strict=True):
            start = cell.start() + word.start()
            below = item or next((number for at, number in reversed(over) if at <= start + 1), "")
            columns.append(_Column(start, start + len(word.group()), ballots().get(kind), below))
    return tuple(columns)


def _rows(text: str, head: Span, sections: Sequence[Section]) -> Iterator[Span]:
    """The lines below a head, to the end of its section or to where no crosses stand any more."""
    end = next((s.span.end for s in sections if s.span.start <= head.start < s.span.end), len(text))
    position, gap = head.end + 1, 0
    while position < end and gap <= _LONGEST_GAP:
        line = _line_at(text, position)
        words = line.of(text).split()
        if words:
            marked = any(word.casefold() in _MARKS or word.casefold() in ballots() for word in words)
            gap = 0 if marked else gap + 1
            yield line
        position = line.end + 1


def _cast(
    text: str, row: Span, table: _Table, people: Sequence[Mention], by_number: dict[str, int]
) -> Iterator[Stance]:
    """The ballots on a line: the marked columns, or the words."""
    if not people or (len(people) > 1 and not table.substitutes) or len(people) > 2:
        return
    voter = people[-1]
    for cell in CELL.finditer(row.of(text)):
        mark = cell.group().casefold()
        if row.start + cell.start() < voter.span.end or not (mark in _MARKS or mark in ballots()):
            continue
        column = min(table.columns, key=lambda column: column.distance(cell.start()))
        stand = ballots().get(mark, column.stand)
        section = by_number.get(column.item) if column.item else table.section
        if stand and section is not None:
            yield Stance(voter.span, stand, section, voter.name, voter.person, BALLOT)
