"""Who was there: the lists under `Närvarande`, `Beslutande`, `Frånvarande`, `Justerare` … and the roles elected for a meeting.

A label (data file ``labels.tsv``) opens a block; the block runs until another label or until a line at the margin that lists nobody.
Labels may stand alone, before a colon, in a column of their own (also broken over two lines, or halfway down its names), side by side
over columns, or under the names of those who signed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.blocks import CLOSED, MARGIN, OTHERS, Block, block_of, centred
from minutes_index.annotate.elected import elected, told_at_head
from minutes_index.annotate.lexicon import is_title
from minutes_index.annotate.pieces import REPLACES
from minutes_index.annotate.reversed_names import in_natural_order
from minutes_index.annotate.roster import entries, parties
from minutes_index.annotate.rows import Row, in_full, once, present, replaced, sensible, with_parties
from minutes_index.annotate.sentences import sentences
from minutes_index.annotate.streams import OFFICES, Strand, strands
from minutes_index.annotate.tables import table_rows
from minutes_index.model import Role, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.entry import Entry

_CELL = re.compile(r"\S+(?: \S+)*")
_PROSE = re.compile(
    r"\b(?:som|är|var|har|hade|att|inte|det|vi|ska|hälsar|hälsade|öppnade|öppnar|informerar|informerade|välkomna|deltagarna|beslutar|beslutade|med anledning|yrkar|anmäler|utses|utsågs|äger rum)\b"
)
_OPENING = re.compile(r"öppn|upprop|närvar|delta", re.IGNORECASE)
"""Headings of items that say who is there."""
LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
"""Of these an entry's own word is truer than its label: `Ordförande Anna Berg, vice ordförande Bo Ek`."""
SUBSTITUTES = frozenset({"ersättare", "suppleant", "ers", "ers."})
_OUTSIDER = re.compile(
    r"konsult|föreläs|student|elev|ledamot|ordförande|politiker|företrädare|representant|ombud|förening|klubb|råd$",
    re.IGNORECASE,
)


def rows(text: str, sections: Sequence[Section]) -> list[Row]:
    """Everybody that ``text`` lists or elects, each person at most once in a role."""
    found: list[Row] = []
    officers: list[Row] = []
    for section in sections:
        lines = list(strands(section.span.of(text), section.span.start))
        tabled, rest = table_rows(lines)
        found += [Row(entry, role) for entry, role in tabled]
        found += _listed(rest, in_item=section.kind is SectionKind.ITEM)
        if section.kind is not SectionKind.ITEM or _OPENING.search(section.heading):
            found += [Row(entry, role) for entry, role in told_at_head(text, section.span)]
        officers += [Row(entry, role) for entry, role in elected(text, section.span, section.heading)]
    officers = in_full(officers, found)
    found = once([*found, *replaced(found), *officers])
    return sensible([*found, *present(found, officers)])


def _listed(lines: Sequence[Strand], *, in_item: bool) -> list[Row]:
    lines = in_natural_order(lines)
    found: list[Row] = []
    block = CLOSED
    label = ""
    apart: list[str] = []
    blanks = 0
    for position, line in enumerate(lines):
        if line.blank:
            blanks += 1
            continue
        block = centred(lines, position, block) if not in_item else block
        opened, rest, column = block_of(
            line.text, label, block.columns[0][1] if block.columns else "", in_item=in_item
        )
        label = opened.label if opened else ""
        if (
            opened is not None
            and len(opened.columns) > 1
            and (signed := _signatures_above(lines, position, opened))
        ):
            found, block, blanks = [*found, *signed], CLOSED, 0
            continue
        block = opened if opened is not None else block
        if not block.columns and opened is None and not in_item:
            found += _self_named(line)
        if block.columns and found and (served := REPLACES.match(rest.strip())):
            found[-1] = _serving(found[-1], rest.strip()[served.end() :], line.start)
        elif block.columns:
            on_line = list(_rows(rest, line.start + column, column, block)) if rest.strip() else []
            alone = parties(rest)
            if on_line:
                found, apart = [*with_parties(found, apart), *on_line], []
            apart += alone
            indented = len(rest) - len(rest.lstrip()) >= MARGIN
            if rest.strip() and not on_line and not alone and opened is None and not indented:
                block = CLOSED
            if in_item and opened is None and blanks and not on_line:
                block = CLOSED
        blanks = 0
    return with_parties(found, apart)


def _serving(row: Row, name: str, offset: int) -> Row:
    """A row whose next line says in whose place the person served."""
    return Row(replace(row.entry, replaces=tuple(entries(name, offset))), Role.SUBSTITUTE)


def _rows(text: str, offset: int, column: int, block: Block) -> Iterator[Row]:
    """The people on a line of a block; none when the line is running text."""
    if len(block.columns) > 1:
        cells = [(m.start(), entries(m.group(), offset + m.start())) for m in _CELL.finditer(text)]
        signed = len(cells) > len(block.columns) and {kind for _, kind in block.columns} <= OFFICES
        for place, (start, listed) in enumerate(cells):
            kind = (
                block.columns[min(place, len(block.columns) - 1)][1]
                if signed
                else block.kind_at(column + start)
            )
            for entry in listed:
                yield from _roles(entry, kind)
        return
    text = _listing(text)
    listed = entries(text, offset)
    if any(len(entry.title) > 90 for entry in listed):
        return
    told = any(
        " " not in entry.name and (entry.title or entry.affiliation or entry.paragraphs) for entry in listed
    )
    for entry in listed:
        if not told or " " in entry.name:
            yield from _roles(entry, block.columns[0][1])


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


def _roles(entry: Entry, kind: str) -> Iterator[Row]:
    """The row that a block gives an entry, and another for a role the entry itself names."""
    role = _others(entry) if kind == OTHERS else Role(kind)
    own = entry.role
    if own in LEADERS and role in LEADERS:
        role = own
    if entry.replaces and role in {Role.PRESENT, Role.NON_VOTING_SUBSTITUTE}:
        role = Role.SUBSTITUTE
    if own in {Role.ABSENT, Role.SUBSTITUTE, Role.NON_VOTING_SUBSTITUTE} or (
        own is Role.GUEST and role is Role.PRESENT
    ):
        yield Row(entry, own)
        return
    yield Row(entry, role)
    if own and own is not role and role is not Role.ABSENT:
        yield Row(entry, own)


def _others(entry: Entry) -> Role:
    """Officials have a title and come from nowhere else; substitutes say that they are."""
    if set(re.split(r"[\s,]+", entry.title.casefold())) & SUBSTITUTES:
        return Role.NON_VOTING_SUBSTITUTE
    titled = (
        bool(entry.title)
        and any(is_title(word) for word in re.split(r"[\s,]+", entry.title))
        and not _OUTSIDER.search(entry.title)
    )
    return (
        Role.OFFICIAL
        if (titled or entry.role is Role.SECRETARY) and not entry.affiliation and not entry.party
        else Role.GUEST
    )


def _self_named(line: Strand) -> list[Row]:
    """Signatures that name their own office: `Anna Berg, sekreterare`; none when the line says anything else."""
    listed = entries(line.text, line.start)
    officers = {Role.CHAIR, Role.SECRETARY, Role.ADJUSTER}
    return (
        [Row(entry, entry.role) for entry in listed if entry.role]
        if listed and all(e.role in officers for e in listed)
        else []
    )


def _signatures_above(lines: Sequence[Strand], position: int, opened: Block) -> list[Row]:
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
        row for found, (_, kind) in zip(people, opened.columns, strict=True) for row in _roles(found[0], kind)
    ]
