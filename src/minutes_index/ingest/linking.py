"""Who is who, found anew for the whole archive; the index follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog.facts import Link
from minutes_index.model import DuplicateKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index
    from minutes_index.model import Entity, Judgement
    from minutes_index.resolve.clusters import Joined, Linked


def linked(catalog: Catalog, judgements: Sequence[Judgement] | None = None) -> Linked:
    """Who is who by all that the catalog holds now; by these judgements instead of those that it holds, when some are given."""
    from minutes_index.resolve.clusters import Linked  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy

    pairs = catalog.duplicates()
    copies = [(pair.first, pair.second) for pair in pairs if pair.kind is not DuplicateKind.MEETING]
    said = catalog.judgements() if judgements is None else judgements
    return Linked.of(catalog.local_persons(), said, copies)


def link_people(catalog: Catalog, index: Index) -> None:
    """Joins the persons of all documents to entities anew; where their names have become others, the index follows."""
    put_in_effect(catalog, index, linked(catalog), catalog.set_entities)


def put_in_effect(
    catalog: Catalog,
    index: Index,
    found: Linked,
    keep: Callable[[Collection[Entity], Iterable[Link]], None],
) -> None:
    """Keeps who is who, all of it or nothing, and has the index follow; should that break off, the next command goes on with it.

    Args:
        catalog: which no other process changes meanwhile.
        index: its search index.
        found: who is who.
        keep: writes entities and links to the catalog, with what they follow from.
    """
    from minutes_index.ingest.synchronisation import agree, put_all  # noqa: PLC0415 - as above

    in_step, before = index.generation() == catalog.generation(), catalog.generation()
    keep([person.entity for person in found.people], list(_links(found.people)))
    put_all(catalog, index, [document_id for document_id, _ in catalog.changed_since(before)])
    if in_step:
        agree(catalog, index)


def _links(people: Sequence[Joined]) -> Iterator[Link]:
    for person in people:
        yield from (Link(document, ordinal, person.entity.id) for document, ordinal in person.members)
