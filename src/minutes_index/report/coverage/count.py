"""Meetings whose items are counted in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.report.coverage.bodies import Meeting

LOW: Final = 3
"""A meeting whose lowest number is no higher begins at § 1, be it that the first ones were not read."""
SHARED: Final = 1 / 3
"""Two meetings that have more of the smaller's numbers in common have not gone on with each other's count."""


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings of one count, in the order of their days."""

    meetings: tuple[Meeting, ...]
    numbers: frozenset[int]
    first: int
    """The lowest number."""
    last: int
    whole: bool
    """Whether it is known to begin at § 1; one that came over from a year before the archive's first is not."""

    @classmethod
    def of(cls, meetings: Iterable[Meeting], *, whole: bool = True) -> Self:
        """The series of these meetings; one at least."""
        all_of_it = tuple(meetings)
        numbers = frozenset[int]().union(*(meeting.numbers for meeting in all_of_it))
        return cls(all_of_it, numbers, min(numbers), max(numbers), whole)

    def fits(self, meeting: Meeting) -> bool:
        """Whether none of its meetings has a meeting's numbers."""
        return self.numbers.isdisjoint(meeting.numbers) or all(
            meeting.shares(earlier) <= SHARED for earlier in self.meetings
        )

    def with_next(self, meeting: Meeting) -> Series:
        """The series with one more meeting."""
        return Series(
            (*self.meetings, meeting),
            self.numbers | meeting.numbers,
            min(self.first, meeting.first),
            max(self.last, meeting.last),
            self.whole,
        )
