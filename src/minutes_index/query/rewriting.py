"""A query with some of its parts in the place of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.query.ast import And, Not, Or, Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def leaves(query: Query) -> Iterator[Query]:
    """What is asked for, one by one; not what is excluded."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not():
            return
        case _:
            yield query


def replaced(query: Query, new: Mapping[Query, Query]) -> Query:
    """The query with others in the place of those of its `leaves` that ``new`` has."""
    match query:
        case And(parts):
            return And(tuple(replaced(part, new) for part in parts))
        case Or(parts):
            return Or(tuple(replaced(part, new) for part in parts))
        case Not():
            return query
        case _:
            return new.get(query, query)
