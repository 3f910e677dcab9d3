"""What is asked for and what is given: documents, each with the sections in it that answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from minutes_index.index.base import Sort
from minutes_index.query.synonyms import Synonyms, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutes_index.index.facets import Bucket
    from minutes_index.model import DuplicateKind, Relation

FACETS: Final = ("municipality", "person", "body", "year")
SNIPPET_WIDTH: Final = 240
PASSAGES: Final = 3
"""Sections shown of a document."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How an answer is wanted."""

    limit: int = 10
    """The most documents to give."""
    offset: int = 0
    """Documents to leave out first."""
    facets: tuple[str, ...] = FACETS
    facet_limit: int = 10
    sort: Sort = Sort.RELEVANCE
    passages: int = PASSAGES
    """The most sections to give of a document."""
    copies: bool = False
    """Whether a copy of a document already given is given as a document of its own."""
    width: int = SNIPPET_WIDTH
    """Of a snippet, in characters."""
    unmasked: bool = False
    """Whether personal numbers are shown."""
    synonyms: Synonyms = field(default_factory=shipped)
    """What words of the question stand for as well."""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A section that answers, as people see it."""

    page: int
    """Where the first thing marked in the snippet stands, from 1; without one where the snippet begins."""
    section: str
    """Its number as printed (``§ 45``)."""
    heading: str
    snippet: str
    """Pieces of its text, with `` … `` between them."""
    highlights: tuple[tuple[int, int], ...]
    """Start and end in ``snippet`` of what matched, in code points."""
    score: float
    """Comparable within one answer only."""


@dataclass(frozen=True, slots=True)
class CopyHit:
    """A document that answers and is the same text as the one it is listed with."""

    document_id: str
    path: str
    kind: DuplicateKind
    similarity: float
    """How much of the smaller stands in the larger, 0 to 1."""
    relation: Relation
    """What the one is to the other; empty when nothing tells."""
    subject: str
    """Which of the two that is, by its id; empty when there is no direction."""

    @property
    def told(self) -> str:
        """What this is to the document it is listed with (``draft of it``), or that one to this; empty when nothing tells."""
        if self.subject in {"", self.document_id}:
            return f"{self.relation} it" if self.relation else ""
        return f"this is its {self.relation.noun}"


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document with sections that answer."""

    document_id: str
    path: str
    title: str
    body: str
    held_on: str
    """EDTF; empty when unknown."""
    passages: tuple[PassageHit, ...]
    """Its best sections, the best first."""
    more: int
    """Sections of it that answer as well and are not given."""
    copies: tuple[CopyHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """One page of the answer to a question."""

    total: int
    """Sections found, in all documents and on all pages."""
    documents: int | None
    """Documents they stand in, copies left out; None when that was not counted, and there are more pages."""
    hits: tuple[DocumentHit, ...]
    """In the order of their best sections."""
    facets: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)
    """Sections by value, in all documents and on all pages."""
    note: str = ""
    """What is shown when nothing answers the question itself, and why; empty otherwise."""
    asked_as: str = ""
    """The question that is answered then; empty otherwise."""
    suggestions: tuple[str, ...] = ()
    """Questions that may have been meant when few sections or none answer; each finds more."""
    ignored: tuple[str, ...] = ()
    """Small words of the question that were not looked for."""
    wider: tuple[Results, ...] = ()
    """What else may be meant, on a first page that the answer does not fill; none has a section of those before it."""
