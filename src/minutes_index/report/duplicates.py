"""Documents that repeat each other, and which is which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from minutes_index.catalog.summaries import Head
    from minutes_index.model import Duplicate, DuplicateKind, Relation


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the documents."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """A pair of documents, how alike they are, and what the first is to the second."""

    kind: DuplicateKind
    similarity: float
    """How much of the smaller stands in the larger, 0 to 1."""
    relation: Relation
    """Empty when nothing tells which is which."""
    part: str
    """The items of an extract, as printed (``§§ 45–46``)."""
    reason: str
    """What tells the relation."""
    certainty: float
    """Of the relation, 0 to 1."""
    documents: tuple[Copy, Copy]
    """First the draft, the extract …, if there is a direction."""

    @property
    def told(self) -> str:
        """What the first is to the second, in words (``extract of, § 45``); empty when nothing tells it."""
        return self.relation.told(of_subject=True, part=self.part, certainty=self.certainty)


def pairs(duplicates: Iterable[Duplicate], heads: Mapping[str, Head]) -> Iterator[DuplicateView]:
    """The pairs in the order they come; ``heads`` by id, every document of theirs."""
    for pair in duplicates:
        ids = (pair.second, pair.first) if pair.subject == pair.second else (pair.first, pair.second)
        first, second = (Copy(id_, heads[id_].source.path) for id_ in ids)
        yield DuplicateView(
            pair.kind, pair.similarity, pair.relation, pair.part, pair.reason, pair.certainty, (first, second)
        )
