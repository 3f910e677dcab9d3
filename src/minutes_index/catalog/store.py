"""`Catalog`: everything the archive knows, kept in one file of its directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.catalog import (
    documents,
    holdings,
    judgements,
    likeness,
    names,
    people,
    registers,
    runs,
    seals,
    seen,
)
from minutes_index.catalog.connection import Opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from minutes_index.catalog.facts import (
        AttendanceFact,
        DecisionFact,
        EntityCount,
        Failure,
        Known,
        Link,
        LocalPerson,
        MentionFact,
        Run,
        Seen,
        Stats,
    )
    from minutes_index.catalog.heads import Head
    from minutes_index.catalog.holdings import Holding
    from minutes_index.model import Document, Duplicate, Entity, Judgement, Record, Signature, Source


@dataclass(frozen=True, slots=True)
class Catalog(Opened):
    """A store of records; readers see the last committed state, also while an import writes.

    Every method raises `CatalogError` when the file is damaged, the disk full or the rights too few; what is
    written by one call is kept whole or not at all. A method that gives an iterator holds its state of the
    archive until it is exhausted or closed.
    """

    # Documents

    def replace(self, records: Sequence[Record]) -> None:
        """Keeps the records over what stood under the same id or path; links to entities fall with that."""
        with self.database.writing() as connection:
            if documents.replace(connection, records):
                ids = [record.document.id for record in records]
                documents.stamp(connection, ids, runs.advance(connection))

    def remove(self, ids: Collection[str]) -> None:
        """Removes documents with all that hangs on them; unknown ids are no error."""
        self._change(documents.remove, ids)

    def relocate(self, moves: Mapping[str, str], otherwise: Collection[str]) -> None:
        """Gives known files the paths in ``moves``, by those they had; those at the new paths ``otherwise`` are read again."""
        if moves:
            self._write(documents.relocate, moves, otherwise)

    def touch(self, sources: Collection[Source]) -> None:
        """Notes when files, whose content is as it was, were written last."""
        if sources:
            self._write(documents.touch, sources)

    def changed_since(self, generation: int) -> list[tuple[str, int]]:
        """The ids of the documents of which something that is indexed changed later, each with the generation of that."""
        return self._read(documents.changed_since, generation)

    def document_ids(self) -> list[str]:
        """Every document id, in the order of the paths."""
        return self._read(documents.ids)

    def sources(self) -> dict[str, Known]:
        """By path, what every document was last read from."""
        return self._read(documents.sources)

    def record(self, document_id: str) -> Record:
        """A document with everything known of it.

        Raises:
            DocumentNotFound: there is none of that id.
        """
        return self._read(documents.record, document_id)

    def records(self, ids: Iterable[str]) -> Iterator[Record]:
        """The records of those ids that there are, a batch at a time, in no order."""
        return self._stream(documents.records, ids)

    def document(self, document_id: str) -> Document:
        """A document with its sections.

        Raises:
            DocumentNotFound: there is none of that id.
        """
        return self._read(documents.document, document_id)

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """The documents of those ids that there are, a batch at a time, in no order."""
        return self._stream(documents.documents, ids)

    def heads(self, ids: Iterable[str] | None = None) -> dict[str, Head]:
        """By id, the documents (all, when no ids are given) without their text."""
        return self._read(documents.heads, ids)

    def holdings(self) -> Iterator[Holding]:
        """Every document with the numbers of its items and how its pages were read, by id; no text is opened."""
        return self._stream(holdings.holdings)

    def unread(self) -> list[Failure]:
        """The files that gave no document when they were last read, by path."""
        return self._read(holdings.unread)

    def find(self, name: str) -> str:
        """The id of the document that ``name`` means: an id, the start of one, a path, a file name.

        Raises:
            DocumentNotFound: none or several answer to it; the hint names those that come near.
        """
        return self._read(names.find, name)

    # People

    def local_persons(self) -> Iterator[LocalPerson]:
        """Every person of every document, with what tells namesakes apart; document by document."""
        return self._stream(people.local_persons)

    def set_entities(self, entities: Collection[Entity], links: Iterable[Link]) -> None:
        """Puts these entities and links in the place of all others; documents whose people are called otherwise are changed."""
        with self.database.writing() as connection:
            _link(connection, entities, links)

    def is_linked(self) -> bool:
        """Whether the entities are those of this state of the documents and judgements."""
        return self._read(runs.is_linked)

    def entities_in(self, ids: Iterable[str]) -> dict[str, dict[int, Entity]]:
        """By document id, then by the ordinal of the person, who they are."""
        return self._read(people.entities_in, ids)

    def people(self, name: str | None = None, ids: Collection[str] | None = None) -> list[EntityCount]:
        """Entities, the most named first; with a name those whose names have its words, with ids those."""
        return self._read(people.people, name, ids)

    def members(self, entity_id: str) -> list[tuple[str, int]]:
        """Document id and ordinal of every person that an entity joins; nobody when there is no such entity."""
        return self._read(people.members, entity_id)

    def other_names(self, ids: Iterable[str] | None = None) -> dict[str, dict[int, str]]:
        """By document id, then by ordinal, the names of entities whom the document calls something else."""
        return self._read(people.other_names, ids)

    def judgements(self) -> list[Judgement]:
        """What people said of who is who, in the order it was said."""
        return self._read(judgements.judgements)

    def judge(
        self,
        given: Sequence[Judgement],
        in_place_of: Collection[Judgement],
        entities: Collection[Entity],
        links: Iterable[Link],
    ) -> None:
        """Keeps judgements as one act, in the place of others, together with the entities and links that follow from them."""
        with self.database.writing() as connection:
            judgements.keep(connection, given, in_place_of)
            _link(connection, entities, links)

    def take_back(self, act: int, entities: Collection[Entity], links: Iterable[Link]) -> None:
        """Forgets the judgements of an act, together with what followed from them."""
        with self.database.writing() as connection:
            judgements.take_back(connection, act)
            _link(connection, entities, links)

    def mentions_of(self, entity_ids: Collection[str]) -> Iterator[MentionFact]:
        """Every place where one of the entities is named, in the order of the meetings."""
        return self._stream(registers.mentions_of, entity_ids)

    def attendance(self, ids: Iterable[str] | None = None) -> Iterator[AttendanceFact]:
        """The attendance lists of the documents, or of all, in the order of the meetings."""
        return self._stream(registers.attendance, ids)

    def personal_numbers(self, ids: Collection[str]) -> dict[str, frozenset[str]]:
        """By id, the personal numbers in the documents, ten digits each; what has none is left out."""
        return self._read(lambda connection: registers.personal_numbers(connection, ids))

    # Decisions and copies

    def decisions(self, ids: Iterable[str] | None = None) -> Iterator[DecisionFact]:
        """The decisions of the documents, or of all, in the order of the meetings."""
        return self._stream(registers.decisions, ids)

    def add_duplicates(self, duplicates: Collection[Duplicate], compared: int | None = None) -> None:
        """Keeps pairs of documents that repeat each other; a pair falls with either document.

        Args:
            duplicates: the pairs.
            compared: the generation up to which documents have now been looked at.
        """
        with self.database.writing() as connection:
            if likeness.add_duplicates(connection, duplicates):
                runs.set_linked(connection, None)
            if compared is not None:
                runs.set_compared(connection, compared)

    def compared(self) -> int:
        """The generation up to which copies of documents were looked for."""
        return self._read(runs.compared)

    def duplicates(self, document_id: str | None = None) -> list[Duplicate]:
        """The pairs, or those of one document, the most alike first."""
        return self._read(likeness.duplicates, document_id)

    def signatures(self, ids: Collection[str]) -> dict[str, Signature]:
        """By id, what tells copies, of those documents that there are."""
        return self._read(likeness.signatures, ids)

    # Files that gave no document

    def seen(self) -> dict[str, Seen]:
        """By path, files that gave no document themselves when they were read last."""
        return self._read(seen.seen)

    def note_seen(self, noted: Collection[Seen]) -> None:
        """Keeps what became of files that gave no document themselves."""
        self._write(seen.note, noted)

    def forget_seen(self, paths: Collection[str]) -> None:
        """Forgets what was noted of files."""
        if paths:
            self._write(seen.forget, paths)

    # Imports and settings

    def begin_run(self) -> int:
        """Notes that an import has begun; its id."""
        return self._write(runs.begin)

    def finish_run(self, run_id: int, counts: Mapping[str, int], failures: Collection[Failure]) -> None:
        """Notes that an import has ended, what it did, and which files it could not take."""
        self._write(runs.finish, run_id, counts, failures)

    def runs(self) -> list[Run]:
        """The imports, the latest first."""
        return self._read(runs.runs)

    def failures(self, run_id: int) -> list[Failure]:
        """The files that an import could not take, by path."""
        return self._read(runs.failures, run_id)

    def setting(self, key: str) -> str | None:
        """The value kept under ``key``, None when there is none."""
        return self._read(runs.setting, key)

    def set_setting(self, key: str, value: str) -> None:
        """Keeps ``value`` under ``key``."""
        self._write(runs.set_setting, key, value)

    def generation(self) -> int:
        """Rises with every change of documents or entities; not with duplicates, runs or settings."""
        return self._read(runs.generation)

    def stats(self) -> Stats:
        """The size of the archive."""
        return self._read(runs.stats, self.database.path)


def _link(connection: Connection, entities: Collection[Entity], links: Iterable[Link]) -> None:
    changed = people.set_entities(connection, entities, links)
    seals.seal_whole(connection, "people seal")
    before, number = runs.generation(connection), runs.advance(connection)
    documents.stamp(connection, changed, number)
    runs.set_linked(connection, number)
    if runs.compared(connection) == before:
        runs.set_compared(connection, number)
