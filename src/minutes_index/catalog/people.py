"""Who is who: the persons of single documents, and the entities that join them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    select,
)

from minutes_index.catalog import rows, schema
from minutes_index.catalog.documents import batches
from minutes_index.catalog.facts import EntityCount, Link, LocalPerson
from minutes_index.model import Entity, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
        select(person, *document.c["municipality", "body"], *attendance.c["role", "title"])
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
        titles = dict.fromkeys(row["title"] for row in held_by if row["title"])
        place = (first["municipality"], first["body"])
        yield LocalPerson(document_id, person_, *place, tuple(roles), tuple(titles))


def set_entities(connection: Connection, entities: Collection[Entity], links: Iterable[Link]) -> list[str]:
    """Puts these entities and links in the place of all others; the documents whose people are called otherwise now."""
    before = other_names(connection)
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
    after = other_names(connection)
    return sorted(id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_))


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


def people(
    connection: Connection, name: str | None = None, ids: Collection[str] | None = None
) -> list[EntityCount]:
    """Entities that some document names, the most named first.

    With a name only those of whom every word of it begins a word of their names; a name without any
    letter or digit finds nobody. With ids only those of them that there are.
    """
    entity, link, person = schema.entity, schema.link, schema.person
    asked = words(name or "")
    if name is not None and not asked:
        return []
    wanted = [entity.c.id.in_(_starting(word)) for word in asked]
    if ids is not None:
        wanted.append(entity.c.id.in_(ids))
    named, spread = func.sum(person.c.mentions), func.count(link.c.document_id.distinct())
    same = and_(person.c.document_id == link.c.document_id, person.c.ordinal == link.c.ordinal)
    question = (
        select(entity, named.label("mentions"), spread.label("documents"))
        .select_from(entity)
        .join(link)
        .join(person, same)
        .where(*wanted)
        .group_by(entity.c.id)
        .order_by(named.desc(), entity.c.name, entity.c.id)
    )
    surroundings = _surroundings(connection, wanted)
    return [
        surroundings[row["id"]].count(rows.ENTITY.noun(row), row["mentions"], row["documents"])
        for row in connection.execute(question).mappings()
    ]


@dataclass(slots=True)
class _Surroundings:
    """Where an entity is met."""

    affiliations: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    bodies: set[tuple[str, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def add(self, row: RowMapping) -> None:
        """Takes in one way the entity is met, and when."""
        self.affiliations.add(row["affiliation"])
        self.parties.add(row["party"])
        if row["listed"] and row["body"]:
            self.bodies.add((row["municipality"], row["body"]))
        self.days |= {row["first"] or "", row["last"] or ""}

    def count(self, entity: Entity, mentions: int, documents: int) -> EntityCount:
        """The entity with all of it."""
        days = sorted(self.days - {""}) or [""]
        return EntityCount(
            entity,
            mentions,
            documents,
            tuple(sorted(self.affiliations - {""})),
            tuple(sorted(self.parties - {"", "-"})),
            tuple(sorted(self.bodies)),
            days[0],
            days[-1],
        )


def _surroundings(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> dict[str, _Surroundings]:
    """By entity id, where those entities are met."""
    entity, link, person, document = schema.entity, schema.link, schema.person, schema.document
    same = and_(person.c.document_id == link.c.document_id, person.c.ordinal == link.c.ordinal)
    row_ = schema.attendance
    listed = exists().where(row_.c.document_id == link.c.document_id, row_.c.person == link.c.ordinal)
    ways = (
        *(link.c.entity_id, person.c.affiliation, person.c.party, document.c.body, document.c.municipality),
        listed.label("listed"),
    )
    days = (func.min(document.c.held_on_edtf).label("first"), func.max(document.c.held_on_edtf).label("last"))
    question = (
        select(*ways, *days)
        .select_from(entity)
        .join(link)
        .join(person, same)
        .join(document, document.c.id == link.c.document_id)
        .where(*wanted)
        .group_by(*ways)
    )
    found = defaultdict[str, _Surroundings](_Surroundings)
    for row in connection.execute(question).mappings():
        found[row["entity_id"]].add(row)
    return found


def members(connection: Connection, entity_id: str) -> list[tuple[str, int]]:
    """Document id and ordinal of every person that an entity joins."""
    link = schema.link
    question = select(link.c.document_id, link.c.ordinal).where(link.c.entity_id == entity_id)
    return [(row.document_id, row.ordinal) for row in connection.execute(question)]


def other_names(connection: Connection, wanted: Iterable[str] | None = None) -> dict[str, dict[int, str]]:
    """By document id, then by ordinal, the names of entities whom the document calls something else."""
    link, person, entity = schema.link, schema.person, schema.entity
    same = and_(person.c.document_id == link.c.document_id, person.c.ordinal == link.c.ordinal)
    question = (
        select(*link.c["document_id", "ordinal"], entity.c.name)
        .join(entity, entity.c.id == link.c.entity_id)
        .join(person, same)
        .where(entity.c.name != person.c.name)
    )
    asked = (
        [question] if wanted is None else [question.where(link.c.document_id.in_(b)) for b in batches(wanted)]
    )
    found: dict[str, dict[int, str]] = {}
    for each in asked:
        for row in connection.execute(each):
            found.setdefault(row.document_id, {})[row.ordinal] = row.name
    return found
