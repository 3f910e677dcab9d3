"""The verbs of an archive that answer questions."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.archive.sections import CatalogSections
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.archive.stores import Stores
    from minutes_index.report.decisions import Place, RegisteredDecision
    from minutes_index.search import Results, Sort

TAKEN: Final = tuple(outcome for outcome in Outcome if outcome.taken)


@dataclass(frozen=True, slots=True)
class Asking:
    """What an archive answers."""

    stores: Stores
    unmasked: bool

    def search(  # noqa: PLR0913 - each has a default
        self,
        query: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort | str = "relevance",
        facets: bool = True,
        copies: bool = False,
    ) -> Results:
        """The documents with sections that answer a query, from the one at ``offset`` on.

        Args:
            query: words, ``"phrases"``, AND OR NOT, ``prefix*``, fields (``body:``, ``date:2022..2023``).
            limit: the most documents to give.
            offset: how many documents to leave out first.
            sort: what comes first: ``"relevance"`` the best section, ``"newest"`` or ``"oldest"`` the meeting.
            facets: whether to count the sections by municipality, person, body and year.
            copies: whether a copy of a document already given is given as one of its own, and not listed with it.

        Raises:
            QueryError: the query cannot be understood.
            ConfigError: the archive's synonyms are not in their form.
            ValueError: there is no such order.
        """
        from minutes_index import search
        from minutes_index.query.synonyms import of_archive

        counted = search.FACETS if facets else ()
        asking = search.Asking(
            limit,
            offset,
            counted,
            sort=search.Sort(sort),
            copies=copies,
            unmasked=self.unmasked,
            synonyms=of_archive(self.stores.index.directory),
        )
        sections = CatalogSections(self.stores.searched)
        return self.stores.answered(lambda index: search.search(query, index, sections, asking))

    def is_searchable_in_full(self) -> bool:
        """Whether all is in that there is to find; not while an import runs, or after one was killed."""
        if self.stores.searched.has_unfinished_import():
            return False
        return self.stores.usable_index().generation() == self.stores.searched.generation()

    def decisions(
        self, query: str = "", *, body: str = "", outcomes: Collection[Outcome] = TAKEN
    ) -> tuple[RegisteredDecision, ...]:
        """The decisions, those of the latest meeting first; proposals only when they are asked for.

        Args:
            query: limits them to sections that answer it; empty means all.
            body: limits them to those of a body with this in its name.
            outcomes: limits them to these outcomes.

        Raises:
            QueryError: the query cannot be understood.
            ConfigError: the archive's synonyms are not in their form.
        """
        from minutes_index.report.decisions import Wanted, register

        places = self._places(query) if query.strip() else None
        documents = None if places is None else {document_id for document_id, _ in places}
        wanted = Wanted(places, body, outcomes)
        facts = self.stores.catalog.decisions(documents)
        return register(facts, wanted, self.stores.catalog.personal_numbers, unmasked=self.unmasked)

    def unlooked(self, query: str) -> str:
        """Why a part of a query is not looked for: a personal number, where numbers are masked; empty when all of it is."""
        from minutes_index.search.engine import unlooked

        return "" if self.unmasked else unlooked(query)

    def _places(self, query: str) -> frozenset[Place]:
        """All sections that answer a query."""
        from minutes_index.index.base import Request
        from minutes_index.query.expansion import expanded
        from minutes_index.query.parser import parse
        from minutes_index.query.personal_numbers import with_numbers
        from minutes_index.query.synonyms import of_archive

        wanted = expanded(parse(query), of_archive(self.stores.index.directory))
        asked = with_numbers(wanted) if self.unmasked else wanted
        response = self.stores.answered(lambda index: index.search(Request(asked, limit=sys.maxsize)))
        return frozenset((hit.document_id, hit.ordinal) for hit in response.hits)
