"""What may be missing, and what is odd: the nouns that a report of completeness is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.report.coverage.bodies import Meeting


class FindingKind(StrEnum):
    """What was noticed."""

    BETWEEN = "numbers between meetings"
    BEFORE = "numbers before the first meeting"
    BREAK = "long break"
    YEAR = "year without meetings"
    SUMMONS = "summons without minutes"
    EXTRACT = "extract without minutes"
    SERIAL = "number of the minutes"
    WITHIN = "numbers within a meeting"
    TWICE = "numbers twice"
    ANEW = "numbered anew"
    ORDER = "numbers against the days"

    @property
    def minutes(self) -> bool:
        """Whether whole minutes may be missing, and not only some items or a date."""
        return self in MINUTES


MINUTES = frozenset(
    {
        FindingKind.BETWEEN,
        FindingKind.BEFORE,
        FindingKind.BREAK,
        FindingKind.YEAR,
        FindingKind.SUMMONS,
        FindingKind.EXTRACT,
        FindingKind.SERIAL,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """A meeting beside what was noticed."""

    held_on: str
    """In EDTF; empty when unknown."""
    first: int
    """The lowest number of its items, 0 when none was read."""
    last: int
    documents: tuple[str, ...]
    """Ids."""
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may be missing or wrong: an inference, with the reason for it."""

    kind: FindingKind
    what: str
    """``§§ 31–44 between 2023-03-14 (… § 30) and 2023-05-09 (§ 45 …)``."""
    reason: str
    minutes: bool
    """Whether whole minutes may be missing."""
    numbers: tuple[int, ...] = ()
    """Of the items that it is about."""
    after: Place | None = None
    """The last meeting before it."""
    before: Place | None = None
    """The first meeting behind it."""
    candidates: tuple[str, ...] = ()
    """Paths of documents of no known body or day that may be it."""


def place(meeting: Meeting) -> Place:
    """A meeting as it is told of."""
    return Place(
        meeting.papers[0].edtf,
        meeting.first,
        meeting.last,
        tuple(paper.id for paper in meeting.papers),
        tuple(paper.path for paper in meeting.papers),
    )


def when(meeting: Meeting) -> str:
    """The day of a meeting, or what is known of it: ``2023-04-12``, ``an unknown day``."""
    return meeting.papers[0].edtf or "an unknown day"


def signed(numbers: Iterable[int]) -> str:
    """Numbers of items in words: ``§ 31``, ``§§ 31–44, 47``."""
    found = runs(numbers)
    sign = "§" if len(found) == 1 and found[0][0] == found[0][1] else "§§"
    return f"{sign} " + ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in found)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Whole stretches of numbers, the first and the last of each."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
