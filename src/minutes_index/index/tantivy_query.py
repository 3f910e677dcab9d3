"""A `Query` as tantivy asks it: a pure function, tested without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tantivy import FieldType, Occur
from tantivy import Query as Asked

from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import PART_WEIGHT
from minutes_index.index.passages import key
from minutes_index.index.tantivy_schema import (
    FIRST_DAY,
    KEYS,
    LAST_DAY,
    composites_field,
    encoded,
    parts_field,
    schema,
    spelled,
    stems_field,
    words_field,
)
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
    Scope,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Rarity = Callable[[str, str], float]
    """What a term of a field weighs for being rare: its inverse document frequency in BM25."""

SCHEMA = schema()


def compile_query(query: Query, rarity: Rarity) -> Asked:  # noqa: C901, PLR0911, PLR0912 -- a case a kind of query
    """The tantivy query that finds what ``query`` means in the fields of `SCHEMA`.

    Slips are two at most, as tantivy allows and a question can ask for.
    """
    match query:
        case Everything():
            return _filter(Asked.all_query())
        case Term(word, scope):
            return _stem(scope, encoded(stem(word)), rarity)
        case Phrase((word,), scope):
            return _any_of(_term(name, spelled(word)) for name in _words_fields(scope))
        case Phrase(words, scope):
            return _in_row(scope, words)
        case Near(one, other, between, scope):
            return _any_of(_in_row(scope, pair, between) for pair in ((one, other), (other, one)))
        case Prefix(start, scope):
            return _any_of(_fuzzy(name, start, 0, prefix=True) for name in _words_fields(scope))
        case Fuzzy(word, edits, scope):
            return _any_of(_fuzzy(name, word, edits) for name in _words_fields(scope))
        case Field(name, value):
            return _filter(_term(KEYS, key(name, value)))
        case Between(first, last):
            began = Asked.range_query(SCHEMA, FIRST_DAY, FieldType.Unsigned, upper_bound=last)
            not_over = Asked.range_query(SCHEMA, LAST_DAY, FieldType.Unsigned, lower_bound=first)
            return _filter(_all_of([began, not_over]))
        case And(parts):
            wanted = [compile_query(part, rarity) for part in parts if not isinstance(part, Not)]
            unwanted = [compile_query(part.part, rarity) for part in parts if isinstance(part, Not)]
            return _all_of(wanted or [compile_query(Everything(), rarity)], unwanted)
        case Or(parts):
            return _any_of(compile_query(part, rarity) for part in parts)
        case Not():
            return compile_query(And((query,)), rarity)
        case _:
            assert_never(query)


def between(name: str, least: int, most: int) -> Asked:
    """Passages whose number in the field ``name`` is from ``least`` to ``most``, without weight."""
    return _filter(Asked.range_query(SCHEMA, name, FieldType.Unsigned, lower_bound=least, upper_bound=most))


def narrowed(wanted: Asked, other: Asked) -> Asked:
    """What both find."""
    return _all_of([wanted, other])


def _words_fields(scope: Scope) -> tuple[str, str]:
    return words_field(scope), composites_field(scope)


def _stem(scope: Scope, wanted: str, rarity: Rarity) -> Asked:
    """A stem, whole or inside a compound; a part is as rare as the whole, so that whole words come first."""
    whole, part = stems_field(scope), parts_field(scope)
    share = min(1.0, rarity(whole, wanted) / rarity(part, wanted))
    return _any_of(
        (
            _term(whole, wanted, "freq"),
            Asked.boost_query(_term(part, wanted), PART_WEIGHT * share),
        )
    )


def _term(name: str, term: str, option: str = "basic") -> Asked:
    return Asked.term_query(SCHEMA, name, term, index_option=option)


def _fuzzy(name: str, word: str, edits: int, *, prefix: bool = False) -> Asked:
    return Asked.fuzzy_term_query(SCHEMA, name, spelled(word), edits, True, prefix)  # noqa: FBT003 -- a swap is one edit


def _in_row(scope: Scope, words: tuple[str, ...], between: int = 0) -> Asked:
    """Words in this order with at most so many others between them; composites stand in no row."""
    return Asked.phrase_query(SCHEMA, words_field(scope), [*map(spelled, words)], slop=between)


def _filter(query: Asked) -> Asked:
    """A filter must not weigh."""
    return Asked.const_score_query(query, 0.0)


def _any_of(queries: Iterable[Asked]) -> Asked:
    return Asked.boolean_query([(Occur.Should, query) for query in queries])


def _all_of(wanted: Iterable[Asked], unwanted: Iterable[Asked] = ()) -> Asked:
    must = [(Occur.Must, query) for query in wanted]
    return Asked.boolean_query([*must, *((Occur.MustNot, query) for query in unwanted)])
