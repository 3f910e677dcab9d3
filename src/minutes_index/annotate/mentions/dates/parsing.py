"""Dates as they are written -> what they state; `years` fills in what they leave out.

One table of forms (`date_forms`); times of day are no part of any of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.dates.context import centuries, intervals, years_shared
from minutes_index.annotate.mentions.dates.forms import ANCHOR, FORMS, Anchor, Form
from minutes_index.annotate.mentions.dates.stated import Stated
from minutes_index.annotate.mentions.dates.words import (
    MONTHS,
    ORDINAL_DAYS,
    ORDINALS,
    PERIODS,
    SEASONS,
    WEEKDAYS,
)
from minutes_index.model import Span
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

REACH = 60
"""Characters around a month, season or year within which the rest of its date stands."""


LONGEST = 10
"""Years of an interval whose last year is cut short."""
TURN = 50
"""Two digits up to it are a year of this century, where no other year tells."""


def stated_dates(text: str) -> list[Stated]:
    """Every date in ``text``, in order, without overlap; intervals are one date."""
    found: list[Stated] = []
    taken = Taken(len(text))
    for form, match in _matches(text):
        lead = form.lead.search(text, max(0, match.start() - REACH), match.start()) if form.lead else None
        if form.needed and not lead:
            continue
        joined = lead.start("part") if lead and lead.groupdict().get("part") else match.start()
        span = Span(joined, match.end() - match.group().endswith("."))
        if not taken.meets(span):
            taken.add(span)
            found += _dates(match, span, lead)
    found.sort(key=lambda date: date.span)
    return intervals(text, years_shared(text, centuries(found)))


def _matches(text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Every form and where it stands, the most telling form first."""
    starts: dict[str, list[int]] = defaultdict(list)
    for anchor in ANCHOR.finditer(_lowered(text)):
        if anchor.lastgroup == Anchor.DAY or not _inside_word(text, anchor.start()):
            starts[str(anchor.lastgroup)].append(anchor.start())
    windows = list(_windows(sorted(starts[Anchor.MONTH] + starts[Anchor.DAY]), len(text)))
    for form in FORMS:
        if form.anchor is Anchor.DAY:
            found = (match for window in windows for match in form.pattern.finditer(text, *window))
        else:
            found = (match for start in starts[form.anchor] if (match := form.pattern.match(text, start)))
        yield from ((form, match) for match in found)


def _lowered(text: str) -> str:
    """The text in lower case, letter for letter; as it is, where a letter would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _inside_word(text: str, at: int) -> bool:
    """Whether ``at`` is inside a word, or inside a number."""
    return bool(at) and text[at - 1].isalnum() and text[at - 1].isalpha() == text[at].isalpha()


def _windows(anchors: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which a date with a day can stand, around its anchors."""
    begin = end = 0
    for anchor in anchors:
        if anchor - REACH > end:
            if end:
                yield begin, end
            begin = max(0, anchor - REACH)
        end = min(length, anchor + REACH)
    if end:
        yield begin, end


def _dates(match: re.Match[str], span: Span, lead: re.Match[str] | None) -> list[Stated]:
    """The date or dates (`7, 9 och 11 juni`) of one match; none when there is no such day."""
    parts = (lead.groupdict() if lead else {}) | match.groupdict()
    month = MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("month_number") or 0)
    date = Stated(
        span,
        _year(parts),
        month or None,
        int(parts["day"]) if parts.get("day") else ORDINAL_DAYS.get((parts.get("day_word") or "").lower()),
        SEASONS[parts["season"].lower()] if parts.get("season") else None,
        WEEKDAYS[parts["weekday"].lower()] if parts.get("weekday") else None,
        int(parts["week"]) if parts.get("week") else None,
        cut=bool(parts.get("short_year") or parts.get("cut_year")),
    )
    if date.week:
        return _weeks(date, match)
    if date.day and date.month and date.day > monthrange(date.year or 2024, date.month)[1]:
        return []
    return _listed(date, match) if parts.get("more") else _ended(date, parts)


