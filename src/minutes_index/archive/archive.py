"""`Archive`: open it, take files in, ask.

Nothing heavy is loaded before a verb needs it.
"""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from minutes_index import config
from minutes_index.archive.completion import CompletingVerbs
from minutes_index.archive.coverage import CoveringVerbs
from minutes_index.archive.duplicates import ComparingVerbs
from minutes_index.archive.index import ArchiveIndex
from minutes_index.archive.maintenance import KeepingVerbs
from minutes_index.archive.people import PeopleVerbs
from minutes_index.archive.sections import CatalogSections
from minutes_index.archive.watch import WatchingVerbs
from minutes_index.index.engines import DEFAULT
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from types import TracebackType

    from minutes_index.catalog.base import Catalog
    from minutes_index.catalog.facts import Stats
    from minutes_index.catalog.searched import SearchedCatalog
    from minutes_index.config import Settings
    from minutes_index.ingest.report import ImportReport, Progress
    from minutes_index.report.decisions import Place, RegisteredDecision
    from minutes_index.report.documents import DocumentView
    from minutes_index.report.pages import PageView
    from minutes_index.search import Results, Sort

MANY: Final = 20_000
"""Sections beyond which Whoosh keeps people waiting; ARCHITECTURE.md has the figures."""
MOVE: Final = "tantivy would search this much faster: minutes-index reindex --engine tantivy"
TAKEN: Final = tuple(outcome for outcome in Outcome if outcome.taken)


def _silent(_progress: Progress) -> None:
    """Tells nobody."""


def _unheard(_line: str) -> None:
    """Tells nobody."""


@dataclass(slots=True)
class Archive(ComparingVerbs, CompletingVerbs, CoveringVerbs, KeepingVerbs, PeopleVerbs, WatchingVerbs):
    """An archive of minutes: import files, then ask.

    Use `Archive.open` as a context manager. Every verb may raise a `MinutesIndexError`, whose text can be
    shown to people as it is and whose ``hint`` tells the way out. In what the verbs give, the digits of personal
    numbers are masked, unless it was opened ``unmasked``; ``catalog`` holds the texts as they are.

    >>> from minutes_index import Archive
    >>> with Archive.open("index", create=True) as archive:
    ...     report = archive.import_paths(["minutes"])
    ...     results = archive.search("budget")
    >>> len(report.new), report.failed
    (1, ())
    >>> best = results.hits[0].passages[0]
    >>> best.section, best.heading, best.page
    ('§ 1', 'Budget 2024', 1)
    """

    settings: Settings
    _searched: SearchedCatalog
    _engine: ArchiveIndex
    unmasked: bool = False
    tell: Callable[[str], None] = _unheard

    @classmethod
    def open(
        cls,
        directory: Path | str,
        *,
        create: bool = False,
        settings: Settings | None = None,
        unmasked: bool = False,
        tell: Callable[[str], None] = _unheard,
    ) -> Self:
        """The archive in ``directory``; with ``create`` it is made when there is none.

        Args:
            directory: where it is.
            create: whether to make it when there is none.
            settings: without them they are read from the archive's settings file and the environment.
            unmasked: whether to give personal numbers as they stand in the documents.
            tell: is given a line when an index that is missing, damaged or of another version is built anew.

        Raises:
            CatalogNotFound: there is none, and none was to be made.
            CatalogError: it cannot be opened, or a newer version made it.
            ConfigError: a setting is wrong.
        """
        from minutes_index.catalog.searched import SearchedCatalog

        chosen = settings or config.load({config.ARCHIVE: directory})
        searched = SearchedCatalog.open(Path(directory), create=create)
        return cls(chosen, searched, ArchiveIndex(Path(directory), chosen.engine), unmasked, tell)

    @property
    def catalog(self) -> Catalog:
        """The store of truth, with the texts as they are."""
        from minutes_index.catalog.store import SqliteCatalog

        return SqliteCatalog(self._searched.directory, self._searched.database)

    def close(self) -> None:
        """Lets go of all files."""
        self._engine.close()
        self._searched.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    # Taking in

    def import_paths(
        self,
        paths: Sequence[Path | str],
        progress: Callable[[Progress], None] = _silent,
        *,
        prune: bool = False,
        retry: bool = False,
        verify: bool = False,
    ) -> ImportReport:
        """Takes in files, and folders with all that is in them; what has not changed is not read again.

        Files are read in other processes, as many at a time as the settings say. One that cannot be read, or that a
        process hangs on or dies of, is told of in the report and stops nothing; Ctrl-C keeps what was done.

        Args:
            paths: files and folders.
            progress: called after each file.
            prune: whether documents of these folders whose files are gone are taken out of the archive.
            retry: whether files that could not be read are tried again, though they have not changed.
            verify: whether the bytes of every file are compared with those that were read, also where size and time are
                as before.

        Raises:
            CatalogLocked: another process is importing.
            ModelMissing: the trained model that the settings name cannot be loaded.
            OcrMissing: all pages are to be recognised (``ocr = "always"``), and nothing is installed that can.
            OtherEngine: the settings name another engine than that of the index; `reindex` moves it.
        """
        from minutes_index.archive.reading import reading_of
        from minutes_index.ingest import run
        from minutes_index.ingest.options import Order

        chosen = self.settings
        order = Order(
            [Path(path) for path in paths],
            reading_of(chosen),
            chosen.model,
            chosen.jobs,
            prune=prune,
            retry=retry,
            verify=verify,
        )
        return self._filled(lambda index: run.import_paths(order, self.catalog, index, progress))

    def remove(self, documents: Sequence[str]) -> tuple[str, ...]:
        """Takes documents out of the archive; the paths of their files, which are not touched.

        Imports pass these files over until they change, or take them in again with ``retry``.

        Args:
            documents: ids, beginnings of them, paths or file names.

        Raises:
            CatalogLocked: another process is importing.
            DocumentNotFound: none or several answer to a name; then none is taken out.
        """
        from minutes_index.ingest.removal import remove

        ids = {self.catalog.find(name) for name in documents}
        return tuple(self._filled(lambda index: remove(self.catalog, index, ids)))

    # Asking

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
            synonyms=of_archive(self._engine.directory),
        )
        sections = CatalogSections(self._searched)
        return self._answered(lambda index: search.search(query, index, sections, asking))

    def is_searchable_in_full(self) -> bool:
        """Whether all is in that there is to find; not while an import runs, or after one was killed."""
        if self._searched.has_unfinished_import():
            return False
        return self._index().generation() == self._searched.generation()

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
        facts = self.catalog.decisions(documents)
        return register(facts, wanted, self.catalog.personal_numbers, unmasked=self.unmasked)

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

    def is_open_to_others(self) -> bool:
        """Whether everybody on this computer can read the catalog, which has personal numbers as they stand; never told on Windows."""
        return self.catalog.is_open_to_others()

    def stats(self) -> Stats:
        """The size of the archive, and its search engine."""
        size = self.catalog.stats()
        name = self._engine.engine
        advice = MOVE if name == DEFAULT and size.sections > MANY else ""
        return replace(size, engine=name, index_bytes=self._engine.size(), advice=advice)

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

        wanted = expanded(parse(query), of_archive(self._engine.directory))
        asked = with_numbers(wanted) if self.unmasked else wanted
        response = self._answered(lambda index: index.search(Request(asked, limit=sys.maxsize)))
        return frozenset((hit.document_id, hit.ordinal) for hit in response.hits)
