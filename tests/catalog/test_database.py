"""Connections are lent and come back, whatever happens meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog import schema
from minutes_index.catalog.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.catalog.store import SqliteCatalog

COUNT = "SELECT COUNT(*) FROM run"
BEGUN = "INSERT INTO run (started, counts) VALUES ('2024-01-01T00:00:00', '{}')"


def test_one_connection_serves_many_readings(catalog: SqliteCatalog) -> None:
    with catalog.database.reading() as first:
        pass
    with catalog.database.reading() as second:
        assert second is first
        with catalog.database.reading() as third:
            assert third is not second


def test_what_breaks_off_is_undone_and_the_connection_can_be_used_again(catalog: SqliteCatalog) -> None:
    with suppress(KeyboardInterrupt), catalog.database.writing() as connection:
        connection.execute(BEGUN)
        raise KeyboardInterrupt
    assert catalog.runs() == []
    with catalog.database.writing() as again:
        assert again is connection
        again.execute(BEGUN)
    assert len(catalog.runs()) == 1


def test_what_is_listened_to_keeps_its_state_while_others_write(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    catalog.replace([make("a", "/a.pdf"), make("b", "/b.pdf")])
    found = catalog.records(["a", "b"])
    first = next(found)
    catalog.remove(["a", "b"])
    assert {first.document.id, *(record.document.id for record in found)} == {"a", "b"}
    assert catalog.document_ids() == []


def test_a_connection_that_is_lent_when_the_file_is_let_go_of_is_closed_when_it_comes_back(
    catalog: SqliteCatalog,
) -> None:
    database = Database(catalog.database.path, "rw")
    with database.reading() as connection:
        database.close()
        assert connection.execute(COUNT).fetchone()[0] == 0
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute(COUNT)


def test_a_column_that_is_added_is_as_one_that_was_there_from_the_beginning() -> None:
    """Columns that a catalog of an older version lacks are declared by what SQLite tells of them."""
    for table in schema.tables().values():
        declared = ", ".join(column.declared for column in table.columns)
        connection = sqlite3.connect(":memory:")
        connection.execute(f"CREATE TABLE {table.name} ({declared})")
        made = schema.described(connection, table.name).columns
        connection.close()
        assert [column.declared for column in made] == [column.declared for column in table.columns]
