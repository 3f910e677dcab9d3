"""The verbs of an archive that show what it has: documents, their versions, what may be missing."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.base import Catalog
    from minutes_index.model import Duplicate
    from minutes_index.report.coverage.view import Coverage, ReadInPart
    from minutes_index.report.difference_views import Differences
    from minutes_index.report.documents import DocumentView
    from minutes_index.report.duplicates import DuplicateView
    from minutes_index.report.pages import PageView
    from minutes_index.report.personal_numbers import NumberPlace

CONTEXT: Final = 6
"""Words around a change."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What an archive tells of documents."""

    catalog: Catalog
    unmasked: bool

    def show(self, document: str) -> DocumentView:
        """A document with all that is known of it.

        Args:
            document: its id, a beginning of the id, its path or its file name.

        Raises:
            DocumentNotFound: none, or more than one, answers to that.
        """
        from minutes_index.report.documents import document_view

        document_id = self.catalog.find(document)
        entities = self.catalog.entities_in([document_id]).get(document_id, {})
        record = self.catalog.record(document_id)
        copies = self.catalog.duplicates(document_id)
        others = self.catalog.heads({id_ for pair in copies for id_ in (pair.first, pair.second)})
        return document_view(record, entities, copies, others, unmasked=self.unmasked)

    def pages(self, document: str) -> tuple[PageView, ...]:
        """The pages of a document as they were read, with what was left out of its text.

        Args:
            document: as for `show`.

        Raises:
            DocumentNotFound: none, or more than one, answers to that.
        """
        from minutes_index.report.pages import page_views

        return page_views(self.catalog.record(self.catalog.find(document)), unmasked=self.unmasked)

    def duplicates(self, among: Collection[Duplicate] | None = None) -> tuple[DuplicateView, ...]:
        """The pairs of documents that repeat each other or are of one meeting, the most alike first; or the given ones."""
        from minutes_index.recognisers.masking import discreet
        from minutes_index.report.duplicates import pairs

        found = self.catalog.duplicates() if among is None else among
        named = {id_ for pair in found for id_ in (pair.first, pair.second)}
        views = tuple(pairs(found, self.catalog.heads(named)))
        if self.unmasked:
            return views
        return discreet(views, frozenset().union(*self.catalog.personal_numbers(named).values()))

    def diff(self, a: str, b: str, *, context: int = CONTEXT) -> Differences:
        """How two documents differ: which is which, section by section, and in what was decided and who was there.

        Args:
            a: the one, named as in `show`.
            b: the other.
            context: words to give before and behind a change.

        Raises:
            DocumentNotFound: none, or more than one, answers to a name.
        """
        from minutes_index.report.differences import differences

        ids = [self.catalog.find(name) for name in (a, b)]
        known = (pair for pair in self.catalog.duplicates(ids[0]) if ids[1] in {pair.first, pair.second})
        pair = next(known, None) if ids[0] != ids[1] else None
        first, second = (self.catalog.record(document_id) for document_id in ids)
        return differences(first, second, pair, context=context, unmasked=self.unmasked)

    def coverage(self, *, body: str = "", year: int | None = None) -> Coverage:
        """What is there and what may be missing, body by body and year by year; every inference has its reason.

        Meetings are told from days, missing minutes from the numbers of the items (`§`), from long breaks, and from
        summonses and extracts without minutes. No text is opened.

        Args:
            body: limits it to bodies with this in their name or municipality, in any case.
            year: limits it to a year.
        """
        from minutes_index.report.coverage import coverage

        catalog = self.catalog
        return coverage(catalog.holdings(), catalog.duplicates(), catalog.unread(), body=body, year=year)

    def read_in_part(self) -> tuple[ReadInPart, ...]:
        """The documents that say more than was read from them, as far as can be told: lists without roles, items without a decision."""
        from minutes_index.report.coverage.view import ReadInPart

        found = (each for each in self.catalog.holdings() if each.omissions)
        return tuple(
            ReadInPart(each.id, each.path, tuple(what for _, what in each.omissions))
            for each in sorted(found, key=lambda each: each.path)
        )

    def personal_numbers(self) -> tuple[NumberPlace, ...]:
        """Every place where a personal number stands, by path; all texts are looked through."""
        from minutes_index.report.personal_numbers import number_places

        documents = self.catalog.documents(self.catalog.document_ids())
        return number_places(documents, unmasked=self.unmasked)
