"""What a date in a text states, before anything is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.model import Span


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
    week: int | None = None
    """Of the year, as ISO 8601 counts them."""
    cut: bool = False
    """Whether the year was written with two figures, its century by what is likely."""
    end: Stated | None = None
    """The end of an interval."""

    @property
    def full(self) -> bool:
        """Whether year, month and day are all there."""
        return None not in {self.year, self.month, self.day}
