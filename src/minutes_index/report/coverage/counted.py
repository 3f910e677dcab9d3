"""What the numbers of the items tell: which are missing, stand twice, or go against the days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from minutes_index.recognisers.bodies import indefinite
from minutes_index.report.coverage.findings import Finding, FindingKind, place, signed, when
from minutes_index.report.coverage.numbering import Scheme
from minutes_index.report.coverage.series import against_days, holes, series_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.report.coverage.bodies import Body, Meeting
    from minutes_index.report.coverage.count import Series
    from minutes_index.report.coverage.numbering import Numbering
    from minutes_index.report.coverage.papers import Paper
    from minutes_index.report.coverage.series import Hole

Told = tuple[int, Finding]
"""A year and what was found in it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The meetings of a body, with how they are numbered."""

    body: Body
    years: Mapping[int, Sequence[Meeting]]
    """Those of known days, in their order."""
    undated: Mapping[int, Sequence[Meeting]]
    """Those of which only the year is known."""
    numberings: Mapping[int, Numbering]
    unplaced: Mapping[int, Sequence[Paper]]
    """Minutes of no known body or year, by their first number."""
    usual: int | None = None
    """Days between two meetings, the median; None when they are too few to tell."""

    def findings(self) -> Iterator[Told]:
        """What the numbers tell."""
        every = series_of(self.years, self.numberings)
        for series in every:
            yield from self._missing(series)
            yield from self._twice(series)
            yield from self._against_days(series)
        yield from _anew(every)
        for year, meetings in self.years.items():
            for meeting in meetings:
                yield from ((year, found) for found in self._within(year, meeting))

    def _missing(self, series: Series) -> Iterator[Told]:
        years = {_year(meeting) for meeting in series.meetings}
        loose = [meeting for year in years for meeting in self.undated.get(year, ())]
        for hole in holes(series, loose):
            year = _year(hole.before)
            yield year, self._hole(hole, year)

    def _hole(self, hole: Hole, year: int) -> Finding:
        missing = tuple(range(hole.first, hole.last + 1))
        before = f"{when(hole.before)} ({signed([hole.last + 1])} …)"
        candidates = self._candidates(hole, year)
        if hole.after is hole.before:
            return _inside(hole.before, missing, candidates)
        if hole.after is None:
            kind, what = FindingKind.BEFORE, f"{signed(missing)} before {before}"
        else:
            kind = FindingKind.BETWEEN
            what = f"{signed(missing)} between {when(hole.after)} (… § {hole.first - 1}) and {before}"
        silent = self._silent(hole)
        size = _size(missing, self.years.get(year, ()))
        reason = "; ".join([size, *self._apart(hole), *silent, *_faults(hole)])
        after = place(hole.after) if hole.after else None
        return Finding(kind, what, reason, not silent, missing, after, place(hole.before), candidates)

    def _apart(self, hole: Hole) -> list[str]:
        """How far apart the meetings on either side are."""
        if hole.after is None or not (hole.after.day and hole.before.day):
            return []
        days = (date.fromisoformat(hole.before.day) - date.fromisoformat(hole.after.day)).days
        rule = f", as a rule {self.usual}" if self.usual else ""
        return [f"{days} days apart{rule}"]

    def _silent(self, hole: Hole) -> list[str]:
        """The meetings in which no number was read and that lie where some are missing."""
        end = hole.before.day
        start = hole.after.day if hole.after else end[:4]
        between = [
            meeting.day
            for meetings in self.years.values()
            for meeting in meetings
            if not meeting.numbers and start and start < meeting.day < end
        ]
        return [f"no § was read in the minutes of {', '.join(between)}"] if between else []

    def _candidates(self, hole: Hole, year: int) -> tuple[str, ...]:
        """Minutes of no known body or year whose numbers are all missing here."""
        return tuple(
            paper.path
            for first in range(hole.first, hole.last + 1)
            for paper in self.unplaced.get(first, ())
            if max(paper.numbers.numbers) <= hole.last
            and paper.year in {None, year}
            and paper.municipality in {"", self.body.municipality}
            and (not paper.body or indefinite(paper.body) == indefinite(self.body.name))
        )

    def _twice(self, series: Series) -> Iterator[Told]:
        """Numbers that two meetings of a series have."""
        for one, other in combinations(series.meetings, 2):
            if both := one.numbers & other.numbers:
                what = f"{signed(both)} both on {when(one)} and on {when(other)}"
                reason = "numbers of one count should stand once"
                yield _year(other), _found(FindingKind.TWICE, what, reason, (one, other), both)

    def _against_days(self, series: Series) -> Iterator[Told]:
        for meeting in against_days(series):
            what = f"{signed([meeting.first])} on {when(meeting)} does not fit the days of the others"
            paper = meeting.papers[0]
            reason = "the day is stated" if paper.stated else "the day was inferred and may be wrong"
            yield _year(meeting), _found(FindingKind.ORDER, what, reason, (None, meeting))

    def _within(self, year: int, meeting: Meeting) -> Iterator[Finding]:
        """What is missing in one meeting, unless the whole year is counted; and what stands twice in a document."""
        scheme = self.numberings[year].scheme
        if scheme in {Scheme.ANEW, Scheme.UNCLEAR} and meeting.numbers:
            start = 1 if scheme is Scheme.ANEW else meeting.first
            if missing := set(range(start, meeting.last)) - meeting.numbers:
                yield _inside(meeting, tuple(sorted(missing)), ())
        for paper in meeting.papers:
            if twice := paper.numbers.twice:
                what = f"{signed(twice)} twice in the minutes of {when(meeting)}"
                reason = "two items of different headings have the number"
                yield _found(FindingKind.TWICE, what, reason, (None, meeting), twice)


def _anew(every: Sequence[Series]) -> Iterator[Told]:
    """Counts that begin again within a year that is counted through."""
    for before, series in pairwise(every):
        first, last = series.meetings[0], before.meetings[-1]
        if _year(first) == _year(last):
            what = f"the numbers begin again on {when(first)} ({signed([first.first])} …)"
            reason = f"they had come to § {before.last}: a new count, or minutes under a wrong day"
            yield _year(first), _found(FindingKind.ANEW, what, reason, (last, first))


def _year(meeting: Meeting) -> int:
    return int(meeting.papers[0].edtf[:4])


def _found(
    kind: FindingKind,
    what: str,
    reason: str,
    beside: tuple[Meeting | None, Meeting],
    numbers: Iterable[int] = (),
) -> Finding:
    after, before = (place(meeting) if meeting else None for meeting in beside)
    return Finding(kind, what, reason, kind.minutes, tuple(sorted(numbers)), after, before)


def _inside(meeting: Meeting, missing: Sequence[int], candidates: tuple[str, ...]) -> Finding:
    """Numbers that a meeting should have: they lie between others of it, or before its first."""
    what = f"{signed(missing)} in the minutes of {when(meeting)} ({signed(meeting.numbers)})"
    several = f"in its {len(meeting.papers)} documents; " if len(meeting.papers) > 1 else ""
    reason = f"{several}{WITHIN}{''.join('; ' + fault for fault in _unread(meeting))}"
    at = place(meeting)
    return Finding(
        FindingKind.WITHIN,
        what,
        reason,
        minutes=False,
        numbers=tuple(missing),
        after=at,
        before=at,
        candidates=candidates,
    )


WITHIN = "left out as secret, approved in minutes of its own, misnumbered, or a heading that was not read"
"""Why numbers may lack within a meeting."""


def _size(missing: Sequence[int], meetings: Sequence[Meeting]) -> str:
    """How much is missing, beside what the meetings of the year have."""
    sizes = [len(meeting.numbers) for meeting in meetings if meeting.numbers]
    counted = f"{len(missing)} number{'s' * (len(missing) > 1)}"
    if not sizes:
        return counted
    usual = median_low(sizes)
    if len(missing) <= min(FEW, usual - 1):
        return f"{counted}, where a meeting has {usual}: {SLIP}"
    meetings_missing = round(len(missing) / usual)
    about = f", about {meetings_missing} meetings" if meetings_missing > 1 else ""
    return f"{counted}{about}; a meeting of the year has {usual} (the median)"


FEW = 2
"""Numbers that are more likely a slip, or an item adjusted at once, than a meeting."""
SLIP = "perhaps items adjusted at once in minutes of their own, or a slip in numbering"


def _faults(hole: Hole) -> list[str]:
    """What was not read of the minutes on either side, where the numbers may stand."""
    return [fault for meeting in (hole.after, hole.before) if meeting for fault in _unread(meeting)]


def _unread(meeting: Meeting) -> list[str]:
    readings = [paper.reading for paper in meeting.papers if paper.reading]
    blank = sum(reading.empty + reading.unread for reading in readings)
    return [f"{blank} page{'s' * (blank > 1)} of {when(meeting)} without text"] if blank else []
