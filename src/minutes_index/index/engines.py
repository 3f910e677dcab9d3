"""The engines there are, and which of them made an index."""

# ruff: noqa: PLC0415 - an engine is loaded when it is used

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.errors import EngineMissing, IndexNotFound
from minutes_index.index.manifest import DAMAGED, NAME, faults
from minutes_index.index.state import STATE, state_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.index.base import Index
    from minutes_index.index.manifest import Standing
    from minutes_index.index.tantivy import TantivyIndex
    from minutes_index.index.whoosh import WhooshIndex

WHOOSH: Final = "whoosh"
TANTIVY: Final = "tantivy"
NAMES: Final = (WHOOSH, TANTIVY)
AUTO: Final = "auto"
"""In settings: the engine of the index, whichever it is, and Whoosh for a new one."""
OF_TANTIVY: Final = ("meta.json", "*/meta.json")
"""Files that tell an index whose state names no engine: tantivy's list of segments, where it is and where it was."""


def made_by(directory: Path) -> str:
    """The engine of the index in ``directory``, one of `NAMES`; empty when there is no index."""
    if not directory.is_dir():
        return ""
    try:
        engine = json.loads((directory / STATE).read_text(encoding="utf-8")).get("engine")
    except (OSError, ValueError, AttributeError):
        engine = None
    if engine in NAMES:
        return str(engine)
    return TANTIVY if any(any(directory.glob(pattern)) for pattern in OF_TANTIVY) else WHOOSH


def opened(directory: Path) -> Index:
    """The index in ``directory``.

    Raises:
        IndexingError: there is none, or it cannot be used.
    """
    return _class(made_by(directory))(directory)


def created(engine: str, directory: Path) -> Index:
    """An empty index of an engine, one of `NAMES`.

    Raises:
        EngineMissing: the engine is not installed.
    """
    return _class(engine).create(directory)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A file of an index that is not as it should be."""

    path: Path
    what: str
    damaged: bool = True
    """Whether the index cannot be trusted for it; otherwise the file is one too many."""


def flaws(directory: Path) -> list[Flaw]:
    """What is wrong with the files of the index in ``directory``, each of which is read; nothing when all is well.

    It asks for no lock; while somebody writes, files that are one too many are those of a commit to come.

    Raises:
        IndexNotFound: there is no index.
    """
    engine = made_by(directory)
    if not engine:
        raise IndexNotFound(f"there is no index in {directory}")
    if engine == TANTIVY:
        from minutes_index.index import tantivy_files as files
    else:
        from minutes_index.index import whoosh_files as files  # type: ignore[no-redef]
    if fault := state_fault(directory, engine, files.SCHEMA_VERSION):
        return [Flaw(directory / STATE, fault)]
    try:
        return _flaws(directory, files.standing, files.belonging)
    except FileNotFoundError as error:
        return [Flaw(Path(error.filename or directory / NAME), "is missing")]
    except (OSError, ValueError, LookupError) as error:
        return [Flaw(directory / NAME, DAMAGED if isinstance(error, ValueError) else str(error))]


def _flaws(directory: Path, standing: Standing, belonging: Callable[[Path], set[Path]]) -> list[Flaw]:
    folder, commit = standing(directory)
    found = [Flaw(folder / name, what) for name, what in faults(folder, commit.files, whole=True)]
    if standing(directory)[1] != commit:
        return _flaws(directory, standing, belonging)  # there was a commit meanwhile
    own = belonging(directory) | {folder / name for name in commit.files}
    there = {path for place in {directory, folder} for path in place.iterdir()}
    return found + [Flaw(path, "belongs to nothing", damaged=False) for path in sorted(there - own)]


def _class(engine: str) -> type[TantivyIndex | WhooshIndex]:
    if engine == TANTIVY:
        return _tantivy()
    from minutes_index.index.whoosh import WhooshIndex

    return WhooshIndex


def _tantivy() -> type[TantivyIndex]:
    try:
        from minutes_index.index.tantivy import TantivyIndex
    except ModuleNotFoundError as error:
        if error.name != TANTIVY:
            raise
        raise EngineMissing("this archive's search engine, tantivy, is not installed") from error
    return TantivyIndex
