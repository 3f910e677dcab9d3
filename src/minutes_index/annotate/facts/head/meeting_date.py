"""When the meeting was held: stated on the title page, else told by the file name, the adjustment, or the dates in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.dates.head_days import head_days
from minutes_index.annotate.mentions.dates.words import MONTHS
from minutes_index.annotate.mentions.dates.years import Reference, agreeing_year, resolve
from minutes_index.model import Section, SectionKind, Span, When
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.mentions.dates.stated import Stated

TITLE_REGION = 2_500
"""Characters from the start in which a date may be the meeting's."""
TITLE_WORDS = 20
"""Words of a title."""
LONGEST_HEAD_LINE = 160
"""Characters; a longer line is running text."""
_SIGNED_AT = re.compile(r"^\s*[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?,?(?: den)?\s*$")
_DATE_LABEL = pattern("date_patterns", "date-label")
_RIGHT_BEFORE = pattern("date_patterns", "right-before")
_OF_ITEM = pattern("date_patterns", "of-item")
"""Behind the day: the number of the one item of an extract."""
_MEETING_LINE = pattern("date_patterns", "meeting-line")
_ALONE = pattern("date_patterns", "alone")
"""What may stand beside a day that has a line of its own."""
_MET_ON = pattern("date_patterns", "met-on")
"""A word for a meeting right before a day, which may stand in a sentence about another."""
_PAPER = pattern("date_patterns", "paper")
"""The beginning of a title that goes on to say when and where, however long that is."""
_DATED = pattern("date_patterns", "dated")
"""A label that may also be for the day on which the paper was written."""
_OTHER_DATE = pattern("date_patterns", "other-date")
_OTHER_LABEL = pattern("date_patterns", "other-label")
"""The upper half of a label over two lines, which is not the meeting's."""
_CALENDAR = pattern("date_patterns", "calendar")
_ADJUSTED = pattern("date_patterns", "adjusted")
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<short>[0-3]\d)[-_]?(?P<month2>0[1-9]|1[0-2])[-_]?(?P<day2>0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH_IN_NAME = pattern(
    "date_patterns", "month-in-name", months="|".join(sorted(MONTHS, key=len, reverse=True))
)
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def meeting_date(
    text: str, sections: Sequence[Section], dates: Sequence[Stated], file_name: str
) -> When | None:
    """The meeting's date, with the ground for it; None when nothing tells."""
    named = _from_file_name(file_name)
    year = _likely_year(dates, file_name)
    titled = _titled(text, sections, dates)
    if titled:
        return _stated(_with_next_day(titled, text, dates), text, year, named)
    if named:
        return named
    signed = next((d for d in reversed(dates) if d.full and _SIGNED_AT.match(_before(text, d.span))), None)
    if signed:
        found = resolve(signed, text, year)
        return replace(found, stated=False, reason="date beside the signatures") if found else None
    return _month_named(file_name) or _from_adjustment(text, sections, dates, year) or _estimated(year)


def _titled(text: str, sections: Sequence[Section], dates: Sequence[Stated]) -> Stated | None:
    """The date that the head of the document gives: after a label, on a line that names the meeting, or else by itself."""
    end = min(
        TITLE_REGION,
        next((s.span.start for s in sections if s.kind is SectionKind.ITEM and s.span.start), len(text)),
    )
    days = [
        d
        for d in dates
        if d.day and d.month and d.span.start < end and not _OTHER_DATE.search(_before(text, d.span))
    ]
    days = sorted([*days, *_in_figures(text, end, days)], key=lambda d: d.span)
    labelled = [d for d in days if _is_labelled(text, d.span)]
    labelled = [d for d in labelled if not _may_be_of_writing(text, d.span)] or labelled
    titled = [d for d in days if d.full and _PAPER.match(_before(text, d.span))]
    if titled and labelled and all(_DATED.match(_before(text, d.span)) for d in labelled):
        return titled[0]
    head = [
        d
        for d in days
        if d.span.start < _head_end(text, end)
        and (len(_line(text, d.span)) < LONGEST_HEAD_LINE or len(_before(text, d.span)) < LONGEST_HEAD_LINE)
    ]
    below = [d for d in head if _is_below_title(text, d.span)]
    named = [d for d in head if _MEETING_LINE.search(_line(text, d.span))]
    firm = [d for d in labelled if not _MET_ON.search(_before(text, d.span))]
    for choice in (firm, below, labelled, named, head):
        best = next((d for d in choice if d.year), None) or next(iter(choice), None)
        if best:
            return best
    return None


def _in_figures(text: str, end: int, days: Sequence[Stated]) -> list[Stated]:
    """Days in figures beside a label or the name of a meeting, in the head, which ``end`` s somewhere."""
    return [
        d
        for d in head_days(text[:end], days)
        if not _OTHER_DATE.search(_before(text, d.span))
        and (
            _is_labelled(text, d.span)
            or _MEETING_LINE.search(_before(text, d.span))
            or _is_below_title(text, d.span)
        )
    ]


def _with_next_day(titled: Stated, text: str, dates: Sequence[Stated]) -> Stated:
    """A meeting of two days as the interval it is: `16 och 17 juni 2014`."""
    following = next((d for d in dates if d.span.start >= titled.span.end), None)
    if titled.end or not titled.day or following is None or following.day is None:
        return titled
    glued = text[titled.span.end : following.span.start].strip() in {"och", "samt", ",", "och den"}
    same_month = following.month == titled.month and following.day == titled.day + 1
    if not (glued and same_month):
        return titled
    year = titled.year or following.year
    return replace(
        titled, year=year, span=Span(titled.span.start, following.span.end), end=replace(following, year=year)
    )


def _is_labelled(text: str, span: Span) -> bool:
    before = _before(text, span)
    above = text[: text.rfind("\n", 0, span.start) + 1].rstrip().rpartition("\n")[2]
    if _OTHER_LABEL.search(above):
        return False
    of_item = _OF_ITEM.match(_line(text, span), span.end - _line_start(text, span.start))
    return bool(of_item or _DATE_LABEL.match(before) or _RIGHT_BEFORE.search(before)) or _labelled_above(
        text, span
    )


def _is_below_title(text: str, span: Span) -> bool:
    """Whether a day stands alone on one of the first lines, right below what names the meeting."""
    above = text[: _line_start(text, span.start)].rstrip()
    title = above.rpartition("\n")[2]
    few = (
        len(above.split()) <= TITLE_WORDS
        and bool(_MEETING_LINE.search(title))
        and not _OTHER_DATE.search(title)
    )
    line = _line(text, span)
    return few and _ALONE.fullmatch(line.replace(span.of(text), "", 1)) is not None


def _may_be_of_writing(text: str, span: Span) -> bool:
    """Whether the label is but `Datum`, on the line or above it, which the day of writing has as well."""
    before = _before(text, span)
    if _DATED.match(before):
        return True
    above = text[: _line_start(text, span.start)].rstrip().rpartition("\n")[2]
    return not _DATE_LABEL.match(before) and not _RIGHT_BEFORE.search(before) and bool(_DATED.match(above))


def _head_end(text: str, end: int) -> int:
    """Where the head ends: before the first label of people, or the first long line."""
    position = 0
    for line in text[:end].split("\n"):
        label = label_of(re.split(r"\s{2,}|:", line.strip())[0])
        if (label and label[0].startswith("role")) or (
            len(line) > LONGEST_HEAD_LINE and not _PAPER.match(line)
        ):
            return position
        position += len(line) + 1
    return min(end, TITLE_REGION // 3)


def _stated(titled: Stated, text: str, year: Reference, named: When | None) -> When | None:
    if titled.year is None and named:
        year = Reference(year=int(named.edtf[:4]), name="the date in the file name")
    found = resolve(titled, text, year)
    return replace(found, reason=found.reason or "stated at the head of the document") if found else named


def _line(text: str, span: Span) -> str:
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _before(text: str, span: Span) -> str:
    return text[text.rfind("\n", 0, span.start) + 1 : span.start]


def _labelled_above(text: str, span: Span) -> bool:
    """Whether the nearest label above is one for the meeting's date, at most three lines up."""
    for line in text[: text.rfind("\n", 0, span.start) + 1].rstrip().split("\n")[-3:][::-1]:
        cell = re.split(r"\s{2,}|:", line.strip())[0]
        if label_of(cell) or _OTHER_DATE.search(line):
            return bool(_DATE_LABEL.match(line)) and not _OTHER_DATE.search(line)
    return False


def _likely_year(dates: Sequence[Stated], file_name: str) -> Reference:
    in_name = _YEAR_IN_NAME.search(file_name)
    if in_name:
        return Reference(year=int(in_name.group()), name="the year in the file name")
    agreed = agreeing_year(dates)
    return Reference(year=agreed[0], name=f"the text ({agreed[1]})") if agreed else Reference()


def _from_file_name(file_name: str) -> When | None:
    found = _IN_NAME.search(file_name)
    if not found:
        return None
    year = found["year"] or f"20{found['short']}"
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return None
    return When(f"{year}-{month}-{day}", "", stated=False, reason="date in the file name")


def _month_named(file_name: str) -> When | None:
    """The month in the file name (`Anteckningar nov 2019.txt`), or the day (`KS 7 feb 2019.txt`), when the year stands there as well."""
    year, found = _YEAR_IN_NAME.search(file_name), _MONTH_IN_NAME.search(file_name.casefold())
    if found is None or year is None:
        return None
    edtf = f"{year.group()}-{MONTHS[found['month']]:02}"
    day = int(found["day"] or 0)
    if day and day <= monthrange(int(year.group()), MONTHS[found["month"]])[1]:
        return When(f"{edtf}-{day:02}", "", stated=False, reason="day in the file name")
    return When(edtf, "", stated=False, reason="month in the file name")


def _from_adjustment(
    text: str, sections: Sequence[Section], dates: Sequence[Stated], year: Reference
) -> When | None:
    """About when the minutes were adjusted or posted: the meeting was shortly before."""
    edges = [
        s.span
        for s in sections
        if s.kind in {SectionKind.TITLE_PAGE, SectionKind.SIGNATURES, SectionKind.PREAMBLE}
    ]
    adjusted = {_line_start(text, found.start()) for found in _ADJUSTED.finditer(text)}
    for stated in dates if adjusted else ():
        near = any(span.start <= stated.span.start < span.end for span in edges)
        whole = bool(stated.day) and stated.end is None
        if near and whole and _line_start(text, stated.span.start) in adjusted:
            when = resolve(stated, text, year)
            if when:
                return replace(
                    when,
                    edtf=f"{when.edtf[:7]}~",
                    stated=False,
                    reason=f"shortly before the adjustment or posting on {when.edtf}",
                )
    return None


def _estimated(year: Reference) -> When | None:
    if year.year is None:
        return None
    return When(f"{year.year}~", "", stated=False, reason=f"estimated: {year.name}")


def reference(held_on: When | None) -> Reference:
    """What other dates of the document are read from."""
    if held_on is None:
        return Reference()
    first = held_on.edtf.split("/")[0].rstrip("~?")
    parts = [int(part) for part in first.split("-")]
    if len(parts) == 3:
        return Reference(day=date(*parts))
    if len(parts) == 2 and parts[1] <= 12:
        return Reference(day=date(parts[0], parts[1], 15), name="the estimated meeting date")
    return Reference(year=parts[0], name="the meeting, by estimate")


def of_calendar(date: Stated, sections: Sequence[Section]) -> Reference | None:
    """The year of a section that lists the days of a year: `Sammanträdesdagar 1999`; None for any other section."""
    if not sections:
        return None
    section = sections[bisect_right(sections, date.span.start, key=lambda section: section.span.start) - 1]
    years = set(_YEAR_IN_NAME.findall(section.heading))
    if len(years) != 1 or not _CALENDAR.search(section.heading):
        return None
    return Reference(year=int(years.pop()), name="the heading")
