"""Whether the source files are still as they were read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.errors import SourceError
from minutes_index.extract.files import opened, sha256, shown
from minutes_index.ingest.report import SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.catalog.base import Catalog

    State = tuple[int, int, str]
    """Size, time and SHA-256 of a file."""

INSIDE: Final = "//"
"""Stands in a path between a container and what lies in it."""
CHANGED: Final = "has changed since it was read"
GONE: Final = "is gone"


def notes(catalog: Catalog, *, whole: bool = False) -> Iterator[SourceNote]:
    """The files that are not as they were read, by path; of what lies in a container, the container.

    Size and time are looked at; a file is read when its time alone is another.

    Args:
        catalog: what was read.
        whole: whether every file is read, and its SHA-256 compared.
    """
    read = catalog.sources().items()
    known: dict[str, State | None] = {path.partition(INSIDE)[0]: None for path, _ in read}
    known |= catalog.soundness.containers()
    known |= {path: (file.size, file.modified, file.sha256) for path, file in read if INSIDE not in path}
    folders = Folders()
    for path, state in sorted(known.items()):
        try:
            what = _what(folders.found(path), state, whole=whole)
        except (SourceError, OSError) as error:
            reason = error.reason if isinstance(error, SourceError) else error.strerror
            what = f"cannot be read: {reason}"
        if what:
            yield SourceNote(path, what)


def _what(path: Path | None, state: State | None, *, whole: bool) -> str:
    """What is to be told of a file; without a ``state`` nothing is known but that it was there."""
    if path is None:
        return GONE
    status = path.stat()
    if state is None:
        return ""
    size, modified, digest = state
    if status.st_size != size:
        return CHANGED
    if status.st_mtime_ns == modified and not whole:
        return ""
    with opened(path) as (file, _):
        return "" if sha256(file) == digest else CHANGED


@dataclass(frozen=True, slots=True)
class Folders:
    """Finds files by paths in NFC; the disk may spell their names otherwise."""

    listed: dict[str, dict[str, Path]] = field(default_factory=dict)
    """By folder, what lies in it, by the path that is shown."""

    def found(self, path: str) -> Path | None:
        """What lies under that path; None when nothing does."""
        folder = str(Path(path).parent)
        if os.path.lexists(path) or folder == path:
            return Path(path)
        if folder not in self.listed:
            there = self.found(folder)
            inside = there.iterdir() if there and there.is_dir() else ()
            self.listed[folder] = {shown(each): each for each in inside}
        return self.listed[folder].get(path)
