"""The default engine: Whoosh, pure Python, one directory.

Whoosh stores, matches and scores; words are ours (`minutes_index.index.whoosh_schema`), so neither its
tokenizer nor its stemmer nor its query language plays a part. Beside its files stand ``state.json``, with the
version of our schema, and the manifest: by Whoosh's own number of a commit our generation and the sums of its
files, so that all change with the one rename that commits.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoosh import scoring
from whoosh.collectors import ScoredCollector
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from minutes_index.index.base import Hit, Request, Response, Sort
from minutes_index.index.manifest import see_whole
from minutes_index.index.passages import DOCUMENT, K1, B, facets, key
from minutes_index.index.state import check_state, write_state
from minutes_index.index.whoosh_files import (
    BROKEN,
    SCHEMA_VERSION,
    Coming,
    DurableStorage,
    standing,
    translated,
)
from minutes_index.index.whoosh_merging import not_too_many, settled
from minutes_index.index.whoosh_postings import Codec
from minutes_index.index.whoosh_query import KEYS, compile_query, words_field
from minutes_index.index.whoosh_schema import BEGAN, ID, SHOWN, STAMP, UNDATED, document, schema
from minutes_index.query.ast import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.index.facets import Bucket
    from minutes_index.index.passages import Entry

    Scored = tuple[float, int]

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
    _last: bool = False
    """Whether no more is to come for now."""

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

    def settle(self) -> None:
        """Has small segments merged."""
        self._last = True

    def replace(self) -> None:
        """Marks what is replaced or deleted in the segments that stood before this writer."""
        with closing(self._writer.reader()) as reader:
            for segment, base in reader.leaf_readers():
                for document_id in self._replaced:
                    term = KEYS, key(DOCUMENT, document_id).encode("utf-8")
                    for doc in segment.postings(*term).all_ids() if term in segment else ():
                        self._writer.delete_document(base + doc)

    def merge(self, writer: Any, segments: list[Any]) -> list[Any]:  # noqa: ANN401 -- Whoosh ships no types
        """Whoosh's merge policy: puts segments into the new one; those that stay as they are."""
        kept = settled(segments, writer.doc_count()) if self._last else not_too_many(segments)
        for segment in segments:
            if segment not in kept and segment.doc_count():
                with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
                    writer.add_reader(reader)
        return kept


class Committing(SegmentWriter):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's writer, which has the files of a commit noted before the rename that makes it."""

    ours: int
    """Our generation."""

    def _commit_toc(self, segments: list[Any]) -> None:
        ids = [segment.segment_id() for segment in segments]
        storage = self.storage
        storage.committing = Coming(Path(storage.folder), self.generation, self.ours, ids).note
        super()._commit_toc(segments)


class Found(ScoredCollector):  # type: ignore[misc]  # Whoosh ships no types
    """Notes all that is found, in no order: negative scores, so that the best come first, with numbers."""

    items: list[Scored]

    def _collect(self, global_docnum: int, score: float) -> None:
        self.items.append((-score, global_docnum))


def _let_go(writer: Any) -> None:  # noqa: ANN401 -- Whoosh ships no types
    """Drops what a writer has not committed; one whose files cannot be closed, on a full disk, lets go of its lock at least."""
    try:
        writer.cancel()
    except BROKEN:
        writer.storage.let_go()
        writer.writelock.release()
        writer.is_closed = True


class WhooshIndex:
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
            self._index = FileIndex(DurableStorage(str(directory)), schema())
        self._open: tuple[int, Any] | None = None

    @classmethod
    def create(cls, directory: Path) -> WhooshIndex:
        """Makes an empty index in ``directory``, in place of one that may be there."""
        with translated(directory):
            directory.mkdir(0o700, parents=True, exist_ok=True)
            for path in directory.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            write_state(directory, "whoosh", SCHEMA_VERSION)
            storage = DurableStorage(str(directory))
            storage.committing = Coming(directory, 0, 0, ()).note
            FileIndex.create(storage, schema())
        return cls(directory)

    @contextmanager
    def writer(self) -> Iterator[WhooshWriter]:
        """Takes the lock of the directory."""
        with translated(self._directory):
            writer = Committing(self._index, limitmb=POOL_MEGABYTES, codec=Codec())
        try:
            with translated(self._directory):
                changes = WhooshWriter(standing(self._directory)[1].generation, writer, self._directory)
            yield changes
            with translated(self._directory):
                changes.replace()
                writer.ours = changes.number
                writer.commit(mergetype=changes.merge)
        except BaseException:
            if not writer.is_closed:
                _let_go(writer)
            raise

    def search(self, request: Request) -> Response:
        """Answers from the last commit."""
        with translated(self._directory):
            searcher = self._searcher()
            reader = searcher.reader()
            found = Found()
            searcher.search_with_collector(compile_query(request.query), found)
            page = _best(reader, found.items, request)[request.offset :]
            counted = _facets(reader, found.items, request)
            return Response(len(found.items), tuple(_hits(reader, page)), counted)

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
            return standing(self._directory)[1].generation

    def document_ids(self) -> frozenset[str]:
        """Read from every passage: Whoosh's list of terms keeps those of deleted ones."""
        with translated(self._directory), self._index.searcher() as searcher:
            ids = _column(searcher.reader(), ID)
            return frozenset(
                ids[doc].decode("utf-8").rpartition(":")[0] for doc in searcher.reader().all_doc_ids()
            )

    def stamps(self) -> dict[str, Counter[str]]:
        """Read from every passage."""
        held = defaultdict[str, Counter[str]](Counter)
        with translated(self._directory), self._index.searcher() as searcher:
            reader = searcher.reader()
            ids, stamps = _column(reader, ID), _column(reader, STAMP)
            for doc in reader.all_doc_ids():
                document_id = ids[doc].decode("utf-8").rpartition(":")[0]
                held[document_id][bytes(stamps[doc]).decode("utf-8")] += 1
        return dict(held)

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


def _best(reader: Any, found: list[Scored], request: Request) -> list[Scored]:  # noqa: ANN401 -- as above
    """What comes first, as far as the page that is asked for."""
    most = request.offset + request.limit
    if request.sort is Sort.RELEVANCE:
        return nsmallest(most, found)
    days = _column(reader, BEGAN)
    sign = -1 if request.sort is Sort.NEWEST else 1
    return nsmallest(most, found, key=lambda hit: (days[hit[1]] == UNDATED, sign * days[hit[1]], hit))


def _hits(reader: Any, page: list[Scored]) -> Iterator[Hit]:  # noqa: ANN401 -- as above
    ids = _column(reader, ID)
    for lack, doc in page:
        document_id, _, ordinal = ids[doc].decode("utf-8").rpartition(":")
        yield Hit(document_id, int(ordinal), -lack)


def _facets(reader: Any, found: list[Scored], request: Request) -> dict[str, tuple[Bucket, ...]]:  # noqa: ANN401 -- as above
    """Counts each spelling first, for keywords that stand alike are decoded once and spellings are folded once."""
    column = _column(reader, SHOWN) if request.facets else {}
    values: dict[str, list[str]] = {name: [] for name in request.facets}
    for encoded, count in Counter(bytes(column[doc]) for _, doc in found if values).items():
        known = json.loads(encoded)
        for name in values.keys() & known.keys():
            values[name] += known[name] * count
    return {
        name: buckets
        for name, spellings in values.items()
        for buckets in facets(_each(name, spellings), (name,), request.facet_limit).values()
    }


def _each(name: str, spellings: list[str]) -> Iterator[tuple[dict[str, tuple[str]], int]]:
    return (({name: (value,)}, count) for value, count in Counter(spellings).items())
