"""A query -> one that also finds what means the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from minutes_index.query.ast import (
    And,
    Between,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)
from minutes_index.query.fields import BODY_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.query.synonyms import Form, Synonyms


def expanded(query: Query, synonyms: Synonyms) -> Query:
    """The query with synonyms as further ways to be found.

    Words are expanded one by one and, where several follow each other, as the name that they are. Phrases, words
    near each other, beginnings and slips stay as they are; of what is excluded only bodies are expanded, so that
    ``-ks`` leaves out no more than it says.
    """
    match query:
        case Term(word, scope):
            return _or(query, (form.query(scope) for form in synonyms.of_word(word)))
        case Field(name, value) if name == BODY_WORD:
            return _or(query, (form.body() for form in synonyms.of_word(value)))
        case And(parts):
            found = tuple(_in_runs(parts, synonyms))
            return found[0] if len(found) == 1 else And(found)
        case Or(parts):
            return Or(tuple(expanded(part, synonyms) for part in parts))
        case Not(part):
            return Not(_bodies(part, synonyms))
        case Everything() | Phrase() | Near() | Prefix() | Fuzzy() | Field() | Between():
            return query
        case _:
            assert_never(query)


def _or(query: Query, others: Iterable[Query]) -> Query:
    parts = tuple(dict.fromkeys((query, *others)))
    return Or(parts) if len(parts) > 1 else query


def _in_runs(parts: tuple[Query, ...], synonyms: Synonyms) -> Iterator[Query]:
    """The parts expanded, those that make a name together as one."""
    at = 0
    while at < len(parts):
        length, forms = _longest(parts[at : at + synonyms.longest], synonyms)
        each = tuple(expanded(part, synonyms) for part in parts[at : at + length])
        first = parts[at]
        if isinstance(first, Term) and forms:
            yield _or(And(each), (form.query(first.scope) for form in forms))
        else:
            yield from each
        at += length


def _longest(parts: tuple[Query, ...], synonyms: Synonyms) -> tuple[int, tuple[Form, ...]]:
    """How many of the parts, from the first on, make a name together, and what it finds as well."""
    for length in range(len(parts), 1, -1):
        run = [part for part in parts[:length] if isinstance(part, Term)]
        if len(run) == length and len({term.scope for term in run}) == 1:
            forms = synonyms.of_words([term.word for term in run])
            if forms:
                return length, forms
    return 1, ()


def _bodies(query: Query, synonyms: Synonyms) -> Query:
    match query:
        case Field():
            return expanded(query, synonyms)
        case And(parts):
            return And(tuple(_bodies(part, synonyms) for part in parts))
        case Or(parts):
            return Or(tuple(_bodies(part, synonyms) for part in parts))
        case Not(part):
            return Not(_bodies(part, synonyms))
        case _:
            return query
