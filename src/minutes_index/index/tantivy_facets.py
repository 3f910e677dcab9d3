"""Counting by keyword in tantivy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from minutes_index.index.base import Bucket
from minutes_index.index.tantivy_schema import COUNTED, SPELLINGS, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tantivy import Query, Searcher

FIRST_TRY: Final = 10
"""Times what is asked for, so that values that are counted alike are seldom cut apart."""
MOST: Final = 65_000
"""Values that tantivy counts in one answer. With more of them, of values that are counted alike at the end of
a list others may be shown than with fewer; the counts are right all the same."""


def facets(
    searcher: Searcher, query: Query, names: Iterable[str], limit: int
) -> dict[str, tuple[Bucket, ...]]:
    """Counts what a query finds by the values of keyword fields, as `minutes_index.index.passages.facets` does."""
    return {name: tuple(_buckets(searcher, query, name, limit)) for name in names}


def _buckets(searcher: Searcher, query: Query, name: str, limit: int) -> Iterable[Bucket]:
    counted = sorted(_most_frequent(searcher, query, name, limit), key=lambda found: (-found[1], found[0]))
    return (Bucket(_written(searcher, query, name, value), count) for value, count in counted[:limit])


def _most_frequent(searcher: Searcher, query: Query, name: str, limit: int) -> list[tuple[str, int]]:
    """The values counted most, and all that are counted as often as the last of them."""
    size = min(max(limit, 1) * FIRST_TRY, MOST)
    while True:
        found = _counted(searcher, query, name, size)
        counts = [count for _, count in found]
        if len(found) < size or size == MOST or counts[-1] < counts[limit - 1]:
            return found
        size = MOST


def _counted(searcher: Searcher, query: Query, name: str, size: int) -> list[tuple[str, int]]:
    path = f"{COUNTED}.{name.replace('.', chr(92) + '.')}"
    wanted: dict[str, Any] = {"field": path, "size": size, "segment_size": MOST}
    answer = searcher.aggregate(query, {name: {"terms": wanted}})
    return [(bucket["key"], bucket["doc_count"]) for bucket in answer[name]["buckets"]]


def _written(searcher: Searcher, query: Query, name: str, value: str) -> str:
    """How a value is written most often in what the query finds."""
    start = spelling(name, value)
    known = searcher.terms_with_prefix(SPELLINGS, start)
    if len(known) > 1:
        known = searcher.terms_with_prefix(SPELLINGS, start, filter_query=query)
    return min(known, key=lambda found: (-found[1], found[0]))[0].removeprefix(start)
