"""How often a body meets, and where it has not met for unusually long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.report.coverage.bodies import Meeting

FEWEST: Final = 5
"""Distances between meetings that show a rhythm."""
HOLIDAY: Final = 7
"""The month in which nobody meets."""
LONGER: Final = 2.5
"""How many times the usual distance is unusual."""
DAYS: Final = 45
"""How much more than the usual distance is unusual: who meets every week may well rest for a month."""
ALIKE: Final = 0.75
"""A break of another year that is so long as this one, at the same time of the year, makes it a habit."""
NEAR: Final = 45
"""Days by which the middle of two breaks of different years may differ."""


@dataclass(frozen=True, slots=True)
class Break:
    """A long time between two meetings."""

    after: Meeting
    before: Meeting
    days: int
    """Between them."""
    usual: int
    """Days between meetings, the median."""


def usual_distance(meetings: Sequence[Meeting]) -> int | None:
    """Days from a meeting to the next, the median without July; None when they are too few to tell."""
    distances = [_working(*two) for two in pairwise(meetings)]
    return round(median(distances)) if len(distances) >= FEWEST else None


def breaks(meetings: Sequence[Meeting], usual: int | None) -> Iterator[Break]:
    """Where a body has not met for unusually long, whole years without meetings left out.

    Unusual is what is both `LONGER` and `DAYS` more than the median, July not counted, and not found at the same time
    of another year.

    Args:
        meetings: all meetings of the body, in the order of their days.
        usual: days from one to the next, as `usual_distance` has it.
    """
    if usual is None:
        return
    long = [
        two for two in pairwise(meetings) if _is_long(_days(*two), usual) and _is_long(_working(*two), usual)
    ]
    for after, before in long:
        habit = any(_is_like((after, before), other) for other in pairwise(meetings))
        if not habit and before_year(after, before) is None:
            yield Break(after, before, _days(after, before), usual)


def before_year(after: Meeting, before: Meeting) -> tuple[int, int] | None:
    """The first and last whole year between two meetings; None when there is none."""
    first, last = _day(after).year + 1, _day(before).year - 1
    return (first, last) if first <= last else None


def _is_long(days: int, usual: int) -> bool:
    return days >= LONGER * usual and days >= usual + DAYS


def _day(meeting: Meeting) -> date:
    return date.fromisoformat(meeting.day)


def _days(after: Meeting, before: Meeting) -> int:
    return (_day(before) - _day(after)).days


def _working(after: Meeting, before: Meeting) -> int:
    """Days from one meeting to the next, without those in July."""
    start, end = _day(after), _day(before)
    if start.year == end.year and (end.month < HOLIDAY or start.month > HOLIDAY):
        return (end - start).days
    holidays = (
        (max(start, date(year, HOLIDAY, 1)), min(end, date(year, HOLIDAY, 31)))
        for year in range(start.year, end.year + 1)
    )
    return (end - start).days - sum(max(0, (last - first).days) for first, last in holidays)


def _is_like(one: tuple[Meeting, Meeting], other: tuple[Meeting, Meeting]) -> bool:
    """Whether another break is about as long, and at the same time of another year."""
    middles = [_day(after) + timedelta(days=_days(after, before) // 2) for after, before in (one, other)]
    apart = abs((middles[0] - middles[1]).days)
    years = round(apart / 365.25)
    return years > 0 and abs(apart - years * 365.25) <= NEAR and _working(*other) >= ALIKE * _working(*one)
