"""Engines that keep an index in a folder of the archive: opened there, built beside it, moved to its place."""

# ruff: noqa: PLC0415 - an engine is loaded when it is used

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from minutes_index.errors import EngineMissing, IndexNotFound
from minutes_index.index.base import Flaw
from minutes_index.index.manifest import DAMAGED, NAME, faults, sync
from minutes_index.index.state import STATE, state_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.index.base import Index
    from minutes_index.index.manifest import Commit

HOME: Final = "search"
"""The folder of the index, in that of the archive."""
NEW, OLD = f"{HOME}.new", f"{HOME}.old"
"""One that is being made, and one that is going."""


class Kind(Protocol):
    """An index in a folder, opened by its class."""

    def __call__(self, directory: Path) -> Index:
        """The index in a folder."""

    def create(self, directory: Path) -> Index:
        """An empty one."""


class Files(Protocol):
    """What stands in the folder of an index; a module."""

    SCHEMA_VERSION: int

    def standing(self, directory: Path) -> tuple[Path, Commit]:
        """The folder of the commit that stands, and what belongs in it."""

    def belonging(self, directory: Path) -> set[Path]:
        """The files and folders that are neither damage nor left over, but for those of the commit that stands."""


@dataclass(frozen=True, slots=True)
class FolderEngine:
    """A `minutes_index.index.base.Engine` whose index is a folder in that of the archive."""

    name: str
    kind: Callable[[], Kind]
    files: Callable[[], Files]
    """Loaded without the engine's library, which may be missing when files are looked at."""
    signs: tuple[str, ...] = ()
    """Files that tell its index where the state names no engine."""

    def schema_version(self) -> int:
        """As the module of its files has it."""
        return self.files().SCHEMA_VERSION

    def holds(self, archive: Path) -> bool:
        """Whether the folder is of this engine."""
        return made_by(archive / HOME) == self.name

    def open(self, archive: Path) -> Index:
        """The index in the folder."""
        return self.kind()(archive / HOME)

    def create(self, archive: Path) -> Index:
        """An empty index in the folder."""
        return self.kind().create(archive / HOME)

    def begin(self, archive: Path) -> Index:
        """An empty index in a folder beside it."""
        for left in (NEW, OLD):
            shutil.rmtree(archive / left, ignore_errors=True)
        return self.kind().create(archive / NEW)

    def replace(self, archive: Path) -> None:
        """Two renames; between them there is no index."""
        if (archive / HOME).exists():
            (archive / HOME).rename(archive / OLD)
        (archive / NEW).rename(archive / HOME)
        sync(archive)
        shutil.rmtree(archive / OLD, ignore_errors=True)

    def remove(self, archive: Path) -> None:
        """Goes with one rename."""
        shutil.rmtree(archive / OLD, ignore_errors=True)
        if (archive / HOME).exists():
            (archive / HOME).rename(archive / OLD)
        sync(archive)
        shutil.rmtree(archive / OLD, ignore_errors=True)

    def size(self, archive: Path) -> int:
        """Of all files in the folder."""
        return sum(path.stat().st_size for path in (archive / HOME).rglob("*") if path.is_file())

    def flaws(self, archive: Path) -> list[Flaw]:
        """Of the files in the folder."""
        return flaws(archive / HOME)

    def left_over(self, archive: Path) -> list[Path]:
        """The folders beside it."""
        return [path for path in (archive / NEW, archive / OLD) if path.exists()]


def made_by(folder: Path) -> str:
    """The engine of the index in ``folder``, a name in `FOLDERS`; empty when there is no folder."""
    if not folder.is_dir():
        return ""
    try:
        named = json.loads((folder / STATE).read_text(encoding="utf-8")).get("engine")
    except (OSError, ValueError, AttributeError):
        named = None
    if any(named == engine.name for engine in FOLDERS):
        return str(named)
    told = (e.name for e in FOLDERS if any(any(folder.glob(sign)) for sign in e.signs))
    return next(told, FOLDERS[0].name)


def opened(folder: Path) -> Index:
    """The index in ``folder``.

    Raises:
        IndexingError: there is none, or it cannot be used.
    """
    return _of(folder).kind()(folder)


def created(engine: str, folder: Path) -> Index:
    """An empty index of an engine, a name in `FOLDERS`.

    Raises:
        EngineMissing: the engine is not installed.
    """
    return _named(engine).kind().create(folder)


def flaws(folder: Path) -> list[Flaw]:
    """What is wrong with the files of the index in ``folder``, each of which is read.

    Raises:
        IndexNotFound: there is no index.
    """
    engine = _of(folder)
    files = engine.files()
    if fault := state_fault(folder, engine.name, engine.schema_version()):
        return [_flaw(folder / STATE, fault)]
    try:
        return _flaws(folder, files)
    except FileNotFoundError as error:
        return [_flaw(Path(error.filename or folder / NAME), "is missing")]
    except (OSError, ValueError, LookupError) as error:
        return [_flaw(folder / NAME, DAMAGED if isinstance(error, ValueError) else str(error))]


def _flaws(directory: Path, files: Files) -> list[Flaw]:
    folder, commit = files.standing(directory)
    found = [_flaw(folder / name, what) for name, what in faults(folder, commit.files, whole=True)]
    if files.standing(directory)[1] != commit:
        return _flaws(directory, files)  # there was a commit meanwhile
    own = files.belonging(directory) | {folder / name for name in commit.files}
    there = {path for place in {directory, folder} for path in place.iterdir()}
    return found + [_flaw(path, "belongs to nothing", damaged=False) for path in sorted(there - own)]


def _flaw(path: Path, what: str, *, damaged: bool = True) -> Flaw:
    return Flaw(path.name, what, path, damaged)


def _of(folder: Path) -> FolderEngine:
    if name := made_by(folder):
        return _named(name)
    raise IndexNotFound(f"there is no index in {folder}")


def _named(name: str) -> FolderEngine:
    return next(engine for engine in FOLDERS if engine.name == name)


def _whoosh() -> Kind:
    from minutes_index.index.whoosh import WhooshIndex

    return WhooshIndex


def _whoosh_files() -> Files:
    from minutes_index.index import whoosh_files

    return whoosh_files


def _tantivy() -> Kind:
    try:
        from minutes_index.index.tantivy import TantivyIndex
    except ModuleNotFoundError as error:
        if error.name != "tantivy":
            raise
        raise EngineMissing("this archive's search engine, tantivy, is not installed") from error
    return TantivyIndex


def _tantivy_files() -> Files:
    from minutes_index.index import tantivy_files

    return tantivy_files


FOLDERS: Final = (
    FolderEngine("whoosh", _whoosh, _whoosh_files),
    FolderEngine("tantivy", _tantivy, _tantivy_files, ("meta.json", "*/meta.json")),
)
"""The first has what no other one claims."""
