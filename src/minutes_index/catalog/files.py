"""Which files were read, and those that gave no document themselves, so that they are not read again for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.catalog.codec import Codec
from minutes_index.catalog.facts import Known, Seen
from minutes_index.catalog.sql import insert

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from minutes_index.catalog.sql import Connection
    from minutes_index.model import Source

SEEN: Final = Codec(Seen)


def sources(connection: Connection) -> dict[str, Known]:
    """By path, what every document was last read from."""
    question = "SELECT path, id, sha256, size, modified, rules FROM document"
    return {path: Known(*state) for path, *state in connection.execute(question)}


def touch(connection: Connection, sources: Collection[Source]) -> None:
    """Notes when files, whose content is as it was, were written last."""
    states = [(source.size, source.modified, source.path) for source in sources]
    connection.executemany("UPDATE document SET size = ?, modified = ? WHERE path = ?", states)


def relocate(connection: Connection, moves: Mapping[str, str], otherwise: Collection[str]) -> None:
    """Gives files the paths in ``moves``, by those they had; what lies under the paths ``otherwise`` is to be read again."""
    moved = [(now, before) for before, now in moves.items()]
    connection.executemany("UPDATE document SET path = ? WHERE path = ?", moved)
    connection.executemany("UPDATE seen SET path = ? WHERE path = ?", moved)
    unread = [(path,) for path in otherwise]
    connection.executemany("UPDATE document SET rules = '' WHERE path = ?", unread)


def seen(connection: Connection) -> dict[str, Seen]:
    """By path, what became of them."""
    return {row["path"]: SEEN.noun(row) for row in connection.execute("SELECT * FROM seen")}


def note(connection: Connection, noted: Collection[Seen]) -> None:
    """Keeps what became of them, over what was noted before."""
    insert(connection, "seen", [SEEN.cells(each) for each in noted], over="INSERT OR REPLACE")


def forget(connection: Connection, paths: Collection[str]) -> None:
    """Forgets what was noted of these files."""
    connection.executemany("DELETE FROM seen WHERE path = ?", [(path,) for path in paths])
