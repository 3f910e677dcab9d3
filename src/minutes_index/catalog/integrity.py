"""Whether the file holds what was put into it: SQLite's own checks, and the checksums of texts, of which SQLite has none."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from minutes_index.catalog import seals
from minutes_index.catalog.checksums import STAMP, checksum
from minutes_index.catalog.database import told
from minutes_index.catalog.file import connected
from minutes_index.catalog.shape import misshapen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from minutes_index.catalog.database import Database

MOST: Final = 100
"""Faults that SQLite is to tell of."""
CONTENT: Final = """
    SELECT id, path, checksum, CAST(text AS BLOB), CAST(page_texts AS BLOB)
    FROM document LEFT JOIN content ON document_id = id
"""


@dataclass(frozen=True, slots=True)
class SqliteSoundness:
    """Asks of a catalog's file: what `minutes_index.catalog.base.Soundness` tells."""

    database: Database

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file, in its words; nothing when all is well."""
        found = [str(row[0]) for row in self._rows(f"PRAGMA integrity_check({MOST})")]
        with told(self.database.path):
            return [*([] if found == ["ok"] else found), *misshapen(self.database.path)]

    def orphans(self) -> Mapping[str, int]:
        """By table, how many rows belong to a document, a person or an entity that there is none of."""
        return Counter(row[0] for row in self._rows("PRAGMA foreign_key_check"))

    def changed(self) -> Iterator[tuple[str, str]]:
        """Id and path of each document whose text or pages are not those that were written."""
        for id_, path, written, text, pages in self._rows(CONTENT):
            if text is None or pages is None or checksum(text, pages) != written:
                yield id_, path

    def altered(self) -> Iterator[tuple[str, str]]:
        """Id and path of each document of which some fact is not as it was written."""
        found = seals.of_documents(self._raw)
        for id_, path, written in self._rows("SELECT id, path, seal FROM document"):
            if found.get(id_) != written:
                yield id_, path

    def altered_whole(self) -> list[str]:
        """Which tables, that are sealed whole, are not as they were written: ``people``, ``judgements``."""
        known = dict(self._rows("SELECT key, value FROM setting"))
        return [
            name.removesuffix(" seal")
            for name, tables in seals.WHOLE.items()
            if known.get(name) != seals.of_tables(self._raw, tables)
        ]

    def stamps(self) -> dict[str, tuple[str, int]]:
        """By document id, what each of its passages in an index should carry, and how many there should be."""
        sections = dict(self._rows("SELECT document_id, COUNT(*) FROM section GROUP BY document_id"))
        found = self._rows(f"SELECT id, substr(checksum, 1, {STAMP}) FROM document")  # noqa: S608 - a number of ours
        return {id_: (stamp, sections.get(id_, 0)) for id_, stamp in found}

    def containers(self) -> dict[str, tuple[int, int, str]]:
        """By path, size, time and SHA-256 of each container that was read."""
        found = self._rows("SELECT path, size, modified, sha256 FROM seen WHERE reason = ''")
        return {path: (size, modified, digest) for path, size, modified, digest in found}

    def remove_orphans(self) -> int:
        """Removes the rows that `orphans` counts; how many there were."""
        removed = 0
        with self.database.writing() as connection:
            for table in self.orphans():
                keys: dict[int, tuple[str, list[tuple[str, str]]]] = {}
                for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
                    keys.setdefault(row["id"], (row["table"], []))[1].append((row["from"], row["to"]))
                for parent, columns in keys.values():
                    same = " AND ".join(f"parent.{theirs} = {table}.{ours}" for ours, theirs in columns)
                    question = f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {same})"  # noqa: S608 - names of ours
                    removed += connection.execute(question).rowcount
        return removed

    def read_again(self, ids: Collection[str]) -> None:
        """Has the next import read the documents anew, whether or not their files have changed."""
        with self.database.writing() as connection:
            connection.executemany("UPDATE document SET rules = '' WHERE id = ?", [(id_,) for id_ in ids])

    def _raw(self, question: str, values: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows with their texts as bytes, for they may be damaged."""
        path = self.database.path
        with told(path), closing(connected(path, "ro")) as connection:
            connection.text_factory = bytes
            yield from connection.execute(question, values)

    def _rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        """Rows as the driver gives them, which decodes no blobs."""
        path = self.database.path
        with told(path), closing(connected(path, "ro")) as connection:
            yield from connection.execute(question)
