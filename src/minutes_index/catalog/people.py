"""Who is who: the persons of single documents, and the entities that join them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from minutes_index.catalog import rows
from minutes_index.catalog.codec import Codec
from minutes_index.catalog.facts import EntityCount, Link, LocalPerson
from minutes_index.catalog.links import other_names
from minutes_index.catalog.sql import insert, marks
from minutes_index.model import Entity, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from minutes_index.catalog.sql import Connection, Row

WORD = re.compile(r"[^\W_]+")
LINK: Final = Codec(Link)
LAST = "\U0010ffff"
"""Sorts after every word that begins alike."""
LOCAL: Final = """
    SELECT person.*, document.municipality, document.body, attendance.role, attendance.title FROM person
    JOIN document ON document.id = person.document_id
    LEFT JOIN attendance ON attendance.document_id = person.document_id AND attendance.person = person.ordinal
    ORDER BY person.document_id, person.ordinal, attendance.ordinal
"""
STARTING: Final = "entity.id IN (SELECT entity_id FROM entity_word WHERE word >= ? AND word < ?)"
"""The entities that have a word beginning so."""
PEOPLE: Final = """
    SELECT entity.*, SUM(person.mentions) AS mentions, COUNT(DISTINCT link.document_id) AS documents FROM entity
    JOIN link ON entity.id = link.entity_id
    JOIN person ON person.document_id = link.document_id AND person.ordinal = link.ordinal
    WHERE {} GROUP BY entity.id ORDER BY SUM(person.mentions) DESC, entity.name, entity.id
"""
SURROUNDINGS: Final = """
    SELECT link.entity_id, person.affiliation, person.party, document.body, document.municipality,
        EXISTS (SELECT 1 FROM attendance
            WHERE attendance.document_id = link.document_id AND attendance.person = link.ordinal) AS listed,
        MIN(document.held_on_edtf) AS first, MAX(document.held_on_edtf) AS last
    FROM entity
    JOIN link ON entity.id = link.entity_id
    JOIN person ON person.document_id = link.document_id AND person.ordinal = link.ordinal
    JOIN document ON document.id = link.document_id
    WHERE {} GROUP BY 1, 2, 3, 4, 5, 6
"""


def words(name: str) -> list[str]:
    """The words of a name as they are compared: letters and digits, without case."""
    return WORD.findall(normalize("NFC", name).casefold())


def local_persons(connection: Connection) -> Iterator[LocalPerson]:
    """Every person of every document, with their roles; document by document."""
    for (document_id, _), group in groupby(
        connection.execute(LOCAL), key=lambda row: (row["document_id"], row["ordinal"])
    ):
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
    for table in ("link", "entity_word", "entity"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
    spelt = [
        {"word": word, "entity_id": entity.id}
        for entity in entities
        for word in {word for name in (entity.name, *entity.aliases) for word in words(name)}
    ]
    insert(connection, "entity", [rows.ENTITY.cells(entity) for entity in entities])
    insert(connection, "entity_word", spelt)
    insert(connection, "link", [LINK.cells(link) for link in links])
    after = other_names(connection)
    return sorted(id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_))


def people(
    connection: Connection, name: str | None = None, ids: Collection[str] | None = None
) -> list[EntityCount]:
    """Entities that some document names, the most named first.

    With a name only those of whom every word of it begins a word of their names; a name without any
    letter or digit finds nobody. With ids only those of them that there are.
    """
    asked = words(name or "")
    if name is not None and not asked:
        return []
    tests, values = [STARTING] * len(asked), [end for word in asked for end in (word, word + LAST)]
    if ids is not None:
        tests.append(f"entity.id IN {marks(ids)}")
        values += ids
    wanted = " AND ".join(tests) or "TRUE"
    surroundings = _surroundings(connection, wanted, values)
    return [
        surroundings[row["id"]].count(rows.ENTITY.noun(row), row["mentions"], row["documents"])
        for row in connection.execute(PEOPLE.format(wanted), values)
    ]


@dataclass(slots=True)
class _Surroundings:
    """Where an entity is met."""

    affiliations: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    bodies: set[tuple[str, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def add(self, row: Row) -> None:
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


def _surroundings(connection: Connection, wanted: str, values: Sequence[str]) -> dict[str, _Surroundings]:
    """By entity id, where those entities are met."""
    found = defaultdict[str, _Surroundings](_Surroundings)
    for row in connection.execute(SURROUNDINGS.format(wanted), values):
        found[row["entity_id"]].add(row)
    return found
