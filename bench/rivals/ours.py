"""One of our engines through its Protocol, as the program uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.rivals.base import Found

from minutes_index.index.base import Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.index.base import Index
    from minutes_index.index.passages import Entry
    from minutes_index.query.ast import Query


@dataclass(frozen=True, slots=True)
class Ours:
    """A `bench.rivals.base.Rival`."""

    index: Index

    def prepared(self, entry: Entry) -> Entry:
        """All that was analysed."""
        return entry

    def add(self, given: Iterable[Entry]) -> None:
        """With one writer."""
        with self.index.writer() as writer:
            for entry in given:
                writer.add(entry)

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """One request."""
        response = self.index.search(Request(query, limit, facets=facets))
        return Found(response.total, tuple(f"{hit.document_id}:{hit.ordinal}" for hit in response.hits))

    def close(self) -> None:
        """Closes the index."""
        self.index.close()
