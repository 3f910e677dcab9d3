"""A query -> one that also finds the personal numbers it asks for, whose digits no index has among its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.query.ast import And, Field, Not, Or, Phrase, Query, Term
from minutes_index.query.fields import PERSONAL_NUMBER
from minutes_index.recognisers.identity_numbers import numbers_asked_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST: Final = 6
"""Words that a number may be written in: ``19 81 12 18 98 76``."""


def with_numbers(query: Query) -> Query:
    """The query with the numbers it holds, in whatever spelling, as a further way to be found.

    Beginnings and slips stay as they are: a number is found whole or not at all.
    """
    match query:
        case Term() | Phrase():
            return _or_number(query, _words(query))
        case And(parts):
            found = tuple(_in_runs(parts))
            return found[0] if len(found) == 1 else And(found)
        case Or(parts):
            return Or(tuple(map(with_numbers, parts)))
        case Not(part):
            return Not(with_numbers(part))
        case _:
            return query


def _words(query: Query) -> str:
    match query:
        case Term(word):
            return word
        case Phrase(words):
            return " ".join(words)
        case Or((Term(), Phrase(words))):  # what is found whole or by its parts
            return " ".join(words)
        case _:
            return ""


def _or_number(query: Query, words: str) -> Query:
    fields = (Field(PERSONAL_NUMBER, number) for number in sorted(numbers_asked_for(words)))
    parts = (query, *fields)
    return Or(parts) if len(parts) > 1 else query


def _in_runs(parts: Sequence[Query]) -> Iterator[Query]:
    """The parts, those that make a number together as one."""
    at = 0
    while at < len(parts):
        runs = (tuple(parts[at : at + length]) for length in range(2, LONGEST + 1))
        run = next((run for run in runs if _is_number(run)), ())
        yield _or_number(And(run), " ".join(map(_words, run))) if run else with_numbers(parts[at])
        at += len(run) or 1


def _is_number(run: Sequence[Query]) -> bool:
    """Whether words are a number together, and each of them a part of it."""
    words = [_words(part) for part in run]
    return not any(word.strip("0123456789-/. ") for word in words) and all(words) and _asks(words)


def _asks(words: Sequence[str]) -> bool:
    return bool(numbers_asked_for(" ".join(words))) and not any(map(numbers_asked_for, words))
