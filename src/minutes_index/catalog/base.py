"""The whole traffic with a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from minutes_index.catalog.base_people import PeopleStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from minutes_index.catalog.facts import DecisionFact, Failure, Known, Run, Seen, Stats
    from minutes_index.catalog.holdings import Holding
    from minutes_index.catalog.summaries import Head
    from minutes_index.model import Decision, Document, Duplicate, Mention, Record, Signature, Source


class Soundness(Protocol):
    """Whether a catalog holds what was put into it; every method raises a `CatalogError` when it is too damaged to answer."""

    def damage(self) -> list[str]:
        """What is wrong with what the catalog is kept in, in its own words; nothing when all is well."""

    def orphans(self) -> Mapping[str, int]:
        """By table, how many rows belong to a document, a person or an entity that there is none of."""

    def changed(self) -> Iterator[tuple[str, str]]:
        """Id and path of each document whose text or pages are not those that were written."""

    def altered(self) -> Iterator[tuple[str, str]]:
        """Id and path of each document of which some fact is not as it was written."""

    def altered_whole(self) -> list[str]:
        """Which tables, that are sealed whole, are not as they were written: ``people``, ``judgements``."""

    def stamps(self) -> dict[str, tuple[str, int]]:
        """By document id, what each of its passages in an index should carry, and how many there should be."""

    def containers(self) -> dict[str, tuple[int, int, str]]:
        """By path, size, time and SHA-256 of each container that was read."""

    def remove_orphans(self) -> int:
        """Removes the rows that `orphans` counts; how many there were."""

    def read_again(self, ids: Collection[str]) -> None:
        """Has the next import read the documents anew, whether or not their files have changed."""


class Searched(Protocol):
    """What a search asks of a catalog."""

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """The documents of those ids that there are, a batch at a time, in no order."""

    def heads(self, ids: Iterable[str] | None = None) -> dict[str, Head]:
        """By id, the documents (all, when no ids are given) without their text."""

    def mentions_in(self, ids: Collection[str]) -> dict[str, list[Mention]]:
        """By document id, everything that is named in it, in the order of the text."""

    def decisions_in(self, ids: Collection[str]) -> dict[str, list[Decision]]:
        """By document id, what was decided or proposed, in the order of the text."""

    def other_names(self, ids: Iterable[str] | None = None) -> dict[str, dict[int, str]]:
        """By document id, then by ordinal, the names of entities whom the document calls something else."""

    def duplicates_among(self, ids: Collection[str]) -> list[Duplicate]:
        """The pairs of which both documents are among the ids."""

    def has_unfinished_import(self) -> bool:
        """Whether the last import has not ended: it runs, or broke off."""

    def generation(self) -> int:
        """Rises with every change of documents or entities; not with duplicates, runs or settings."""

    def close(self) -> None:
        """Lets go of all files."""


class Catalog(Searched, PeopleStore, Protocol):
    """A store of records; readers see the last committed state, also while an import writes.

    Every method raises `CatalogError` when what it is kept in is damaged, the disk full or the rights too few; what is
    written by one call is kept whole or not at all. A method that gives an iterator holds its state of the
    archive until it is exhausted or closed.
    """

    @property
    def directory(self) -> Path:
        """That of the archive."""

    @property
    def place(self) -> str:
        """Where it is kept, as people are told."""

    @property
    def soundness(self) -> Soundness:
        """What `check` and `repair` ask of it."""

    def lock(self) -> AbstractContextManager[None]:
        """Holds the right to import, which one process at a time can have.

        Raises:
            CatalogLocked: another one holds it.
        """

    def is_locked(self) -> bool:
        """Whether another process is importing just now."""

    def is_open_to_others(self) -> bool:
        """Whether everybody on this computer can read it."""

    # Documents

    def replace(self, records: Sequence[Record]) -> None:
        """Keeps the records over what stood under the same id or path; links to entities fall with that."""

    def remove(self, ids: Collection[str]) -> None:
        """Removes documents with all that hangs on them; unknown ids are no error."""

    def relocate(self, moves: Mapping[str, str], otherwise: Collection[str]) -> None:
        """Gives known files the paths in ``moves``, by those they had; those at the new paths ``otherwise`` are read again."""

    def touch(self, sources: Collection[Source]) -> None:
        """Notes when files, whose content is as it was, were written last."""

    def changed_since(self, generation: int) -> list[tuple[str, int]]:
        """The ids of the documents of which something that is indexed changed later, each with the generation of that."""

    def document_ids(self) -> list[str]:
        """Every document id, in the order of the paths."""

    def sources(self) -> dict[str, Known]:
        """By path, what every document was last read from."""

    def record(self, document_id: str) -> Record:
        """A document with everything known of it.

        Raises:
            DocumentNotFound: there is none of that id.
        """

    def records(self, ids: Iterable[str]) -> Iterator[Record]:
        """The records of those ids that there are, a batch at a time, in no order."""

    def holdings(self) -> Iterator[Holding]:
        """Every document with the numbers of its items and how its pages were read, by id; no text is opened."""

    def unread(self) -> list[Failure]:
        """The files that gave no document when they were last read, by path."""

    def find(self, name: str) -> str:
        """The id of the document that ``name`` means: an id, the start of one, a path, a file name.

        Raises:
            DocumentNotFound: none or several answer to it; the hint names those that come near.
        """

    # Decisions and copies

    def decisions(self, ids: Iterable[str] | None = None) -> Iterator[DecisionFact]:
        """The decisions of the documents, or of all, in the order of the meetings."""

    def add_duplicates(self, duplicates: Collection[Duplicate], compared: int | None = None) -> None:
        """Keeps pairs of documents that repeat each other; a pair falls with either document.

        Args:
            duplicates: the pairs.
            compared: the generation up to which documents have now been looked at.
        """

    def compared(self) -> int:
        """The generation up to which copies of documents were looked for."""

    def duplicates(self, document_id: str | None = None) -> list[Duplicate]:
        """The pairs, or those of one document, the most alike first."""

    def signatures(self, ids: Collection[str]) -> dict[str, Signature]:
        """By id, what tells copies, of those documents that there are."""

    # Files that gave no document

    def seen(self) -> dict[str, Seen]:
        """By path, files that gave no document themselves when they were read last."""

    def note_seen(self, noted: Collection[Seen]) -> None:
        """Keeps what became of files that gave no document themselves."""

    def forget_seen(self, paths: Collection[str]) -> None:
        """Forgets what was noted of files."""

    # Imports and settings

    def begin_run(self) -> int:
        """Notes that an import has begun; its id."""

    def finish_run(self, run_id: int, counts: Mapping[str, int], failures: Collection[Failure]) -> None:
        """Notes that an import has ended, what it did, and which files it could not take."""

    def runs(self) -> list[Run]:
        """The imports, the latest first."""

    def setting(self, key: str) -> str | None:
        """The value kept under ``key``, None when there is none."""

    def set_setting(self, key: str, value: str) -> None:
        """Keeps ``value`` under ``key``."""

    def stats(self) -> Stats:
        """The size of the archive."""
