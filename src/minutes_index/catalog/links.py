"""Who the persons of single documents are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.catalog import rows
from minutes_index.catalog.sql import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.catalog.sql import Connection, Row
    from minutes_index.model import Entity

ENTITIES_IN: Final = """
    SELECT entity.*, document_id, ordinal FROM entity JOIN link ON entity.id = entity_id WHERE document_id
"""
OTHER_NAMES: Final = """
    SELECT link.document_id, link.ordinal, entity.name FROM link
    JOIN entity ON entity.id = link.entity_id
    JOIN person ON person.document_id = link.document_id AND person.ordinal = link.ordinal
    WHERE entity.name <> person.name
"""


def entities_in(connection: Connection, ids: Iterable[str]) -> dict[str, dict[int, Entity]]:
    """By document id, then by the ordinal of the person, who they are."""
    found: dict[str, dict[int, Entity]] = {}
    for row in rows_of(connection, ENTITIES_IN, ids):
        found.setdefault(row["document_id"], {})[row["ordinal"]] = rows.ENTITY.noun(row)
    return found


def members(connection: Connection, entity_id: str) -> list[tuple[str, int]]:
    """Document id and ordinal of every person that an entity joins."""
    question = "SELECT document_id, ordinal FROM link WHERE entity_id = ?"
    return [(row["document_id"], row["ordinal"]) for row in connection.execute(question, (entity_id,))]


def other_names(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, dict[int, str]]:
    """By document id, then by ordinal, the names of entities whom the document calls something else."""
    if ids is None:
        asked: Iterable[Row] = connection.execute(OTHER_NAMES)
    else:
        asked = rows_of(connection, f"{OTHER_NAMES} AND link.document_id", ids)
    found: dict[str, dict[int, str]] = {}
    for row in asked:
        found.setdefault(row["document_id"], {})[row["ordinal"]] = row["name"]
    return found
