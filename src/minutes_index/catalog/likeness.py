"""What repeats what, and what tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, or_, select
from sqlalchemy.dialects.sqlite import insert

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.model import Duplicate, Signature


def add_duplicates(connection: Connection, duplicates: Collection[Duplicate]) -> bool:
    """Keeps the pairs, over what was known of the same two; tells whether there were any."""
    if not duplicates:
        return False
    question = insert(schema.duplicate)
    newer = {
        column.name: question.excluded[column.name] for column in schema.duplicate.c if not column.primary_key
    }
    question = question.on_conflict_do_update(index_elements=["first", "second"], set_=newer)
    connection.execute(question, [rows.DUPLICATE.cells(pair) for pair in duplicates])
    return True


def duplicates(connection: Connection, document_id: str | None) -> list[Duplicate]:
    """The pairs, or those of one document, the most alike first."""
    pair = schema.duplicate
    question = select(pair).order_by(pair.c.similarity.desc(), pair.c.first, pair.c.second)
    if document_id is not None:
        question = question.where(or_(pair.c.first == document_id, pair.c.second == document_id))
    return [rows.DUPLICATE.noun(row) for row in connection.execute(question).mappings()]


def signatures(connection: Connection, ids: Collection[str]) -> dict[str, Signature]:
    """By id, the signatures of those documents that there are."""
    question = select(*schema.document.c["id", "text_sha256", "bands"])
    return {
        row["id"]: rows.SIGNATURE.noun(row)
        for batch in batches(ids)
        for row in connection.execute(question.where(schema.document.c.id.in_(batch))).mappings()
    }
