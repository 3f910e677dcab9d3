"""Dates as they are asked for: EDTF (ISO 8601-2) at levels 0 and 1, open ranges and comparisons."""

from __future__ import annotations

import re
from calendar import monthrange

from minutes_index.query.ast import Between

FIRST_DAY, LAST_DAY = 0, 9999_12_31
"""The ends of an open range."""

POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?[?~%]?")
COMPARISON = re.compile(r"(?P<sign>[<>]=?)\s*(?P<point>.*)")
RANGE = re.compile(r"(?P<first>.*?)\s*(?:\.\.|/)\s*(?P<last>.*)")

SEASONS: dict[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""EDTF's seasons as months; a winter here is the December it begins in, so that it stays within its year."""


def days(text: str) -> Between:
    """The days meant by ``text``: ``2022``, ``2022-03..2023``, ``>2021``, ``2022-04-28``, ``202X``.

    Raises:
        ValueError: ``text`` is no date, or there is no such day.
    """
    if found := COMPARISON.fullmatch(text):
        return _compared(found["sign"], _point(found["point"]))
    if found := RANGE.fullmatch(text):
        first = _point(found["first"]).first if found["first"] else FIRST_DAY
        last = _point(found["last"]).last if found["last"] else LAST_DAY
        if first > last or text.strip("./ ") == "":
            raise ValueError("the range ends before it begins")
        return Between(first, last)
    return _point(text)


def _compared(sign: str, point: Between) -> Between:
    return {
        ">": Between(point.last + 1, LAST_DAY),
        ">=": Between(point.first, LAST_DAY),
        "<": Between(FIRST_DAY, point.first - 1),
        "<=": Between(FIRST_DAY, point.last),
    }[sign]


def _point(text: str) -> Between:
    found = POINT.fullmatch(text.strip())
    if found is None or not text.isascii():
        raise ValueError("not a date")
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        if month:
            raise ValueError("a month needs a whole year")
        return Between(int(year.replace("X", "0")) * 10000 + 101, int(year.replace("X", "9")) * 10000 + 1231)
    if month is None:
        return Between(int(year) * 10000 + 101, int(year) * 10000 + 1231)
    return _within_year(int(year), int(month), int(day) if day else None)


def _within_year(year: int, month: int, day: int | None) -> Between:
    first, last = SEASONS.get(month, (month, month))
    if not 1 <= first <= last <= 12 or year == 0 or (day and month in SEASONS):
        raise ValueError("no such month")
    length = monthrange(year, last)[1]
    if day is not None and not 1 <= day <= length:
        raise ValueError("no such day")
    return Between(year * 10000 + first * 100 + (day or 1), year * 10000 + last * 100 + (day or length))
