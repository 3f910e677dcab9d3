"""What an archive holds, document by document, without a text being opened: what its completeness is told from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from minutes_index.catalog.runs import FAILURE
from minutes_index.catalog.sql import batches, rows_of
from minutes_index.model import OmissionKind, ReadBy, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from minutes_index.catalog.facts import Failure
    from minutes_index.catalog.sql import Connection

HEADS: Final = """
    SELECT id, path, title, body, municipality, COALESCE(held_on_edtf, '') AS edtf,
        COALESCE(held_on_stated, 0) AS stated, pages, characters
    FROM document ORDER BY id
"""
"""Fields of a `Holding` that stand in the row of its document."""
SEPARATOR: Final = "\x1f"
"""Between numbers that come as one text; no line of a document has it."""
NUMBERED: Final = f"kind = '{SectionKind.ITEM.value}' AND number LIKE '%§%'"
"""The sections that are items with a number."""
NUMBERS: Final = (
    f"SELECT document_id, GROUP_CONCAT(number, ?) FROM section WHERE {NUMBERED} GROUP BY document_id"  # noqa: S608 - words of ours
)
ITEMS: Final = (
    f"SELECT document_id, number, heading, case_number FROM section WHERE {NUMBERED} AND document_id"  # noqa: S608 - as above
)
PAGES: Final = f"""
    SELECT document_id, COUNT(*), SUM(characters = 0 AND read_by <> '{ReadBy.UNREAD.value}'),
        SUM(read_by = '{ReadBy.UNREAD.value}'), SUM(read_by = '{ReadBy.OCR.value}'), AVG(quality)
    FROM page GROUP BY document_id
"""  # noqa: S608 - as above
WHAT: Final = "SELECT document_id, kind, what FROM omission ORDER BY document_id, ordinal"
FAILED: Final = """
    SELECT * FROM failure WHERE run_id = (SELECT MAX(id) FROM run WHERE finished IS NOT NULL)
        AND path NOT IN (SELECT path FROM document)
"""


class Paragraph(NamedTuple):
    """The head of an item."""

    number: str
    """As printed."""
    heading: str
    case_number: str


@dataclass(frozen=True, slots=True)
class PageSums:
    """How the pages of a document were read."""

    pages: int
    empty: int
    """Read, without a word on them."""
    unread: int
    """Damaged, and not read."""
    ocr: int
    """Recognised in a picture."""
    quality: float | None
    """Mean of the recognised pages, 0 to 1; None when there are none."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One document of the archive."""

    id: str
    path: str
    title: str
    body: str
    municipality: str
    """Code, or empty."""
    edtf: str
    """When the meeting was held; empty when unknown."""
    stated: bool
    """Whether the text says so."""
    pages: int
    characters: int
    numbers: tuple[str, ...] = ()
    """Of the items, as printed (``§ 45``, ``KF § 102``, ``§ 7/23``), in the order of the text; those with a § alone."""
    repeated: tuple[Paragraph, ...] = ()
    """The items whose number another one has as well."""
    omissions: tuple[tuple[OmissionKind, str], ...] = ()
    """What it says and was not read from it, in words, in the order of the text."""
    reading: PageSums | None = None
    """None when an older version took the document in, which did not note it."""


def holdings(connection: Connection) -> Iterator[Holding]:
    """Every document, by id."""
    numbers = _numbers(connection)
    pages = {id_: PageSums(*sums) for id_, *sums in connection.execute(PAGES)}
    repeated = _repeated(connection, numbers)
    said = defaultdict[str, list[tuple[OmissionKind, str]]](list)
    for id_, kind, what in connection.execute(WHAT):
        said[id_].append((OmissionKind(kind), what))
    for row in connection.execute(HEADS).fetchall():
        head: dict[str, Any] = dict(row)
        id_, stated = head["id"], bool(head.pop("stated"))
        yield Holding(
            **head,
            stated=stated,
            numbers=numbers.get(id_, ()),
            repeated=tuple(repeated.get(id_, ())),
            omissions=tuple(said.get(id_, ())),
            reading=pages.get(id_),
        )


def _numbers(connection: Connection) -> dict[str, tuple[str, ...]]:
    """By document id, the numbers of its items.

    SQLite puts them together, three times as fast as row by row, in the order in which it comes to them: that of the
    primary key, document and ordinal.
    """
    found = connection.execute(NUMBERS, (SEPARATOR,))
    return {id_: tuple(numbers.split(SEPARATOR)) for id_, numbers in found}


def _repeated(connection: Connection, numbers: Mapping[str, tuple[str, ...]]) -> dict[str, list[Paragraph]]:
    """By document id, the items whose number another one has as well."""
    found = defaultdict[str, list[Paragraph]](list)
    for batch in batches(id_ for id_, printed in numbers.items() if len(set(printed)) < len(printed)):
        counts = {id_: Counter(numbers[id_]) for id_ in batch}
        for id_, *head in rows_of(connection, ITEMS, batch, "ORDER BY document_id, ordinal"):
            paragraph = Paragraph(*head)
            if counts[id_][paragraph.number] > 1:
                found[id_].append(paragraph)
    return found


def unread(connection: Connection) -> list[Failure]:
    """The files that gave no document when they were last read, by path."""
    noted = map(FAILURE.noun, connection.execute("SELECT * FROM seen WHERE reason <> ''"))
    told = map(FAILURE.noun, connection.execute(FAILED))
    by_path = {each.path: each for each in (*told, *noted)}
    return [by_path[path] for path in sorted(by_path)]
