"""What the archive knows beyond single facts: records, duplicates, entities, passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from minutes_index.model.facts import Annotations, Label
from minutes_index.model.text import Document, Page


@dataclass(frozen=True, slots=True)
class Signature:
    """What near-duplicates are found by."""

    text_sha256: str
    """Of the words of the text, so that it survives another layout."""
    bands: tuple[str, ...]
    """One term a MinHash band; documents sharing one are candidates."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document with everything known of it: what the catalog keeps."""

    document: Document
    pages: tuple[Page, ...]
    """As read, before running heads were taken out."""
    annotations: Annotations
    signature: Signature
    rules: str = ""
    """Which rules and model found the annotations; a document of other rules is read anew by the next import."""


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
    stamp: str = ""
    """Follows from the document's whole text, so that a passage of an older text can be told."""

    @property
    def id(self) -> str:
        """Unique in the archive: document id and section ordinal."""
        return f"{self.document_id}:{self.ordinal}"
