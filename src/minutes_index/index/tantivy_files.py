"""What stands on the disk beside tantivy's own files, and what is wrong when tantivy fails."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from minutes_index.errors import (
    IndexForbidden,
    IndexingError,
    IndexLocked,
    IndexNotFound,
    IndexUnavailable,
    SchemaMismatch,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 2
"""Rises with every change of the schema or of what the analyzer makes of a text."""
STATE: Final = "state.json"
META, MANAGED = "meta.json", ".managed.json"
"""Tantivy's lists of what is committed, replaced by each commit, and of its files."""
BUSY: Final = "LockBusy"
FORBIDDEN: Final = "PermissionDenied"
PANIC: Final = "PanicException"
"""What tantivy throws on some damaged files; it is no `Exception`, and has no name that can be imported."""
BROKEN: Final = (OSError, ValueError, RuntimeError, TypeError, LookupError)
"""What tantivy, and reading its files, has been seen to raise."""


@contextmanager
def translated(directory: Path) -> Iterator[None]:
    """Turns what tantivy raises into the errors of this package; the one place that does."""
    try:
        yield
    except IndexingError:
        raise
    except FileNotFoundError as error:
        raise IndexNotFound(f"there is no index in {directory}") from error
    except BROKEN as error:
        if BUSY in str(error):
            raise IndexLocked(f"another process is writing to the index in {directory}") from error
        if FORBIDDEN in str(error):
            raise IndexForbidden(f"there is no right to write in {directory}, which tantivy needs") from error
        raise IndexUnavailable(f"the index in {directory} cannot be read: {error}") from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise IndexUnavailable(f"the index in {directory} is damaged: {error}") from error


def write_state(directory: Path) -> None:
    """Marks an index as one of tantivy and of this schema."""
    new = directory / f"{STATE}.new"
    new.write_text(json.dumps({"engine": "tantivy", "schema": SCHEMA_VERSION}), encoding="utf-8")
    _sync(new)
    new.replace(directory / STATE)
    _sync(directory)


def check_state(directory: Path) -> None:
    """Sees that an index was made with this schema.

    Raises:
        SchemaMismatch: It was made with another.
    """
    found = json.loads((directory / STATE).read_text(encoding="utf-8"))["schema"]
    if found != SCHEMA_VERSION:
        raise SchemaMismatch(f"the index in {directory} has schema {found}, not {SCHEMA_VERSION}")


def settle(directory: Path) -> None:
    """What tantivy leaves undone after a commit: the rename is put on the disk, and whoever may read the directory may read its lists."""
    mode = (directory / STATE).stat().st_mode
    for name in (META, MANAGED):
        (directory / name).chmod(mode)
    _sync(directory)


def committed(directory: Path) -> tuple[int, int]:
    """What is another after each commit."""
    found = (directory / META).stat()
    return found.st_ino, found.st_mtime_ns


def _sync(path: Path) -> None:
    """Waits until a file, or a directory's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
