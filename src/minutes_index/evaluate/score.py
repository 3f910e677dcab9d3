"""Counts of what is right, missing and extra, and every error in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_index.evaluate.places import Place

Fact = Any
"""A text, or a tuple of texts and numbers."""


@dataclass(frozen=True, slots=True)
class Error:
    """What was noted and what was found instead; one of the two may be empty."""

    kind: str
    document: str
    """Its file name."""
    page: int | None
    """From 1; None where the noted words do not stand in the text."""
    section: str
    """Number or heading of the section, where it is known."""
    expected: str
    found: str

    @classmethod
    def at(cls, place: Place, kind: str, expected: str, found: str) -> Error:
        """An error at a place."""
        return cls(kind, place.document, place.page, place.section, expected, found)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of fact; an error may be missing and extra in one, as when somebody has the wrong role."""

    right: int = 0
    missing: int = 0
    extra: int = 0
    errors: tuple[Error, ...] = ()

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 1 when there is nothing."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.missing + other.missing,
            self.extra + other.extra,
            self.errors + other.errors,
        )


def shown(fact: Fact) -> str:
    """A fact of one or several parts in a line."""
    return " | ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)


def plain(text: str) -> str:
    """Text without regard to case and line ends."""
    return " ".join(text.split()).casefold()
