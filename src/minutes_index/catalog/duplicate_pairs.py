"""What repeats what, and what tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog import rows
from minutes_index.catalog.sql import insert, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.sql import Connection
    from minutes_index.model import Duplicate, Signature


def add_duplicates(connection: Connection, duplicates: Collection[Duplicate]) -> bool:
    """Keeps the pairs, over what was known of the same two; tells whether there were any."""
    cells = [rows.DUPLICATE.cells(pair) for pair in duplicates]
    insert(connection, "duplicate", cells, over="INSERT OR REPLACE")
    return bool(duplicates)


def duplicates(connection: Connection, document_id: str | None = None) -> list[Duplicate]:
    """The pairs, or those of one document, the most alike first."""
    one = "" if document_id is None else "WHERE first = :id OR second = :id"
    question = f"SELECT * FROM duplicate {one} ORDER BY similarity DESC, first, second"  # noqa: S608 - words of ours
    return list(map(rows.DUPLICATE.noun, connection.execute(question, {"id": document_id})))


def duplicates_among(connection: Connection, ids: Collection[str]) -> list[Duplicate]:
    """The pairs of which both documents are among the ids."""
    known = frozenset(ids)
    found = rows_of(connection, "SELECT * FROM duplicate WHERE first", sorted(known))
    return [rows.DUPLICATE.noun(row) for row in found if row["second"] in known]


def signatures(connection: Connection, ids: Collection[str]) -> dict[str, Signature]:
    """By id, the signatures of those documents that there are."""
    found = rows_of(connection, "SELECT id, text_sha256, bands FROM document WHERE id", ids)
    return {row["id"]: rows.SIGNATURE.noun(row) for row in found}
