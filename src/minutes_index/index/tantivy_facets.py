"""Counting by keyword in tantivy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from minutes_index.index.facets import Bucket
from minutes_index.index.tantivy_schema import COUNTED, SPELLINGS, spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tantivy import Query, Searcher

    Counted = tuple[str, int]
    """A folded value, and the passages that have it."""

ESCAPED_DOT: Final = "\\."
FIRST_TRY: Final = 10
"""Times what is asked for, so that values that are counted alike are seldom cut apart."""
MOST: Final = 65_000
"""Values that tantivy counts in one answer. With more of them, of values that are counted alike at the end of
a list others may be shown than with fewer; the counts are right all the same."""


def facets(
    searcher: Searcher, query: Query, names: Collection[str], limit: int
) -> dict[str, tuple[Bucket, ...]]:
    """Counts what a query finds by the values of keyword fields, as `minutes_index.index.passages.facets` does."""
    size = min(max(limit, 1) * FIRST_TRY, MOST)
    counted = _counted(searcher, query, names, size)
    counted |= _counted(
        searcher, query, [name for name in names if _is_cut(counted[name], size, limit)], MOST
    )
    return {name: tuple(_buckets(searcher, query, name, counted[name], limit)) for name in names}


def _is_cut(counted: list[Counted], size: int, limit: int) -> bool:
    """Whether values may be missing that are counted as often as the last that is wanted."""
    return MOST > size <= len(counted) and counted[-1][1] >= counted[limit - 1][1]


def _counted(searcher: Searcher, query: Query, names: Collection[str], size: int) -> dict[str, list[Counted]]:
    """The values that are counted most, so many of each field."""
    if not names:
        return {}
    paths = {name: f"{COUNTED}.{name.replace('.', ESCAPED_DOT)}" for name in names}
    wanted: dict[str, Any] = {
        name: {"terms": {"field": path, "size": size, "segment_size": MOST}} for name, path in paths.items()
    }
    answer = searcher.aggregate(query, wanted)
    return {
        name: [(bucket["key"], bucket["doc_count"]) for bucket in answer[name]["buckets"]] for name in names
    }


def _buckets(
    searcher: Searcher, query: Query, name: str, counted: list[Counted], limit: int
) -> Iterator[Bucket]:
    for value, count in sorted(counted, key=lambda found: (-found[1], found[0]))[:limit]:
        yield Bucket(_written(searcher, query, name, value), count)


def _written(searcher: Searcher, query: Query, name: str, value: str) -> str:
    """How a value is written most often in what the query finds."""
    start = spelling(name, value)
    known = searcher.terms_with_prefix(SPELLINGS, start)
    if len(known) > 1:
        known = searcher.terms_with_prefix(SPELLINGS, start, filter_query=query)
    return min(known, key=lambda found: (-found[1], found[0]))[0].removeprefix(start)
