"""Dates as they are written -> what they state; `years` fills in what they leave out.

One table of forms (`FORMS`); times of day are no part of any of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun", "juli jul",
            "augusti aug", "september sept sep", "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {
    name: number
    for number, names in (
        (21, "våren vår våras vårterminen vt"),
        (22, "sommaren sommar somras"),
        (23, "hösten höst höstas höstterminen ht"),
        (24, "vintern vinter vintras"),
    )
    for name in names.split()
}
"""EDTF's numbers for the seasons, northern or not."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag mån",
            "tisdag tis tisd",
            "onsdag ons onsd",
            "torsdag tors torsd tor",
            "fredag fre fred",
            "lördag lör",
            "söndag sön",
        )
    )
    for name in names.split()
}

ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
"""Quarters of a year as words."""

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![\wåäö-])\.?"
_BARE_MONTH = rf"(?!jul(?!i)){_MONTH}"
"""A month without a day; `jul` alone is Christmas."""
_SEASON = rf"(?P<season>{'|'.join(sorted(SEASONS, key=len, reverse=True))})(?!\w)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NOT_NUMBER = r"(?<![\d.,/:§-])(?<!§ )(?<!\bkl )(?<!\bkl\. )"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:\s?:?\s?[ea](?![\w]))?"
_DATING = r"(?:till och med|från och med|under|år|året|åren|sedan|från|fr\.o\.m\.|from|till|t\.o\.m\.|tom|inför|början av|mitten av|slutet av|sista|i|före|innan|efter|senast|kring|runt|av|för|per)"

FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-]*\d)",
        rf"(?<![\d-]){_YEAR}[./](?P<month_number>0?[1-9]|1[0-2])[./](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        rf"{_NOT_NUMBER}{_DAY}(?P<more>(?:\s*(?:,|och|samt|respektive|[-–—/]|till)\s*(?:den\s+)?(?:[12]\d|3[01]|0?[1-9]))*)\s?\.?\s*{_MONTH}(?:[,]?\s+(?:år\s+)?{_YEAR}(?!\d|[-/]\d))?",
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?:[\s-]+{_YEAR}|[-/](?P<short_year>\d\d))(?![\d/])",
        rf"{_NOT_NUMBER}{_DAY}/(?P<month_number>1[0-2]|0?[1-9])(?![\d/])",
        rf"(?<![\w-])(?P<month>{'|'.join(MONTHS)})\.?\s*[-–—/]\s*(?P<end_month>{'|'.join(MONTHS)})(?!\w)(?:\s+(?:år\s+)?{_YEAR}(?!\d))?",
        rf"(?<![\w-]){_MONTH}\s+(?:månad\s+)?(?:år\s+)?{_YEAR}(?!\d|[-/]\d\d)",
        rf"\b(?:(?P<ordinal>{'|'.join(ORDINALS)})\s+kvartalet|kvartal\s+(?P<quarter>[1-4])|Q(?P<q>[1-4]))(?:\s*[-/]?\s*(?:år\s+)?{_YEAR}(?!\d))?(?!\d)",
        rf"\b{_SEASON}\s+(?:år\s+)?{_YEAR}(?!\d)",
        r"\b(?P<season>vt|ht)[\s-]?(?P<short_year>\d\d)\b",
        rf"\b{_YEAR}\s*(?:[-–—]|till)\s*(?P<end_year>20\d\d)(?![\d-])",
        rf"(?<![\d/:.-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?![\d/-])",
    )
)
"""What a date looks like, the most telling form first; groups carry its parts."""
_WEEKDAY = (
    rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})(?:en|s|\.)?(?: den)?,?\s+(?:den\s+)?"
)
_BEFORE_DAY = re.compile(rf"(?:{_WEEKDAY}|(?<!\w)den\s+)$", re.IGNORECASE)
_BEFORE_BARE_DAY = re.compile(
    rf"(?:{_WEEKDAY}|(?<!\w)(?:den|senast|t\.o\.m\.|tom|fr\.o\.m\.|from|till|från|innan|före|efter)\s+)$",
    re.IGNORECASE,
)
LEADS = {2: (_BEFORE_DAY, False), 3: (_BEFORE_DAY, False), 4: (_BEFORE_BARE_DAY, True)}
"""What belongs to a date before its day, by the place of its form in `FORMS`, and whether it must be there: `4/5` alone is a fraction."""

