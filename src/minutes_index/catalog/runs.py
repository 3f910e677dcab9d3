"""Imports that were made, and the size of it all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from minutes_index.catalog.codec import Codec
from minutes_index.catalog.facts import Failure, Run, Stats
from minutes_index.catalog.sql import insert

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from minutes_index.catalog.sql import Connection, Row

FAILURE: Final = Codec(Failure)
COUNTED: Final = {
    "documents": "document",
    "sections": "section",
    "persons": "person",
    "entities": "entity",
    "mentions": "mention",
    "attendance": "attendance",
    "decisions": "decision",
    "duplicates": "duplicate",
}
"""By the name in `Stats`, the table whose rows are counted."""
SUMS: Final = """
    SELECT COALESCE(SUM(pages), 0), COALESCE(SUM(characters), 0),
        COALESCE(MIN(held_on_edtf), ''), COALESCE(MAX(held_on_edtf), '')
    FROM document
"""
LANGUAGES: Final = "SELECT language, COUNT(*) FROM document GROUP BY language ORDER BY COUNT(*) DESC"


def begin(connection: Connection) -> int:
    """Notes that an import has begun; its id."""
    started = datetime.now(UTC).isoformat()
    made = connection.execute("INSERT INTO run (started, counts) VALUES (?, '{}')", (started,))
    return made.lastrowid or 0


def finish(
    connection: Connection, run_id: int, counts: Mapping[str, int], failures: Collection[Failure]
) -> None:
    """Notes that an import has ended, what it did, and which files it could not take."""
    done = (datetime.now(UTC).isoformat(), json.dumps(dict(counts)), run_id)
    connection.execute("UPDATE run SET finished = ?, counts = ? WHERE id = ?", done)
    cells = [{"run_id": run_id} | FAILURE.cells(failure) for failure in failures]
    insert(connection, "failure", cells)


def _run(row: Row) -> Run:
    finished = row["finished"] and datetime.fromisoformat(row["finished"])
    started = datetime.fromisoformat(row["started"])
    return Run(row["id"], started, finished, json.loads(row["counts"]), row["failures"])


def runs(connection: Connection) -> list[Run]:
    """The imports, the latest first."""
    failed = "(SELECT COUNT(*) FROM failure WHERE run_id = run.id) AS failures"
    return [_run(row) for row in connection.execute(f"SELECT run.*, {failed} FROM run ORDER BY id DESC")]  # noqa: S608 - as above


def failures(connection: Connection, run_id: int) -> list[Failure]:
    """The files that an import could not take, by path."""
    question = "SELECT * FROM failure WHERE run_id = ? ORDER BY path"
    return list(map(FAILURE.noun, connection.execute(question, (run_id,))))


def stats(connection: Connection, size: int) -> Stats:
    """The size of the archive, whose files have so many bytes."""
    pages, characters, first_day, last_day = connection.execute(SUMS).fetchone()
    counts = {
        name: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608 - a name of ours
        for name, table in COUNTED.items()
    }
    return Stats(
        **counts,
        pages=pages,
        characters=characters,
        first_day=first_day,
        last_day=last_day,
        languages=dict(map(tuple, connection.execute(LANGUAGES))),
        bytes=size,
    )
