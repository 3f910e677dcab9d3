"""Hits into documents: an engine finds sections, people look for documents."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.index.base import Hit, Index, Request, Response
from minutes_index.index.passages import DOCUMENT
from minutes_index.query.ast import And, Field, Or, Query
from minutes_index.search.sections import Copied

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from minutes_index.search.results import Asking

    Copies = Callable[[Collection[str]], Sequence[Copied]]

PER_DOCUMENT: Final = 4
"""Hits asked for at first for each document wanted."""
LEAST: Final = 200
"""Hits asked for at first in any case, so that what is found is counted in full unless it is much."""
GROWTH: Final = 4
"""How many times more are asked for when they stood in too few documents."""


@dataclass(slots=True)
class Group:
    """A document with its hits in order, and those that are the same text."""

    document_id: str
    hits: list[Hit]
    copies: list[Copied]
    total: int = 0
    """How many of its sections answer."""


@dataclass(frozen=True, slots=True)
class Page:
    """The documents of one page, and what is known of all."""

    total: int
    documents: int | None
    groups: tuple[Group, ...]
    response: Response
    """The first of the engine's answers, which has the facets."""


def page(query: Query, index: Index, asking: Asking, copies: Copies) -> Page:
    """The page of documents that ``asking`` wants.

    The engine is asked for more and more hits until they stand in enough documents, or there are no more.
    """
    wanted = asking.offset + asking.limit
    first = response = _hits(query, index, asking, max(LEAST, (wanted + 1) * PER_DOCUMENT), asking.facets)
    groups = _folded(response.hits, asking, copies)
    while len(groups) <= wanted and len(response.hits) < response.total:
        response = _hits(query, index, asking, len(response.hits) * GROWTH)
        groups = _folded(response.hits, asking, copies)
    complete = len(response.hits) >= response.total
    shown = groups[asking.offset : wanted]
    if not complete and shown:
        _complete(shown, query, index, asking)
    return Page(response.total, len(groups) if complete else None, tuple(shown), first)


def _hits(query: Query, index: Index, asking: Asking, limit: int, facets: tuple[str, ...] = ()) -> Response:
    return index.search(Request(query, limit, 0, facets, asking.facet_limit, asking.sort))


def _by_document(hits: Collection[Hit]) -> dict[str, list[Hit]]:
    found = defaultdict[str, list[Hit]](list)
    for hit in hits:
        found[hit.document_id].append(hit)
    return found


def _folded(hits: Collection[Hit], asking: Asking, copies: Copies) -> list[Group]:
    """The documents by their best hit, each that copies an earlier one put with the first it copies."""
    documents = _by_document(hits)
    pairs = {} if asking.copies or len(documents) < 2 else _pairs(copies(documents.keys()))
    groups: dict[str, Group] = {}
    for document_id, found in documents.items():
        known = pairs.get(document_id, {})
        leader = next((groups[other] for other in groups if other in known), None) if known else None
        if leader is None:
            groups[document_id] = Group(document_id, found, [], len(found))
        else:
            leader.copies.append(known[leader.document_id])
    return list(groups.values())


def _pairs(copied: Sequence[Copied]) -> Mapping[str, dict[str, Copied]]:
    """By one document, then by the other."""
    pairs = defaultdict[str, dict[str, Copied]](dict)
    for pair in copied:
        pairs[pair.first][pair.second] = pairs[pair.second][pair.first] = pair
    return pairs


def _complete(groups: Sequence[Group], query: Query, index: Index, asking: Asking) -> None:
    """Gives the groups all of their hits, in one question about these documents."""
    these = Or(tuple(Field(DOCUMENT, group.document_id) for group in groups))
    found = _by_document(_hits(And((query, these)), index, asking, sys.maxsize).hits)
    for group in groups:
        known = {hit.ordinal for hit in group.hits}
        group.hits += [hit for hit in found.get(group.document_id, ()) if hit.ordinal not in known]
        group.total = len(group.hits)
