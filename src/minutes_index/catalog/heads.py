"""Documents and sections as lists and searches show them."""

# ruff: noqa: TC001 - the codec reads the annotations while the program runs

from __future__ import annotations

from dataclasses import dataclass

from minutes_index.model import Document, Section, Source, When


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its text."""

    id: str
    source: Source
    title: str
    body: str
    municipality: str
    held_on: When | None
    language: str
    pages: int
    characters: int

    @classmethod
    def of(cls, document: Document) -> Head:
        """The head of a whole document."""
        return cls(
            document.id,
            document.source,
            document.title,
            document.body,
            document.municipality,
            document.held_on,
            document.language,
            len(document.page_starts),
            len(document.text),
        )


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section and the document it stands in."""

    head: Head
    section: Section
    document: Document

    @property
    def text(self) -> str:
        """What the section says."""
        return self.section.span.of(self.document.text)

    @property
    def page(self) -> int:
        """Where it begins."""
        return self.document.page_of(self.section.span.start)
