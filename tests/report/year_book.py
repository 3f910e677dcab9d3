"""Makes the papers of bodies that meet through the years, whole or with gaps that are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from minutes_index.catalog.holdings import Holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BODY = "Kommunstyrelsen"
HOME = "1470"
"""Vara."""


def minutes(day: str, numbers: Iterable[int] = (), **given: Any) -> Holding:
    """The minutes of a meeting with items of these numbers."""
    plain = Holding(
        id=f"{given.get('body', BODY)} {day}",
        path=f"/arkiv/{given.get('body', BODY)} {day}.pdf",
        title="Sammanträdesprotokoll",
        body=BODY,
        municipality=HOME,
        edtf=day,
        stated=True,
        pages=4,
        characters=9_000,
        numbers=tuple(f"§ {number}" for number in numbers),
    )
    return replace(plain, **given)


@dataclass(frozen=True)
class Met:
    """A meeting that was held."""

    day: date
    numbers: tuple[int, ...]

    @property
    def paper(self) -> Holding:
        """Its minutes."""
        return minutes(self.day.isoformat(), self.numbers)


def dealt(days: Sequence[date], sizes: Sequence[int], anew: Callable[[date, date], bool]) -> list[Met]:
    """Meetings of so many items each; ``anew`` tells from two days whether the second begins at § 1 again."""
    found: list[Met] = []
    for day, size in zip(days, sizes, strict=True):
        start = 0 if not found or anew(found[-1].day, day) else found[-1].numbers[-1]
        found.append(Met(day, tuple(range(start + 1, start + size + 1))))
    return found


def by_calendar_year(before: date, after: date) -> bool:
    """Counted through the calendar year."""
    return before.year != after.year


def by_working_year(before: date, after: date) -> bool:
    """Counted from the first meeting of the autumn on."""
    return (before.year, before.month > 7) != (after.year, after.month > 7) and after.month > 7


def each_meeting(_before: date, _after: date) -> bool:
    """Counted from § 1 at each meeting."""
    return True


@st.composite
def met(draw: st.DrawFn, anew: Callable[[date, date], bool], fewest: int = 4) -> list[Met]:
    """The meetings of one to three years, at least so many a half-year, about a month apart but in July."""
    days: list[date] = []
    for year in range(2020, 2020 + draw(st.integers(1, 3))):
        for first in (date(year, 1, 8), date(year, 8, 10)):
            apart = [draw(st.integers(14, 30)) for _ in range(draw(st.integers(fewest, 5)))]
            days += [first + timedelta(days=sum(apart[:at])) for at in range(len(apart))]
    sizes = [draw(st.integers(3, 25)) for _ in days]
    return dealt(days, sizes, anew)
