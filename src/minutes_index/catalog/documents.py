"""Documents in and out: whole records, their heads, single sections."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, RowMapping, Select, Table, delete, insert, or_, select, update

from minutes_index.catalog import rows, schema, seals
from minutes_index.catalog.facts import Known
from minutes_index.errors import DocumentNotFound
from minutes_index.model import Annotations, Document, Record, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from minutes_index.catalog.heads import Head
    from minutes_index.model import Source

BATCH: Final = 200
"""Documents read in one go: few enough to hold, enough to spare questions."""


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists of at most `BATCH`."""
    left = iter(ids)
    while batch := list(islice(left, BATCH)):
        yield batch


def replace(connection: Connection, records: Sequence[Record]) -> bool:
    """Writes the records over what stood under the same id or path; tells whether there were any."""
    if not records:
        return False
    paths = [record.document.source.path for record in records]
    same = or_(schema.document.c.id.in_([r.document.id for r in records]), schema.document.c.path.in_(paths))
    connection.execute(delete(schema.document).where(same))
    contents = [rows.content_cells(record) for record in records]
    cells = [
        rows.document_cells(record) | rows.checksum_cells(content)
        for record, content in zip(records, contents, strict=True)
    ]
    connection.execute(insert(schema.document), cells)
    connection.execute(insert(schema.content), contents)
    if pages := [row for record in records for row in rows.page_cells(record)]:
        connection.execute(insert(schema.page), pages)
    for part in rows.PARTS:
        if cells := [row for record in records for row in part.cells(record)]:
            connection.execute(insert(part.table), cells)
    seals.seal(connection, [record.document.id for record in records])
    return True


def stamp(connection: Connection, ids: Iterable[str], generation: int) -> None:
    """Notes of which generation the documents are."""
    for batch in batches(ids):
        same = schema.document.c.id.in_(batch)
        connection.execute(update(schema.document).where(same).values(generation=generation))


def changed_since(connection: Connection, generation: int) -> list[tuple[str, int]]:
    """The documents of later generations, each with its own, the earliest first."""
    document = schema.document.c
    question = select(document.id, document.generation).where(document.generation > generation)
    return [tuple(row) for row in connection.execute(question.order_by(document.generation, document.id))]


def touch(connection: Connection, sources: Iterable[Source]) -> None:
    """Notes when files, whose content is as it was, were written last."""
    document = schema.document
    for source in sources:
        state = {"size": source.size, "modified": source.modified}
        connection.execute(update(document).where(document.c.path == source.path).values(state))


def relocate(connection: Connection, moves: Mapping[str, str], otherwise: Collection[str]) -> None:
    """Gives files the paths in ``moves``, by those they had; what lies under the paths ``otherwise`` is to be read again."""
    for table in (schema.document, schema.seen):
        for before, now in moves.items():
            connection.execute(update(table).where(table.c.path == before).values(path=now))
    for batch in batches(otherwise):
        connection.execute(update(schema.document).where(schema.document.c.path.in_(batch)).values(rules=""))


def remove(connection: Connection, ids: Collection[str]) -> bool:
    """Removes the documents; tells whether there were any of them."""
    gone = [
        connection.execute(delete(schema.document).where(schema.document.c.id.in_(batch))).rowcount
        for batch in batches(ids)
    ]
    return any(gone)


def ids(connection: Connection) -> list[str]:
    """Every document id, in the order of the paths."""
    return list(connection.scalars(select(schema.document.c.id).order_by(schema.document.c.path)))


def sources(connection: Connection) -> dict[str, Known]:
    """By path, what every document was last read from."""
    columns = (schema.document.c[name] for name in ("path", "id", "sha256", "size", "modified", "rules"))
    return {path: Known(*state) for path, *state in connection.execute(select(*columns))}


def grouped(connection: Connection, question: Select[Any]) -> dict[str, list[RowMapping]]:
    """By document id, the rows that answer the question."""
    found = defaultdict[str, list[RowMapping]](list)
    for row in connection.execute(question).mappings():
        found[row["document_id"]].append(row)
    return found


def hanging(table: Table, batch: Collection[str]) -> Select[Any]:
    """The question for the rows of a part that belong to the documents."""
    return select(table).where(table.c.document_id.in_(batch)).order_by(table.c.document_id, table.c.ordinal)


def _nouns(connection: Connection, part: rows.Part, batch: list[str]) -> dict[str, tuple[Any, ...]]:
    """By document id, what a part keeps."""
    found = grouped(connection, hanging(part.table, batch))
    return {document_id: tuple(map(part.codec.noun, group)) for document_id, group in found.items()}


def _document(row: RowMapping, sections: tuple[Section, ...]) -> Document:
    return rows.DOCUMENT.noun(row, text=row["text"], sections=sections)


def _with_content(connection: Connection, batch: list[str]) -> Sequence[RowMapping]:
    joined = select(schema.document, *schema.content.c["text", "page_texts"]).join(schema.content)
    return connection.execute(joined.where(schema.document.c.id.in_(batch))).mappings().all()


def documents(connection: Connection, wanted: Iterable[str]) -> Iterator[Document]:
    """The documents of those ids that there are, in batches, in no order."""
    for batch in batches(wanted):
        sections = _nouns(connection, rows.SECTIONS, batch)
        for row in _with_content(connection, batch):
            yield _document(row, sections.get(row["id"], ()))


def records(connection: Connection, wanted: Iterable[str]) -> Iterator[Record]:
    """The records of those ids that there are, in batches, in no order."""
    for batch in batches(wanted):
        parts = [_nouns(connection, part, batch) for part in rows.PARTS]
        for row in _with_content(connection, batch):
            sections, *found = (part.get(row["id"], ()) for part in parts)
            yield Record(
                _document(row, sections),
                rows.pages(row["page_texts"]),
                Annotations(*found),
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


def document(connection: Connection, document_id: str) -> Document:
    """One document.

    Raises:
        DocumentNotFound: there is none of that id.
    """
    for found in documents(connection, [document_id]):
        return found
    raise DocumentNotFound(f"there is no document {document_id}")


def heads(connection: Connection, wanted: Iterable[str] | None) -> dict[str, Head]:
    """By id, the heads of those documents that there are, or of all, in the order of the paths."""
    question = select(schema.document).order_by(schema.document.c.path)
    if wanted is None:
        found = connection.execute(question).mappings().all()
    else:
        found = [
            row
            for batch in batches(wanted)
            for row in connection.execute(question.where(schema.document.c.id.in_(batch))).mappings()
        ]
    return {row["id"]: rows.HEAD.noun(row) for row in found}