def _weeks(date: Stated, match: re.Match[str]) -> list[Stated]:
    """One week, the stretch up to another, or each of a list (`vecka 34 och 36`)."""
    if match["end_week"]:
        return [replace(date, end=Stated(date.span, week=int(match["end_week"])))]
    if not match["more"]:
        return [date]
    offset = match.start("more")
    rest = [
        replace(date, week=int(step.group()), span=Span(offset + step.start(), offset + step.end()))
        for step in re.finditer(r"\d+", match["more"])
    ]
    return [replace(date, span=Span(date.span.start, match.end("week"))), *rest]


def _ended(date: Stated, parts: Mapping[str, str | None]) -> list[Stated]:
    """The date with the end that its form tells; none when that lies before it."""
    if parts.get("period"):
        months = PERIODS[(parts["period"] or "").strip().lower()]
        last = months * (ORDINALS.get((parts.get("ordinal") or "").lower()) or int(parts.get("quarter") or 0))
        return (
            [replace(date, month=last - months + 1, end=Stated(date.span, month=last))] if last <= 12 else []
        )
    if parts.get("end_day"):
        return _to_day(date, parts)
    if parts.get("end_short") or parts.get("end_year"):
        return _to_year(date, parts)
    if (parts.get("part") or "").casefold().startswith("sista") and date.month and not date.day:
        return [replace(date, day=monthrange(date.year or 2023, date.month)[1])]
    if last_month := MONTHS.get((parts.get("end_month") or "").lower()):
        return [replace(date, end=Stated(date.span, month=last_month))]
    return [date]


def _to_year(date: Stated, parts: Mapping[str, str | None]) -> list[Stated]:
    """The interval up to a year; none when that is no later, or cut short and far off."""
    first = date.year or 0
    if not parts.get("end_short"):
        last = int(parts.get("end_year") or 0)
        return [replace(date, end=Stated(date.span, last))] if last > first else []
    last = first + (int(parts.get("end_short") or 0) - first) % 100
    return [replace(date, end=Stated(date.span, last))] if 0 < last - first <= LONGEST else []


def _year(parts: Mapping[str, str | None]) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    short = parts.get("short_year") or parts.get("cut_year")
    if not short:
        return None
    return int(short) + (2000 if int(short) <= TURN else 1900)


def _to_day(date: Stated, parts: Mapping[str, str | None]) -> list[Stated]:
    """The interval up to a day of a month; none when it has no such day, or lies backwards in a year that is told."""
    last_year = int(parts.get("end_year") or 0) or date.year
    month = MONTHS.get((parts.get("end_month") or "").lower()) or int(parts.get("end_month_number") or 0)
    end = Stated(date.span, last_year, month, int(parts.get("end_day") or 0))
    if (end.day or 0) > monthrange(end.year or 2024, end.month or 1)[1]:
        return []
    first_day, last_day = (date.month or 0, date.day or 0), (end.month or 0, end.day or 0)
    if parts.get("end_year"):
        later = (end.year or 0, last_day) > (date.year or 0, first_day)
        return [replace(date, end=end)] if later else []
    first = replace(date, year=date.year - 1) if date.year and last_day < first_day else date
    return [replace(first, end=end)]


def _listed(date: Stated, match: re.Match[str]) -> list[Stated]:
    """The dates of a list or an interval of days in one month."""
    more = list(
        re.finditer(
            r"(?P<glue>[-–—]|till|,|och|samt|eller|resp(?:\.|ektive)?|/)\s*(?:den\s+)?(?P<day>\d+)",
            match["more"],
        )
    )
    days = [int(step["day"]) for step in more]
    last = monthrange(date.year or 2024, date.month or 1)[1]
    if any(day > last for day in days):
        return []
    if len(days) == 1 and more[0]["glue"] in "-–—till" and days[0] > (date.day or 0):
        return [replace(date, end=replace(date, day=days[0], weekday=None))]
    offset = match.start("more")
    first = replace(date, span=Span(date.span.start, offset))
    rest = [
        replace(
            date,
            day=day,
            weekday=None,
            span=Span(
                offset + step.start("day"),
                offset + step.end("day") if step is not more[-1] else date.span.end,
            ),
        )
        for day, step in zip(days, more, strict=True)
    ]
    return [first, *rest]
