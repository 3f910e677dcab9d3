"""Counts of what is right, missing and extra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of fact; ``errors`` are lines `document: missing|extra fact`."""

    right: int = 0
    missing: int = 0
    extra: int = 0
    errors: tuple[str, ...] = ()

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


def sets(name: str, expected: Iterable[Any], got: Iterable[Any]) -> Score:
    """The score of what was ``got`` where ``expected`` is right."""
    one, two = set(expected), set(got)
    errors = [f"{name}: missing {shown(fact)}" for fact in sorted(one - two)] + [
        f"{name}: extra {shown(fact)}" for fact in sorted(two - one)
    ]
    return Score(len(one & two), len(one - two), len(two - one), tuple(errors))


def shown(fact: object) -> str:
    """A fact of one or several parts in a line."""
    return " | ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)


def plain(text: str) -> str:
    """Text without regard to case and line ends."""
    return " ".join(text.split()).casefold()
