"""Who is who, found anew for the whole archive; the index follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog.facts import Link
from minutes_index.model import DuplicateKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.linking.entities import Joined, Linked
    from minutes_index.catalog.store import Catalog
    from minutes_index.index.base import Index


def linked(catalog: Catalog) -> Linked:
    """Who is who by all that the catalog holds now, judgements among it."""
    from minutes_index.annotate.linking.entities import Linked  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy

    pairs = catalog.duplicates()
    copies = [(pair.first, pair.second) for pair in pairs if pair.kind is not DuplicateKind.MEETING]
    return Linked.of(catalog.local_persons(), catalog.judgements(), copies)


def link_people(catalog: Catalog, index: Index) -> None:
    """Joins the persons of all documents to entities anew; where their names have become others, the index follows."""
    from minutes_index.ingest.upkeep import agree, put_all  # noqa: PLC0415 - as above

    in_step, before = index.generation() == catalog.generation(), catalog.generation()
    people = linked(catalog).people
    catalog.set_entities([person.entity for person in people], list(_links(people)))
    put_all(catalog, index, [document_id for document_id, _ in catalog.changed_since(before)])
    if in_step:
        agree(catalog, index)


def _links(people: Sequence[Joined]) -> Iterator[Link]:
    for person in people:
        yield from (Link(document, ordinal, person.entity.id) for document, ordinal in person.members)
