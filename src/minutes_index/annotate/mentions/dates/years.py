"""What a date leaves out: the year by its weekday, by the meeting date and by tense; then EDTF.

EDTF is ISO 8601-2 level 1: `2023-07-01`, `2022-03`, `2023-23` (autumn), `2024/2026`, `2023~` (approximate).
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from minutes_index.model import When
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.mentions.dates.stated import Stated

FARTHEST = 270
"""Days from the meeting that the tense of a sentence can put a date at; farther off the nearest year is likelier."""
RECENT = 60
"""Days before the meeting within which a date is likelier to have been than to come again."""
NEAR = 3
"""Years around the reference in which a weekday may decide."""
_AHEAD = pattern("date_patterns", "ahead")
_BACK = pattern("date_patterns", "back")
PAST_SEASONS = ("våras", "somras", "höstas", "vintras")
"""Words for the last such season."""
_UNTIL = pattern("date_patterns", "until")
"""What is put off, or due, is to come."""
_COUNTED = pattern("date_patterns", "counted")
"""A year told by the meeting's (`den 1 januari nästa år`)."""
_STOPS = (". ", "! ", "? ")
_MIDDLE = {21: 4, 22: 7, 23: 10, 24: 1}
"""The month that stands for a season when distances are compared."""


@dataclass(frozen=True, slots=True)
class Reference:
    """When the text was written, as far as is known: a day, or a year only."""

    year: int | None = None
    day: date | None = None
    name: str = "the meeting date"


def resolve(stated: Stated, text: str, reference: Reference) -> When | None:
    """The date in EDTF, its missing year inferred; None when nothing tells the year, or it has no such day."""
    surface = stated.span.of(text)
    year, reason = (stated.year, "") if stated.year else _year(stated, text, reference)
    if year is None:
        return None
    if stated.week:
        return _week(stated, year, surface, reason)
    first = replace(stated, year=year)
    dates = [first, _end(first, stated.end)] if stated.end else [first]
    if not all(map(_exists, dates)):
        return None
    return When("/".join(map(_edtf, dates)), surface, stated=not reason, reason=reason)


def _week(stated: Stated, year: int, surface: str, reason: str) -> When | None:
    """The days of a week, or of several in a row; None when the year has no such week."""
    last = (stated.end and stated.end.week) or stated.week or 0
    try:
        monday = date.fromisocalendar(year, stated.week or 0, 1)
        sunday = date.fromisocalendar(year + (last < (stated.week or 0)), last, 7)
    except ValueError:
        return None
    return When(f"{monday}/{sunday}", surface, stated=not reason, reason=reason)


def _exists(stated: Stated) -> bool:
    """Whether its year has such a day: a 29 February may have been given the wrong one."""
    return not (stated.year and stated.month and stated.day) or (
        stated.day <= monthrange(stated.year, stated.month)[1]
    )


def undated(stated: Stated, text: str) -> When | None:
    """A day or month of which nothing tells the year, in EDTF `XXXX-10-07`; None for a season."""
    if not stated.month:
        return None
    day = f"-{stated.day:02d}" if stated.day else ""
    return When(
        f"XXXX-{stated.month:02d}{day}", stated.span.of(text), stated=False, reason="nothing tells the year"
    )


def agreeing_year(dates: Sequence[Stated]) -> tuple[int, str] | None:
    """The year that the weekdays and the stated years of a text point to, and why; None when they point nowhere."""
    stated = Counter(d.year for d in dates if d.year and d.month) or Counter(d.year for d in dates if d.year)
    if not stated:
        return None
    years = range(min(stated), max(stated) + 1) if max(stated) - min(stated) <= 2 * NEAR else sorted(stated)
    fits = Counter(
        {year: sum(_falls(d, year) for d in dates if not d.year and d.weekday is not None) for year in years}
    )
    best = max(years, key=lambda year: (fits[year], stated[year], year))
    why = (
        f"{fits[best]} weekdays fit {best}"
        if fits[best]
        else f"{best} is the year most dates in the text have"
    )
    return best, why


