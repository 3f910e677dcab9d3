"""Days in figures that only the head of minutes has, and only beside a label or the name of a meeting: `Protokoll 200425`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.dates.stated import Stated
from minutes_index.model import Span
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CENTURY = 50
"""Years of two figures from here on are of the last century."""
_YEAR = r"(?<![\d-])(?P<year>(?:1[5-9]|20)\d\d)"
_MONTH, _DAY = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}-{_MONTH}-{_DAY}\s?--?\s?(?P<last>0[1-9]|[12]\d|3[01])(?![\d-])",
        rf"{_YEAR} {_MONTH} {_DAY}(?![\d-])",
        rf"{_YEAR}{_MONTH}{_DAY}(?![\d-])",
        rf"(?<![\d-])(?P<short>\d\d){_MONTH}{_DAY}(?![\d-])",
        rf"(?<![\d-])(?P<short>\d\d)-{_MONTH}-{_DAY}(?![\d-])",
        r"(?<![\d./])(?P<day>0?[1-9]|[12]\d|3[01])[./](?P<month>0?[1-9]|1[0-2])[./](?P<year>(?:1[5-9]|20)\d\d)(?!\d)",
    )
)
_NUMBER_OF = pattern("date_patterns", "number-of")
"""Before figures that are the number of something."""


def head_days(text: str, known: Sequence[Stated]) -> list[Stated]:
    """The days in figures in the head of a document; those that are ``known`` as dates are left out."""
    taken = [stated.span for stated in known]
    found: list[Stated] = []
    for stated in sorted(_stated(text), key=lambda stated: stated.span):
        if not any(stated.span.start < span.end and span.start < stated.span.end for span in taken):
            found.append(stated)
            taken.append(stated.span)
    return found


def _stated(text: str) -> Iterator[Stated]:
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            year = int(parts.get("year") or _whole(parts["short"]))
            month, day, last = int(parts["month"]), int(parts["day"]), int(parts.get("last") or 0)
            if _NUMBER_OF.search(text, 0, match.start()) or not _is_day(year, month, last or day):
                continue
            end = Stated(Span(*match.span()), year, month, last) if last > day else None
            yield Stated(Span(*match.span()), year, month, day, end=end)


def _whole(short: str) -> str:
    return ("19" if int(short) >= CENTURY else "20") + short


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
