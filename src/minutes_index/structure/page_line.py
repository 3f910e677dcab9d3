"""A line of a page, before lines are joined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where on its page a line stands, as far as the page tells."""

    UNKNOWN = "unknown"
    HEAD = "head"
    TEXT = "text"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page, without its line end."""

    text: str
    page: int
    """Number of the page, from 1."""
    place: Place = Place.UNKNOWN

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read on it."""
        return not self.text.strip()
