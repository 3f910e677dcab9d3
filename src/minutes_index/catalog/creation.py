"""The tables of a catalog made: all of them in an empty file, those that it lacks in one of an older version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog import schema
from minutes_index.catalog.database import pragma, told
from minutes_index.catalog.file import APPLICATION_ID, VERSION
from minutes_index.catalog.migrating import FILLING

if TYPE_CHECKING:
    from minutes_index.catalog.database import Database
    from minutes_index.catalog.sql import Connection


def make(database: Database) -> None:
    """Creates the tables in an empty file; leaves any other alone."""
    with database.reading() as connection:
        if pragma(connection, "schema_version"):
            return
    with told(database.path), database.lent() as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # readers work while an import runs
    with database.writing() as connection:  # and only one of two that got here makes the tables
        if pragma(connection, "schema_version"):
            return
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _bring_up(connection)


def migrate(database: Database) -> None:
    """Gives a catalog of an older version what it lacks; all in one transaction, so that no copy of the file is needed."""
    with database.writing() as connection:
        if pragma(connection, "user_version") < VERSION:
            _bring_up(connection)


def _bring_up(connection: Connection) -> None:
    """Makes the tables and columns that are missing, then the indexes over them."""
    for statement in schema.statements(schema.TABLES):
        connection.execute(statement)
    for table in schema.tables().values():
        there = {column.name for column in schema.described(connection, table.name).columns}
        for column in table.columns:
            if column.name not in there:
                connection.execute(f"ALTER TABLE {table.name} ADD COLUMN {column.declared}")
    for statement in schema.statements(schema.INDEXES):
        connection.execute(statement)
    for fill in FILLING:
        fill(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")
