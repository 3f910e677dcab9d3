"""The sections behind a search's hits, read from the catalog."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from minutes_index.model import DuplicateKind, Label
from minutes_index.recognisers.masking import masked, numbers_of
from minutes_index.search.sections import Copied, Decided, Named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from minutes_index.catalog.base import Searched
    from minutes_index.model import Document, Mention, Section
    from minutes_index.search.sections import Key

SAME: Final = {DuplicateKind.EXACT: 0.0, DuplicateKind.SAME_TEXT: 0.0, DuplicateKind.NEAR: 0.75}
"""By how two documents repeat each other, the least part of the longer one's length that the shorter must have
for them to be one text twice: a near copy may be an extract, which is a document of its own; a summons is no copy at all."""
NAMED: Final = frozenset({Label.PERSON, Label.ORGANISATION})


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section as a search shows it: what `minutes_index.search.sections.FoundSection` asks for."""

    path: str
    title: str
    body: str
    held_on: str
    number: str
    heading: str
    text: str
    masked: str
    numbers: frozenset[str]
    start: int
    page: int
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, section: Section, document: Document, hidden: str, numbers: frozenset[str]) -> Self:
        """A section of a document, cut out of its masked text: a number could be cut through otherwise."""
        starts, held_on = document.page_starts, document.held_on.edtf if document.held_on else ""
        first, last = (bisect_right(starts, at) for at in (section.span.start, section.span.end - 1))
        return cls(
            *(document.source.path, document.title, document.body, held_on, section.number, section.heading),
            *(section.span.of(document.text), section.span.of(hidden), numbers),
            *(section.span.start, document.page_of(section.span.start)),
            tuple(start - section.span.start for start in starts[first:last]),
        )


@dataclass(frozen=True, slots=True)
class CatalogSections:
    """Looks sections up in a catalog: what `minutes_index.search.sections.Sections` asks for."""

    catalog: Searched

    def sections(self, keys: Collection[Key]) -> Mapping[Key, FoundSection]:
        """By document id and ordinal, those sections that there are."""
        asked, found = frozenset(keys), {}
        for document in self.catalog.documents(sorted({document_id for document_id, _ in asked})):
            shown = masked(document.text), numbers_of(document.text)
            for section in document.sections:
                if (key := (document.id, section.ordinal)) in asked:
                    found[key] = FoundSection.of(section, document, *shown)
        return found

    def named(self, keys: Collection[Key]) -> Mapping[Key, Sequence[Named]]:
        """Persons and organisations, by the names that the document and the archive have for them."""
        ids = {document_id for document_id, _ in keys}
        found, others = self.catalog.mentions_in(ids), self.catalog.other_names(ids)
        return {
            key: [
                Named(mention.span, _names(mention, others.get(key[0], {})))
                for mention in found.get(key[0], ())
                if mention.label in NAMED
            ]
            for key in keys
        }

    def decided(self, keys: Collection[Key]) -> Mapping[Key, Sequence[Decided]]:
        """Decisions and proposals."""
        found = defaultdict[tuple[str, int], list[Decided]](list)
        for id_, decisions in self.catalog.decisions_in({document_id for document_id, _ in keys}).items():
            for decision in decisions:
                decided = Decided(decision.span, decision.outcome.value, decision.outcome.taken)
                found[id_, decision.section].append(decided)
        return {key: found[key] for key in keys if key in found}

    def copied(self, ids: Collection[str]) -> Sequence[Copied]:
        """The pairs that are one text twice by `SAME`."""
        pairs = self.catalog.duplicates_among(ids)
        heads = self.catalog.heads({id_ for pair in pairs for id_ in (pair.first, pair.second)})
        return [
            Copied(pair.first, pair.second, pair.kind, pair.similarity, pair.relation, pair.subject)
            for pair in pairs
            if pair.kind in SAME
            and _length(heads[pair.first].characters, heads[pair.second].characters) >= SAME[pair.kind]
        ]

    def paths(self, ids: Collection[str]) -> Mapping[str, str]:
        """By id, where the documents lie."""
        return {id_: head.source.path for id_, head in self.catalog.heads(ids).items()} if ids else {}


def _names(mention: Mention, others: Mapping[int, str]) -> tuple[str, ...]:
    other = others.get(mention.person) if mention.person is not None else None
    return (mention.name, other) if other else (mention.name,)


def _length(one: int, other: int) -> float:
    """The shorter's part of the longer."""
    return min(one, other) / max(one, other, 1)
