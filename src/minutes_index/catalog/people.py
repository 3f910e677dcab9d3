"""Who is who: the persons of single documents, and the entities that join them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from sqlalchemy import Connection, Select, and_, delete, func, insert, select

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches
from minutes_index.catalog.facts import EntityCount, Link, LocalPerson
from minutes_index.model import Entity, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

WORD = re.compile(r"[^\W_]+")
LAST = "\U0010ffff"
"""Sorts after every word that begins alike."""


def words(name: str) -> list[str]:
    """The words of a name as they are compared: letters and digits, without case."""
    return WORD.findall(normalize("NFC", name).casefold())


def local_persons(connection: Connection) -> Iterator[LocalPerson]:
    """Every person of every document, with their roles; document by document."""
    person, document, attendance = schema.person, schema.document, schema.attendance
    held = and_(attendance.c.document_id == person.c.document_id, attendance.c.person == person.c.ordinal)
    question = (
        select(person, *document.c["municipality", "body"], attendance.c.role)
        .join(document, document.c.id == person.c.document_id)
        .outerjoin(attendance, held)
        .order_by(person.c.document_id, person.c.ordinal, attendance.c.ordinal)
    )
    found = connection.execution_options(yield_per=1000).execute(question).mappings()
    for (document_id, _), group in groupby(found, key=lambda row: (row["document_id"], row["ordinal"])):
        held_by = list(group)
        first = held_by[0]
        roles = dict.fromkeys(Role(row["role"]) for row in held_by if row["role"])
        person_ = rows.PERSON.noun(first)
        yield LocalPerson(document_id, person_, first["municipality"], first["body"], tuple(roles))


def set_entities(connection: Connection, entities: Collection[Entity], links: Iterable[Link]) -> bool:
    """Puts these entities and links in the place of all others; tells that something was written."""
    for table in (schema.link, schema.entity_word, schema.entity):
        connection.execute(delete(table))
    spelt = [
        {"word": word, "entity_id": entity.id}
        for entity in entities
        for word in {word for name in (entity.name, *entity.aliases) for word in words(name)}
    ]
    linked = [rows.LINK.cells(link) for link in links]
    written: dict[Any, list[Any]] = {
        schema.entity: [rows.ENTITY.cells(entity) for entity in entities],
        schema.entity_word: spelt,
        schema.link: linked,
    }
    for table, cells in written.items():
        if cells:
            connection.execute(insert(table), cells)
    return True


def entities_in(connection: Connection, wanted: Iterable[str]) -> dict[str, dict[int, Entity]]:
    """By document id, then by the ordinal of the person, who they are."""
    link = schema.link
    found: dict[str, dict[int, Entity]] = {}
    for batch in batches(wanted):
        question = select(schema.entity, *link.c["document_id", "ordinal"]).join(link)
        for row in connection.execute(question.where(link.c.document_id.in_(batch))).mappings():
            found.setdefault(row["document_id"], {})[row["ordinal"]] = rows.ENTITY.noun(row)
    return found


def _starting(word: str) -> Select[tuple[str]]:
    """The entities that have a word beginning with ``word``."""
    column = schema.entity_word.c.word
    return select(schema.entity_word.c.entity_id).where(column >= word, column < word + LAST)


def people(connection: Connection, name: str | None) -> list[EntityCount]:
    """Entities that some document names, the most named first.

    With a name only those of whom every word of it begins a word of their names; a name without any
    letter or digit finds nobody.
    """
    entity, link, person = schema.entity, schema.link, schema.person
    asked = words(name or "")
    if name is not None and not asked:
        return []
    named, spread = func.sum(person.c.mentions), func.count(link.c.document_id.distinct())
    same = and_(person.c.document_id == link.c.document_id, person.c.ordinal == link.c.ordinal)
    question = (
        select(entity, named.label("mentions"), spread.label("documents"))
        .select_from(entity)
        .join(link)
        .join(person, same)
        .where(*(entity.c.id.in_(_starting(word)) for word in asked))
        .group_by(entity.c.id)
        .order_by(named.desc(), entity.c.name, entity.c.id)
    )
    found = connection.execute(question).mappings()
    return [EntityCount(rows.ENTITY.noun(row), row["mentions"], row["documents"]) for row in found]
