"""The file of a catalog: its name, its version, opening it, and faults told in words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zlib
from typing import TYPE_CHECKING, Final

from minutes_index.errors import CatalogError, CatalogNotFound, CatalogTooNew

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 6
"""Of the tables, kept in SQLite's ``user_version``. A catalog of an older version gets the tables and columns it lacks,
and what belongs in them (`minutes_index.catalog.migrating`), when it is opened.

2: ``judgement``. 3: ``page``, ``seen``, ``document.generation``. 4: ``document.checksum`` and what tells
``duplicate.relation``; ``page`` is filled.
"""
APPLICATION_ID: Final = 0x4D494458
"""``MIDX``: how SQLite's header tells a catalog from any other database."""

GENERATION: Final = "generation"
"""The setting that counts the changes."""
COMPARED: Final = "compared"
"""The setting that has the generation up to which copies of documents were looked for."""
LINKED: Final = "linked"
"""The setting that has the generation of which the entities are; empty when what people judged has changed since."""
FILE_NAME: Final = "catalog.sqlite"
PRIVATE: Final = 0o600
"""The mode of a file that has personal numbers in it; SQLite gives its logs that of the catalog."""
BUSY_SECONDS: Final = 30
"""How long a write waits for another one to commit."""

DAMAGED: Final = ("Could not decode", "malformed database schema")
"""In the words of SQLite: nothing that was ever written is so."""
MAY_BE_FULL: Final = frozenset({"SQLITE_CANTOPEN", "SQLITE_IOERR"})
"""What SQLite says as well when a file beside the catalog cannot be made for want of room."""
LEAST_FREE: Final = 1 << 17
"""Bytes that a log and its index take at the least."""

PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    # A commit is on the disk when it returns, so that the index can never be ahead of the catalog after a
    # power cut; one fsync a batch of documents costs nothing beside reading them.
    "PRAGMA synchronous = FULL",
)

FAULTS: Final = {
    "SQLITE_FULL": ("the disk is full", "make room and run the command again; nothing is half written"),
    "SQLITE_CORRUPT": (
        "the file is damaged",
        "restore a backup with: minutes-index restore FILE; or import into a new directory",
    ),
    "SQLITE_NOTADB": (
        "the file is not a catalog, or is damaged",
        "restore a backup with: minutes-index restore FILE",
    ),
    "SQLITE_BUSY": ("another process is writing to it", "wait until it has finished"),
    "SQLITE_READONLY": ("it cannot be written to", "check the rights of the file and its directory"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "check the rights of the file and its directory"),
    "SQLITE_PERM": ("it cannot be opened", "check the rights of the file and its directory"),
    "SQLITE_IOERR": ("it cannot be read or written", "check the disk"),
    "SQLITE_TOOBIG": ("a document is too large for it", "lower the limit on characters in the settings"),
}
"""Primary result codes of SQLite (sqlite.org/rescode.html) as a user should read them."""


def fault(path: Path, error: BaseException | None) -> CatalogError | None:
    """What to tell of a driver's error; None when it is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "")
    damaged = isinstance(error, zlib.error) or any(words in str(error) for words in DAMAGED)
    code = "SQLITE_CORRUPT" if damaged else next((code for code in FAULTS if name.startswith(code)), None)
    if code in MAY_BE_FULL and _is_full(path.parent):
        code = "SQLITE_FULL"
    return None if code is None else _told(path, code)


def damage(path: Path) -> CatalogError:
    """That the file is damaged."""
    return _told(path, "SQLITE_CORRUPT")


def _told(path: Path, code: str) -> CatalogError:
    what, hint = FAULTS[code]
    told = CatalogError(f"{path}: {what}")
    told.hint = hint
    return told


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < LEAST_FREE
    except OSError:
        return False


def _allowed(path: Path, mode: str) -> str:
    """How a file can be opened: SQLite cannot make a log where it may not write, nor read without one unless told that nobody else writes."""
    if mode == "rwc" or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return mode
    return "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"


def connected(path: Path, mode: str) -> sqlite3.Connection:
    """A connection of the driver's own; ``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    # check_same_thread: a connection is used by one thread at a time, not always the one that made it.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={_allowed(path, mode)}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def check(path: Path, tables: int, owner: int, version: int) -> None:
    """Sees that a file is a catalog that this program can use, by SQLite's ``schema_version``, ``application_id`` and ``user_version``.

    Raises:
        CatalogNotFound: there are no tables in it.
        CatalogTooNew: a newer version of this program made it.
        CatalogError: it is no catalog.
    """
    if not tables:
        raise CatalogNotFound(f"there is no archive in {path.parent}")
    if owner != APPLICATION_ID:
        raise CatalogError(f"{path}: this is some other program's database")
    if version > VERSION:
        raise CatalogTooNew(f"{path}: made by a newer minutes-index (catalog version {version})")
