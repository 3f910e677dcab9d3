"""Lists over the whole archive, in the order of the meetings: mentions, attendance, decisions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, and_, select

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches, grouped, hanging, heads
from minutes_index.catalog.facts import AttendanceFact, DecisionFact, MentionFact
from minutes_index.model import Label, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

NUMBER_LENGTH: Final = 10
"""Digits of a personal number without its century."""


def _by_day(connection: Connection, wanted: Iterable[str] | None) -> list[str]:
    """The documents, or all, by the day of the meeting; those without a day first."""
    asked = None if wanted is None else frozenset(wanted)
    document = schema.document
    ordered = select(document.c.id).order_by(document.c.held_on_edtf, document.c.path)
    return [
        document_id for document_id in connection.scalars(ordered) if asked is None or document_id in asked
    ]


def _roles(connection: Connection, entity_ids: Collection[str]) -> dict[tuple[str, str], tuple[Role, ...]]:
    """By (document id, entity id), the parts they had, each once."""
    link, attendance = schema.link, schema.attendance
    same = and_(attendance.c.document_id == link.c.document_id, attendance.c.person == link.c.ordinal)
    question = (
        select(*link.c["document_id", "entity_id"], attendance.c.role)
        .join(attendance, same)
        .where(link.c.entity_id.in_(entity_ids))
        .order_by(attendance.c.document_id, attendance.c.ordinal)
    )
    found = defaultdict[tuple[str, str], dict[Role, None]](dict)
    for row in connection.execute(question):
        found[row.document_id, row.entity_id][Role(row.role)] = None
    return {key: tuple(roles) for key, roles in found.items()}


def mentions_of(connection: Connection, entity_ids: Collection[str]) -> Iterator[MentionFact]:
    """Every place where one of the entities is named."""
    link, mention = schema.link, schema.mention
    same = and_(mention.c.document_id == link.c.document_id, mention.c.person == link.c.ordinal)
    question = (
        select(mention, link.c.entity_id)
        .join(link, same)
        .where(link.c.entity_id.in_(entity_ids))
        .order_by(mention.c.document_id, mention.c.ordinal)
    )
    found = grouped(connection, question)
    known, roles = heads(connection, found), _roles(connection, entity_ids)
    for document_id in _by_day(connection, found):
        for row in found[document_id]:
            held = roles.get((document_id, row["entity_id"]), ())
            mention_ = rows.MENTION.noun(row)
            yield MentionFact(row["entity_id"], known[document_id], mention_, row["page"], held)


def attendance(connection: Connection, wanted: Iterable[str] | None) -> Iterator[AttendanceFact]:
    """The attendance lists of the documents, or of all."""
    row_, link = schema.attendance, schema.link
    same = and_(link.c.document_id == row_.c.document_id, link.c.ordinal == row_.c.person)
    for batch in batches(_by_day(connection, wanted)):
        known = heads(connection, batch)
        question = hanging(row_, batch).add_columns(link.c.entity_id).outerjoin(link, same)
        found = grouped(connection, question)
        for document_id in batch:
            for row in found.get(document_id, ()):
                noun = rows.ATTENDANCE.noun(row)
                yield AttendanceFact(row["entity_id"] or "", known[document_id], noun, row["page"])


def personal_numbers(connection: Connection, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """By document id, the personal numbers in it, ten digits each."""
    found = defaultdict[str, set[str]](set)
    mention = schema.mention
    for batch in batches(ids):
        question = select(mention.c.document_id, mention.c.value).where(
            mention.c.document_id.in_(batch), mention.c.label == Label.PERSONAL_NUMBER.value
        )
        for document_id, value in connection.execute(question):
            found[document_id].add("".join(filter(str.isdigit, value))[-NUMBER_LENGTH:])
    return {document_id: frozenset(numbers) for document_id, numbers in found.items()}


def decisions(connection: Connection, wanted: Iterable[str] | None) -> Iterator[DecisionFact]:
    """The decisions of the documents, or of all."""
    for batch in batches(_by_day(connection, wanted)):
        known = heads(connection, batch)
        sections = {
            (row["document_id"], row["ordinal"]): rows.SECTION.noun(row)
            for row in connection.execute(hanging(schema.section, batch)).mappings()
        }
        found = grouped(connection, hanging(schema.decision, batch))
        for document_id in batch:
            for row in found.get(document_id, ()):
                place = document_id, row["section"]
                yield DecisionFact(
                    known[document_id],
                    rows.DECISION.noun(row),
                    sections[place],
                    row["text"],
                    row["page"],
                )
