"""The decision register: what was decided, when, by whom, and where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.masking import discreet, masked
from minutes_index.model import Document, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.facts import DecisionFact, Head
    from minutes_index.model import Decision

DOUBTFUL: Final = re.compile(r"[0-9]{6}\s?[0-9]{4}|\A\W*[0-9]{4}(?![0-9])|[0-9]{6}\W*\Z")
"""Digits in a decision that are a personal number by the words around it, or a part of one that it cuts through."""
Documents = Callable[[set[str]], Iterable[Document]]
"""Gives the documents of some ids."""
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


def register(
    facts: Iterable[DecisionFact], wanted: Wanted, documents: Documents, *, unmasked: bool = False
) -> tuple[RegisteredDecision, ...]:
    """The decisions that are wanted, those of the latest meeting first and each meeting's in their order.

    Args:
        facts: every decision there is.
        wanted: which of them to give.
        documents: asked for the few whose decisions cannot be masked without what stands around.
        unmasked: whether personal numbers are shown.
    """
    found = sorted(filter(wanted.holds, facts), key=_meeting, reverse=True)
    shown = found if unmasked else _masked(found, documents)
    views = (_registered(fact) for fact in shown)
    return tuple(views) if unmasked else tuple(map(discreet, views))


def _masked(facts: Sequence[DecisionFact], documents: Documents) -> list[DecisionFact]:
    """The decisions with their words cut from the masked document, where there is doubt."""
    doubtful = {fact.head.id for fact in facts if DOUBTFUL.search(fact.text)}
    texts = {document.id: masked(document.text) for document in documents(doubtful)} if doubtful else {}
    return [
        replace(fact, text=fact.decision.span.of(texts[fact.head.id])) if fact.head.id in texts else fact
        for fact in facts
    ]
