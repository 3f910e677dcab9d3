"""What a search reads of a catalog, by SQLite's own driver: loading SQLAlchemy takes longer than answering."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from minutes_index.catalog.codec import Codec
from minutes_index.catalog.facts import Head, SectionText
from minutes_index.catalog.file import FILE_NAME, GENERATION, VERSION, check, connected, fault
from minutes_index.errors import CatalogNotFound, CatalogTooOld
from minutes_index.model import Document, Duplicate, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

DOCUMENT: Final = Codec(Document, without=("text", "sections"))
HEAD: Final = Codec(Head)
SECTION: Final = Codec(Section)
DUPLICATE: Final = Codec(Duplicate)

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

    def duplicates(self, ids: Collection[str]) -> list[Duplicate]:
        """The pairs that these documents form with any, the most alike first."""
        found = {
            (pair.first, pair.second): pair
            for side in ("first", "second")
            for row in self._of(f"SELECT * FROM duplicate WHERE {side}", ids)  # noqa: S608 - one of two names
            for pair in (DUPLICATE.noun(row),)
        }
        return sorted(found.values(), key=lambda pair: (-pair.similarity, pair.first, pair.second))

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
        sections = defaultdict[str, list[Section]](list)
        for row in self._of("SELECT * FROM section WHERE document_id", ids, "ORDER BY document_id, ordinal"):
            sections[row["document_id"]].append(SECTION.noun(row))
        texts = {
            row["document_id"]: row["text"]
            for row in self._of("SELECT document_id, text FROM content WHERE document_id", ids)
        }
        for row in self._of("SELECT * FROM document WHERE id", ids):
            id_ = row["id"]
            yield HEAD.noun(row), DOCUMENT.noun(row, text=texts[id_], sections=tuple(sections[id_]))

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
