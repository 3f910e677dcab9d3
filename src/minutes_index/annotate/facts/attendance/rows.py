"""Lists of people in roles put right as a whole: each once in a role, officers by their full names, parties from a column apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.model import Role
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry

_LEGEND = pattern("attendance_patterns", "legend")
OPENED = "rule:opened"
"""How the role of a chair says that only the opening of the meeting tells of it."""
OFFICE_ROLES = frozenset({Role.CHAIR, Role.SECRETARY, Role.ADJUSTER})


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one role."""

    entry: Entry
    role: Role
    found_by: str = "rule:list"


def starred(found: Sequence[Row], text: str) -> list[Row]:
    """The rows, those marked with a star as the substitutes that a legend says they are: `* tjänstgörande ersättare`."""
    if not _LEGEND.search(text):
        return list(found)
    return [
        Row(row.entry, Role.SUBSTITUTE, "rule:star")
        if row.role is Role.PRESENT
        and text[max(0, row.entry.span.start - 2) : row.entry.span.start].strip() == "*"
        else row
        for row in found
    ]


def in_full(officers: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """The officers, those called by a given name as the only one on the lists who bears it; without those it fits not or twice."""
    listed = {row.entry.name: row.entry for row in found if " " in row.entry.name}
    full: list[Row] = []
    for row in officers:
        fitting = [entry for name, entry in listed.items() if name.split()[0] == row.entry.name]
        if " " in row.entry.name:
            full.append(row)
        elif len(fitting) == 1:
            full.append(Row(replace(fitting[0], span=row.entry.span), row.role, "rule:given-name"))
    return full


def called_in_full(found: Sequence[Row]) -> list[Row]:
    """The rows, those in an office who are called by a given name alone as the one on the lists who bears it."""
    return [
        (in_full([row], found) or [row])[0] if row.role in OFFICE_ROLES and " " not in row.entry.name else row
        for row in found
    ]


def present(found: Sequence[Row], officers: Sequence[Row]) -> list[Row]:
    """Whom a meeting elected to lead it, write or adjust was there, also when no list says so."""
    listed = {row.entry.name.casefold() for row in found if row.role not in OFFICE_ROLES}
    there = {row.entry.name: row for row in officers if row.entry.name.casefold() not in listed}
    return [Row(row.entry, Role.PRESENT, "rule:held-an-office") for row in there.values()]


def replaced(found: Sequence[Row]) -> list[Row]:
    """Members in whose place a substitute served, and who are on no list: they were not there."""
    there = {name for row in found for name in _names(row.entry.name)}
    return [
        Row(away, Role.ABSENT, "rule:replaced")
        for row in found
        for away in row.entry.replaces
        if away.name.casefold().replace(".", "") not in there
    ]


def _names(name: str) -> tuple[str, str]:
    """A name as it is compared, and with an initial for its given name: `Roland Ek` is *roland ek* and *r ek*."""
    given, _, surname = name.casefold().replace(".", "").partition(" ")
    return f"{given} {surname}".strip(), f"{given[:1]} {surname}"


def with_parties(found: list[Row], apart: Sequence[str]) -> list[Row]:
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
        Row(replace(row.entry, party=given[row.entry.span].upper()), row.role, row.found_by)
        if row.entry.span in given
        else row
        for row in found
    ]


def once(found: Sequence[Row]) -> list[Row]:
    """The first row of each person in each role, with what later rows add; two affiliations are two people."""
    unique: list[Row] = []
    alike: dict[tuple[Role, str], list[int]] = defaultdict(list)
    for row in found:
        known = alike[row.role, row.entry.name.casefold()]
        same = next((i for i in known if _one_place(row, unique[i])), None)
        if same is None:
            known.append(len(unique))
            unique.append(row)
        else:
            unique[same] = Row(_merged(unique[same].entry, row.entry), row.role, unique[same].found_by)
    return unique


def _one_place(one: Row, two: Row) -> bool:
    return len({one.entry.affiliation, two.entry.affiliation} - {""}) < 2


def _merged(first: Entry, second: Entry) -> Entry:
    return replace(
        first,
        party=first.party or second.party,
        affiliation=first.affiliation or second.affiliation,
        title=first.title or second.title,
        paragraphs=first.paragraphs or second.paragraphs,
    )


def sensible(found: Sequence[Row]) -> list[Row]:
    """Without adjusters that only signed as chair or secretary beside the real ones."""
    officers = {
        row.entry.name.casefold()
        for row in found
        if row.role in {Role.CHAIR, Role.SECRETARY} and not row.found_by.startswith(OPENED)
    }
    others = [row for row in found if row.role is Role.ADJUSTER and row.entry.name.casefold() not in officers]
    return [
        row
        for row in found
        if not (others and row.role is Role.ADJUSTER and row.entry.name.casefold() in officers)
    ]
