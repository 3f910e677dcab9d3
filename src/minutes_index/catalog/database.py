"""The SQLite file: opening, transactions, and faults told in words."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.catalog.file import connected, damage, fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns a fault of the file or the disk into a `CatalogError`; lets bugs through."""
    try:
        yield
    except (sqlite3.DatabaseError, zlib.error) as error:
        told_error = fault(path, error)
        if told_error is None and _is_misshapen(path, error):
            told_error = damage(path)
        if told_error is None:
            raise
        raise told_error from error


def _is_misshapen(path: Path, error: BaseException) -> bool:
    """Whether a table or column is missing because the file is damaged, and not because of a bug of ours."""
    from minutes_index.catalog.shape import misshapen  # noqa: PLC0415 - only after an error

    try:
        return "no such" in str(error) and any(misshapen(path))
    except sqlite3.Error:
        return False


@dataclass(slots=True)
class Database:
    """An open catalog file: connections are lent, and kept for the next one when they come back."""

    path: Path
    mode: str
    """SQLite's: ``ro``, ``rw`` or ``rwc``."""
    _idle: list[sqlite3.Connection] = field(default_factory=list)
    _is_closed: bool = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one committed state, whatever is written meanwhile."""
        with self._transaction("DEFERRED") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept, or on an error nothing."""
        with self._transaction("IMMEDIATE") as connection:
            yield connection
            connection.commit()

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        """What is not committed in it is undone; a reader wants one state from the beginning, a writer its turn."""
        with told(self.path), self.lent() as connection:
            connection.execute(f"BEGIN {kind}")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection outside any transaction."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connected()
        try:
            yield connection
        finally:
            self._idle.append(connection)
            if self._is_closed:
                self.close()

    def _connected(self) -> sqlite3.Connection:
        connection = connected(self.path, self.mode)
        connection.row_factory = sqlite3.Row
        return connection

    def close(self) -> None:
        """Lets go of the file, and of connections that are lent when they come back."""
        self._is_closed = True
        while self._idle:
            self._idle.pop().close()


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A number that SQLite keeps in the head of the file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
