"""What a catalog of an older version lacks, made from what it has."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, LargeBinary, bindparam, cast, insert, select, update

from minutes_index.catalog import rows, schema, seals
from minutes_index.catalog.checksums import checksum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Select

    from minutes_index.model import Page

BATCH: Final = 200


def _batches(connection: Connection, question: Select[Any]) -> Iterator[Sequence[Any]]:
    """Id, text and packed pages of the documents that answer, `BATCH` at a time; the text as bytes, for it may be damaged."""
    content = schema.content.c
    ids = connection.scalars(question).all()
    for start in range(0, len(ids), BATCH):
        wanted = select(content.document_id, cast(content.text, LargeBinary), content.page_texts)
        yield connection.execute(wanted.where(content.document_id.in_(ids[start : start + BATCH]))).all()


def _pages(packed: bytes) -> tuple[Page, ...]:
    """The pages; none when they are damaged, which `minutes-index check` tells of."""
    try:
        return rows.pages(packed)
    except (zlib.error, ValueError):
        return ()


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def fill_pages(connection: Connection) -> None:
    """How each page was read, for documents of whom nothing is noted: from their packed pages."""
    noted = select(schema.page.c.document_id)
    for batch in _batches(connection, select(schema.document.c.id).where(schema.document.c.id.not_in(noted))):
        cells = [cell for id_, _, packed in batch for cell in rows.cells_of_pages(id_, _pages(packed))]
        if cells:
            connection.execute(insert(schema.page), cells)


def fill_checksums(connection: Connection) -> None:
    """Of the content as it is now, where there is none; of what is damaged already, none."""
    document = schema.document.c
    setting = update(schema.document).where(document.id == bindparam("of")).values(checksum=bindparam("is"))
    for batch in _batches(connection, select(document.id).where(document.checksum == "")):
        sound = [
            {"of": id_, "is": checksum(text, packed)}
            for id_, text, packed in batch
            if _is_text(text) and _pages(packed)
        ]
        if sound:
            connection.execute(setting, sound)


FILLING: Final[tuple[Callable[[Connection], None], ...]] = (fill_pages, fill_checksums, seals.fill)
"""In this order, after the tables and columns have been made; each does nothing where all is there."""
