"""The whole traffic with a search engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from minutes_index.index.facets import Bucket
    from minutes_index.index.passages import Entry
    from minutes_index.query.ast import Query


class Sort(Enum):
    """What comes first."""

    RELEVANCE = "relevance"
    """What answers best."""
    NEWEST = "newest"
    """The meeting that began last; those without a day come at the end."""
    OLDEST = "oldest"
    """The meeting that began first; those without a day come at the end."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an engine: one page of hits, and counts over all of them."""

    query: Query
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = ()
    """Keyword fields to count by."""
    facet_limit: int = 10
    sort: Sort = Sort.RELEVANCE


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers."""

    document_id: str
    ordinal: int
    score: float
    """Comparable within one response only."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an engine answers; ``total`` and the counts are of passages, whatever the page."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Bucket, ...]] = field(default_factory=dict)


class Writer(Protocol):
    """Changes that take effect together.

    What the index held before of a document goes as soon as a passage of it is added, or by `delete`; both
    leave alone what this writer adds, in whatever order they are called.
    """

    def add(self, entry: Entry) -> None:
        """Puts a passage in, analysed by `minutes_index.index.passages.Entry.of`.

        Raises:
            ValueError: This writer has already added a passage of the same id.
        """

    def delete(self, document_id: str) -> None:
        """Takes out what the index held of a document; one it does not know is no error."""

    def generation(self, number: int) -> None:
        """Sets what `Index.generation` answers once the changes have taken effect."""

    def settle(self) -> None:
        """Tells that no more is to come for now, so that an engine may tidy up."""


class Index(Protocol):
    """A search engine. Every method may raise an `IndexingError`."""

    def search(self, request: Request) -> Response:
        """Answers from one committed state; hits of the same score keep an order of the engine's own."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Takes the only writer; leaving the ``with`` commits, an error inside leaves the index as it was.

        Raises:
            IndexLocked: Somebody else is writing.
        """

    def generation(self) -> int:
        """The number set by the last writer that set one; 0 in a new index."""

    def document_ids(self) -> frozenset[str]:
        """Every document that has a passage here."""

    def stamps(self) -> Mapping[str, Mapping[str, int]]:
        """By the id of a document, the stamps of its passages, each with how many have it.

        A stamp tells from what text a passage was made; see `minutes_index.model.Passage`.
        """

    def words(self, start: str) -> Iterable[tuple[str, int]]:
        """The distinct word forms that begin with ``start`` (see `minutes_index.analysis.terms.Terms.words`), sorted.

        Each with the number of passages that have it. An engine may still know words of passages that are gone.
        """

    def close(self) -> None:
        """Lets go of files."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A part of an index that is not as it should be."""

    name: str
    what: str
    path: Path | None = None
    """Of the part, where it is a file or a folder."""
    damaged: bool = True
    """Whether the index cannot be trusted for it; otherwise the part is one too many."""


class Engine(Protocol):
    """What makes indexes and knows where they are kept; a row in `minutes_index.index.engines.ENGINES`.

    ``archive`` is the directory of an archive, each of which has one index; whether that lies in it is up to the engine.
    Every method may raise an `IndexingError`.
    """

    @property
    def name(self) -> str:
        """What settings call it."""

    def schema_version(self) -> int:
        """Of the indexes it makes; one of another version is built anew."""

    def holds(self, archive: Path) -> bool:
        """Whether the index of an archive is one of its own, sound or not."""

    def open(self, archive: Path) -> Index:
        """The index of an archive, for searching and for writing.

        Raises:
            IndexNotFound: There is none.
            SchemaMismatch: It is of another version.
            IndexUnavailable: It is damaged.
            EngineMissing: The engine is not installed.
        """

    def create(self, archive: Path) -> Index:
        """An empty index for an archive that has none."""

    def begin(self, archive: Path) -> Index:
        """An empty index beside the one that answers, and in the place of one that was begun before."""

    def replace(self, archive: Path) -> None:
        """Has the index that was begun, and closed since, answer from now on."""

    def remove(self, archive: Path) -> None:
        """Takes the index of an archive away; none is no error."""

    def size(self, archive: Path) -> int:
        """Bytes of the index of an archive."""

    def flaws(self, archive: Path) -> list[Flaw]:
        """What is wrong with the index of an archive, all of which is read; nothing when all is well.

        It asks for no lock; while somebody writes, parts that are one too many are those of a commit to come.

        Raises:
            IndexNotFound: There is none.
        """

    def left_over(self, archive: Path) -> list[Path]:
        """What a process that was killed left of its work; while one builds an index, that is its own."""
