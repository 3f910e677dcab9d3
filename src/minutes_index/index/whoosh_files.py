"""What stands on the disk beside Whoosh's own files, how it gets there safely, and what is wrong with it."""

from __future__ import annotations

import json
import os
import pickle
import struct
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, IndexVersionError, LockError

from minutes_index.errors import IndexingError, IndexLocked, IndexNotFound, IndexUnavailable, SchemaMismatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCHEMA_VERSION = 3
"""Rises with every change of the schema or of what the analyzer makes of a text."""
STATE = "state.json"
GENERATIONS_KEPT = 8
"""A reader that opened an older commit finds its number for that long."""

BROKEN = (
    OSError, EOFError, ValueError, TypeError, LookupError, AttributeError, AssertionError, NotImplementedError,
    MemoryError, OverflowError, ImportError, struct.error, zlib.error, pickle.UnpicklingError,
)  # fmt: skip
"""What Whoosh has been seen to raise on files with bytes missing or changed: it keeps no checksums."""


@contextmanager
def translated(directory: Path) -> Iterator[None]:
    """Turns what Whoosh raises into the errors of this package; the one place that does."""
    try:
        yield
    except IndexingError:
        raise
    except LockError as error:
        raise IndexLocked(f"another process is writing to the index in {directory}") from error
    except (EmptyIndexError, FileNotFoundError) as error:
        raise IndexNotFound(f"there is no index in {directory}") from error
    except IndexVersionError as error:
        raise SchemaMismatch(f"the index in {directory} was made by another version of Whoosh") from error
    except BROKEN as error:
        raise IndexUnavailable(
            f"the index in {directory} cannot be read: {error or type(error).__name__}"
        ) from error


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Files that are on the disk before the rename that commits them; Whoosh itself syncs nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._synced: set[tuple[str, int, int, int]] = set()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002 -- Whoosh's signature
        """Syncs every file that is not known to be, renames, and syncs the directory."""
        there = set()
        for entry in os.scandir(self.folder):
            if entry.is_file():
                known = entry.stat()
                state = entry.name, known.st_ino, known.st_mtime_ns, known.st_size
                if state not in self._synced:
                    sync(Path(entry.path))
                there.add(state)
        self._synced = there
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


def sync(path: Path) -> None:
    """Waits until a file, or a directory's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class State:
    """What ``state.json`` holds."""

    schema: int
    generations: Mapping[int, int]
    """Ours by Whoosh's."""

    @classmethod
    def read(cls, directory: Path) -> State:
        """Reads the state and sees that its schema is this one.

        Raises:
            SchemaMismatch: The index was made with another schema.
        """
        kept = json.loads((directory / STATE).read_text(encoding="utf-8"))
        if kept["schema"] != SCHEMA_VERSION:
            raise SchemaMismatch(
                f"the index in {directory} has schema {kept['schema']}, not {SCHEMA_VERSION}"
            )
        return cls(kept["schema"], {int(theirs): ours for theirs, ours in kept["generations"].items()})

    def write(self, directory: Path) -> None:
        """Puts the state in place of the old one, whole or not at all."""
        new = directory / f"{STATE}.new"
        newest = dict(sorted(self.generations.items())[-GENERATIONS_KEPT:])
        new.write_text(json.dumps({"schema": self.schema, "generations": newest}), encoding="utf-8")
        sync(new)
        new.replace(directory / STATE)

    def committing(self, theirs: int, ours: int) -> State:
        """With the number of a commit to come; of an earlier try that never came, nothing is left."""
        past = {known: number for known, number in self.generations.items() if known < theirs}
        return State(self.schema, {**past, theirs: ours})
