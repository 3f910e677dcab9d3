"""Files that lie elsewhere now, or are called otherwise: known by what they hold, so that their documents stay what they were."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from minutes_index.errors import SourceError
from minutes_index.extract.files import opened, sha256, shown
from minutes_index.ingest.member_paths import INSIDE, container
from minutes_index.ingest.sources import Folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from minutes_index.catalog.facts import Known, Seen
    from minutes_index.ingest.changes import Files


def moved(files: Files, found: Iterable[Path]) -> dict[str, str]:
    """Where known files lie now, by the path they had; with each of them all that lies in it.

    A file has moved when nothing, or something else, is where it was, and an unknown one holds just the same bytes. Of several that hold
    the same, each has moved to one place: of the same name first, then in the order of the paths.

    Args:
        files: what is known.
        found: the files of an import.
    """
    met = {shown(path): path for path in found}
    known = dict(_states(files))
    by_size = defaultdict[int, list[str]](list)
    for path, state in known.items():
        by_size[state.size].append(path)
    strange = {
        path: file for path, file in met.items() if path not in files.documents and path not in files.seen
    }
    folders = Folders()
    moves: dict[str, str] = {}
    for path, file in sorted(strange.items()):
        same_size = by_size.get(_size(file), [])
        gone = [each for each in same_size if each not in moves and _is_gone(each, known[each], folders)]
        digest = _sha256(file) if gone else ""
        fitting = sorted(each for each in gone if known[each].sha256 == digest)
        if fitting:
            moves[min(fitting, key=lambda before: _name(before) != _name(path))] = path
    return dict(_with_inside(files, moves))


def _states(files: Files) -> Iterator[tuple[str, Known | Seen]]:
    """Every known file that lies in no other, by its path."""
    for known in (files.documents, files.seen):
        yield from ((path, state) for path, state in known.items() if INSIDE not in path and state.sha256)


def _is_gone(path: str, state: Known | Seen, folders: Folders) -> bool:
    """Whether what was read is no longer at the path: nothing is, or something else; not where one may not look."""
    try:
        there = folders.found(path)
        if there is None:
            return True
        status = there.stat()
    except OSError:
        return False
    if (status.st_size, status.st_mtime_ns) == (state.size, state.modified):
        return False
    return _sha256(there) != state.sha256


def _with_inside(files: Files, moves: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for before, now in moves.items():
        yield before, now
        for each in files.inside(before):
            yield each, now + each.removeprefix(container(each))


def renamed(moves: Mapping[str, str]) -> Iterator[str]:
    """The new paths of files that are called otherwise: their names may tell of a day, or of a draft."""
    return (now for before, now in moves.items() if _name(before) != _name(now))


def _name(path: str) -> str:
    return os.path.basename(container(path))  # noqa: PTH119 - a path as it is shown


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - for each new file
    except OSError:
        return -1


def _sha256(path: Path) -> str:
    try:
        with opened(path) as (file, _):
            return sha256(file)
    except SourceError:
        return ""
