"""Imports a folder in a process of its own, writing often, so that there is something to kill: ARCHIVE FOLDER ENGINE [PAGES].

With PAGES, SQLite has room for so many pages only (`max_page_count`), as on a disk that is full.
"""

from __future__ import annotations

import sys

from minutes_index import Archive, MinutesIndexError
from minutes_index.catalog import file
from minutes_index.config import load
from minutes_index.ingest import batch


def main() -> None:
    """Imports with two processes, three documents at a time."""
    archive, folder, engine, *room = sys.argv[1:]
    batch.DOCUMENTS = 3  # type: ignore[misc]  # a constant otherwise
    if room:
        file.PRAGMAS = (*file.PRAGMAS, f"PRAGMA max_page_count = {int(room[0])}")  # type: ignore[misc, assignment]  # as above
    settings = load({"archive": archive, "jobs": 2, "engine": engine}, {})
    try:
        with Archive.open(archive, create=True, settings=settings, tell=print) as opened:
            report = opened.import_paths([folder], prune=True)
    except MinutesIndexError as error:
        sys.exit(f"error: {error}")
    if report.failed:
        sys.exit(f"failed: {report.failed}")


if __name__ == "__main__":
    main()
