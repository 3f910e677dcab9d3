"""What is shown of how two documents differ: A is the one named first, B the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.model import Outcome, Relation, Role, SectionKind


class State(StrEnum):
    """How sections stand to each other."""

    ALIKE = "alike"
    CHANGED = "changed"
    MOVED = "moved"
    """Alike, in another place."""
    ONLY_A = "only in A"
    ONLY_B = "only in B"


class PieceKind(StrEnum):
    """In which of the two some words stand."""

    SAME = "same"
    REMOVED = "removed"
    """In A only."""
    ADDED = "added"
    """In B only."""


@dataclass(frozen=True, slots=True)
class ComparedView:
    """One of the two documents."""

    id: str
    path: str
    title: str
    body: str
    held_on: str
    """EDTF; empty when unknown."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A section in one of them."""

    number: str
    heading: str
    kind: SectionKind
    page: int


@dataclass(frozen=True, slots=True)
class PieceView:
    """Some words on end."""

    kind: PieceKind
    text: str
    """On one line; of words that both have, as A writes them."""


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """Sections of A beside those of B that they are; several where they were merged or split."""

    state: State
    moved: bool
    a: tuple[PlaceView, ...]
    b: tuple[PlaceView, ...]
    words_alike: int
    """That both have, counted in A."""
    words_only_a: int
    words_only_b: int
    changes: tuple[tuple[PieceView, ...], ...]
    """Each with some words around it; of sections that only one has, all of their words."""


@dataclass(frozen=True, slots=True)
class DecisionDifference:
    """A decision that only one has, or both otherwise; outcome and text are empty where it is missing."""

    section: str
    """Number of its section as printed, in A if it is there."""
    outcome_a: Outcome | None
    text_a: str
    outcome_b: Outcome | None
    text_b: str
    with_section: bool
    """Whether its section is in one of them only as well."""


@dataclass(frozen=True, slots=True)
class VoteDifference:
    """The result of a vote, as ``yes-no-abstained``; empty where it is missing."""

    section: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class AttendanceDifference:
    """Somebody's part in the meeting; name and role are empty where they are missing."""

    name_a: str
    role_a: Role | None
    name_b: str
    role_b: Role | None


@dataclass(frozen=True, slots=True)
class Differences:
    """How A and B differ."""

    alike: bool
    """Whether both have the same words in the same order."""
    a: ComparedView
    b: ComparedView
    relation: Relation
    """What the one is to the other; empty when nothing tells."""
    subject: str
    """Which that is, ``a`` or ``b``; empty when there is no direction."""
    part: str
    reason: str
    certainty: float
    sections: tuple[SectionDifference, ...]
    """Each section of both once, in the order of A."""
    decisions: tuple[DecisionDifference, ...]
    votes: tuple[VoteDifference, ...]
    attendance: tuple[AttendanceDifference, ...]
    attendance_list_only_in: str
    """``a`` or ``b``, where only that one has a list; its rows are not told apart then."""
