"""How far the catalog is: settings, the generation, which of it copies and people are of, and whether an import runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog.file import COMPARED, GENERATION, LINKED
from minutes_index.catalog.sql import insert

if TYPE_CHECKING:
    from minutes_index.catalog.sql import Connection


def setting(connection: Connection, key: str) -> str | None:
    """The value kept under ``key``, None when there is none."""
    found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return found and str(found["value"])


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Keeps ``value`` under ``key``."""
    insert(connection, "setting", [{"key": key, "value": value}], over="INSERT OR REPLACE")


def generation(connection: Connection) -> int:
    """How many times the documents, entities or duplicates have changed."""
    return int(setting(connection, GENERATION) or 0)


def advance(connection: Connection) -> int:
    """Counts one change more; the new generation."""
    number = generation(connection) + 1
    set_setting(connection, GENERATION, str(number))
    return number


def compared(connection: Connection) -> int:
    """The generation up to which copies of documents were looked for."""
    return int(setting(connection, COMPARED) or 0)


def set_compared(connection: Connection, number: int) -> None:
    """Notes up to which generation copies of documents were looked for."""
    set_setting(connection, COMPARED, str(number))


def is_linked(connection: Connection) -> bool:
    """Whether the entities are those of this state of the documents and judgements."""
    return setting(connection, LINKED) == str(generation(connection))


def set_linked(connection: Connection, number: int | None) -> None:
    """Notes of which generation the entities are; None when they are of none."""
    set_setting(connection, LINKED, "" if number is None else str(number))


def has_unfinished_import(connection: Connection) -> bool:
    """Whether the last import has not ended: it runs, or broke off."""
    last = connection.execute("SELECT finished FROM run ORDER BY id DESC LIMIT 1").fetchone()
    return last is not None and last["finished"] is None
