"""Imports that were made, settings, the generation, and the size of it all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, RowMapping, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_index.catalog import rows, schema
from minutes_index.catalog.facts import Failure, Run, Stats
from minutes_index.catalog.file import COMPARED, GENERATION, LINKED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

COUNTED: Final = {
    "documents": schema.document,
    "sections": schema.section,
    "persons": schema.person,
    "entities": schema.entity,
    "mentions": schema.mention,
    "attendance": schema.attendance,
    "decisions": schema.decision,
    "duplicates": schema.duplicate,
}
"""By the name in `Stats`, the table whose rows are counted."""


def setting(connection: Connection, key: str) -> str | None:
    """The value kept under ``key``, None when there is none."""
    return connection.scalar(select(schema.setting.c.value).where(schema.setting.c.key == key))


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Keeps ``value`` under ``key``."""
    question = upsert(schema.setting).values(key=key, value=value)
    connection.execute(question.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def generation(connection: Connection) -> int:
    """How many times the documents, entities or duplicates have changed."""
    return int(setting(connection, GENERATION) or 0)


def advance(connection: Connection) -> int:
    """Counts one change more; the new generation."""
    number = generation(connection) + 1
    set_setting(connection, GENERATION, str(number))
    return number


def compared(connection: Connection) -> int:
    """The generation up to which copies of documents were looked for."""
    return int(setting(connection, COMPARED) or 0)


def set_compared(connection: Connection, number: int) -> None:
    """Notes up to which generation copies of documents were looked for."""
    set_setting(connection, COMPARED, str(number))


def is_linked(connection: Connection) -> bool:
    """Whether the entities are those of this state of the documents and judgements."""
    return setting(connection, LINKED) == str(generation(connection))


def set_linked(connection: Connection, number: int | None) -> None:
    """Notes of which generation the entities are; None when they are of none."""
    set_setting(connection, LINKED, "" if number is None else str(number))


def begin(connection: Connection) -> int:
    """Notes that an import has begun; its id."""
    started = datetime.now(UTC).isoformat()
    made = insert(schema.run).values(started=started, counts="{}").returning(schema.run.c.id)
    return int(connection.execute(made).scalar_one())


def finish(
    connection: Connection, run_id: int, counts: Mapping[str, int], failures: Collection[Failure]
) -> None:
    """Notes that an import has ended, what it did, and which files it could not take."""
    done = {"finished": datetime.now(UTC).isoformat(), "counts": json.dumps(dict(counts))}
    connection.execute(update(schema.run).where(schema.run.c.id == run_id).values(done))
    if failures:
        cells = [{"run_id": run_id} | rows.FAILURE.cells(failure) for failure in failures]
        connection.execute(insert(schema.failure), cells)


def _run(row: RowMapping) -> Run:
    finished = row["finished"] and datetime.fromisoformat(row["finished"])
    started = datetime.fromisoformat(row["started"])
    return Run(row["id"], started, finished, json.loads(row["counts"]), row["failures"])


def runs(connection: Connection) -> list[Run]:
    """The imports, the latest first."""
    failed = select(func.count()).where(schema.failure.c.run_id == schema.run.c.id).scalar_subquery()
    question = select(schema.run, failed.label("failures")).order_by(schema.run.c.id.desc())
    return [_run(row) for row in connection.execute(question).mappings()]


def failures(connection: Connection, run_id: int) -> list[Failure]:
    """The files that an import could not take, by path."""
    failure = schema.failure
    question = select(failure).where(failure.c.run_id == run_id).order_by(failure.c.path)
    return [rows.FAILURE.noun(row) for row in connection.execute(question).mappings()]


def stats(connection: Connection, path: Path) -> Stats:
    """The size of the archive in the file ``path``."""
    document = schema.document.c
    sums = (func.coalesce(func.sum(document[name]), 0) for name in ("pages", "characters"))
    days = (func.coalesce(kind(document.held_on_edtf), "") for kind in (func.min, func.max))
    pages, characters, first_day, last_day = connection.execute(select(*sums, *days)).one()
    counts: dict[str, Any] = {
        name: connection.scalar(select(func.count()).select_from(table)) for name, table in COUNTED.items()
    }
    languages = (
        select(document.language, func.count().label("documents"))
        .group_by(document.language)
        .order_by(func.count().desc())
    )
    return Stats(
        **counts,
        pages=pages,
        characters=characters,
        first_day=first_day,
        last_day=last_day,
        languages={row.language: row.documents for row in connection.execute(languages)},
        bytes=sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")),
    )
