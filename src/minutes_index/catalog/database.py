"""The SQLite file: opening, transactions, and faults told in words."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateColumn

from minutes_index.catalog import schema
from minutes_index.catalog.file import (
    APPLICATION_ID,
    FILE_NAME,
    PRIVATE,
    VERSION,
    check,
    connected,
    damage,
    fault,
)
from minutes_index.catalog.migrating import FILLING
from minutes_index.catalog.shape import misshapen
from minutes_index.errors import CatalogError, CatalogNotFound, CatalogTooOld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns a fault of the file or the disk into a `CatalogError`; lets bugs through."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError, zlib.error) as error:
        told_error = fault(path, error.orig if isinstance(error, DatabaseError) else error)
        if told_error is None and _is_misshapen(path, error):
            told_error = damage(path)
        if told_error is None:
            raise
        raise told_error from error


def _is_misshapen(path: Path, error: BaseException) -> bool:
    """Whether a table or column is missing because the file is damaged, and not because of a bug of ours."""
    try:
        return "no such" in str(error) and any(misshapen(path))
    except sqlite3.Error:
        return False


def _begin(connection: Connection) -> None:
    """SQLite's driver would begin only at the first write; a reader wants one snapshot, a writer its turn."""
    kind = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


def _engine(path: Path, mode: str) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connected(path, mode), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


@dataclass(frozen=True, slots=True)
class Database:
    """An open catalog file."""

    path: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one committed state, whatever is written meanwhile."""
        with told(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or on an error nothing."""
        engine = self.engine.execution_options(writing=True)
        with told(self.path), engine.begin() as connection:
            yield connection


def _pragma(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a pragma answers with any type
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def _make(database: Database) -> None:
    """Creates the tables in an empty file; leaves any other alone."""
    with database.reading() as connection:
        if _pragma(connection, "schema_version"):
            return
    with told(database.path), closing(database.engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA journal_mode = WAL")  # readers work while an import runs
    with database.writing() as connection:  # and only one of two that got here makes the tables
        if _pragma(connection, "schema_version"):
            return
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _bring_up(connection)


def _bring_up(connection: Connection) -> None:
    """Makes the tables and columns that are missing."""
    schema.metadata.create_all(connection)
    for table in schema.metadata.sorted_tables:
        there = {row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        for column in table.columns:
            if column.name not in there:
                made = CreateColumn(column).compile(dialect=connection.dialect)
                connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {made}")
    for fill in FILLING:
        fill(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _migrate(database: Database) -> None:
    """Gives a catalog of an older version what it lacks; all in one transaction, so that no copy of the file is needed."""
    with database.writing() as connection:
        if _pragma(connection, "user_version") < VERSION:
            _bring_up(connection)


def _check(database: Database) -> int:
    """The version of a catalog that this program can use."""
    with database.reading() as connection:
        tables, owner, version = (
            _pragma(connection, name) for name in ("schema_version", "application_id", "user_version")
        )
    check(database.path, tables, owner, version)
    return int(version)


def _require_version(database: Database, *, read_only: bool) -> None:
    """Sees that the catalog is of this version, or makes it so."""
    if _check(database) < VERSION:
        if read_only:
            raise CatalogTooOld(f"{database.path}: made by an older minutes-index")
        _migrate(database)


def opened(directory: Path, *, create: bool, read_only: bool) -> Database:
    """The catalog in ``directory``; with ``create`` both are made when there are none.

    One that an older version made is brought up to this one.

    Raises:
        CatalogNotFound: there is none, and none was to be made.
        CatalogTooNew: a newer version of this program made it.
        CatalogTooOld: an older version made it, and it is opened for reading only.
        CatalogError: the file is damaged, not a catalog, or cannot be opened.
    """
    path = directory / FILE_NAME
    if create:
        _make_directory(directory)
    elif not path.is_file():
        raise CatalogNotFound(f"there is no archive in {directory}")
    database = Database(path, _engine(path, "rwc" if create else "ro" if read_only else "rw"))
    try:
        if create:
            _make(database)
        _require_version(database, read_only=read_only)
    except BaseException:  # whatever ended it, nobody else can close the file
        database.engine.dispose()
        raise
    return database


def _make_directory(directory: Path) -> None:
    try:
        directory.mkdir(0o700, parents=True, exist_ok=True)
        (directory / FILE_NAME).touch(PRIVATE)
    except OSError as error:
        raise CatalogError(f"{directory}: {error.strerror}") from error
