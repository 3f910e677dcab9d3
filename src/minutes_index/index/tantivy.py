"""The fast engine: tantivy, a library in Rust, one directory.

Tantivy stores, matches and scores; words are ours (`minutes_index.index.tantivy_schema`). It commits with one
rename, of ``meta.json``; our generation is in one of its documents.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Any

import tantivy

from minutes_index.index.base import Hit, Request, Response, Sort
from minutes_index.index.tantivy_facets import facets
from minutes_index.index.tantivy_files import check_state, committed, settle, translated, write_state
from minutes_index.index.tantivy_query import SCHEMA, between, bookkeeping, compile_query, narrowed
from minutes_index.index.tantivy_schema import (
    BOOKKEEPING,
    DOCUMENT_ID,
    GAP,
    GENERATION,
    ID,
    NEWEST,
    OLDEST,
    composites_field,
    despelled,
    document,
    spelled,
    words_field,
)
from minutes_index.index.tantivy_schema import bookkeeping as kept
from minutes_index.query.ast import Everything, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.index.passages import Entry

HEAP_BYTES = 128_000_000
THREADS = 1
"""One writes while Python prepares the next passage."""
COLUMNS = {Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}
"""The column whose greatest comes first."""


@dataclass(slots=True)
class TantivyWriter:
    """Hands changes to tantivy; see `minutes_index.index.base.Writer`."""

    _writer: tantivy.IndexWriter
    _directory: Path
    _number: int | None = None
    _added: set[str] = field(default_factory=set)
    _replaced: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Puts a passage in."""
        passage = entry.passage
        if passage.id in self._added:
            raise ValueError(f"passage {passage.id} is added twice")
        self.delete(passage.document_id)
        made = document(entry)
        with translated(self._directory):
            self._writer.add_document(made)
        self._added.add(passage.id)

    def delete(self, document_id: str) -> None:
        """Takes out what the index held of a document: tantivy deletes what was added before it is told to."""
        if document_id not in self._replaced:
            with translated(self._directory):
                self._writer.delete_documents_by_term(DOCUMENT_ID, document_id)
            self._replaced.add(document_id)

    def generation(self, number: int) -> None:
        """Sets the generation."""
        self._number = number

    def settle(self) -> None:
        """Has nothing to do: tantivy merges as it goes."""

    def commit(self) -> None:
        """Makes the changes take effect."""
        if self._number is not None:
            self._writer.delete_documents_by_term(BOOKKEEPING, GENERATION)
            self._writer.add_document(kept(self._number))
        self._writer.commit()


