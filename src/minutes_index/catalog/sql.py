"""Questions and rows: what is written in SQL and is the same for every table."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Connection = sqlite3.Connection
Row = sqlite3.Row
BATCH: Final = 200
"""Values in one question: few enough to hold what answers, enough to spare questions; SQLite takes at least 999."""


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in lists of at most `BATCH`."""
    left = iter(values)
    while batch := list(islice(left, BATCH)):
        yield batch


def marks(values: Collection[object]) -> str:
    """As many places for values, in parentheses: what stands behind ``IN``."""
    return f"({', '.join('?' * len(values))})"


def rows_of(connection: Connection, question: str, values: Iterable[str], order: str = "") -> Iterator[Row]:
    """The rows for which the question, which ends with a column, is one of the values; ordered within each batch."""
    for batch in batches(values):
        yield from connection.execute(f"{question} IN {marks(batch)} {order}", batch)


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """By document id, the rows that hang on it."""
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found


def hanging(connection: Connection, table: str, ids: Iterable[str]) -> Iterator[Row]:
    """The rows of a table that hang on the documents, in their order within each."""
    question = f"SELECT * FROM {table} WHERE document_id"  # noqa: S608 - a name of ours
    return rows_of(connection, question, ids, "ORDER BY document_id, ordinal")


def insert(
    connection: Connection, table: str, rows: Sequence[Mapping[str, Any]], *, over: str = "INSERT"
) -> None:
    """Puts rows of the same columns into a table.

    Args:
        connection: in a transaction.
        table: its name.
        rows: column to value.
        over: ``INSERT OR REPLACE`` puts them in the place of rows with the same key.
    """
    if rows:
        columns = ", ".join(f"[{column}]" for column in rows[0])
        question = f"{over} INTO {table} ({columns}) VALUES {marks(rows[0])}"
        connection.executemany(question, [tuple(row.values()) for row in rows])
