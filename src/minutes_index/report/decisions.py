"""The decision register: what was decided, when, by whom, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from minutes_index.model import Outcome
from minutes_index.recognisers.masking import discreet

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.facts import DecisionFact
    from minutes_index.model import Decision, When

Numbers = Callable[[set[str]], Mapping[str, frozenset[str]]]
"""Gives the personal numbers of documents, by their ids."""
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
    heading: str
    """Of its section."""
    case_number: str
    edtf: str
    """The day it was taken, in EDTF; empty when unknown."""
    inferred: str
    """The ground for that day when it is not stated; empty when it is."""
    assignee: str
    """To whom a task is given, as written."""
    deadline: str
    """By when, in EDTF; empty when the text does not tell."""
    found_by: str


@dataclass(frozen=True, slots=True)
class RegisteredDecision(DecisionView):
    """One decision of the archive."""

    document_id: str
    path: str


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


def _day(decision: Decision, held_on: When | None) -> When | None:
    """When a decision was taken: the day the text names for it, else that of the meeting if it was taken there."""
    return decision.when or (None if decision.outcome is Outcome.REPORTED else held_on)


def decision_view(fact: DecisionFact) -> DecisionView:
    """A decision as it is shown."""
    decision, section = fact.decision, fact.section
    day = _day(decision, fact.head.held_on)
    return DecisionView(
        text=fact.text,
        outcome=decision.outcome,
        body=decision.body,
        page=fact.page,
        section=section.number,
        heading=section.heading,
        case_number=section.case_number,
        edtf=day.edtf if day else "",
        inferred=day.reason if day and not day.stated else "",
        assignee=decision.assignee,
        deadline=decision.deadline.edtf if decision.deadline else "",
        found_by=decision.found_by,
    )


def task(decision: DecisionView) -> str:
    """To whom a task is given and by when, in words; empty when the decision gives none."""
    due = f"by {decision.deadline}" if decision.deadline else ""
    told = ", ".join(filter(None, (decision.assignee, due)))
    return f"task: {told}" if told else ""


def _registered(fact: DecisionFact) -> RegisteredDecision:
    view = decision_view(fact)
    shown = {field.name: getattr(view, field.name) for field in fields(view)}
    return RegisteredDecision(**shown, document_id=fact.head.id, path=fact.head.source.path)


def _meeting(fact: DecisionFact) -> str:
    return fact.head.held_on.edtf if fact.head.held_on else ""


def register(
    facts: Iterable[DecisionFact], wanted: Wanted, numbers: Numbers, *, unmasked: bool = False
) -> tuple[RegisteredDecision, ...]:
    """The decisions that are wanted, those of the latest meeting first and each meeting's in their order.

    Args:
        facts: every decision there is.
        wanted: which of them to give.
        numbers: asked for what else to mask: in a decision nothing may tell that digits are a number of its document.
        unmasked: whether personal numbers are shown.
    """
    found = sorted(filter(wanted.holds, facts), key=_meeting, reverse=True)
    known = {} if unmasked else numbers({fact.head.id for fact in found})
    views = ((_registered(fact), known.get(fact.head.id, frozenset())) for fact in found)
    return tuple(view if unmasked else discreet(view, held) for view, held in views)
