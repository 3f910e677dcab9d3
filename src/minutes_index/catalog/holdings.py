"""What an archive holds, document by document, without a text being opened: what its completeness is told from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches
from minutes_index.model import ReadBy, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from minutes_index.catalog.facts import Failure

HEAD: Final = ("id", "path", "title", "body", "municipality", "edtf", "stated", "pages", "characters")
"""Fields of a `Holding` that stand in the row of its document."""
SEPARATOR: Final = "\x1f"
"""Between numbers that come as one text; no line of a document has it."""


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
    reading: PageSums | None = None
    """None when an older version took the document in, which did not note it."""


def holdings(connection: Connection) -> Iterator[Holding]:
    """Every document, by id."""
    numbers = _numbers(connection)
    pages = {id_: PageSums(*sums) for id_, *sums in connection.execute(_pages()).all()}
    repeated = _repeated(connection, numbers)
    for row in connection.execute(_heads()).all():
        head: dict[str, Any] = dict(zip(HEAD, row, strict=True))
        id_, stated = head["id"], bool(head.pop("stated"))
        yield Holding(
            **head,
            stated=stated,
            numbers=numbers.get(id_, ()),
            repeated=tuple(repeated.get(id_, ())),
            reading=pages.get(id_),
        )


def _heads() -> Select[Any]:
    """The columns of `HEAD`, document by document."""
    document = schema.document.c
    plain = (document[name] for name in ("id", "path", "title", "body", "municipality"))
    held_on = (func.coalesce(document.held_on_edtf, ""), func.coalesce(document.held_on_stated, 0))
    return select(*plain, *held_on, document.pages, document.characters).order_by(document.id)


def _numbers(connection: Connection) -> dict[str, tuple[str, ...]]:
    """By document id, the numbers of its items.

    SQLite puts them together, three times as fast as row by row, in the order in which it comes to them: that of the
    primary key, document and ordinal.
    """
    item = schema.section.c
    joined = func.group_concat(item.number, SEPARATOR)
    question = select(item.document_id, joined).where(_numbered()).group_by(item.document_id)
    return {id_: tuple(numbers.split(SEPARATOR)) for id_, numbers in connection.execute(question).all()}


def _repeated(connection: Connection, numbers: Mapping[str, tuple[str, ...]]) -> dict[str, list[Paragraph]]:
    """By document id, the items whose number another one has as well."""
    found = defaultdict[str, list[Paragraph]](list)
    item = schema.section.c
    question = select(*(item[name] for name in ("document_id", *Paragraph._fields))).where(_numbered())
    for batch in batches(id_ for id_, printed in numbers.items() if len(set(printed)) < len(printed)):
        counts = {id_: Counter(numbers[id_]) for id_ in batch}
        asked = question.where(item.document_id.in_(batch)).order_by(item.document_id, item.ordinal)
        for id_, *head in connection.execute(asked):
            paragraph = Paragraph(*head)
            if counts[id_][paragraph.number] > 1:
                found[id_].append(paragraph)
    return found


def _numbered() -> ColumnElement[bool]:
    return and_(schema.section.c.kind == SectionKind.ITEM.value, schema.section.c.number.contains("§"))


def _pages() -> Select[Any]:
    page = schema.page.c
    unread = page.read_by == ReadBy.UNREAD.value
    counted = {
        "empty": and_(page.characters == 0, ~unread),
        "unread": unread,
        "ocr": page.read_by == ReadBy.OCR.value,
    }
    sums = (func.sum(case((those, 1), else_=0)).label(name) for name, those in counted.items())
    mean = func.avg(page.quality)
    return select(page.document_id, func.count(), *sums, mean).group_by(page.document_id)


def unread(connection: Connection) -> list[Failure]:
    """The files that gave no document when they were last read, by path."""
    seen, failure, run = schema.seen, schema.failure, schema.run
    noted = [
        rows.FAILURE.noun(row)
        for row in connection.execute(select(seen).where(seen.c.reason != "")).mappings()
    ]
    last = select(func.max(run.c.id)).where(run.c.finished.is_not(None)).scalar_subquery()
    taken = select(schema.document.c.path)
    question = select(failure).where(failure.c.run_id == last, failure.c.path.not_in(taken))
    told = [rows.FAILURE.noun(row) for row in connection.execute(question).mappings()]
    by_path = {each.path: each for each in (*told, *noted)}
    return [by_path[path] for path in sorted(by_path)]
