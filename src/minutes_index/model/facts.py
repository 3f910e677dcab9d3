"""What is found in a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from minutes_index.model.text import Span, When


class Label(StrEnum):
    """What a mention is a mention of."""

    PERSON = "person"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    DATE = "date"
    CASE_NUMBER = "case_number"
    PUBLICATION = "publication"
    ORGANISATION_NUMBER = "organisation_number"
    PERSONAL_NUMBER = "personal_number"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something."""

    span: Span
    label: Label
    name: str
    """The full or normal name of what is meant."""
    value: str
    """Municipality code, EDTF date, an identifier in its normal spelling; empty otherwise."""
    found_by: str
    """The rule or model that found it, e.g. ``rule:attendance``."""
    person: int | None = None
    """For a person: the ordinal of the `Person` of this document; None when it stays open."""
    reason: str = ""
    """Why an inferred value was chosen; empty when everything is stated."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as one document knows them; `Entity` joins them across documents."""

    ordinal: int
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    """Municipality (short name) or organisation they come from."""
    party: str = ""


class Role(StrEnum):
    """The part somebody had in a meeting."""

    CHAIR = "chair"
    VICE_CHAIR = "vice chair"
    PRESENT = "present"
    SUBSTITUTE = "substitute"
    NON_VOTING_SUBSTITUTE = "non-voting substitute"
    OFFICIAL = "official"
    GUEST = "guest"
    ABSENT = "absent"
    SECRETARY = "secretary"
    ADJUSTER = "adjuster"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One row of who was (or was not) at a meeting; a person may hold several roles."""

    span: Span
    person: int
    name: str
    role: Role
    affiliation: str = ""
    party: str = ""
    title: str = ""
    """Profession or office (``ekonomichef``)."""
    paragraphs: str = ""
    """When they took part, as printed (``51-58``, ``ej § 97``); empty means all along."""
    found_by: str = ""
    """The rule that found the row; ``rule:replaced``, ``rule:held-an-office`` and ``rule:opened`` are inferred: no list has them."""


class Outcome(StrEnum):
    """What became of a matter."""

    APPROVED = "approved"
    REJECTED = "rejected"
    NOTED = "noted"
    REFERRED_BACK = "referred back"
    TABLED = "tabled"
    WITHDRAWN = "withdrawn"
    ELECTED = "elected"
    ASSIGNED = "assigned"
    REPORTED = "reported"
    PROPOSED = "proposed"
    TASK = "task"
    """Somebody takes something on, which nobody decided: `Siv bokar lokal`."""

    @property
    def taken(self) -> bool:
        """Whether something was decided, here or by another body, and not only proposed or taken on."""
        return self not in {Outcome.PROPOSED, Outcome.TASK}


class Stand(StrEnum):
    """What somebody did about a decision apart from the rest."""

    YES = "yes"
    NO = "no"
    ABSTAINED = "abstained"
    RESERVED = "reserved"
    RECUSED = "recused"
    TOOK_NO_PART = "took no part"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Stance:
    """A person, or a party's group, that voted, reserved itself, was disqualified (*jäv*) or made a statement in an item."""

    span: Span
    """Where they are named."""
    stand: Stand
    section: int
    """Ordinal of the section it is about, most often the one it stands in."""
    name: str
    person: int | None = None
    """The ordinal of the `Person` of this document; None for a group, or when it stays open."""
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """The outcome of one counted vote."""

    span: Span
    section: int
    """Ordinal of the section it stands in."""
    yes: int
    no: int
    abstained: int = 0
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision (one att-sats, where they are listed) with what is known of it."""

    span: Span
    outcome: Outcome
    body: str
    """Who decided; the document's own body unless the text names another."""
    section: int
    """Ordinal of the section it stands in."""
    when: When | None
    found_by: str
    assignee: str = ""
    """To whom a task is given, as written without a genitive s; empty when the text does not tell."""
    deadline: When | None = None
    """By when a task is to be done."""


class OmissionKind(StrEnum):
    """What a document says, or should, and was not found in it."""

    PEOPLE = "people"
    """More names stand in a list than people with a role were read from it."""
    DECISION = "decision"
    """An item has a part for its decision, and none was found there."""
    BODY = "body"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Omission:
    """A place that says more than was read from it, as far as can be told."""

    span: Span
    kind: OmissionKind
    what: str
    """In words: ``Beslutande: 31 names, 12 without a role``."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in one document; spans are sorted and do not overlap within a label."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: tuple[Vote, ...] = ()
    stances: tuple[Stance, ...] = ()
    omissions: tuple[Omission, ...] = ()
