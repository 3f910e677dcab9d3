"""Where in a document something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_index.evaluate.gold import digits
from minutes_index.recognisers.masking import masked

if TYPE_CHECKING:
    from minutes_index.model import Document, Record, Section, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A page (None: not known) and the number or heading of a section, in a document by its file name."""

    document: str
    page: int | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one document; ``shown`` is its text as it may be shown."""

    document: Document
    shown: str

    @classmethod
    def of(cls, record: Record, *, unmasked: bool) -> Places:
        """Those of a record; a number is masked in the whole text, for a span may cut through it."""
        text = record.document.text
        return cls(record.document, text if unmasked else masked(text))

    @property
    def name(self) -> str:
        """The document's file name."""
        return Path(self.document.source.path).name

    def text(self, span: Span) -> str:
        """What stands there, on one line."""
        return " ".join(span.of(self.shown).split())

    def whole(self) -> Place:
        """The document, for what is said of all of it."""
        return Place(self.name)

    def at(self, span: Span) -> Place:
        """The place of a span."""
        return self._at(span.start)

    def words(self, words: str) -> Place:
        """Where the words stand first, without regard to case and line ends."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.search(pattern, self.document.text, re.IGNORECASE) if pattern else None
        return self._at(found.start()) if found else Place(self.name)

    def item(self, number: str) -> Place:
        """The item whose number has these digits."""
        for section in self.document.sections:
            if number and digits(section.number) == number:
                return self._in(section, section.span.start)
        return Place(self.name)

    def _at(self, offset: int) -> Place:
        if not self.document.sections:
            return Place(self.name, self.document.page_of(offset))
        return self._in(self.document.section_of(offset), offset)

    def _in(self, section: Section, offset: int) -> Place:
        return Place(self.name, self.document.page_of(offset), section.number or section.heading)
