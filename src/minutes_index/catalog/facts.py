"""What the catalog answers with, beside the nouns of the model."""

# ruff: noqa: TC001, TC003 - the codec reads the annotations while the program runs

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from minutes_index.catalog.summaries import Head
from minutes_index.model import (
    Attendance,
    Decision,
    Entity,
    Mention,
    Person,
    Role,
    Section,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The file a document was last read from, as it stood then."""

    document_id: str
    sha256: str
    size: int
    modified: int
    rules: str
    """Which rules and model it was read with."""


@dataclass(frozen=True, slots=True)
class LocalPerson:
    """Somebody as one document knows them, with what tells namesakes apart."""

    document_id: str
    person: Person
    municipality: str
    body: str
    roles: tuple[Role, ...]
    """In the order of the attendance list, each once."""
    titles: tuple[str, ...] = ()
    """Professions and offices, likewise."""


@dataclass(frozen=True, slots=True)
class Link:
    """The person ``ordinal`` of a document is the entity ``entity_id``."""

    document_id: str
    ordinal: int
    entity_id: str


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An entity with how often it is named, in how many documents, and what tells it from namesakes."""

    entity: Entity
    mentions: int
    documents: int
    affiliations: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    """Whose lists have them: code of the municipality, or empty, and body."""
    first_day: str = ""
    """Of the earliest meeting that names them, as EDTF; empty when no day is known."""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class MentionFact:
    """One place where an entity is named."""

    entity_id: str
    head: Head
    mention: Mention
    page: int
    roles: tuple[Role, ...]
    """The parts the entity had in that meeting, each once."""


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """One row of one attendance list; ``entity_id`` is empty while nobody is linked."""

    entity_id: str
    head: Head
    attendance: Attendance
    page: int


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """One decision with its words and where it stands."""

    head: Head
    decision: Decision
    section: Section
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in."""

    path: str
    kind: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that gave no document itself: a container, or one that could not be taken in, with the reason."""

    path: str
    sha256: str
    size: int
    modified: int
    way: str
    """How it was read: in another way, it may turn out otherwise."""
    kind: str = ""
    reason: str = ""
    """Empty for a container."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One import; ``finished`` is None while it runs, and for ever when it was interrupted."""

    id: int
    started: datetime
    finished: datetime | None
    counts: Mapping[str, int] = field(default_factory=dict)
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """The size of an archive."""

    documents: int
    pages: int
    characters: int
    sections: int
    persons: int
    entities: int
    mentions: int
    attendance: int
    decisions: int
    duplicates: int
    first_day: str
    """The earliest meeting date as EDTF, empty when none is known."""
    last_day: str
    languages: Mapping[str, int]
    """Documents by language."""
    bytes: int
    """Of the catalog on disk."""
    engine: str = ""
    """Which engine searches; the catalog itself does not know."""
    index_bytes: int = 0
    """Of the search index on disk."""
    advice: str = ""
    """What would make the archive faster; empty when nothing is called for."""
