"""What the archive knows beyond single facts: records, duplicates, entities, passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

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
    MEETING = "same meeting"
    """Of one meeting, and no copies of each other: summons and minutes."""


LIKELY: Final = 0.9
"""Certainty below which a relation is only likely."""


class Relation(StrEnum):
    """What one of two documents, the subject, is to the other."""

    NONE = ""
    """Nothing tells."""
    SUMMONS = "summons to"
    EXTRACT = "extract of"
    DRAFT = "draft of"
    CORRECTED = "corrected version of"
    EARLIER = "earlier version of"
    UNLISTED = "version without the attendance list of"
    SCAN = "scan of"
    COPY = "copy of"
    FORMAT = "other format of"
    """In both directions."""

    @property
    def noun(self) -> str:
        """What the subject is, without its preposition (``draft``)."""
        return self.rpartition(" ")[0]

    def told(self, *, of_subject: bool, part: str = "", certainty: float = 1.0) -> str:
        """In words that the other document's name follows: ``extract of, § 45`` of the subject, ``its extract, § 45`` of the other."""
        both = self is Relation.FORMAT
        words = str(self) if of_subject or both or not self else f"its {self.noun}"
        likely = f"likely {words}" if words and certainty < LIKELY else words
        return f"{likely}, {part}" if part else likely


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that repeat each other, or are of one meeting; ``first < second``."""

    first: str
    second: str
    kind: DuplicateKind
    similarity: float
    """Containment of the smaller in the larger, 0 to 1, over word 3-shingles; of a summons and minutes, the part of the
    case numbers, or else of the words, of the one that the other has."""
    relation: Relation = Relation.NONE
    subject: str = ""
    """The id of the document that is the draft, the extract …; empty when there is no direction."""
    part: str = ""
    """The items that an extract holds, as printed (``§§ 45–46``)."""
    reason: str = ""
    """What tells the relation."""
    certainty: float = 0.0
    """Of the relation, 0 to 1."""


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
    furniture: bool = False
    """Whether it stands in margins or stamps: found, but after what the minutes themselves say."""

    @property
    def id(self) -> str:
        """Unique in the archive: document id and section ordinal."""
        return f"{self.document_id}:{self.ordinal}"
