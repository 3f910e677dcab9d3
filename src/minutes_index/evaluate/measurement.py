"""What a measurement tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutes_index.catalog.facts import Failure
    from minutes_index.evaluate.rules import RuleScore
    from minutes_index.evaluate.score import Error, Score
    from minutes_index.evaluate.who_is_who import Pairs


@dataclass(frozen=True, slots=True)
class Total:
    """The counts of one kind of fact over all documents; the measures lie between 0 and 1."""

    kind: str
    right: int
    missing: int
    extra: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Measured:
    """How well the facts of documents were found."""

    documents: int
    """How many were measured."""
    totals: tuple[Total, ...]
    who: Pairs | None
    """Who is who; None where that was not noted."""
    errors: tuple[Error, ...]
    failed: tuple[Failure, ...] = ()
    """Documents that could not be read; their facts are not counted."""
    rules: tuple[RuleScore, ...] = ()
    """What each rule found."""

    def total(self, kind: str) -> Total:
        """The counts of one kind.

        Raises:
            KeyError: it was not noted.
        """
        return {total.kind: total for total in self.totals}[kind]


def total(scores: Mapping[str, Score]) -> tuple[Total, ...]:
    """The counts and measures of each kind."""
    return tuple(
        Total(kind, score.right, score.missing, score.extra, score.precision, score.recall, score.f1)
        for kind, score in scores.items()
    )