class TantivyIndex:
    """An `minutes_index.index.base.Index` in a directory of its own.

    Raises:
        IndexNotFound: There is none in ``directory``; `create` makes one.
        SchemaMismatch: It was made by another version of this program.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        with translated(directory):
            check_state(directory)
            self._index = tantivy.Index.open(str(directory))
            self._index.config_reader("manual")
        self._seen: tuple[int, int] | None = None

    @classmethod
    def create(cls, directory: Path) -> TantivyIndex:
        """Makes an empty index in ``directory``, in place of one that may be there."""
        with translated(directory):
            directory.mkdir(parents=True, exist_ok=True)
            for path in directory.iterdir():
                path.unlink()
            tantivy.Index(SCHEMA, str(directory))
            write_state(directory)
            settle(directory)
        return cls(directory)

    @contextmanager
    def writer(self) -> Iterator[TantivyWriter]:
        """Takes the lock of the directory."""
        with translated(self._directory):
            writer = self._index.writer(HEAP_BYTES, THREADS)
        changes = TantivyWriter(writer, self._directory)
        try:
            yield changes
            with translated(self._directory):
                changes.commit()
        finally:
            with translated(self._directory):
                writer.wait_merging_threads()  # lets go of the lock; what is not committed is dropped
                settle(self._directory)

    def search(self, request: Request) -> Response:
        """Answers from the last commit."""
        with translated(self._directory):
            searcher = self._searcher()
        query = compile_query(request.query, lambda name, term: self._rarity(searcher, name, term))
        with translated(self._directory):
            total, page = _found(searcher, query, request)
            hits = tuple(_hit(searcher, score, at) for score, at in page)
            return Response(total, hits, facets(searcher, query, request.facets, request.facet_limit))

    def _searcher(self) -> tantivy.Searcher:
        """A searcher on the last commit."""
        latest = committed(self._directory)
        if latest != self._seen:
            self._index.reload()
            self._seen = latest
        return self._index.searcher()

    def _rarity(self, searcher: tantivy.Searcher, name: str, term: str) -> float:
        """As BM25 has it."""
        with translated(self._directory):
            having = searcher.doc_freq(name, term)
        lacking = max(searcher.num_docs - having, 0)
        return log(1 + (lacking + 0.5) / (having + 0.5))

    def generation(self) -> int:
        """The number stored with the last commit that set one."""
        with translated(self._directory):
            searcher = self._searcher()
            found = searcher.search(bookkeeping(), limit=1).hits
            return int(searcher.doc(found[0][1])[GENERATION][0]) if found else 0

    def document_ids(self) -> frozenset[str]:
        """From tantivy's list of terms, those of passages that are not deleted."""
        with translated(self._directory):
            everything = compile_query(Everything(), lambda *_: 0.0)
            found = self._searcher().terms_with_prefix(DOCUMENT_ID, "", filter_query=everything)
            return frozenset(document_id for document_id, _ in found)

    def words(self, start: str) -> Iterator[tuple[str, int]]:
        """From tantivy's list of terms, which keeps those of deleted passages until their segment is merged."""
        counts: Counter[str] = Counter()
        with translated(self._directory):
            for name in (words_field(Scope.ANYWHERE), composites_field(Scope.ANYWHERE)):
                found = self._searcher().terms_with_prefix(name, spelled(start))
                counts.update({despelled(word): count for word, count in found if word != GAP})
        return iter(sorted(counts.items()))

    def close(self) -> None:
        """Has nothing to let go of: tantivy closes its files when nobody holds the index."""


def _found(searcher: tantivy.Searcher, query: tantivy.Query, request: Request) -> tuple[int, list[Any]]:
    """How many are found, and scores and addresses of those on the page."""
    most = max(searcher.num_docs, 1)
    offset, limit = min(request.offset, most), min(request.limit, most)
    if request.sort is not Sort.RELEVANCE:
        return _by_day(searcher, query, COLUMNS[request.sort], offset, limit)
    result = searcher.search(query, limit=max(limit, 1), offset=offset)
    return _total(result), result.hits[:limit]


def _by_day(
    searcher: tantivy.Searcher, query: tantivy.Query, column: str, offset: int, limit: int
) -> tuple[int, list[Any]]:
    """By a column, of the same day the best first, which tantivy cannot do at once.

    The days of the page are looked up first, then all that has these days is put in order.
    """
    first = searcher.search(query, limit=max(offset + limit, 1), order_by_field=column)
    days = [day for day, _ in first.hits]
    wanted = days[offset : offset + limit]
    if not wanted:
        return _total(first), []
    within = narrowed(query, between(column, wanted[-1], wanted[0]))
    scored = searcher.search(within, limit=max(searcher.num_docs, 1)).hits
    column_values: list[Any] = searcher.fast_field_values(column, [at for _, at in scored])
    ranked = [hit for _, hit in sorted(zip(column_values, scored, strict=True), key=lambda pair: -pair[0])]
    skipped = offset - days.index(wanted[0])
    return _total(first), ranked[skipped : skipped + limit]


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # forgotten in tantivy's types


def _hit(searcher: tantivy.Searcher, score: float, at: tantivy.DocAddress) -> Hit:
    document_id, _, ordinal = searcher.doc(at)[ID][0].rpartition(":")
    return Hit(document_id, int(ordinal), score)
