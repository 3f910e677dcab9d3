"""What tells that the facts in the catalog are those that were put there: a hash over all rows that belong together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from minutes_index.catalog import schema, state
from minutes_index.catalog.sql import batches, marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from minutes_index.catalog.sql import Connection

    Rows = Callable[[str, tuple[str, ...]], Iterable[Sequence[Any]]]
    """Answers a question in SQL."""

LENGTH: Final = 32
"""Hexadecimal digits (128 bits)."""
UNSEALED: Final = frozenset({"path", "size", "modified", "rules", "generation", "checksum", "seal"})
"""Columns of a document that change while what was read of it does not, or that are hashes themselves."""
OF_A_DOCUMENT: Final = (
    "document", "page", "section", "person", "mention", "attendance", "decision", "vote", "stance", "omission",
)  # fmt: skip
PEOPLE: Final = ("entity", "entity_word", "link")
JUDGEMENTS: Final = ("judgement",)
WHOLE: Final = {"people seal": PEOPLE, "judgements seal": JUDGEMENTS}
"""Tables that are sealed whole, by the setting that holds the seal."""


def of_documents(rows: Rows, ids: Sequence[str] | None = None) -> dict[str, str]:
    """By document id, the seal of all rows that hang on it; of all documents, when no ids are given.

    Args:
        rows: answers questions; with texts as `str` or as bytes.
        ids: at most some hundred.
    """
    found: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    for table in OF_A_DOCUMENT:
        key = "id" if table == "document" else "document_id"
        named_columns = schema.tables()[table].columns
        columns = [column.name for column in named_columns if column.name not in {key, *UNSEALED}]
        where = f" WHERE {key} IN {marks(ids)}" if ids is not None else ""
        order = key if key == "id" else f"{key}, ordinal"
        named = ", ".join(map(_quoted, columns))
        question = f"SELECT {key}, {named} FROM {table}{where} ORDER BY {order}"  # noqa: S608 - names of ours
        for id_, *row in rows(question, tuple(ids or ())):
            found[_bytes(id_).decode("utf-8", "replace")].update(_packed(table, row))
    return {id_: digest.hexdigest()[:LENGTH] for id_, digest in found.items()}


def of_tables(rows: Rows, tables: Iterable[str]) -> str:
    """The seal of whole tables."""
    digest = hashlib.sha256()
    for table in tables:
        described = schema.tables()[table]
        named = ", ".join(_quoted(column.name) for column in described.columns)
        keys = ", ".join(map(_quoted, described.key))
        question = f"SELECT {named} FROM {table} ORDER BY {keys}"  # noqa: S608 - names of ours
        for row in rows(question, ()):
            digest.update(_packed(table, row))
    return digest.hexdigest()[:LENGTH]


def seal(connection: Connection, ids: Iterable[str]) -> None:
    """Notes the seals of documents as they are now."""
    for batch in batches(ids):
        found = of_documents(connection.execute, batch)
        told = [(digest, id_) for id_, digest in found.items()]
        connection.executemany("UPDATE document SET seal = ? WHERE id = ?", told)


def seal_whole(connection: Connection, name: str) -> None:
    """Notes the seal of tables as they are now."""
    state.set_setting(connection, name, of_tables(connection.execute, WHOLE[name]))


def fill(connection: Connection) -> None:
    """Seals what an older catalog has, as it is now."""
    seal(connection, [id_ for (id_,) in connection.execute("SELECT id FROM document WHERE seal = ''")])
    for name in WHOLE:
        if state.setting(connection, name) is None:
            seal_whole(connection, name)


def _quoted(name: str) -> str:
    """A name of a column; in brackets, for SQLite takes one in quotation marks that it does not know for a text."""
    return f"[{name}]"


def _packed(table: str, row: Iterable[Any]) -> bytes:
    cells = [table.encode(), *map(_bytes, row)]
    return b"".join(b"%d:%b" % (len(cell), cell) for cell in cells)


def _bytes(value: Any) -> bytes:  # noqa: ANN401 - whatever SQLite keeps
    if isinstance(value, bytes):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else repr(value).encode()
