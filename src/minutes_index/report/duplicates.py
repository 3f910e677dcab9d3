"""Documents that repeat each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from minutes_index.catalog.heads import Head
    from minutes_index.model import Duplicate, DuplicateKind


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the documents."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """A pair of documents and how alike they are."""

    kind: DuplicateKind
    similarity: float
    """How much of the smaller stands in the larger, 0 to 1."""
    documents: tuple[Copy, Copy]


def pairs(duplicates: Iterable[Duplicate], heads: Mapping[str, Head]) -> Iterator[DuplicateView]:
    """The pairs in the order they come; ``heads`` by id, every document of theirs."""
    for pair in duplicates:
        first, second = (Copy(id_, heads[id_].source.path) for id_ in (pair.first, pair.second))
        yield DuplicateView(pair.kind, pair.similarity, (first, second))
