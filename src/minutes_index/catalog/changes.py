"""What changes together: rows, the generation that counts their changes, and how far copies and people are with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog import documents, duplicate_pairs, judgements, people, seals, state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from minutes_index.catalog.facts import Link
    from minutes_index.catalog.sql import Connection
    from minutes_index.model import Duplicate, Entity, Judgement, Record


def replace(connection: Connection, records: Sequence[Record]) -> None:
    """Keeps the records over what stood under the same id or path."""
    if documents.replace(connection, records):
        ids = [record.document.id for record in records]
        seals.seal(connection, ids)
        documents.stamp(connection, ids, state.advance(connection))


def remove(connection: Connection, ids: Collection[str]) -> None:
    """Removes documents with all that hangs on them."""
    if documents.remove(connection, ids):
        state.advance(connection)


def set_entities(connection: Connection, entities: Collection[Entity], links: Iterable[Link]) -> None:
    """Puts these entities and links in the place of all others."""
    changed = people.set_entities(connection, entities, links)
    seals.seal_whole(connection, "people seal")
    before, number = state.generation(connection), state.advance(connection)
    documents.stamp(connection, changed, number)
    state.set_linked(connection, number)
    if state.compared(connection) == before:
        state.set_compared(connection, number)


def judge(
    connection: Connection,
    given: Sequence[Judgement],
    in_place_of: Collection[Judgement],
    entities: Collection[Entity],
    links: Iterable[Link],
) -> None:
    """Keeps judgements as one act, together with what follows from them."""
    judgements.keep(connection, given, in_place_of)
    set_entities(connection, entities, links)


def take_back(connection: Connection, act: int, entities: Collection[Entity], links: Iterable[Link]) -> None:
    """Forgets the judgements of an act, together with what followed from them."""
    judgements.take_back(connection, act)
    set_entities(connection, entities, links)


def add_duplicates(
    connection: Connection, duplicates: Collection[Duplicate], compared: int | None = None
) -> None:
    """Keeps pairs of documents; who is who depends on them."""
    if duplicate_pairs.add_duplicates(connection, duplicates):
        state.set_linked(connection, None)
    if compared is not None:
        state.set_compared(connection, compared)
