"""A catalog's file copied while it is written to, looked over, and put in the place of another one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from minutes_index.catalog.database import pragma, told
from minutes_index.catalog.file import FILE_NAME, PRIVATE, check, connected
from minutes_index.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

LOGS: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; it would replay them into whatever file has that name."""
READ: Final = "another process is reading it"


def copy(directory: Path, target: Path) -> None:
    """Copies the catalog in ``directory`` as it stood at one moment; an import may run meanwhile, and is not held up.

    Raises:
        CatalogError: it cannot be read, or there is no room.
    """
    path = directory / FILE_NAME
    with told(path), closing(connected(path, "ro")) as source, closing(sqlite3.connect(target)) as made:
        source.backup(made)


def looked_over(path: Path) -> int:
    """The number of documents in a catalog that nobody has open.

    Raises:
        CatalogError: it is damaged, no catalog, or has in it what none has; also when a newer version made it.
    """
    with told(path), closing(connected(path, "rw")) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        names = ("schema_version", "application_id", "user_version")
        check(path, *(pragma(connection, name) for name in names))
        if connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
            raise CatalogError(f"{path}: there are triggers or views in it, which no catalog has")
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"]:
            damaged = CatalogError(f"{path}: the file is damaged: {found[0]}")
            damaged.hint = "see what is wrong with: minutes-index check"
            raise damaged
        return int(connection.execute("SELECT COUNT(*) FROM document").fetchone()[0])


def let_go(directory: Path) -> None:
    """Has the catalog in ``directory`` ready to be replaced; the import lock is to be held.

    What it has in a log is written into it, or, when it is damaged, set aside: SQLite would replay a
    log that is found beside a new one.

    Raises:
        CatalogError: another process has it open; nothing was changed.
    """
    path = directory / FILE_NAME
    if path.exists():
        try:
            with closing(connected(path, "rw")) as connection:
                connection.execute("PRAGMA busy_timeout = 2000")
                connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            busy = CatalogError(f"{path}: {READ}")
            busy.hint = "end it, and run the command again; nothing was changed"
            raise busy from error
        except sqlite3.DatabaseError:
            pass  # it is damaged: what is in its log belongs to nothing
    for log in LOGS:
        (directory / f"{FILE_NAME}{log}").unlink(missing_ok=True)


def put_in_place(made: Path, directory: Path) -> None:
    """Puts a catalog in the place of the one in ``directory``, which `let_go` has made ready, with one rename."""
    made.chmod(PRIVATE)
    made.replace(directory / FILE_NAME)