def _year(stated: Stated, text: str, reference: Reference) -> tuple[int | None, str]:
    anchor = reference.day.year if reference.day else reference.year
    if anchor is None:
        return None, ""
    if counted := _COUNTED.match(text, stated.span.end):
        year = anchor + bool(counted["next"]) - bool(counted["last"])
        return year, f"{counted.group().strip()}, from {reference.name}"
    if stated.weekday is not None and stated.day and stated.month:
        fitting = [year for year in range(anchor - NEAR, anchor + NEAR + 1) if _falls(stated, year)]
        if fitting:
            best = min(fitting, key=lambda year: (abs(year - anchor), -year))
            return best, f"a {list(_DAY_NAMES)[stated.weekday]} in {best}, near {reference.name}"
    if reference.day is None:
        return anchor, f"year of {reference.name}"
    return _nearest(stated, text, reference.day, reference.name)


_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _falls(stated: Stated, year: int) -> bool:
    """Whether the weekday of a date is right in ``year``."""
    if not (stated.day and stated.month):
        return False
    try:
        return date(year, stated.month, stated.day).weekday() == stated.weekday
    except ValueError:
        return False


def _nearest(stated: Stated, text: str, day: date, name: str) -> tuple[int, str]:
    """The year that puts the date on the side of the meeting that the sentence looks to, or else nearest to it."""
    candidates = {
        year: _as_day(replace(stated, year=year)) for year in (day.year - 1, day.year, day.year + 1)
    }
    sentence = _sentence(text, stated)
    back, ahead = bool(_BACK.search(sentence)), bool(_AHEAD.search(sentence))
    surface = text[max(0, stated.span.start - 12) : stated.span.end].casefold()
    if surface.endswith(PAST_SEASONS):
        back, ahead = True, False
    elif stated.end and stated.day is None and stated.week is None and not ahead:
        back = True  # months in a row are those of a report
    elif _UNTIL.search(surface):
        back, ahead = False, True
    if back != ahead:
        slack = timedelta(days=31 if stated.day is None else 0)
        side = {y: d for y, d in candidates.items() if (d <= day + slack if back else d >= day - slack)}
        best = min(side or candidates, key=lambda year: abs(candidates[year] - day))
        if abs(candidates[best] - day).days <= FARTHEST:
            return (
                best,
                f"{'before' if back else 'after'} {name}, as the sentence looks {'back' if back else 'ahead'}",
            )
    following = min((year for year, at in candidates.items() if at >= day), default=None)
    if (
        (stated.day or stated.week)
        and not back
        and following
        and (candidates[following] - day).days <= FARTHEST
    ):
        past = min((day - at for at in candidates.values() if at < day), default=timedelta.max)
        if past.days > RECENT:
            return following, f"the next after {name}, as nothing looks back"
    best = min(candidates, key=lambda year: abs(candidates[year] - day))
    return best, f"nearest to {name}"


def _as_day(stated: Stated) -> date:
    year = stated.year or 1
    if stated.week:
        return date.fromisocalendar(year, min(stated.week, 52), 4)
    month = stated.month or _MIDDLE[stated.season or 21]
    try:
        return date(year, month, stated.day or 15)
    except ValueError:
        return date(year, month, 28)


def _sentence(text: str, stated: Stated) -> str:
    line = text.rfind("\n", 0, stated.span.start)
    start = max(line, *(text.rfind(mark, line + 1, stated.span.start) for mark in _STOPS))
    last = end if (end := text.find("\n", stated.span.end)) >= 0 else len(text)
    ends = (end for mark in _STOPS if (end := text.find(mark, stated.span.end, last)) >= 0)
    return text[start + 1 : stated.span.start] + text[stated.span.end : min(ends, default=last)]


def _end(start: Stated, end: Stated) -> Stated:
    """The end of an interval with its year: the start's, or the next when it would lie before."""
    if end.year or start.year is None:
        return end
    backwards = (end.month or 0, end.day or 0, end.season or 0) < (
        start.month or 0,
        start.day or 0,
        start.season or 0,
    )
    return replace(end, year=start.year + (1 if backwards else 0))


def _edtf(stated: Stated) -> str:
    year = f"{stated.year:04d}"
    if stated.season:
        return f"{year}-{stated.season}"
    return (
        year
        + (f"-{stated.month:02d}" if stated.month else "")
        + (f"-{stated.day:02d}" if stated.month and stated.day else "")
    )
