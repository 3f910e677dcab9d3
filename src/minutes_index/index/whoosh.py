"""The default engine: Whoosh, pure Python, one directory.

Whoosh stores, matches and scores; words are ours (`minutes_index.index.whoosh_schema`), so neither its
tokenizer nor its stemmer nor its query language plays a part. Beside its files stands ``state.json``: the
version of our schema, and our generation by Whoosh's own, so that both change with the one rename that
commits.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whoosh import scoring
from whoosh.index import FileIndex
from whoosh.query import Term

from minutes_index.index.base import Hit, Request, Response, Sort
from minutes_index.index.passages import DOCUMENT, K1, B, facets, key
from minutes_index.index.whoosh_files import SCHEMA_VERSION, DurableStorage, State, translated
from minutes_index.index.whoosh_postings import Codec
from minutes_index.index.whoosh_query import KEYS, compile_query, words_field
from minutes_index.index.whoosh_schema import BEGAN, ID, SHOWN, UNDATED, document, schema
from minutes_index.query.ast import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.index.passages import Entry

POOL_MEGABYTES = 128
WORDS = words_field(Scope.ANYWHERE)

SCORING = scoring.BM25F(B=B, K1=K1)


@dataclass(slots=True)
class WhooshWriter:
    """Writes to a new segment; see `minutes_index.index.base.Writer`."""

    number: int
    _writer: Any
    _directory: Path
    _added: set[str] = field(default_factory=set)
    _replaced: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Puts a passage in."""
        passage = entry.passage
        if passage.id in self._added:
            raise ValueError(f"passage {passage.id} is added twice")
        with translated(self._directory):
            self._writer.add_document(**document(entry))
        self._added.add(passage.id)
        self._replaced.add(passage.document_id)

    def delete(self, document_id: str) -> None:
        """Takes out what the index held of a document."""
        self._replaced.add(document_id)

    def generation(self, number: int) -> None:
        """Sets the generation."""
        self.number = number

    def replace(self) -> None:
        """Marks what is replaced or deleted in the segments that stood before this writer."""
        with self._writer.searcher() as searcher:
            for document_id in sorted(self._replaced):
                self._writer.delete_by_query(Term(KEYS, key(DOCUMENT, document_id)), searcher=searcher)


class WhooshIndex:
    """An `minutes_index.index.base.Index` in a directory of its own.

    Raises:
        IndexNotFound: There is none in ``directory``; `create` makes one.
        SchemaMismatch: It was made by another version of this program.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        with translated(directory):
            State.read(directory)
            self._index = FileIndex(DurableStorage(str(directory)))
        self._open: tuple[int, Any] | None = None

    @classmethod
    def create(cls, directory: Path) -> WhooshIndex:
        """Makes an empty index in ``directory``, in place of one that may be there."""
        with translated(directory):
            directory.mkdir(parents=True, exist_ok=True)
            State(SCHEMA_VERSION, {0: 0}).write(directory)
            FileIndex.create(DurableStorage(str(directory)), schema())
        return cls(directory)

    @contextmanager
    def writer(self) -> Iterator[WhooshWriter]:
        """Takes the lock of the directory."""
        with translated(self._directory):
            writer = self._index.writer(limitmb=POOL_MEGABYTES, codec=Codec())
        try:
            with translated(self._directory):
                state = State.read(self._directory)
            changes = WhooshWriter(state.generations[writer.generation - 1], writer, self._directory)
            yield changes
            with translated(self._directory):
                changes.replace()
                state.committing(writer.generation, changes.number).write(self._directory)
                writer.commit()
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise

    def search(self, request: Request) -> Response:
        """Answers from the last commit."""
        with translated(self._directory):
            searcher = self._searcher()
            reader = searcher.reader()
            results = searcher.search(compile_query(request.query), limit=None)
            ranked = _ranked(reader, results.top_n, request.sort)
            hits = tuple(_hits(reader, ranked[request.offset : request.offset + request.limit]))
            counted = _shown(reader, results.docset) if request.facets else ()
            return Response(len(ranked), hits, facets(counted, request.facets, request.facet_limit))

    def _searcher(self) -> Any:  # noqa: ANN401 -- Whoosh ships no types
        """A searcher on the last commit; a new one after each, for Whoosh's `refresh` gives hits twice."""
        latest = self._index.latest_generation()
        if self._open is None or self._open[0] != latest:
            self._forget()
            self._open = latest, self._index.searcher(weighting=SCORING)
        return self._open[1]

    def _forget(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def generation(self) -> int:
        """The number stored with the last commit."""
        with translated(self._directory):
            return State.read(self._directory).generations[self._index.latest_generation()]

    def document_ids(self) -> frozenset[str]:
        """Read from every passage: Whoosh's list of terms keeps those of deleted ones."""
        with translated(self._directory), self._index.searcher() as searcher:
            ids = _column(searcher.reader(), ID)
            return frozenset(
                ids[doc].decode("utf-8").rpartition(":")[0] for doc in searcher.reader().all_doc_ids()
            )

    def words(self, start: str) -> Iterator[tuple[str, int]]:
        """From Whoosh's list of terms, which keeps those of deleted passages until their segment is merged."""
        with translated(self._directory):
            reader = self._searcher().reader()
            for term in reader.expand_prefix(WORDS, start):
                yield term.decode("utf-8"), reader.doc_frequency(WORDS, term)

    def close(self) -> None:
        """Lets go of the index and its files."""
        self._forget()
        self._index.close()


def _column(reader: Any, name: str) -> Any:  # noqa: ANN401 -- Whoosh ships no types
    return reader.column_reader(name) if reader.doc_count_all() else {}


def _ranked(reader: Any, found: list[tuple[float, int]], sort: Sort) -> list[tuple[float, int]]:  # noqa: ANN401 -- Whoosh ships no types
    """Scores and numbers of what was found, which Whoosh gives by relevance, in the order asked for."""
    if sort is Sort.RELEVANCE:
        return found
    days = _column(reader, BEGAN)
    sign = -1 if sort is Sort.NEWEST else 1
    return sorted(found, key=lambda hit: (days[hit[1]] == UNDATED, sign * days[hit[1]]))


def _hits(reader: Any, page: list[tuple[float, int]]) -> Iterator[Hit]:  # noqa: ANN401 -- Whoosh ships no types
    ids = _column(reader, ID)
    for score, doc in page:
        document_id, _, ordinal = ids[doc].decode("utf-8").rpartition(":")
        yield Hit(document_id, int(ordinal), score)


def _shown(reader: Any, docs: set[int]) -> Iterator[tuple[dict[str, list[str]], int]]:  # noqa: ANN401 -- Whoosh ships no types
    column = _column(reader, SHOWN)
    for encoded, count in Counter(bytes(column[doc]) for doc in docs).items():
        yield json.loads(encoded), count
