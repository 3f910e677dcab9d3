"""Which meetings of a body are counted in one go, and what is missing in the count."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.report.coverage.count import LOW, Series
from minutes_index.report.coverage.findings import runs
from minutes_index.report.coverage.numbering import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.report.coverage.bodies import Meeting
    from minutes_index.report.coverage.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Hole:
    """Numbers that no meeting of a series has, and the meetings that have those beside them."""

    first: int
    last: int
    after: Meeting | None
    """None before the first number of the series."""
    before: Meeting


def series_of(years: Mapping[int, Sequence[Meeting]], numberings: Mapping[int, Numbering]) -> list[Series]:
    """The series of the years that are counted through, in the order of the years.

    A year whose first number follows the last one of the year before goes on with its series: societies count by
    working year, some bodies by term of office. A count that begins anew within a year (after an election, say) is a
    series of its own.

    Args:
        years: the meetings of each year in their order.
        numberings: how each year is numbered.
    """
    counted = {
        year: [meeting for meeting in years[year] if meeting.numbers]
        for year in sorted(years)
        if numberings[year].scheme is Scheme.ON
    }
    comes_over = _comes_over(list(counted.values()))
    found: list[Series] = []
    for year, meetings in counted.items():
        first = meetings[0].first
        last = found[-1].last if year - 1 in counted else sys.maxsize
        goes_on = first == last + 1 or (comes_over and first > last)
        begun = [found.pop()] if goes_on and first > LOW else []
        found += _year(meetings, begun, whole=first <= LOW or not comes_over)
    return found


def _comes_over(years: Sequence[Sequence[Meeting]]) -> bool:
    """Whether more years go on with the numbers of the year before than begin at § 1."""
    tops = [max(meeting.last for meeting in meetings) for meetings in years]
    on = sum(LOW < after[0].first == top + 1 for top, after in zip(tops, years[1:], strict=False))
    return on > sum(meetings[0].first <= LOW for meetings in years[1:])


def _year(meetings: Iterable[Meeting], begun: Sequence[Series], *, whole: bool) -> list[Series]:
    """The series of a year's meetings, the one that goes on with the last of them at the end."""
    series = list(begun)
    for meeting in meetings:
        at = _place(series, meeting)
        if at is None:
            series.append(Series.of([meeting], whole=whole or bool(series)))
        else:
            series[at] = series[at].with_next(meeting)
    apart = _joined(series)
    if (
        len(apart) > 1 and not begun
    ):  # a count that another one follows may have come over from the year before
        apart[0] = replace(apart[0], whole=apart[0].first <= LOW)
    return sorted(apart, key=lambda each: each.meetings[-1].day)


def _place(series: Sequence[Series], meeting: Meeting) -> int | None:
    """Which series a meeting goes on with; None when it begins one."""
    if not series or meeting.first <= min(LOW, max(each.last for each in series)):
        return None
    fitting = [at for at, each in enumerate(series) if each.fits(meeting)] or [len(series) - 1]
    below = [at for at in fitting if series[at].last < meeting.first]
    return max(below or fitting, key=lambda at: series[at].last)


def _joined(series: Sequence[Series]) -> list[Series]:
    """Series that fill each other's holes as one: minutes under a wrong day seem to begin a count."""
    found: list[Series] = []
    for each in series:
        at = next((at for at, other in enumerate(found) if _complete(each, other)), None)
        if at is None:
            found.append(each)
        else:
            both = sorted((*found[at].meetings, *each.meetings), key=lambda meeting: meeting.day)
            found[at] = Series.of(both, whole=found[at].whole)
    return found


def _complete(one: Series, other: Series) -> bool:
    """Whether one series begins where the other ends, or lies in a hole of it: in one before its first number, to the end."""
    return all(other.fits(meeting) for meeting in one.meetings) and any(
        inner.first == outer.last + 1
        or any(
            hole.first <= inner.first and (inner.last <= hole.last if hole.after else inner.last == hole.last)
            for hole in holes(outer)
        )
        for inner, outer in ((one, other), (other, one))
    )


def holes(series: Series, loose: Iterable[Meeting] = ()) -> Iterator[Hole]:
    """What is missing in a series, from § 1 on.

    Args:
        series: the meetings.
        loose: minutes of the same years without a day, which have some of the numbers.
    """
    every = (*loose, *reversed(series.meetings))
    owners = {number: meeting for meeting in every for number in meeting.numbers}
    start = 1 if series.whole else series.first
    for first, last in runs(set(range(start, series.last)) - set(owners)):
        yield Hole(first, last, owners.get(first - 1), owners[last + 1])


def against_days(series: Series) -> list[Meeting]:
    """The fewest meetings to leave out for the numbers to rise with the days."""
    in_order = sorted(series.meetings, key=lambda meeting: meeting.day)
    best: list[list[Meeting]] = []
    for meeting in in_order:
        before = [chain for chain in best if chain[-1].first < meeting.first]
        best.append([*max(before, key=len, default=[]), meeting])
    kept = {id(meeting) for meeting in max(best, key=len, default=[])}
    return [meeting for meeting in in_order if id(meeting) not in kept]
