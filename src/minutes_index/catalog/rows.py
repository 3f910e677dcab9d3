"""Which noun goes into which table."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from minutes_index.catalog.checksums import checksum
from minutes_index.catalog.codec import Cells, Codec, dumped
from minutes_index.catalog.summaries import Head
from minutes_index.model import (
    Attendance,
    Decision,
    Document,
    Duplicate,
    Entity,
    Judgement,
    Mention,
    Omission,
    Page,
    Person,
    ReadBy,
    Record,
    Section,
    Signature,
    Stance,
    Vote,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCUMENT: Final = Codec(Document, without=("text", "sections"))
HEAD: Final = Codec(Head)
SIGNATURE: Final = Codec(Signature)
SECTION: Final = Codec(Section)
PERSON: Final = Codec(Person)
MENTION: Final = Codec(Mention)
ATTENDANCE: Final = Codec(Attendance)
DECISION: Final = Codec(Decision)
VOTE: Final = Codec(Vote)
STANCE: Final = Codec(Stance)
OMISSION: Final = Codec(Omission)
ENTITY: Final = Codec(Entity)
JUDGEMENT: Final = Codec(Judgement)
DUPLICATE: Final = Codec(Duplicate)


def document_cells(record: Record) -> Cells:
    """The row of ``document``."""
    sizes = {"pages": len(record.pages), "characters": len(record.document.text), "rules": record.rules}
    return DOCUMENT.cells(record.document) | SIGNATURE.cells(record.signature) | sizes


def content_cells(record: Record) -> Cells:
    """The row of ``content``: the text as it is, the pages packed."""
    pages = dumped(
        [page.number, page.text, page.read_by, page.quality, page.edges, page.aside, page.treated]
        for page in record.pages
    )
    return {
        "document_id": record.document.id,
        "text": record.document.text,
        "page_texts": zlib.compress(pages.encode()),
    }


def checksum_cells(content: Cells) -> Cells:
    """What tells later that the row of ``content`` is as it was written."""
    return {"checksum": checksum(content["text"].encode(), content["page_texts"])}


def pages(packed: bytes) -> tuple[Page, ...]:
    """The pages in a row of ``content``.

    Raises:
        zlib.error: the bytes are damaged.
    """
    rows = json.loads(zlib.decompress(packed))
    return tuple(_page(*row) for row in rows)


def _page(number: int, text: str, read_by: str, *more: Any) -> Page:  # noqa: ANN401 - as JSON has them
    """A page; an older catalog has less of it."""
    usual: tuple[Any, ...] = (None, None, "", ())
    quality, edges, aside, treated = more + usual[len(more) :]
    return Page(
        number, text, ReadBy(read_by), quality, tuple(edges) if edges else None, aside, tuple(treated)
    )


def _sections(record: Record) -> Iterable[Cells]:
    return map(SECTION.cells, record.document.sections)


def _persons(record: Record) -> Iterable[Cells]:
    named = Counter(mention.person for mention in record.annotations.mentions)
    for person in record.annotations.persons:
        yield PERSON.cells(person) | {"mentions": named[person.ordinal]}


def _mentions(record: Record) -> Iterable[Cells]:
    for mention in record.annotations.mentions:
        yield MENTION.cells(mention) | {"page": record.document.page_of(mention.span.start)}


def _attendance(record: Record) -> Iterable[Cells]:
    for row in record.annotations.attendance:
        yield ATTENDANCE.cells(row) | {"page": record.document.page_of(row.span.start)}


def _decisions(record: Record) -> Iterable[Cells]:
    document = record.document
    for decision in record.annotations.decisions:
        seen = {"text": decision.span.of(document.text), "page": document.page_of(decision.span.start)}
        yield DECISION.cells(decision) | seen


@dataclass(frozen=True, slots=True)
class Part:
    """What hangs on a document, many rows of a kind."""

    table: str
    codec: Codec[Any]
    of: Callable[[Record], Iterable[Cells]]

    def cells(self, record: Record) -> list[Cells]:
        """The rows of one record, in order."""
        return [
            {"document_id": record.document.id, "ordinal": place} | cells
            for place, cells in enumerate(self.of(record))
        ]


def page_cells(record: Record) -> list[Cells]:
    """The rows of ``page``: how each page was read."""
    return cells_of_pages(record.document.id, record.pages)


def cells_of_pages(document_id: str, read: Iterable[Page]) -> list[Cells]:
    """The rows of ``page`` for the pages of a document."""
    return [
        {
            "document_id": document_id,
            "ordinal": place,
            "number": page.number,
            "characters": len(page.text.strip()),
            "read_by": page.read_by.value,
            "quality": page.quality,
        }
        for place, page in enumerate(read)
    ]


SECTIONS: Final = Part("section", SECTION, _sections)
PERSONS: Final = Part("person", PERSON, _persons)
MENTIONS: Final = Part("mention", MENTION, _mentions)
ATTENDANCES: Final = Part("attendance", ATTENDANCE, _attendance)
DECISIONS: Final = Part("decision", DECISION, _decisions)
VOTES: Final = Part("vote", VOTE, lambda record: map(VOTE.cells, record.annotations.votes))
STANCES: Final = Part("stance", STANCE, lambda record: map(STANCE.cells, record.annotations.stances))
OMISSIONS: Final = Part(
    "omission", OMISSION, lambda record: map(OMISSION.cells, record.annotations.omissions)
)
PARTS: Final = (SECTIONS, PERSONS, MENTIONS, ATTENDANCES, DECISIONS, VOTES, STANCES, OMISSIONS)
