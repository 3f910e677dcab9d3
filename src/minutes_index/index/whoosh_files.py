"""What stands on the disk beside Whoosh's own files, how it gets there safely, and what is wrong with it."""

from __future__ import annotations

import os
import pickle
import struct
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final
from weakref import WeakSet

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC, EmptyIndexError, IndexVersionError, LockError

from minutes_index.errors import (
    IndexHindered,
    IndexingError,
    IndexLocked,
    IndexNotFound,
    IndexUnavailable,
    SchemaMismatch,
)
from minutes_index.index.manifest import HINDERED, NAME, Commit, Manifest, faults, hindrance, sums, sync
from minutes_index.index.state import STATE
from minutes_index.index.whoosh_pickles import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

SCHEMA_VERSION = 9
"""Rises with every change of the schema or of what the analyzer makes of a text."""
GENERATIONS_KEPT = 8
"""A reader that opened an older commit finds its number for that long."""
MAIN: Final = "MAIN"
"""Whoosh's name of the one index in a directory."""
LOCK: Final = f"{MAIN}_WRITELOCK"

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
        if getattr(error, "errno", None) in HINDERED:
            raise IndexHindered(f"the index in {directory} cannot be written: {hindrance(error)}") from error
        raise IndexUnavailable(
            f"the index in {directory} cannot be read: {error or type(error).__name__}"
        ) from error


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Files that are on the disk before the rename that commits them; Whoosh itself syncs nothing."""

    def __init__(self, path: str) -> None:
        guard()
        super().__init__(path)
        self._synced: set[tuple[str, int, int, int]] = set()
        self.committing: Callable[[Path, str], None] = lambda _made, _name: None
        """Called before the rename that commits, with Whoosh's list of segments as it is made, and its name to be."""
        self._made: WeakSet[IO[bytes]] = WeakSet()

    def create_file(self, name: str, **options: object) -> object:
        """Makes a file of the index."""
        made = super().create_file(name, **options)
        self._made.add(made.file)
        return made

    def let_go(self) -> None:
        """Closes what a writer left open; what could not be written to it is lost."""
        for file in list(self._made):
            with suppress(OSError):
                file.close()

    def open_file(self, name: str, **options: object) -> object:
        """Opens a file of the index, and none elsewhere, whatever a list of segments names.

        Such a list is read at once, for Whoosh leaves the file open when it is damaged.
        """
        if name != Path(name).name:
            raise ValueError(f"{name} is no file of an index")
        if name.endswith(".toc"):
            return BufferFile(Path(self.folder, name).read_bytes(), name=name)
        return super().open_file(name, **options)

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
        self.committing(Path(self.folder) / oldname, newname)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


@dataclass(frozen=True, slots=True)
class Coming:
    """A commit to come."""

    directory: Path
    number: int
    """By Whoosh."""
    generation: int
    """Ours."""
    segments: Collection[str]
    """Their ids."""

    def note(self, made: Path, toc: str) -> None:
        """Writes into the manifest what files it will have.

        Args:
            made: Whoosh's list of segments, as it is before the rename that commits.
            toc: the name it will have.

        Raises:
            IndexUnavailable: a file that goes was damaged, and what was read of it is in another one now.
        """
        commits = Manifest.read(self.directory).commits if self.number else {}
        before = commits.get(self.number - 1, Commit(0, {}))
        there = self.directory.iterdir()
        paths = {path.name: path for path in there if path.name.partition(".")[0] in self.segments}
        going = {name: sum_ for name, sum_ in before.files.items() if name not in paths}
        for name, fault in faults(self.directory, going, whole=True):
            raise IndexUnavailable(f"the index in {self.directory} is damaged: {name} {fault}")
        past = [number for number in sorted(commits) if number < self.number - 1][2 - GENERATIONS_KEPT :]
        kept = {number: Commit(commits[number].generation, {}) for number in past}
        last = {self.number - 1: before} if self.number else {}
        coming = {self.number: Commit(self.generation, sums(paths | {toc: made}, before))}
        Manifest(kept | last | coming).write(self.directory)


def standing(directory: Path) -> tuple[Path, Commit]:
    """The directory itself, and what belongs to the commit that stands.

    Raises:
        FileNotFoundError: there is none, or no manifest.
        LookupError: it is in no manifest.
        ValueError: the manifest is damaged.
    """
    number = TOC._latest_generation(os.listdir(directory), MAIN)  # noqa: SLF001, PTH208 -- what Whoosh itself goes by
    if number < 0:
        raise FileNotFoundError(ENOENT, "there is no list of segments", str(directory / f"_{MAIN}_*.toc"))
    commits = Manifest.read(directory).commits
    if number not in commits:
        raise LookupError(f"commit {number} is not in the {NAME}")
    return directory, commits[number]


def belonging(directory: Path) -> set[Path]:
    """The files that are neither damage nor left over, but for those of the commit that stands."""
    return {directory / name for name in (STATE, NAME, LOCK)}
