"""What dates of a text say of each other: a year that holds for a list, the century of a year cut short, two ends of an interval."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.mentions.dates.stated import Stated

AUTUMN, JULY = 23, 7
_BETWEEN = frozenset({",", "och", "samt", ", och", "resp.", "respektive", "resp"})
"""What parts the days of a list."""


def centuries(found: Sequence[Stated]) -> list[Stated]:
    """Years of two figures in the century that brings them nearest to the first that is written out, if there is one: most often the meeting's."""
    first = next((date.year for date in found if date.year and date.day and not date.cut), None)
    if not first:
        return list(found)
    return [
        replace(
            date,
            year=min(
                (date.year % 100 + century for century in range(1500, 2100, 100)),
                key=lambda year: abs(year - first),
            ),
        )
        if date.cut and date.year
        else date
        for date in found
    ]


def years_shared(text: str, found: Sequence[Stated]) -> list[Stated]:
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
    return _years_headed(text, result)


def _years_headed(text: str, found: Sequence[Stated]) -> list[Stated]:
    """`Möten hösten 2021: 3/9, 8/10`: the year at the head of a list holds for the whole list."""
    result = list(found)
    head: Stated | None = None
    for i, date in enumerate(found[1:], 1):
        previous = found[i - 1]
        between = text[previous.span.end : date.span.start].strip()
        if between == ":" and previous.year and not previous.day and not previous.end:
            head = previous
        elif between not in _BETWEEN:
            head = None
        if head and date.year is None and date.month and (head.season != AUTUMN or date.month >= JULY):
            result[i] = replace(date, year=head.year)
    return result


def intervals(text: str, found: Sequence[Stated]) -> list[Stated]:
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
