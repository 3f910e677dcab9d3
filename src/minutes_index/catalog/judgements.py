"""What people have said of who is who; kept apart from all that an import writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, delete, insert, select

from minutes_index.catalog import rows, runs, schema, seals

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from minutes_index.model import Judgement

ACTS: Final = "acts"
"""The setting that holds the number of the last act; numbers are never given twice."""


def judgements(connection: Connection) -> list[Judgement]:
    """All of them, in the order they were given."""
    question = select(schema.judgement).order_by(schema.judgement.c.id)
    return [rows.JUDGEMENT.noun(row) for row in connection.execute(question).mappings()]


def keep(connection: Connection, given: Sequence[Judgement], in_place_of: Collection[Judgement] = ()) -> int:
    """Keeps judgements as one act, in the place of others; the number of the act."""
    table = schema.judgement
    act = int(runs.setting(connection, ACTS) or 0) + 1
    runs.set_setting(connection, ACTS, str(act))
    for each in in_place_of:
        cells = rows.JUDGEMENT.cells(each)
        connection.execute(delete(table).where(*(table.c[name] == value for name, value in cells.items())))
    connection.execute(insert(table), [rows.JUDGEMENT.cells(replace(each, act=act)) for each in given])
    seals.seal_whole(connection, "judgements seal")
    return act


def take_back(connection: Connection, act: int) -> bool:
    """Forgets all judgements of an act; tells whether there were any."""
    taken = connection.execute(delete(schema.judgement).where(schema.judgement.c.act == act)).rowcount
    seals.seal_whole(connection, "judgements seal")
    return bool(taken)
