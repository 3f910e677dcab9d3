"""What stands on the disk beside tantivy's own files, and what is wrong when tantivy fails."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import filelock

from minutes_index.errors import (
    IndexForbidden,
    IndexHindered,
    IndexingError,
    IndexLocked,
    IndexNotFound,
    IndexUnavailable,
)
from minutes_index.index.manifest import HINDERED, NAME, Commit, Manifest, faults, hindrance, sums, sync
from minutes_index.index.state import STATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 8
"""Rises with every change of the schema or of what the analyzer makes of a text."""
META, MANAGED = "meta.json", ".managed.json"
"""Tantivy's lists of what is committed, replaced by each commit, and of its files."""
LOCKED: Final = ".lock"
LOCK: Final = f"writer{LOCKED}"
FULL: Final = ("No space left", "StorageFull", "QuotaExceeded")
"""What stands in tantivy's messages when the disk is full."""
BUSY: Final = "LockBusy"
FORBIDDEN: Final = "PermissionDenied"
PANIC: Final = "PanicException"
"""What tantivy throws on some damaged files; it is no `Exception`, and has no name that can be imported."""
BROKEN: Final = (OSError, ValueError, RuntimeError, TypeError, LookupError)
"""What tantivy, and reading its files, has been seen to raise."""


@contextmanager
def translated(directory: Path) -> Iterator[None]:  # noqa: C901 -- a case a kind of fault
    """Turns what tantivy raises into the errors of this package; the one place that does."""
    try:
        yield
    except IndexingError:
        raise
    except FileNotFoundError as error:
        raise IndexNotFound(f"there is no index in {directory}") from error
    except filelock.Timeout as error:
        raise IndexLocked(f"another process is writing to the index in {directory}") from error
    except PermissionError as error:
        raise IndexForbidden(f"there is no right to write in {directory}, which tantivy needs") from error
    except BROKEN as error:
        if getattr(error, "errno", None) in HINDERED or any(sign in str(error) for sign in FULL):
            raise IndexHindered(f"the index in {directory} cannot be written: {hindrance(error)}") from error
        if BUSY in str(error):
            raise IndexLocked(f"another process is writing to the index in {directory}") from error
        if FORBIDDEN in str(error):
            raise IndexForbidden(f"there is no right to write in {directory}, which tantivy needs") from error
        raise IndexUnavailable(f"the index in {directory} cannot be read: {error}") from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise IndexUnavailable(f"the index in {directory} is damaged: {error}") from error


def standing(directory: Path) -> tuple[Path, Commit]:
    """The folder of the commit that stands, and what belongs in it.

    Raises:
        FileNotFoundError: there is no manifest.
        ValueError: the manifest is damaged.
    """
    ((number, commit),) = Manifest.read(directory).commits.items()
    return directory / str(number), commit


def stamp(directory: Path) -> tuple[int, int]:
    """What is another after each commit."""
    found = (directory / NAME).stat()
    return found.st_ino, found.st_mtime_ns


@contextmanager
def successor(directory: Path) -> Iterator[tuple[Path, Commit]]:
    """The folder of a commit to come, with the files of the one that stands, and that one; one at a time.

    What is made there stands when `publish` has been called; without that, nothing is changed.
    """
    with filelock.FileLock(directory / LOCK, timeout=0):
        old, before = standing(directory)
        _clear(directory, old)
        made = directory / str(int(old.name) + 1)
        try:
            made.mkdir()
            for name in before.files:
                _second(old / name, made / name)
            yield made, before
        finally:
            with suppress(OSError, ValueError):  # then nobody knows what may go
                _clear(directory, standing(directory)[0])


def _clear(directory: Path, standing: Path) -> None:
    """Removes the folders of commits but that of the one that stands."""
    for path in directory.iterdir():
        if path.name.isdecimal() and path != standing:
            shutil.rmtree(path, ignore_errors=True)


def _second(old: Path, new: Path) -> None:
    """One file under two names, or a copy where the file system knows no such thing."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(old, new)
        sync(new)


def publish(made: Path, generation: int, before: Commit) -> None:
    """Makes the commit stand whose files are in ``made``: its manifest takes the place of that of ``before``.

    Tantivy has synced the files, and given its lists to their owner alone.

    Raises:
        IndexUnavailable: a segment that was merged into another one was damaged.
    """
    directory, number = made.parent, int(made.name)
    mode = (directory / STATE).stat().st_mode
    for name in (META, MANAGED):
        (made / name).chmod(mode)
    paths = {path.name: path for path in made.iterdir() if path.suffix != LOCKED}
    going = {name: sum_ for name, sum_ in before.files.items() if name not in paths}
    for name, fault in faults(directory / str(number - 1), going, whole=True):
        raise IndexUnavailable(f"the index in {directory} is damaged: {name} {fault}")
    sync(made)
    sync(directory)
    Manifest({number: Commit(generation, sums(paths, before, (META, MANAGED)))}).write(directory)


def belonging(directory: Path) -> set[Path]:
    """The files and folders that are neither damage nor left over, but for those of the commit that stands."""
    folder, _ = standing(directory)
    own = {directory / name for name in (STATE, NAME, LOCK)}
    return own | {folder} | set(folder.glob(f"*{LOCKED}"))
