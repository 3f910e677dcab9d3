"""Dates as they are asked for: EDTF (ISO 8601-2) at levels 0 and 1, names of months and seasons, ranges, comparisons."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from minutes_index.data import rows
from minutes_index.query.ast import Between

FIRST_DAY, LAST_DAY = 0, 9999_12_31
"""The ends of an open range."""

POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?[?~%]?")
COMPARISON = re.compile(r"(?P<sign>[<>]=?)\s*(?P<point>.*)")
YEARS = re.compile(r"(?P<first>[0-9]{4})\s*-\s*(?P<last>[0-9]{4})")
RANGE = re.compile(r"(?P<first>.*?)\s*(?:\.\.|/|–)\s*(?P<last>.*)")
NAMED = re.compile(
    r"(?:(?:den\s+)?(?P<day>[0-9]{1,2})\s+)?(?P<name>[^\W\d_]+)\.?,?\s+(?P<year>[0-9]{4})", re.IGNORECASE
)

SEASONS: dict[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""EDTF's seasons as months; a winter here is the December it begins in, so that it stays within its year."""


def days(text: str) -> Between:
    """The days meant by ``text``: ``2022``, ``2022-03..2023``, ``>2021``, ``2022-04-28``, ``202X``, ``12 mars 2022``.

    Raises:
        ValueError: ``text`` is no date, or there is no such day.
    """
    if found := COMPARISON.fullmatch(text):
        return _compared(found["sign"], _point(found["point"]))
    if found := YEARS.fullmatch(text) or RANGE.fullmatch(text):
        first = _point(found["first"]).first if found["first"] else FIRST_DAY
        last = _point(found["last"]).last if found["last"] else LAST_DAY
        if first > last or text.strip("./ ") == "":
            raise ValueError("the range ends before it begins")
        return Between(first, last)
    return _point(text)


def is_open_or_range(text: str) -> bool:
    """Whether ``text`` means days by its form alone: ``>2021``, ``2022..2023``."""
    if not text.startswith(("<", ">")) and ".." not in text:
        return False
    try:
        days(text)
    except ValueError:
        return False
    return True


@cache
def names() -> dict[str, int]:
    """The number EDTF has for a month or a season, by its names in lower case."""
    return {name: int(number) for number, given in rows("periods.tsv") for name in given.split("|")}


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
        return _named(text.strip())
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        if month:
            raise ValueError("a month needs a whole year")
        return Between(int(year.replace("X", "0")) * 10000 + 101, int(year.replace("X", "9")) * 10000 + 1231)
    if month is None:
        return Between(int(year) * 10000 + 101, int(year) * 10000 + 1231)
    return _within_year(int(year), int(month), int(day) if day else None)


def _named(text: str) -> Between:
    """A month or a season by its name."""
    if text.casefold() in names():
        raise ValueError("a month or a season needs its year")
    found = NAMED.fullmatch(text)
    number = names().get(found["name"].casefold()) if found else None
    if found is None or number is None:
        raise ValueError("it is not written as one")
    return _within_year(int(found["year"]), number, int(found["day"]) if found["day"] else None)


def _within_year(year: int, month: int, day: int | None) -> Between:
    first, last = SEASONS.get(month, (month, month))
    if not 1 <= first <= last <= 12 or year == 0 or (day and month in SEASONS):
        raise ValueError("there is no such month")
    length = monthrange(year, last)[1]
    if day is not None and not 1 <= day <= length:
        raise ValueError("there is no such day")
    return Between(year * 10000 + first * 100 + (day or 1), year * 10000 + last * 100 + (day or length))
