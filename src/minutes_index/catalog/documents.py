"""Documents in and out: whole records, their heads, what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from minutes_index.catalog import rows
from minutes_index.catalog.sql import batches, by_document, hanging, insert, marks, rows_of
from minutes_index.errors import DocumentNotFound
from minutes_index.model import Annotations, Document, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from minutes_index.catalog.codec import Codec
    from minutes_index.catalog.sql import Connection, Row
    from minutes_index.catalog.summaries import Head
    from minutes_index.model import Decision, Mention, Section

T = TypeVar("T")
TEXTS: Final = "SELECT document.*, text FROM document JOIN content ON document_id = id WHERE id"
CONTENTS: Final = (
    "SELECT document.*, text, page_texts FROM document JOIN content ON document_id = id WHERE id"
)


def replace(connection: Connection, records: Sequence[Record]) -> bool:
    """Writes the records over what stood under the same id or path; tells whether there were any."""
    for record in records:
        same = (record.document.id, record.document.source.path)
        connection.execute("DELETE FROM document WHERE id = ? OR path = ?", same)
    contents = [rows.content_cells(record) for record in records]
    cells = [
        rows.document_cells(record) | rows.checksum_cells(content)
        for record, content in zip(records, contents, strict=True)
    ]
    insert(connection, "document", cells)
    insert(connection, "content", contents)
    insert(connection, "page", [row for record in records for row in rows.page_cells(record)])
    for part in rows.PARTS:
        insert(connection, part.table, [row for record in records for row in part.cells(record)])
    return bool(records)


def stamp(connection: Connection, ids: Iterable[str], generation: int) -> None:
    """Notes of which generation the documents are."""
    question = "UPDATE document SET generation = ? WHERE id = ?"
    connection.executemany(question, [(generation, id_) for id_ in ids])


def changed_since(connection: Connection, generation: int) -> list[tuple[str, int]]:
    """The documents of later generations, each with its own, the earliest first."""
    question = "SELECT id, generation FROM document WHERE generation > ? ORDER BY generation, id"
    return [(row["id"], row["generation"]) for row in connection.execute(question, (generation,))]


def remove(connection: Connection, ids: Collection[str]) -> bool:
    """Removes the documents; tells whether there were any of them."""
    gone = [
        connection.execute(f"DELETE FROM document WHERE id IN {marks(batch)}", batch).rowcount  # noqa: S608 - marks
        for batch in batches(ids)
    ]
    return any(gone)


def ids(connection: Connection) -> list[str]:
    """Every document id, in the order of the paths."""
    return [id_ for (id_,) in connection.execute("SELECT id FROM document ORDER BY path")]


def nouns(connection: Connection, table: str, codec: Codec[T], ids: Iterable[str]) -> dict[str, list[T]]:
    """By document id, what a table has that hangs on documents, in the order of the text."""
    found = by_document(hanging(connection, table, ids))
    return {document_id: list(map(codec.noun, group)) for document_id, group in found.items()}


def mentions_in(connection: Connection, ids: Collection[str]) -> dict[str, list[Mention]]:
    """By document id, everything that is named in it."""
    return nouns(connection, "mention", rows.MENTION, ids)


def decisions_in(connection: Connection, ids: Collection[str]) -> dict[str, list[Decision]]:
    """By document id, what was decided or proposed."""
    return nouns(connection, "decision", rows.DECISION, ids)


def _document(row: Row, sections: Sequence[Section]) -> Document:
    return rows.DOCUMENT.noun(row, text=row["text"], sections=tuple(sections))


def documents(connection: Connection, ids: Iterable[str]) -> Iterator[Document]:
    """The documents of those ids that there are, in batches, in no order."""
    for batch in batches(ids):
        sections = nouns(connection, "section", rows.SECTION, batch)
        for row in rows_of(connection, TEXTS, batch):
            yield _document(row, sections.get(row["id"], ()))


def records(connection: Connection, ids: Iterable[str]) -> Iterator[Record]:
    """The records of those ids that there are, in batches, in no order."""
    for batch in batches(ids):
        parts: list[dict[str, list[Any]]] = [
            nouns(connection, part.table, part.codec, batch) for part in rows.PARTS
        ]
        for row in rows_of(connection, CONTENTS, batch):
            sections, *found = (part.get(row["id"], []) for part in parts)
            yield Record(
                _document(row, sections),
                rows.pages(row["page_texts"]),
                Annotations(*map(tuple, found)),
                rows.SIGNATURE.noun(row),
                row["rules"],
            )


def record(connection: Connection, document_id: str) -> Record:
    """One record.

    Raises:
        DocumentNotFound: there is none of that id.
    """
    for found in records(connection, [document_id]):
        return found
    raise DocumentNotFound(f"there is no document {document_id}")


def heads(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Head]:
    """By id, the heads of those documents that there are, or of all, in the order of the paths."""
    if ids is None:
        found: Iterable[Row] = connection.execute("SELECT * FROM document ORDER BY path")
    else:
        found = rows_of(connection, "SELECT * FROM document WHERE id", ids, "ORDER BY path")
    return {row["id"]: rows.HEAD.noun(row) for row in found}