_UNIT = r"(?!\s*(?:kr\b|kronor|tkr|mkr|mnkr|st\b|stycken|personer|meter|m2|m²|kvm|%|procent|invånare|elever|timmar|hushåll|platser|besökare|ton|liter|kilo|km\b|sek\b|medlemmar|poäng))"

UNDATED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DATING}\s+(?P<date>sista\s+{_BARE_MONTH})(?!\s*\d)",
        rf"\b{_DATING}\s+(?:(?:början av|slutet av|mitten av)\s+)?(?P<date>{_BARE_MONTH}(?:\s*/\s*(?P<end_month>{'|'.join(MONTHS)})(?!\w))?)(?!\s*\d)",
        r"\b(?:under|sedan|från|fr\.o\.m\.|till|t\.o\.m\.|inför|början av|mitten av|slutet av|i|senast|av|för)\s+(?P<date>(?P<season>våren|vårterminen|våras|sommaren|somras|sommar|hösten|höstterminen|höstas|höst|vintern|vintras|vinter))(?![\w-])(?!\s*\d)",
        r"\bi\s+(?P<date>(?P<season>vår))(?=\s*(?:[.,;:!?)]|$|och\b|eller\b|eftersom\b|då\b|så\b|när\b|innan\b|men\b|har\b|ska\b|är\b|blir\b|kommer\b|som\b))",
        rf"\b(?:läsåret|läsår|säsongen|vintern|verksamhetsåret|år|åren|för|budgetåret)\s+(?P<date>{_YEAR}/(?P<end_year>20\d\d))(?!\d)",
        rf"(?<=[a-zåäö,(] )(?<!nr )(?<!\d )(?P<date>{_YEAR})(?![\d:/-]|\s*[-–—/]\s*\d|\.\d|,\d|\s\d\d\d\b){_UNIT}",
    )
)
"""Months, seasons and years that are dates only after a word that dates."""


REACH = 60
"""Characters around a month, season or year within which the rest of its date stands."""
_ANCHOR = re.compile(
    rf"(?<![^\W\d])(?:{'|'.join(sorted((*MONTHS, *SEASONS), key=len, reverse=True))})(?![^\W\d])|(?<!\d)(?:19|20)\d\d(?!\d)|\d/\d|kvartal|\bQ[1-4]\b",
    re.IGNORECASE,
)


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
    taken = bytearray(len(text) + 1)
    windows = list(_windows(text))
    for place, form in enumerate((*FORMS, *UNDATED)):
        before, needed = LEADS.get(place, (None, False))
        group = "date" if "date" in form.groupindex else 0
        for match in chain.from_iterable(form.finditer(text, *window) for window in windows):
            start, end = match.span(group)
            end -= text[start:end].endswith(".")
            lead = before.search(text, max(0, start - REACH), start) if before else None
            if needed and not lead:
                continue
            start = lead.start() if lead else start
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found += _dates(match, Span(start, end), _weekday(lead))
    found.sort(key=lambda date: date.span)
    return _intervals(text, _years_shared(text, found))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` in which a date can stand: around every month, season, year and `4/5`."""
    begin = end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() - REACH > end:
            if end:
                yield begin, end
            begin = max(0, anchor.start() - REACH)
        end = min(len(text), anchor.end() + REACH)
    if end:
        yield begin, end


def _weekday(lead: re.Match[str] | None) -> int | None:
    return WEEKDAYS[lead["weekday"].lower()] if lead and lead["weekday"] else None


def _dates(match: re.Match[str], span: Span, weekday: int | None) -> list[Stated]:
    """The date or dates (`7, 9 och 11 juni`) of one match; none when there is no such day."""
    parts = match.groupdict()
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
        weekday,
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
    if match.group().casefold().find("sista ") >= 0 and date.month and not date.day:
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
