"""Documents whose files are gone."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from minutes_index.ingest.member_paths import container

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

PART: Final = re.compile("/+")


def gone(
    known: Iterable[str], met: Collection[str], roots: Collection[str], unsure: Collection[str]
) -> Iterator[str]:
    """The known paths whose files are no longer there.

    Args:
        known: paths of files.
        met: paths that the import came upon.
        roots: paths of the files and folders that the import is about.
        unsure: paths of folders and files that could not be opened: of what lies in there nothing is said.
    """
    for path in known:
        if path in met or not lies_in(path, roots) or lies_in(path, unsure):
            continue
        file = container(path)
        if (path != file and file in met) or not os.path.lexists(file):
            yield path


def lies_in(path: str, places: Collection[str]) -> bool:
    """Whether it is one of these files and folders, or lies in one."""
    return path in places or any((path[: part.start()] or "/") in places for part in PART.finditer(path))
