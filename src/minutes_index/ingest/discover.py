"""Which files an import is about."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_index.errors import SourceError, UnreadableSource
from minutes_index.extract.files import shown
from minutes_index.extract.names import is_no_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OF_AN_ARCHIVE = re.compile(r"catalog\.sqlite.*|import\.lock|search(?:\.new|\.old)?|synonyms\.tsv")
"""Names of an archive's own files and folders, which may stand among the minutes."""
DEEPEST = 100
"""Folders within each other that are gone into."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or why it cannot be."""

    path: Path
    fault: SourceError | None = None
    passed_over: bool = False
    """Whether it is no minutes by its name, and nobody named it."""


def discover(paths: Iterable[Path], beside: Path | None = None) -> Iterator[Found]:
    """The files named, and those in the folders named with all their folders, by name, each once.

    A file that links lead to is found where it is met first. Hidden files, data files and notes about a
    folder (`is_no_minutes`) and the folder ``beside`` (the archive's own) are passed over; when it is named itself, as
    one that minutes and archive share, only the archive's files in it are. A link back to a folder
    that it lies in is a fault, as is a path that does not exist.
    """
    seen: set[str] = set()
    names: set[str] = set()
    own = os.path.realpath(beside) if beside else None
    for path in paths:
        for found in _in_named(path, own) if _is_folder(path) else [_named(path)]:
            if (key := _key(found)) not in seen:
                seen.add(key)
                yield _namesake(found.path) if shown(found.path) in names else found
                names.add(shown(found.path))


def _key(found: Found) -> str:
    """What tells one file from another; links to it do not."""
    return os.path.abspath(found.path) if found.fault else os.path.realpath(found.path)  # noqa: PTH100 - Path.absolute keeps `..`


def _namesake(path: Path) -> Found:
    """Å as one character and as A with a ring are two names to some file systems, and one to people and to the catalog."""
    return Found(path, _fault(path, "another file's name looks the same", "rename one of the two"))


def _named(path: Path) -> Found:
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114 - these never raise
        return Found(path, _fault(path, "it is a link to nothing", "mend or remove the link"))
    if not os.path.lexists(path):
        return Found(path, _fault(path, "there is no such file or folder", "check the spelling"))
    return Found(path)


def _in_named(folder: Path, own: str | None) -> Iterator[Found]:
    """The files in a folder that was named, which may be the archive's own as well."""
    if os.path.realpath(folder) != own:
        yield from _in_folder(folder, (), own)
        return
    for found in _in_folder(folder, (), None):
        if not OF_AN_ARCHIVE.fullmatch(found.path.relative_to(folder).parts[0]):
            yield found


def _in_folder(folder: Path, above: Sequence[str], own: str | None) -> Iterator[Found]:
    real = os.path.realpath(folder)
    if real == own:
        return
    if real in above:
        hint = "remove the link; the folder's files are read once"
        yield Found(folder, _fault(folder, "it is a link back to a folder that it lies in", hint))
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        reason = f"the folder cannot be opened: {(error.strerror or str(error)).lower()}"
        yield Found(folder, _fault(folder, reason, "check your rights to it"))
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(Path(entry.path), (*above, real), own)


def _entry(path: Path, above: Sequence[str], own: str | None) -> Iterator[Found]:
    """What one entry of a folder is, or what lies in it."""
    if not _is_folder(path):
        yield Found(path, passed_over=True) if is_no_minutes(path.name) else _named(path)
    elif len(above) <= DEEPEST:
        yield from _in_folder(path, above, own)
    else:
        yield Found(path, _fault(path, f"it lies more than {DEEPEST} folders deep", "move it further up"))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; a path too long to ask about is none, and fails when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _fault(path: Path, reason: str, hint: str) -> SourceError:
    fault = UnreadableSource(shown(path), reason)
    fault.hint = hint
    return fault
