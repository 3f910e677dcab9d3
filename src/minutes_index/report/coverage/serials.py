"""Minutes that are numbered themselves (`Protokoll nr 4`): which numbers are missing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from minutes_index.report.coverage.findings import Finding, FindingKind, place, when
from minutes_index.report.coverage.papers import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.report.coverage.bodies import Meeting

MOST: Final = 12
"""The most minutes that may be missing in a row; a greater leap is another way of numbering."""


def serial(title: str) -> int | None:
    """The number that a title gives to the minutes: 4 of ``Protokoll nr 4`` and of ``protokoll 4/2023``."""
    found = words("serial").search(title)
    return int(found["number"] or found["of_year"]) if found else None


def serials_missing(meetings: Sequence[Meeting]) -> Iterator[tuple[int, Finding]]:
    """Where the numbers of the minutes leap, unless the items go on from the one to the other.

    Args:
        meetings: of a body, in the order of their days.
    """
    numbered = [
        (number, meeting) for meeting in meetings if (number := serial(meeting.papers[0].title)) is not None
    ]
    known = {number for number, _ in numbered}
    for (low, after), (high, before) in pairwise(numbered):
        missing = sorted(set(range(low + 1, high)) - known) if high - low <= MOST + 1 else []
        if missing and not _goes_on(after, before):
            named = f"no. {missing[0]}" + (f"–{missing[-1]}" if len(missing) > 1 else "")
            what = f"{named} of the minutes between {when(after)} (no. {low}) and {when(before)} (no. {high})"
            reason = "the titles number the minutes"
            yield (
                int(before.day[:4]),
                Finding(
                    FindingKind.SERIAL,
                    what,
                    reason,
                    minutes=True,
                    after=place(after),
                    before=place(before),
                ),
            )


def _goes_on(after: Meeting, before: Meeting) -> bool:
    """Whether the items of one meeting follow those of the other, so that nothing lies between."""
    return after.last > 0 and before.first == after.last + 1
