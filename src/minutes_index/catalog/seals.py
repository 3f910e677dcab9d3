"""What tells that the facts in the catalog are those that were put there: a hash over all rows that belong together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from minutes_index.catalog import runs, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection, Table

    Rows = Callable[[str, tuple[str, ...]], Iterable[Sequence[Any]]]
    """Answers a question in SQL."""

LENGTH: Final = 32
"""Hexadecimal digits (128 bits)."""
BATCH: Final = 200
UNSEALED: Final = frozenset({"path", "size", "modified", "rules", "generation", "checksum", "seal"})
"""Columns of a document that change while what was read of it does not, or that are hashes themselves."""
OF_A_DOCUMENT: Final = (
    schema.document, schema.page, schema.section, schema.person, schema.mention,
    schema.attendance, schema.decision, schema.vote, schema.stance,
)  # fmt: skip
PEOPLE: Final = (schema.entity, schema.entity_word, schema.link)
JUDGEMENTS: Final = (schema.judgement,)
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
        key = "id" if table is schema.document else "document_id"
        columns = [column.name for column in table.columns if column.name not in {key, *UNSEALED}]
        where = f" WHERE {key} IN ({', '.join('?' * len(ids))})" if ids is not None else ""
        order = key if key == "id" else f"{key}, ordinal"
        named = ", ".join(map(_quoted, columns))
        question = f"SELECT {key}, {named} FROM {table.name}{where} ORDER BY {order}"  # noqa: S608 - names of ours
        for id_, *row in rows(question, tuple(ids or ())):
            found[_bytes(id_).decode("utf-8", "replace")].update(_packed(table, row))
    return {id_: digest.hexdigest()[:LENGTH] for id_, digest in found.items()}


def of_tables(rows: Rows, tables: Iterable[Table]) -> str:
    """The seal of whole tables."""
    digest = hashlib.sha256()
    for table in tables:
        named, keys = (
            ", ".join(_quoted(column.name) for column in of) for of in (table.columns, table.primary_key)
        )
        question = f"SELECT {named} FROM {table.name} ORDER BY {keys}"  # noqa: S608 - names of ours
        for row in rows(question, ()):
            digest.update(_packed(table, row))
    return digest.hexdigest()[:LENGTH]


def seal(connection: Connection, ids: Iterable[str]) -> None:
    """Notes the seals of documents as they are now."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        found = of_documents(_asking(connection), wanted[start : start + BATCH])
        if found:
            told = [(digest, id_) for id_, digest in found.items()]
            connection.exec_driver_sql("UPDATE document SET seal = ? WHERE id = ?", told)


def seal_whole(connection: Connection, name: str) -> None:
    """Notes the seal of tables as they are now."""
    runs.set_setting(connection, name, of_tables(_asking(connection), WHOLE[name]))


def fill(connection: Connection) -> None:
    """Seals what an older catalog has, as it is now."""
    seal(
        connection, [id_ for (id_,) in connection.exec_driver_sql("SELECT id FROM document WHERE seal = ''")]
    )
    for name in WHOLE:
        if runs.setting(connection, name) is None:
            seal_whole(connection, name)


def _asking(connection: Connection) -> Rows:
    return connection.exec_driver_sql


def _quoted(name: str) -> str:
    """A name of a column; in brackets, for SQLite takes one in quotation marks that it does not know for a text."""
    return f"[{name}]"


def _packed(table: Table, row: Iterable[Any]) -> bytes:
    cells = [table.name.encode(), *map(_bytes, row)]
    return b"".join(b"%d:%b" % (len(cell), cell) for cell in cells)


def _bytes(value: Any) -> bytes:  # noqa: ANN401 - whatever SQLite keeps
    if isinstance(value, bytes):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else repr(value).encode()
