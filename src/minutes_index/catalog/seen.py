"""Files that gave no document themselves, so that they are not read again for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.facts import Seen


def seen(connection: Connection) -> dict[str, Seen]:
    """By path, what became of them."""
    found = connection.execute(select(schema.seen)).mappings()
    return {row["path"]: rows.SEEN.noun(row) for row in found}


def note(connection: Connection, noted: Collection[Seen]) -> None:
    """Keeps what became of them, over what was noted before."""
    forget(connection, [each.path for each in noted])
    if noted:
        connection.execute(insert(schema.seen), [rows.SEEN.cells(each) for each in noted])


def forget(connection: Connection, paths: Collection[str]) -> None:
    """Forgets what was noted of these files."""
    for batch in batches(paths):
        connection.execute(delete(schema.seen).where(schema.seen.c.path.in_(batch)))
