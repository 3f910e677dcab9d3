"""Lists of people read line by line: which block a line is in, and who is on it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.blocks import CLOSED, MARGIN, Block, block_of, centred, may_open
from minutes_index.annotate.pieces import REPLACES
from minutes_index.annotate.reversed_names import in_natural_order
from minutes_index.annotate.roles import roles
from minutes_index.annotate.roster import entries, parties
from minutes_index.annotate.rows import Row, with_parties
from minutes_index.annotate.sentences import sentences
from minutes_index.annotate.streams import OFFICES, Strand
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TITLE = 90
"""Characters; what is longer is running text."""
_CELL = re.compile(r"\S+(?: \S+)*")
_PROSE = re.compile(
    r"\b(?:som|är|var|har|hade|att|inte|det|vi|ska|hälsar|hälsade|öppnade|öppnar|informerar|informerade|välkomna|deltagarna|beslutar|beslutade|med anledning|yrkar|anmäler|utses|utsågs|äger rum)\b"
)


class Lister:
    """Goes through the lines of one section, keeping the block it is in."""

    def __init__(self, lines: Sequence[Strand], *, in_item: bool, formal: bool) -> None:
        self._lines = in_natural_order(lines)
        self._in_item = in_item
        self._formal = formal
        self._found: list[Row] = []
        self._block = CLOSED
        self._label = ""
        self._blanks = 0
        self._apart: list[str] = []
        """Parties read on lines of their own, of which the people are not known yet."""
        self._party_first = False
        """Whether this list gives each party on the line above the name."""
        self._fresh = False
        """Whether nobody has been read since the block was opened."""

    def rows(self) -> list[Row]:
        """Everybody that the section lists."""
        for position, line in enumerate(self._lines):
            if line.blank:
                self._blanks += 1
                continue
            if not self._in_item or self._block.columns or self._label or may_open(line.text):
                self._read(position, line)
            self._blanks = 0
        return with_parties(self._found, self._apart)

    def _read(self, position: int, line: Strand) -> None:
        if not self._in_item:
            self._block = centred(self._lines, position, self._block)
        kind = self._block.columns[0][1] if self._block.columns else ""
        opened, rest, column = block_of(line.text, self._label, kind, in_item=self._in_item)
        self._label = opened.label if opened else ""
        if opened and len(opened.columns) > 1 and (signed := signatures_above(self._lines, position, opened)):
            self._found += signed
            self._block = CLOSED
            return
        if opened is not None:
            self._block, self._fresh = (opened.formal() if self._formal else opened), True
        if not self._block.columns:
            if opened is None and not self._in_item:
                self._found += self_named(line)
            return
        served = REPLACES.match(rest.strip()) if self._found else None
        if served:
            self._found[-1] = serving(self._found[-1], rest.strip()[served.end() :], line.start)
        else:
            self._take(rest, line.start + column, column, opened=opened is not None)

    def _take(self, rest: str, offset: int, column: int, *, opened: bool) -> None:
        """Takes in who is on a line of a block, or a party that stands alone; any other line at the margin closes the block."""
        on_line = list(_people(rest, offset, column, self._block)) if rest.strip() else []
        alone = parties(rest)
        if on_line and self._party_first and len(self._apart) == 1:
            on_line, self._apart = [_of_party(row, self._apart[0]) for row in on_line], []
        if on_line:
            self._found, self._apart = [*with_parties(self._found, self._apart), *on_line], []
        if self._fresh and (on_line or alone):
            self._party_first, self._fresh = len(alone) == 1, False
        self._apart += alone
        indented = len(rest) - len(rest.lstrip()) >= MARGIN
        strange = bool(rest.strip()) and not on_line and not alone and not opened
        if (strange and not indented) or (self._in_item and not opened and self._blanks and not on_line):
            self._block = CLOSED


def _of_party(row: Row, party: str) -> Row:
    """A row whose party stood on the line above."""
    return row if row.entry.party else Row(replace(row.entry, party=party.upper()), row.role)


def serving(row: Row, name: str, offset: int) -> Row:
    """A row whose next line says in whose place the person served."""
    return Row(replace(row.entry, replaces=tuple(entries(name, offset))), Role.SUBSTITUTE)


def _people(text: str, offset: int, column: int, block: Block) -> Iterator[Row]:
    """The people on a line of a block; none when the line is running text."""
    if len(block.columns) > 1:
        yield from _side_by_side(text, offset, column, block)
        return
    listed = entries(_listing(text), offset)
    if any(len(entry.title) > LONGEST_TITLE for entry in listed):
        return
    told = any(
        " " not in entry.name and (entry.title or entry.affiliation or entry.paragraphs) for entry in listed
    )
    for entry in listed:
        if not told or " " in entry.name:
            yield from roles(entry, block.columns[0][1])


def _side_by_side(text: str, offset: int, column: int, block: Block) -> Iterator[Row]:
    """The people in the columns of a block; of more names than offices the last office takes the rest."""
    cells = [(m.start(), entries(m.group(), offset + m.start())) for m in _CELL.finditer(text)]
    signed = len(cells) > len(block.columns) and {kind for _, kind in block.columns} <= OFFICES
    for place, (start, listed) in enumerate(cells):
        in_turn = block.columns[min(place, len(block.columns) - 1)][1]
        kind = in_turn if signed else block.kind_at(column + start)
        for entry in listed:
            yield from roles(entry, kind)


def _listing(text: str) -> str:
    """What a line lists before it goes over into running text: `Bo Alm, Höör. Mötet leddes av …`."""
    if not _PROSE.search(text):
        return text
    end = 0
    for sentence in sentences(text, 0, len(text)):
        if _PROSE.search(sentence.of(text)):
            break
        end = sentence.end
    return text[:end]


def self_named(line: Strand) -> list[Row]:
    """Signatures that name their own office: `Anna Berg, sekreterare`; none when the line says anything else."""
    listed = entries(line.text, line.start)
    officers = {Role.CHAIR, Role.SECRETARY, Role.ADJUSTER}
    return (
        [Row(entry, entry.role) for entry in listed if entry.role]
        if listed and all(e.role in officers for e in listed)
        else []
    )


def signatures_above(lines: Sequence[Strand], position: int, opened: Block) -> list[Row]:
    """Names side by side with their offices on the line below."""
    above = next((line for line in reversed(lines[:position]) if not line.blank), None)
    below = next((line for line in lines[position + 1 :] if not line.blank), None)
    if above is None or (
        below and position + 1 < len(lines) and entries(below.text, 0) and not lines[position + 1].blank
    ):
        return []
    cells = [(match.start(), match.group()) for match in _CELL.finditer(above.text)]
    people = [entries(cell, above.start + column) for column, cell in cells]
    if len(cells) != len(opened.columns) or not all(people):
        return []
    return [
        row for found, (_, kind) in zip(people, opened.columns, strict=True) for row in roles(found[0], kind)
    ]
