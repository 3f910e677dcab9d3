"""Who was there: the lists under `Närvarande`, `Beslutande`, `Frånvarande`, `Justerare` … and the roles elected for a meeting.

A label (data file ``labels.tsv``) opens a block; the block runs until another label or until a line at the margin that lists nobody.
Labels may stand alone, before a colon, in a column of their own (also broken over two lines, or halfway down its names), side by side
over columns, or under the names of those who signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.blocks import CLOSED, MARGIN, OTHERS, Block, block_of, centred
from minutes_index.annotate.elected import elected
from minutes_index.annotate.lexicon import is_title
from minutes_index.annotate.pieces import REPLACES
from minutes_index.annotate.roster import Entry, entries, parties
from minutes_index.annotate.sentences import sentences
from minutes_index.annotate.streams import Strand, strands
from minutes_index.annotate.tables import table_rows
from minutes_index.model import Role, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = re.compile(r"\S+(?: \S+)*")
_PROSE = re.compile(
    r"\b(?:som|är|var|har|hade|att|inte|det|vi|ska|hälsar|hälsade|öppnade|öppnar|informerar|informerade|välkomna|deltagarna|beslutar|beslutade|med anledning|yrkar|anmäler|utses|utsågs|äger rum)\b"
)
OFFICE_ROLES = frozenset({Role.CHAIR, Role.SECRETARY, Role.ADJUSTER})
LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
"""Of these an entry's own word is truer than its label: `Ordförande Anna Berg, vice ordförande Bo Ek`."""
_OUTSIDER = re.compile(
    r"konsult|revis|föreläs|student|elev|ledamot|ordförande|politiker|företrädare|representant|ombud|förening|klubb|råd$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one role."""

    entry: Entry
    role: Role


def rows(text: str, sections: Sequence[Section]) -> list[Row]:
    """Everybody that ``text`` lists or elects, each person at most once in a role."""
    found: list[Row] = []
    officers: list[Row] = []
    for section in sections:
        lines = list(strands(section.span.of(text), section.span.start))
        tabled, rest = table_rows(lines)
        found += [Row(entry, role) for entry, role in tabled]
        found += _listed(rest, in_item=section.kind is SectionKind.ITEM)
        officers += [Row(entry, role) for entry, role in elected(text, section.span, section.heading)]
    officers = _in_full(officers, found)
    found = _once([*found, *_replaced(found), *officers])
    return _sensible([*found, *_present(found, officers)])


def _in_full(officers: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """The officers, those called by a given name as the only one on the lists who bears it; without those it fits not or twice."""
    listed = {row.entry.name: row.entry for row in found if " " in row.entry.name}
    full: list[Row] = []
    for row in officers:
        fitting = [entry for name, entry in listed.items() if name.split()[0] == row.entry.name]
        if " " in row.entry.name:
            full.append(row)
        elif len(fitting) == 1:
            full.append(Row(replace(fitting[0], span=row.entry.span), row.role))
    return full


def _present(found: Sequence[Row], officers: Sequence[Row]) -> list[Row]:
    """Whom a meeting elected to lead it, write or adjust was there, also when no list says so."""
    listed = {row.entry.name.casefold() for row in found if row.role not in OFFICE_ROLES}
    there = {row.entry.name: row for row in officers if row.entry.name.casefold() not in listed}
    return [Row(row.entry, Role.PRESENT) for row in there.values()]


def _listed(lines: Sequence[Strand], *, in_item: bool) -> list[Row]:
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
                found, apart = [*_with_parties(found, apart), *on_line], []
            apart += alone
            indented = len(rest) - len(rest.lstrip()) >= MARGIN
            if rest.strip() and not on_line and not alone and opened is None and not indented:
                block = CLOSED
            if in_item and opened is None and blanks and not on_line:
                block = CLOSED
        blanks = 0
    return _with_parties(found, apart)


def _serving(row: Row, name: str, offset: int) -> Row:
    """A row whose next line says in whose place the person served."""
    return Row(replace(row.entry, replaces=tuple(entries(name, offset))), Role.SUBSTITUTE)


def _rows(text: str, offset: int, column: int, block: Block) -> Iterator[Row]:
    """The people on a line of a block; none when the line is running text."""
    if len(block.columns) > 1:
        for match in _CELL.finditer(text):
            for entry in entries(match.group(), offset + match.start()):
                yield from _roles(entry, block.kind_at(column + match.start()))
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
    """Officials have a title and come from nowhere else."""
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


def _replaced(found: Sequence[Row]) -> list[Row]:
    """Members in whose place a substitute served, and who are on no list: they were not there."""
    there = {row.entry.name.casefold() for row in found}
    return [
        Row(away, Role.ABSENT)
        for row in found
        for away in row.entry.replaces
        if away.name.casefold() not in there
    ]


def _with_parties(found: list[Row], apart: Sequence[str]) -> list[Row]:
    """The rows of the latest people with the parties of a column that came out apart from its names, one line or many."""
    spans = list(dict.fromkeys(row.entry.span for row in found))[-len(apart) :]
    if (
        len(apart) < 2
        or len(spans) < len(apart)
        or any(row.entry.party for row in found if row.entry.span in spans)
    ):
        return found
    given = dict(zip(spans, apart, strict=True))
    return [
        Row(replace(row.entry, party=given[row.entry.span].upper()), row.role)
        if row.entry.span in given
        else row
        for row in found
    ]


def _once(found: Sequence[Row]) -> list[Row]:
    """The first row of each person in each role, with what later rows add; two affiliations are two people."""
    unique: list[Row] = []
    for row in found:
        same = next((i for i, other in enumerate(unique) if _same(row, other)), None)
        if same is None:
            unique.append(row)
        else:
            unique[same] = Row(_merged(unique[same].entry, row.entry), row.role)
    return unique


def _same(one: Row, two: Row) -> bool:
    affiliations = {one.entry.affiliation, two.entry.affiliation} - {""}
    return (
        one.role is two.role
        and one.entry.name.casefold() == two.entry.name.casefold()
        and len(affiliations) < 2
    )


def _merged(first: Entry, second: Entry) -> Entry:
    return replace(
        first,
        party=first.party or second.party,
        affiliation=first.affiliation or second.affiliation,
        title=first.title or second.title,
        paragraphs=first.paragraphs or second.paragraphs,
    )


def _sensible(found: Sequence[Row]) -> list[Row]:
    """Without adjusters that only signed as chair or secretary beside the real ones."""
    officers = {row.entry.name.casefold() for row in found if row.role in {Role.CHAIR, Role.SECRETARY}}
    others = [row for row in found if row.role is Role.ADJUSTER and row.entry.name.casefold() not in officers]
    return [
        row
        for row in found
        if not (others and row.role is Role.ADJUSTER and row.entry.name.casefold() in officers)
    ]
