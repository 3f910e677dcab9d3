"""The fast engine: tantivy, a library in Rust, one directory.

Tantivy stores, matches and scores; words are ours (`minutes_index.index.tantivy_schema`). Each commit is made in a
folder of its own, which begins with the files of the last one under a second name; it stands with the one rename of
the manifest, which names the folder and has the sums of its files and our generation.
"""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Any

import tantivy

from minutes_index.index.base import Hit, Request, Response, Sort
from minutes_index.index.manifest import Commit, see_whole
from minutes_index.index.passages import SEPARATOR
from minutes_index.index.state import check_state, write_state
from minutes_index.index.tantivy_facets import facets
from minutes_index.index.tantivy_files import (
    BROKEN,
    SCHEMA_VERSION,
    publish,
    stamp,
    standing,
    successor,
    translated,
)
from minutes_index.index.tantivy_query import SCHEMA, between, compile_query, narrowed
from minutes_index.index.tantivy_schema import (
    DOCUMENT_ID,
    GAP,
    ID,
    NEWEST,
    OLDEST,
    STAMP,
    composites_field,
    despelled,
    document,
    spelled,
    words_field,
)
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
    number: int
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
        self.number = number

    def settle(self) -> None:
        """Has nothing to do: tantivy merges as it goes."""

    def commit(self) -> None:
        """Has tantivy write all that was handed to it."""
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
            check_state(directory, SCHEMA_VERSION)
            see_whole(directory, standing)
            self._open = self._last()

    @classmethod
    def create(cls, directory: Path) -> TantivyIndex:
        """Makes an empty index in ``directory``, in place of one that may be there."""
        with translated(directory):
            directory.mkdir(0o700, parents=True, exist_ok=True)
            for path in directory.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            write_state(directory, "tantivy", SCHEMA_VERSION)
            (directory / "0").mkdir()
            tantivy.Index(SCHEMA, str(directory / "0"))
            publish(directory / "0", 0, Commit(0, {}))
        return cls(directory)

    @contextmanager
    def writer(self) -> Iterator[TantivyWriter]:
        """Takes the lock of the directory."""
        with ExitStack() as held:
            with translated(self._directory):
                made, before = held.enter_context(successor(self._directory))
                writer = tantivy.Index.open(str(made)).writer(HEAP_BYTES, THREADS)
            changes = TantivyWriter(writer, self._directory, before.generation)
            try:
                yield changes
                with translated(self._directory):
                    changes.commit()
            finally:
                with translated(self._directory):
                    writer.wait_merging_threads()  # what is not committed is dropped
            with translated(self._directory):
                publish(made, changes.number, before)

    def _last(self) -> tuple[tuple[int, int], tantivy.Index]:
        """Tantivy's index of the last commit, and what tells that there is a later one."""
        while True:
            seen = stamp(self._directory)
            try:
                index = tantivy.Index.open(str(standing(self._directory)[0]))
                index.config_reader("manual")
            except BROKEN:
                if seen == stamp(self._directory):
                    raise  # it has not gone because another process made a commit
            else:
                return seen, index

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
        if stamp(self._directory) != self._open[0]:
            self._open = self._last()
        return self._open[1].searcher()

    def _rarity(self, searcher: tantivy.Searcher, name: str, term: str) -> float:
        """As BM25 has it."""
        with translated(self._directory):
            having = searcher.doc_freq(name, term)
        lacking = max(searcher.num_docs - having, 0)
        return log(1 + (lacking + 0.5) / (having + 0.5))

    def generation(self) -> int:
        """The number stored with the last commit that set one."""
        with translated(self._directory):
            return standing(self._directory)[1].generation

    def document_ids(self) -> frozenset[str]:
        """From tantivy's list of terms, those of passages that are not deleted."""
        with translated(self._directory):
            everything = compile_query(Everything(), lambda *_: 0.0)
            found = self._searcher().terms_with_prefix(DOCUMENT_ID, "", filter_query=everything)
            return frozenset(document_id for document_id, _ in found)

    def stamps(self) -> dict[str, dict[str, int]]:
        """From tantivy's list of terms, counted over passages that are not deleted."""
        held: dict[str, dict[str, int]] = {}
        with translated(self._directory):
            everything = compile_query(Everything(), lambda *_: 0.0)
            for term, count in self._searcher().terms_with_prefix(STAMP, "", filter_query=everything):
                document_id, _, stamp_ = term.partition(SEPARATOR)
                held.setdefault(document_id, {})[stamp_] = count
        return held

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
