"""Which facts two documents differ in: decisions, votes, who was there, the day of the meeting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from minutes_index.analysis.distance import within
from minutes_index.dedup.alignment import shared
from minutes_index.dedup.wording import joined, keys_of
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from minutes_index.dedup.versions import SectionChange
    from minutes_index.model import Attendance, Decision, Record, Vote

T = TypeVar("T")
REWORDED: Final = 0.5
"""Part of their words that two decisions of one section share when the one is the other's new wording."""
SLIPS: Final = 2
"""Edits by which one name may be spelt otherwise."""
LISTED: Final = frozenset(
    {Role.PRESENT, Role.SUBSTITUTE, Role.NON_VOTING_SUBSTITUTE, Role.GUEST, Role.ABSENT}
)
"""Roles that only a list of those who were there tells."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """What the one document says, and the other in its place; one of them may be missing."""

    first: T | None
    second: T | None


@dataclass(frozen=True, slots=True)
class FactChanges:
    """What the facts read from two documents differ in."""

    decisions: tuple[Pair[Decision], ...] = ()
    """Taken or proposed: in one document only, with another outcome, or in other words."""
    votes: tuple[Pair[Vote], ...] = ()
    attendance: tuple[Pair[Attendance], ...] = ()
    """In one document only, in another role, or spelt otherwise; none where only one has a list."""
    list_only_in: str = ""
    """``first`` or ``second``: which document alone has a list of those who were there."""
    held_on: tuple[str, str] | None = None
    """The days of the meeting in EDTF where they differ, empty when unknown."""


def compare_facts(first: Record, second: Record, sections: Sequence[SectionChange]) -> FactChanges:
    """What the facts of two documents differ in, given how their sections belong together."""
    places = _places(sections)
    lists = [any(row.role in LISTED for row in record.annotations.attendance) for record in (first, second)]
    alone = {(True, False): "first", (False, True): "second"}.get((lists[0], lists[1]), "")
    days = tuple(
        record.document.held_on.edtf if record.document.held_on else "" for record in (first, second)
    )
    return FactChanges(
        tuple(_decisions(first, second, places)),
        tuple(_votes(first, second, places)),
        () if alone else tuple(_attendance(first, second)),
        alone,
        (days[0], days[1]) if days[0] != days[1] else None,
    )


Places = tuple["Mapping[int, int]", "Mapping[int, int]"]
"""For each document, by the ordinal of a section, the place of its match."""


def _places(sections: Sequence[SectionChange]) -> Places:
    return (
        {section.ordinal: place for place, change in enumerate(sections) for section in change.first},
        {section.ordinal: place for place, change in enumerate(sections) for section in change.second},
    )


def _without_equals(
    first: Iterable[T], second: Iterable[T], key: Callable[[T, int], Hashable]
) -> tuple[list[T], list[T]]:
    """What is left when those of one key (of the value, and of the document: 0 or 1) are taken out of both, one for one."""
    waiting = defaultdict[object, list[T]](list)
    for value in second:
        waiting[key(value, 1)].append(value)
    left = []
    for value in first:
        same = waiting[key(value, 0)]
        if same:
            same.pop(0)
        else:
            left.append(value)
    return left, [value for group in waiting.values() for value in group]


def _paired(first: Sequence[T], second: Sequence[T], likeness: Callable[[T, T], float]) -> Iterable[Pair[T]]:
    """The most alike first, those that are alike at all; then what is left alone, in its order."""
    scored = sorted(
        (-score, abs(i - j), i + j, i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (score := likeness(one, other)) > 0
    )
    found: dict[int, int] = {}
    for *_, i, j in scored:
        if i not in found and j not in found.values():
            found[i] = j
    for i, one in enumerate(first):
        yield Pair(one, second[found[i]] if i in found else None)
    yield from (Pair(None, other) for j, other in enumerate(second) if j not in found.values())


def _decisions(first: Record, second: Record, places: Places) -> Iterable[Pair[Decision]]:
    words = [
        {
            decision: keys_of(decision.span.of(record.document.text))
            for decision in record.annotations.decisions
        }
        for record in (first, second)
    ]

    def place(decision: Decision, side: int) -> int:
        return places[side][decision.section]

    def key(decision: Decision, side: int) -> Hashable:
        return joined(words[side][decision]), decision.outcome

    def alike(one: Decision, other: Decision) -> float:
        if place(one, 0) != place(other, 1):
            return 0
        same = shared(words[0][one], words[1][other])
        return same if same >= REWORDED else 0

    left = _without_equals(first.annotations.decisions, second.annotations.decisions, key)
    return _paired(*left, alike)


def _votes(first: Record, second: Record, places: Places) -> Iterable[Pair[Vote]]:
    def key(vote: Vote, side: int) -> Hashable:
        return places[side][vote.section], vote.yes, vote.no, vote.abstained

    def alike(one: Vote, other: Vote) -> float:
        return float(places[0][one.section] == places[1][other.section])

    return _paired(*_without_equals(first.annotations.votes, second.annotations.votes, key), alike)


def _attendance(first: Record, second: Record) -> Iterable[Pair[Attendance]]:
    def key(row: Attendance, _: int) -> Hashable:
        return row.name.casefold(), row.role

    def alike(one: Attendance, other: Attendance) -> float:
        names = one.name.casefold(), other.name.casefold()
        if names[0] == names[1]:
            return 2.0
        return float(one.role is other.role and within(*names, SLIPS))

    return _paired(*_without_equals(first.annotations.attendance, second.annotations.attendance, key), alike)
