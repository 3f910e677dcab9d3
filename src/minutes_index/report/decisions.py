"""The decision register: what was decided, when, by whom, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from minutes_index.catalog.facts import DecisionFact, Head
    from minutes_index.model import Decision

Place = tuple[str, int]
"""A section of the archive: document id and ordinal."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision of a document."""

    text: str
    outcome: Outcome
    body: str
    page: int
    section: str
    """The number of its section as printed, empty when it has none."""
    edtf: str
    """The day it was taken, in EDTF; empty when unknown."""


@dataclass(frozen=True, slots=True)
class RegisteredDecision(DecisionView):
    """One decision of the archive."""

    document_id: str
    path: str
    heading: str
    """Of its section."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions a register holds."""

    places: Collection[Place] | None = None
    """The sections they stand in; None means anywhere."""
    body: str = ""
    """A part of the name of who decided, in any case."""
    outcomes: Collection[Outcome] = tuple(outcome for outcome in Outcome if outcome.taken)

    def holds(self, fact: DecisionFact) -> bool:
        """Whether a decision belongs into the register."""
        decision = fact.decision
        return (
            (self.places is None or (fact.head.id, decision.section) in self.places)
            and self.body.casefold() in decision.body.casefold()
            and decision.outcome in self.outcomes
        )


def day_of(decision: Decision, head: Head) -> str:
    """When a decision was taken: the day the text names for it, else that of the meeting if it was taken there."""
    when = decision.when or (None if decision.outcome is Outcome.REPORTED else head.held_on)
    return when.edtf if when else ""


def _registered(fact: DecisionFact) -> RegisteredDecision:
    return RegisteredDecision(
        text=fact.text,
        outcome=fact.decision.outcome,
        body=fact.decision.body,
        page=fact.page,
        section=fact.section.number,
        edtf=day_of(fact.decision, fact.head),
        document_id=fact.head.id,
        path=fact.head.source.path,
        heading=fact.section.heading,
    )


def _meeting(fact: DecisionFact) -> str:
    return fact.head.held_on.edtf if fact.head.held_on else ""


def register(facts: Iterable[DecisionFact], wanted: Wanted | None = None) -> tuple[RegisteredDecision, ...]:
    """The decisions that are wanted, those of the latest meeting first and each meeting's in their order."""
    asked = wanted or Wanted()
    found = sorted(filter(asked.holds, facts), key=_meeting, reverse=True)
    return tuple(_registered(fact) for fact in found)
