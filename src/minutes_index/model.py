"""The nouns of the engine: frozen values that flow from room to room.

Every span is half-open and counts code points of the document's NFC text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class MediaType(StrEnum):
    """What a source file is, told from its bytes."""

    PDF = "application/pdf"
    TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it stood when it was read."""

    path: str
    """Absolute path, NFC; bytes that are not UTF-8 are written as ``\\xNN``."""
    sha256: str
    media_type: MediaType
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since the epoch, as the file system gives it."""


class ReadBy(StrEnum):
    """How a page's text was obtained."""

    TEXT = "text"
    TEXT_LAYER = "text-layer"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: lines, with a gap between columns as two or more spaces."""

    number: int
    """From 1."""
    text: str
    read_by: ReadBy


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of time in EDTF (ISO 8601-2 level 1), with the ground for believing it."""

    edtf: str
    text: str
    """As it stands in the document; empty when it was taken from elsewhere (the file name, say)."""
    stated: bool
    """False when a part of the value (often the year) was inferred."""
    reason: str


class SectionKind(StrEnum):
    """What a section of minutes is."""

    TITLE_PAGE = "title page"
    ATTENDANCE = "attendance"
    CONTENTS = "contents"
    PREAMBLE = "preamble"
    ITEM = "item"
    SIGNATURES = "signatures"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; a document's sections tile its text."""

    span: Span
    ordinal: int
    """From 0, unique in the document: the section's id."""
    kind: SectionKind
    heading: str = ""
    number: str = ""
    """As printed (``§ 45``, ``4``); may be empty and may repeat."""
    case_number: str = ""
    """The item's Dnr, normalised (``KS 2018/311``)."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source, cut into sections."""

    id: str
    source: Source
    text: str
    page_starts: tuple[int, ...]
    """Offset of each page's first character; ``page_starts[0] == 0``."""
    sections: tuple[Section, ...]
    title: str
    body: str
    """The organ that met (``Kommunstyrelsen``), empty when unknown."""
    municipality: str
    """Code of the municipality the body belongs to, empty when unknown."""
    held_on: When | None
    language: str
    """ISO 639-1, or ``und``."""

    def page_of(self, offset: int) -> int:
        """The number, from 1, of the page that holds ``offset``."""
        return max(1, bisect_right(self.page_starts, offset))

    def section_of(self, offset: int) -> Section:
        """The section that holds ``offset``."""
        starts = [section.span.start for section in self.sections]
        return self.sections[max(0, bisect_right(starts, offset) - 1)]


class Label(StrEnum):
    """What a mention is a mention of."""

    PERSON = "person"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"
    DATE = "date"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something."""

    span: Span
    label: Label
    name: str
    """The full or normal name of what is meant."""
    value: str
    """Municipality code, EDTF date, normalised case number; empty otherwise."""
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
    """The items they took part in, as printed (``51-58``); empty means all."""


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

    @property
    def taken(self) -> bool:
        """Whether something was decided, here or by another body, and not only proposed."""
        return self is not Outcome.PROPOSED


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


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in one document; spans are sorted and do not overlap within a label."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A document with everything known of it: what the catalog keeps."""

    document: Document
    pages: tuple[Page, ...]
    """As read, before running heads were taken out."""
    annotations: Annotations
    signature: Signature


@dataclass(frozen=True, slots=True)
class Signature:
    """What near-duplicates are found by."""

    text_sha256: str
    """Of the words of the text, so that it survives another layout."""
    bands: tuple[str, ...]
    """One term a MinHash band; documents sharing one are candidates."""


class DuplicateKind(StrEnum):
    """How alike two documents are."""

    EXACT = "exact"
    SAME_TEXT = "same text"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that repeat each other; ``first < second``."""

    first: str
    second: str
    kind: DuplicateKind
    similarity: float
    """Containment of the smaller in the larger, 0 to 1, over word 3-shingles."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody as the whole archive knows them."""

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed: one section of one document, with what to filter and count by."""

    document_id: str
    ordinal: int
    """Of the section."""
    heading: str
    text: str
    decisions: str
    """The text of the decisions taken in it."""
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Exact values by field: person, municipality, body, decision, dnr, year, language, band …"""
    days: tuple[int, int] | None = None
    """First and last day the meeting can have been held, as ``yyyymmdd``."""

    @property
    def id(self) -> str:
        """Unique in the archive: document id and section ordinal."""
        return f"{self.document_id}:{self.ordinal}"
