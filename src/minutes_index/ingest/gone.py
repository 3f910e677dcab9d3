"""Documents whose files are gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from minutes_index.ingest.inside import INSIDE, container

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def gone(
    known: Iterable[str], met: Collection[str], roots: Iterable[str], unsure: Collection[str]
) -> Iterator[str]:
    """The known paths whose files are no longer there.

    Args:
        known: paths of documents.
        met: paths that the import came upon.
        roots: paths of the files and folders that the import is about.
        unsure: paths of folders and files that could not be opened: of what lies in there nothing is said.
    """
    within = tuple(roots)
    for path in known:
        file = container(path)
        if path in met or not any(_lies_in(path, root) for root in within):
            continue
        if any(_lies_in(path, each) for each in unsure):
            continue
        if (path != file and file in met) or not os.path.lexists(file):
            yield path


def _lies_in(path: str, place: str) -> bool:
    return path == place or path.startswith((f"{place.rstrip('/')}/", f"{place}{INSIDE}"))
