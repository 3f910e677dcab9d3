"""Documents as lists show them."""

# ruff: noqa: TC001 - the codec reads the annotations while the program runs

from __future__ import annotations

from dataclasses import dataclass

from minutes_index.model import Document, Source, When


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
