"""What people have said of who is who; kept apart from all that an import writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from minutes_index.catalog import rows, seals, state
from minutes_index.catalog.sql import insert

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from minutes_index.catalog.sql import Connection
    from minutes_index.model import Judgement

ACTS: Final = "acts"
"""The setting that holds the number of the last act; numbers are never given twice."""


def judgements(connection: Connection) -> list[Judgement]:
    """All of them, in the order they were given."""
    return list(map(rows.JUDGEMENT.noun, connection.execute("SELECT * FROM judgement ORDER BY id")))


def keep(connection: Connection, given: Sequence[Judgement], in_place_of: Collection[Judgement] = ()) -> int:
    """Keeps judgements as one act, in the place of others; the number of the act."""
    act = int(state.setting(connection, ACTS) or 0) + 1
    state.set_setting(connection, ACTS, str(act))
    for each in in_place_of:
        cells = rows.JUDGEMENT.cells(each)
        same = " AND ".join(f"[{name}] = ?" for name in cells)
        connection.execute(f"DELETE FROM judgement WHERE {same}", tuple(cells.values()))  # noqa: S608 - names of ours
    insert(connection, "judgement", [rows.JUDGEMENT.cells(replace(each, act=act)) for each in given])
    seals.seal_whole(connection, "judgements seal")
    return act


def take_back(connection: Connection, act: int) -> bool:
    """Forgets all judgements of an act; tells whether there were any."""
    taken = connection.execute("DELETE FROM judgement WHERE act = ?", (act,)).rowcount
    seals.seal_whole(connection, "judgements seal")
    return bool(taken)
