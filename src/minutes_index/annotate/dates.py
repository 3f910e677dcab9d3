"""Dates as they are written -> what they state; `years` fills in what they leave out.

One table of forms (`date_forms`); times of day are no part of any of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.analysis.taken import Taken
from minutes_index.annotate.date_forms import ANCHOR, FORMS, MONTHS, ORDINALS, SEASONS, WEEKDAYS, Anchor, Form
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 60
"""Characters around a month, season or year within which the rest of its date stands."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a date in the text states; None where it is silent."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    end: Stated | None = None
    """The end of an interval."""

    @property
    def full(self) -> bool:
        """Whether year, month and day are all there."""
        return None not in {self.year, self.month, self.day}


def stated_dates(text: str) -> list[Stated]:
    """Every date in ``text``, in order, without overlap; intervals are one date."""
    found: list[Stated] = []
    taken = Taken(len(text))
    for form, match in _matches(text):
        lead = form.lead.search(text, max(0, match.start() - REACH), match.start()) if form.lead else None
        if form.needed and not lead:
            continue
        joined = lead.start("part") if lead and "part" in lead.groupdict() else match.start()
        span = Span(joined, match.end() - match.group().endswith("."))
        if not taken.meets(span):
            taken.add(span)
            found += _dates(match, span, lead)
    found.sort(key=lambda date: date.span)
    return _intervals(text, _years_shared(text, found))


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
    year = (
        int(parts["year"])
        if parts.get("year")
        else 2000 + int(parts["short_year"])
        if parts.get("short_year")
        else None
    )
    month = (
        MONTHS[parts["month"].lower()]
        if parts.get("month")
        else int(parts["month_number"])
        if parts.get("month_number")
        else None
    )
    date = Stated(
        span,
        year,
        month,
        int(parts["day"]) if parts.get("day") else None,
        SEASONS[parts["season"].lower()] if parts.get("season") else None,
        WEEKDAYS[parts["weekday"].lower()] if parts.get("weekday") else None,
    )
    if date.day and date.month and date.day > monthrange(date.year or 2024, date.month)[1]:
        return []
    quarter = ORDINALS.get((parts.get("ordinal") or "").lower()) or int(
        parts.get("quarter") or parts.get("q") or 0
    )
    if quarter:
        return [replace(date, month=quarter * 3 - 2, end=Stated(span, month=quarter * 3))]
    if parts.get("end_year"):
        return (
            [replace(date, end=Stated(span, int(parts["end_year"])))]
            if int(parts["end_year"]) > (year or 0)
            else []
        )
    if (parts.get("part") or "").casefold().startswith("sista") and date.month and not date.day:
        return [replace(date, day=monthrange(date.year or 2023, date.month)[1])]
    if parts.get("end_month"):
        return [replace(date, end=Stated(span, month=MONTHS[parts["end_month"].lower()]))]
    return _listed(date, match) if parts.get("more") else [date]


def _listed(date: Stated, match: re.Match[str]) -> list[Stated]:
    """The dates of a list or an interval of days in one month."""
    more = list(
        re.finditer(r"(?P<glue>[-–—]|till|,|och|samt|respektive|/)\s*(?:den\s+)?(?P<day>\d+)", match["more"])
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


def _years_shared(text: str, found: Sequence[Stated]) -> list[Stated]:
    """`den 7 juni och 21 sept 2023`: the year at the end of a list holds for the whole list."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        date, following = result[i], result[i + 1]
        between = text[date.span.end : following.span.start].strip()
        if (
            date.year is None
            and following.year is not None
            and date.month
            and following.month
            and between in {"och", ",", "–", "-", "—", "till", "samt", "t.o.m.", "till och med"}
        ):
            later = (date.month, date.day or 0) <= (following.month, following.day or 31)
            result[i] = replace(date, year=following.year if later else following.year - 1)
    return result


def _intervals(text: str, found: Sequence[Stated]) -> list[Stated]:
    """Two dates with a dash or `till` between are one interval."""
    result: list[Stated] = []
    for date in found:
        previous = result[-1] if result else None
        between = text[previous.span.end : date.span.start].strip() if previous else ""
        apart = ("och", "och den") if previous and _opens_range(text, previous.span.start) else ()
        if (
            previous
            and previous.end is None
            and date.end is None
            and between in {"–", "-", "—", "till", "t.o.m.", "tom", "till och med", *apart}
            and "\n" not in text[previous.span.end : date.span.start]
            and _same_grain(previous, date)
        ):
            result[-1] = replace(
                previous, span=Span(previous.span.start, date.span.end), end=replace(date, weekday=None)
            )
        else:
            result.append(date)
    return result


def _opens_range(text: str, start: int) -> bool:
    """Whether the words before a date announce a second one (`mellan den 15 mars och den 31 maj`)."""
    return (
        text[max(0, start - 12) : start].casefold().rstrip().removesuffix("den").rstrip().endswith("mellan")
    )


def _same_grain(one: Stated, two: Stated) -> bool:
    return (one.day is None) == (two.day is None) and (one.season is None) == (two.season is None)
