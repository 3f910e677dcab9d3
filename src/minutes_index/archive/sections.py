"""The sections behind a search's hits, read from the catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from minutes_index.analysis.masking import masked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_index.catalog.facts import SectionText
    from minutes_index.catalog.reading import Reader


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section as a search shows it: what `minutes_index.search.FoundSection` asks for."""

    path: str
    title: str
    body: str
    held_on: str
    page: int
    number: str
    heading: str
    text: str
    masked: str

    @classmethod
    def of(cls, found: SectionText, document: str) -> Self:
        """A section of the catalog, cut out of its masked document: a number could be cut through otherwise."""
        head, section = found.head, found.section
        held_on = head.held_on.edtf if head.held_on else ""
        place = (found.page, section.number, section.heading)
        return cls(
            head.source.path, head.title, head.body, held_on, *place, found.text, section.span.of(document)
        )


@dataclass(frozen=True, slots=True)
class CatalogSections:
    """Looks sections up in a catalog."""

    reader: Reader

    def sections(self, keys: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], FoundSection]:
        """By document id and ordinal, those sections that there are."""
        found = self.reader.sections(keys)
        texts = {id_: section.document.text for (id_, _), section in found.items()}
        shown = {id_: masked(text) for id_, text in texts.items()}
        return {key: FoundSection.of(section, shown[key[0]]) for key, section in found.items()}
