"""Lists of people read line by line: which block a line is in, and who is on it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.blocks import (
    CLOSED,
    IN_A_ROW,
    MARGIN,
    Block,
    block_of,
    centred,
    heading_block,
    may_open,
)
from minutes_index.annotate.facts.attendance.checkboxes import as_ticked, boxed, has_boxes
from minutes_index.annotate.facts.attendance.columns import OFFICES
from minutes_index.annotate.facts.attendance.groups import NONE, heading_group, is_plain, segments
from minutes_index.annotate.facts.attendance.line_pieces import REPLACES
from minutes_index.annotate.facts.attendance.list_lines import entries, parties
from minutes_index.annotate.facts.attendance.reversed_names import in_natural_order
from minutes_index.annotate.facts.attendance.roles import dealt, roles
from minutes_index.annotate.facts.attendance.rows import Row, with_parties
from minutes_index.annotate.facts.attendance.signatures import self_named, signatures_above
from minutes_index.model import Role
from minutes_index.recognisers.lines import CELL
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.facts.attendance.groups import Group
    from minutes_index.recognisers.lines import Line

MOST_LABELS = 5
"""Labels one right behind the other that can share the people below them."""
NOBODY = frozenset({"inga", "ingen", "inga anmälda", "ingen anmäld"})
"""What a list says that is empty; *Inga* is a name beside others."""
JOINED = 3
"""People at least before the subject of a sentence that has run together with a list."""
_ITEM = re.compile(r"\s\d{1,3}\s?[:.)]")
"""The number of an item that follows a list on its line."""
NEAR = 30
"""Characters between a subject and what is told of it."""
_JOINING = pattern("attendance_patterns", "joining")
LONGEST_TITLE = 90
"""Characters; what is longer is running text."""
_PROSE = pattern("attendance_patterns", "prose")

_AWAY = pattern("attendance_patterns", "away")
"""What lists say of somebody in words of running text."""


class Lister:
    """Goes through the lines of one section, keeping the block it is in."""

    def __init__(self, lines: Sequence[Line], *, in_item: bool, formal: bool, heading: str = "") -> None:
        self._lines = in_natural_order(lines)
        self._in_item = in_item
        self._formal = formal
        self._found: list[Row] = []
        self._headed = heading_block(heading) if in_item else CLOSED
        """What the heading of an item opens for the lines below it (`§ 2 Närvarande`)."""
        self._block = CLOSED
        self._group = NONE
        """Whom the people below a line of its own speak for (`Lärarförbundet`)."""
        self._kinds: tuple[str, ...] = ()
        """What the labels give that stand above the same people, one right behind the other."""
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
            if self._headed.columns and position == 0:
                self._block = self._headed
                continue
            if not self._in_item or self._block.columns or self._label or may_open(line.raw):
                self._read(position, line)
            self._blanks = 0
        return with_parties(self._found, self._apart)

    def _read(self, position: int, line: Line) -> None:
        if not self._in_item:
            self._block = centred(self._lines, position, self._block)
        kind = self._block.columns[0][1] if self._block.columns else ""
        opened, rest, column = block_of(line.raw, self._label, kind, in_item=self._in_item)
        self._label = opened.label if opened else ""
        if opened and len(opened.columns) > 1 and (signed := signatures_above(self._lines, position, opened)):
            self._found += signed
            self._block = CLOSED
            return
        if opened is not None:
            self._open(opened)
        if not self._block.columns:
            if opened is None and not self._in_item:
                self._found += self_named(line)
            return
        group = None if opened else self._group_at(position)
        if group is not None:
            self._group = group
            return
        served = REPLACES.match(rest.strip()) if self._found else None
        if served:
            self._found[-1] = serving(self._found[-1], rest.strip()[served.end() :], line.start)
        else:
            self._take(
                rest, line.start + column, column, opened=opened is not None or self._explains(position)
            )

    def _open(self, opened: Block) -> None:
        """Opens a block; the labels before it that nobody has stood under yet share its people with it."""
        block = opened.formal() if self._formal else opened
        waits = self._fresh and self._block.columns and len(self._kinds) < MOST_LABELS
        waiting = self._kinds if waits else ()
        self._kinds = (*waiting, block.columns[0][1]) if block.columns else ()
        self._block, self._fresh, self._group = block, True, NONE

    def _explains(self, position: int) -> bool:
        """Whether a line right below a label only explains the list, which begins on the next: `De som deltog i beslut`."""
        if self._fresh and len(self._kinds) > 1:
            return True
        below = next((line for line in self._lines[position + 1 : position + 4] if not line.blank), None)
        listed = entries(below.raw, 0) if self._fresh and not self._in_item and below else []
        return bool(listed) and all(entry.party or entry.role for entry in listed)

    def _on_line(self, text: str, offset: int, column: int) -> list[Row]:
        """The people on a line of a block, as ticked off there."""
        if not text.strip():
            return []
        if not has_boxes(text, [line.raw for line in self._lines]):
            return list(_people(text, offset, column, self._block, self._kinds))
        rows = list(_people(boxed(text), offset, column, self._block, self._kinds))
        return list(as_ticked(rows, text, offset))

    def _group_at(self, position: int) -> Group | None:
        """The group that a line of an open block heads for those on the next."""
        below = self._lines[position + 1].raw if position + 1 < len(self._lines) else ""
        single = len(self._block.columns) == 1 and not _is_prose(below)
        return heading_group(self._lines[position].raw, below, tight=not self._blanks) if single else None

    def _take(self, rest: str, offset: int, column: int, *, opened: bool) -> None:
        """Takes in who is on a line of a block, or a party that stands alone; any other line at the margin closes the block."""
        on_line = self._on_line(rest, offset, column)
        on_line = [Row(self._group.of(row.entry), row.role) for row in on_line]
        if self._block == self._headed and not all(is_plain(row.entry) for row in on_line):
            on_line = []
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


def _people(text: str, offset: int, column: int, block: Block, kinds: Sequence[str]) -> Iterator[Row]:
    """The people on a line of a block; none when the line is running text."""
    if len(block.columns) > 1:
        yield from _side_by_side(text, offset, column, block)
        return
    if text.strip(" .").casefold() in NOBODY:
        return
    listed = [
        group.of(entry)
        for start, names, group in segments(_listing(text))
        for entry in entries(names, offset + start)
    ]
    if any(len(entry.title) > LONGEST_TITLE for entry in listed):
        return
    told = any(
        " " not in entry.name and (entry.title or entry.affiliation or entry.paragraphs) for entry in listed
    )
    for entry in listed:
        if not told or " " in entry.name:
            yield from roles(entry, dealt(entry, kinds) or block.columns[0][1])


def _side_by_side(text: str, offset: int, column: int, block: Block) -> Iterator[Row]:
    """The people in the columns of a block; of more names than offices the last office takes the rest."""
    cells = [(m.start(), entries(m.group(), offset + m.start())) for m in CELL.finditer(text)]
    if block.label == IN_A_ROW:
        cells = [(place, [entry]) for place, entry in enumerate(entry for _, some in cells for entry in some)]
    signed = len(cells) > len(block.columns) and {kind for _, kind in block.columns} <= OFFICES
    for place, (start, listed) in enumerate(cells):
        in_turn = block.columns[min(place, len(block.columns) - 1)][1]
        kind = in_turn if signed or block.label == IN_A_ROW else block.kind_at(column + start)
        for entry in listed:
            yield from roles(entry, kind)


def _listing(text: str) -> str:
    """What a line lists before it goes over into running text: `Bo Alm, Höör. Mötet leddes av …`."""
    if not _is_prose(text):
        return text
    end = 0
    for sentence in sentences(text, 0, len(text)):
        if _is_prose(sentence.of(text)):
            return text[:end] + _before_subject(text[end : sentence.end])
        end = sentence.end
    return text[:end]


def _before_subject(sentence: str) -> str:
    """What a sentence lists before its subject, when several people stand there without a stop behind them."""
    told = _told(sentence)
    listed = entries(sentence[: told.start()], 0) if told else []
    if not told or not listed:
        return ""
    if _ITEM.search(sentence, listed[-1].span.end, told.start()):
        return sentence[: listed[-1].span.end]
    if len(listed) <= JOINED:
        return ""
    if told.start() - listed[-1].span.end > NEAR:
        return sentence[: listed[-1].span.end]
    end = listed[-1].span.start
    return sentence[:end] if not _JOINING.search(sentence[:end]) else ""


def _is_prose(text: str) -> bool:
    """Whether a text tells something, rather than listing who was there or when they were not."""
    return _told(text) is not None


def _told(text: str) -> re.Match[str] | None:
    """The first word of a text that tells something."""
    return _PROSE.search(_AWAY.sub(lambda away: " " * len(away.group()), text))
