"""Pairs of people who may be one, with all that helps to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.report.people import PersonView, person_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.catalog.base import Catalog
    from minutes_index.resolve.candidates import Doubt

SHOWN = 5
"""Documents named of each of the two."""
ASKED = 500
"""People looked up at a time."""


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Two people who may be one."""

    one: PersonView
    other: PersonView
    alike: str
    """How the names differ."""
    agrees: tuple[str, ...]
    against: tuple[str, ...]
    score: float
    """The higher the likelier that they are one; comparable within one list only."""
    documents_of_one: tuple[str, ...]
    """Paths of some of the documents that name them."""
    documents_of_other: tuple[str, ...]


def doubt_views(doubts: Sequence[Doubt], catalog: Catalog) -> Iterator[DoubtView]:
    """The pairs in their order; one of whom the catalog does not know (it is being imported) is left out."""
    ids = sorted({who.id for doubt in doubts for who in (doubt.one, doubt.other)})
    people = {
        count.entity.id: person_view(count)
        for start in range(0, len(ids), ASKED)
        for count in catalog.people(ids=ids[start : start + ASKED])
    }
    named = {id_: sorted({document for document, _ in catalog.members(id_)})[:SHOWN] for id_ in ids}
    heads = catalog.heads({document for documents in named.values() for document in documents})
    paths = {
        id_: tuple(sorted(heads[document].source.path for document in documents if document in heads))
        for id_, documents in named.items()
    }
    for doubt in doubts:
        one, other = doubt.one.id, doubt.other.id
        if one in people and other in people:
            told = (doubt.alike, doubt.agrees, doubt.against, doubt.score)
            yield DoubtView(people[one], people[other], *told, paths[one], paths[other])
