"""What a search reads of a catalog, by SQLite's own driver: loading SQLAlchemy takes longer than answering."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from minutes_index.catalog.codec import Codec
from minutes_index.catalog.file import FILE_NAME, GENERATION, VERSION, check, connected, fault
from minutes_index.catalog.heads import Head, SectionText
from minutes_index.errors import CatalogNotFound, CatalogTooOld
from minutes_index.model import Decision, Document, Duplicate, Mention, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

DOCUMENT: Final = Codec(Document, without=("text", "sections"))
HEAD: Final = Codec(Head)
SECTION: Final = Codec(Section)
DUPLICATE: Final = Codec(Duplicate)
MENTION: Final = Codec(Mention)
DECISION: Final = Codec(Decision)

OTHER_NAMES: Final = """
    SELECT link.document_id, link.ordinal, entity.name FROM link
    JOIN entity ON entity.id = link.entity_id
    JOIN person ON person.document_id = link.document_id AND person.ordinal = link.ordinal
    WHERE entity.name <> person.name AND link.document_id
"""

T = TypeVar("T")
BATCH: Final = 500
"""Values in one question; SQLite takes at least 999."""


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, zlib.error) as error:
        told = fault(path, error)
        if told is None:
            raise
        raise told from error


@dataclass(frozen=True, slots=True)
class Reader:
    """A catalog opened for the few things that a search asks of it; every method may raise a `CatalogError`."""

    path: Path
    connection: sqlite3.Connection

    @classmethod
    def open(cls, directory: Path) -> Self:
        """The catalog in ``directory``.

        Raises:
            CatalogNotFound: there is none.
            CatalogTooOld: an older version made it; `minutes_index.catalog.store.Catalog.open` brings it up to this one.
            CatalogTooNew: a newer version of this program made it.
            CatalogError: the file is damaged, not a catalog, or cannot be opened.
        """
        path = directory / FILE_NAME
        if not path.is_file():
            raise CatalogNotFound(f"there is no archive in {directory}")
        with _told(path):
            reader = cls(path, connected(path, "rw"))
        try:
            reader._check()
        except BaseException:
            reader.close()
            raise
        return reader

    def _check(self) -> None:
        names = ("schema_version", "application_id", "user_version")
        tables, owner, version = (int(self._rows(f"PRAGMA {name}")[0][0]) for name in names)
        check(self.path, tables, owner, version)
        if version < VERSION:
            raise CatalogTooOld(f"{self.path}: made by an older minutes-index")
        self.connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    def generation(self) -> int:
        """As `minutes_index.catalog.store.Catalog.generation`."""
        found = self._rows("SELECT value FROM setting WHERE key = ?", (GENERATION,))
        return int(found[0]["value"]) if found else 0

    def has_unfinished_import(self) -> bool:
        """Whether the last import has not ended: it runs, or broke off."""
        found = self._rows("SELECT finished FROM run ORDER BY id DESC LIMIT 1")
        return bool(found) and found[0]["finished"] is None

    def sections(self, keys: Collection[tuple[str, int]]) -> dict[tuple[str, int], SectionText]:
        """By (document id, ordinal), those sections that there are, each with its text and page."""
        asked = frozenset(keys)
        with self._snapshot():
            documents = list(self._documents({document_id for document_id, _ in asked}))
        return {
            (document.id, section.ordinal): SectionText(head, section, document)
            for head, document in documents
            for section in document.sections
            if (document.id, section.ordinal) in asked
        }

    def duplicates_among(self, ids: Collection[str]) -> list[Duplicate]:
        """The pairs of which both documents are among the ids."""
        known = frozenset(ids)
        rows = self._of("SELECT * FROM duplicate WHERE first", known)
        return [DUPLICATE.noun(row) for row in rows if row["second"] in known]

    def mentions(self, ids: Collection[str]) -> dict[str, list[Mention]]:
        """By document id, everything that is named in it, in the order of the text."""
        return self._parts("mention", MENTION, ids)

    def decisions(self, ids: Collection[str]) -> dict[str, list[Decision]]:
        """By document id, what was decided or proposed, in the order of the text."""
        return self._parts("decision", DECISION, ids)

    def other_names(self, ids: Collection[str]) -> dict[str, dict[int, str]]:
        """By document id, then by the ordinal of a person, the names of entities whom the document calls something else."""
        found = defaultdict[str, dict[int, str]](dict)
        for row in self._of(OTHER_NAMES, ids):
            found[row["document_id"]][row["ordinal"]] = row["name"]
        return dict(found)

    def heads(self, ids: Collection[str]) -> dict[str, Head]:
        """By id, the documents without their text."""
        return {row["id"]: HEAD.noun(row) for row in self._of("SELECT * FROM document WHERE id", ids)}

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One committed state for several questions, whatever is written meanwhile."""
        self._rows("BEGIN DEFERRED")
        try:
            yield
        finally:
            self._rows("ROLLBACK")

    def _documents(self, ids: Collection[str]) -> Iterator[tuple[Head, Document]]:
        sections = self._parts("section", SECTION, ids)
        texts = {
            row["document_id"]: row["text"]
            for row in self._of("SELECT document_id, text FROM content WHERE document_id", ids)
        }
        for row in self._of("SELECT * FROM document WHERE id", ids):
            id_ = row["id"]
            yield HEAD.noun(row), DOCUMENT.noun(row, text=texts[id_], sections=tuple(sections.get(id_, ())))

    def _parts(self, table: str, codec: Codec[T], ids: Collection[str]) -> dict[str, list[T]]:
        """By document id, the rows of a table that hangs on documents."""
        found = defaultdict[str, list[T]](list)
        question = f"SELECT * FROM {table} WHERE document_id"  # noqa: S608 - a name of ours
        for row in self._of(question, ids, "ORDER BY document_id, ordinal"):
            found[row["document_id"]].append(codec.noun(row))
        return dict(found)

    def _of(self, question: str, ids: Collection[str], order: str = "") -> list[sqlite3.Row]:
        """The rows for which ``question`` is one of ``ids``."""
        wanted = sorted(ids)
        batches = [wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH)]
        return [
            row
            for batch in batches
            for row in self._rows(f"{question} IN ({', '.join('?' * len(batch))}) {order}", batch)
        ]

    def _rows(self, question: str, values: Collection[Any] = ()) -> list[sqlite3.Row]:
        with _told(self.path):
            return self.connection.execute(question, tuple(values)).fetchall()
