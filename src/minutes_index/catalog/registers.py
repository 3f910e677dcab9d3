"""Lists over the whole archive, in the order of the meetings: mentions, attendance, decisions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from minutes_index.catalog import rows
from minutes_index.catalog.documents import heads
from minutes_index.catalog.facts import AttendanceFact, DecisionFact, MentionFact
from minutes_index.catalog.sql import batches, by_document, hanging, marks, rows_of
from minutes_index.model import Label, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from minutes_index.catalog.sql import Connection

NUMBER_LENGTH: Final = 10
"""Digits of a personal number without its century."""
ROLES: Final = """
    SELECT link.document_id, entity_id, role FROM link
    JOIN attendance ON attendance.document_id = link.document_id AND person = link.ordinal
    WHERE entity_id IN {} ORDER BY attendance.document_id, attendance.ordinal
"""
MENTIONS: Final = """
    SELECT mention.*, entity_id FROM mention
    JOIN link ON mention.document_id = link.document_id AND person = link.ordinal
    WHERE entity_id IN {} ORDER BY mention.document_id, mention.ordinal
"""
ATTENDANCE: Final = """
    SELECT attendance.*, entity_id FROM attendance
    LEFT JOIN link ON link.document_id = attendance.document_id AND link.ordinal = person
    WHERE attendance.document_id
"""
NUMBERS: Final = f"""
    SELECT document_id, value FROM mention WHERE label = '{Label.PERSONAL_NUMBER.value}' AND document_id
"""  # noqa: S608 - a word of ours


def _by_day(connection: Connection, ids: Iterable[str] | None) -> list[str]:
    """The documents, or all, by the day of the meeting; those without a day first."""
    asked = None if ids is None else frozenset(ids)
    ordered = connection.execute("SELECT id FROM document ORDER BY held_on_edtf, path")
    return [document_id for (document_id,) in ordered if asked is None or document_id in asked]


def _roles(connection: Connection, entity_ids: Collection[str]) -> dict[tuple[str, str], tuple[Role, ...]]:
    """By (document id, entity id), the parts they had, each once."""
    found = defaultdict[tuple[str, str], dict[Role, None]](dict)
    for row in connection.execute(ROLES.format(marks(entity_ids)), tuple(entity_ids)):
        found[row["document_id"], row["entity_id"]][Role(row["role"])] = None
    return {key: tuple(roles) for key, roles in found.items()}


def mentions_of(connection: Connection, entity_ids: Collection[str]) -> Iterator[MentionFact]:
    """Every place where one of the entities is named."""
    found = by_document(connection.execute(MENTIONS.format(marks(entity_ids)), tuple(entity_ids)))
    known, roles = heads(connection, found), _roles(connection, entity_ids)
    for document_id in _by_day(connection, found):
        for row in found[document_id]:
            held = roles.get((document_id, row["entity_id"]), ())
            mention = rows.MENTION.noun(row)
            yield MentionFact(row["entity_id"], known[document_id], mention, row["page"], held)


def attendance(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[AttendanceFact]:
    """The attendance lists of the documents, or of all."""
    order = "ORDER BY attendance.document_id, attendance.ordinal"
    for batch in batches(_by_day(connection, ids)):
        known = heads(connection, batch)
        found = by_document(rows_of(connection, ATTENDANCE, batch, order))
        for document_id in batch:
            for row in found.get(document_id, ()):
                noun = rows.ATTENDANCE.noun(row)
                yield AttendanceFact(row["entity_id"] or "", known[document_id], noun, row["page"])


def personal_numbers(connection: Connection, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """By document id, the personal numbers in it, ten digits each."""
    found = defaultdict[str, set[str]](set)
    for document_id, value in rows_of(connection, NUMBERS, ids):
        found[document_id].add("".join(filter(str.isdigit, value))[-NUMBER_LENGTH:])
    return {document_id: frozenset(numbers) for document_id, numbers in found.items()}


def decisions(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[DecisionFact]:
    """The decisions of the documents, or of all."""
    for batch in batches(_by_day(connection, ids)):
        known = heads(connection, batch)
        sections = {
            (row["document_id"], row["ordinal"]): rows.SECTION.noun(row)
            for row in hanging(connection, "section", batch)
        }
        found = by_document(hanging(connection, "decision", batch))
        for document_id in batch:
            for row in found.get(document_id, ()):
                section = sections[document_id, row["section"]]
                decision = rows.DECISION.noun(row)
                yield DecisionFact(known[document_id], decision, section, row["text"], row["page"])
