"""What a catalog of an older version lacks, made from what it has."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Final

from minutes_index.catalog import rows, seals
from minutes_index.catalog.checksums import checksum
from minutes_index.catalog.sql import batches, insert, marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from minutes_index.catalog.sql import Connection
    from minutes_index.model import Page

CONTENT: Final = "SELECT document_id, CAST(text AS BLOB), page_texts FROM content WHERE document_id IN"


def _batches(connection: Connection, question: str) -> Iterator[Sequence[Any]]:
    """Id, text and packed pages of the documents that answer, batch by batch; the text as bytes, for it may be damaged."""
    for batch in batches([id_ for (id_,) in connection.execute(question).fetchall()]):
        yield connection.execute(f"{CONTENT} {marks(batch)}", batch).fetchall()


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
    lacking = "SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM page)"
    for batch in _batches(connection, lacking):
        cells = [cell for id_, _, packed in batch for cell in rows.cells_of_pages(id_, _pages(packed))]
        insert(connection, "page", cells)


def fill_checksums(connection: Connection) -> None:
    """Of the content as it is now, where there is none; of what is damaged already, none."""
    for batch in _batches(connection, "SELECT id FROM document WHERE checksum = ''"):
        sound = [
            (checksum(text, packed), id_) for id_, text, packed in batch if _is_text(text) and _pages(packed)
        ]
        connection.executemany("UPDATE document SET checksum = ? WHERE id = ?", sound)


FILLING: Final[tuple[Callable[[Connection], None], ...]] = (fill_pages, fill_checksums, seals.fill)
"""In this order, after the tables and columns have been made; each does nothing where all is there."""
