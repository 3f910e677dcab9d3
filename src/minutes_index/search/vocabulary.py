"""What a question that found nothing asks of an index: how many, and which words there are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.index.base import Index, Request
from minutes_index.query.ast import Everything

if TYPE_CHECKING:
    from minutes_index.query.ast import Query

Expand = Callable[["Query"], "Query"]
"""A query as it is asked of an engine: with synonyms."""


@dataclass(frozen=True, slots=True)
class Looking:
    """An index, asked for little, and for nothing twice."""

    index: Index
    expand: Expand
    _totals: dict[Query, int] = field(default_factory=dict)
    _words: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    _values: dict[str, list[str]] = field(default_factory=dict)

    def total(self, query: Query) -> int:
        """How many sections answer."""
        if query not in self._totals:
            self._totals[query] = self.index.search(Request(self.expand(query), limit=1)).total
        return self._totals[query]

    def words(self, start: str) -> list[tuple[str, int]]:
        """The words of the archive that begin so and have nothing but letters, with how many sections have them."""
        if start not in self._words:
            found = self.index.words(start)
            self._words[start] = [(word, count) for word, count in found if word.isalpha()]
        return self._words[start]

    def values(self, name: str) -> list[str]:
        """The values of a keyword field, the most frequent first."""
        if name not in self._values:
            asked = Request(Everything(), limit=1, facets=(name,), facet_limit=sys.maxsize)
            self._values[name] = [bucket.value for bucket in self.index.search(asked).facets[name]]
        return self._values[name]
