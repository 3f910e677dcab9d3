"""A `Query` as Whoosh asks it: a pure function, tested without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from whoosh import query as wq
from whoosh.matching import FilterMatcher

from minutes_index.analysis.distance import is_fuzzy_match
from minutes_index.analysis.stems import stem
from minutes_index.index.passages import key
from minutes_index.index.whoosh_places import Close, Row
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
    from collections.abc import Iterator

    WhooshQuery = Any  # Whoosh ships no types

KEYS = "keys"
FIRST_DAY, LAST_DAY = "first_day", "last_day"
FILTER_SCORE = 1e-6
"""A filter must not weigh; nothing at all would be taken for 1."""


def stems_field(scope: Scope) -> str:
    """The field of the stems."""
    return f"{scope.value}_stems"


def words_field(scope: Scope) -> str:
    """The field of the exact word forms."""
    return f"{scope.value}_words"


class FuzzyTerm(wq.MultiTerm):  # type: ignore[misc]  # Whoosh ships no types
    """The words of a field that `is_fuzzy_match` accepts, so that every engine finds the same."""

    def __init__(self, fieldname: str, text: str, edits: int, boost: float = 1.0) -> None:
        self.fieldname, self.text, self.edits, self.boost = fieldname, text, edits, boost

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FuzzyTerm) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.fieldname, self.text, self.edits, self.boost))

    def _btexts(self, reader: Any) -> Iterator[bytes]:  # noqa: ANN401 -- Whoosh ships no types
        size, letters = len(self.text), set(self.text)
        for term in reader.expand_prefix(self.fieldname, self.text[:1]):
            word = term.decode("utf-8")
            if (
                abs(len(word) - size) <= self.edits
                and len(letters.difference(word)) <= self.edits  # an edit brings or takes one letter at most
                and len(set(word) - letters) <= self.edits
                and is_fuzzy_match(self.text, word, self.edits)
            ):
                yield term


class Except(wq.Query):  # type: ignore[misc]  # Whoosh ships no types
    """What one query finds and another does not.

    Whoosh's own ``Not`` finds deleted documents and its ``AndNot`` overlooks the first one to leave out.
    """

    def __init__(self, wanted: WhooshQuery, unwanted: WhooshQuery) -> None:
        self.wanted, self.unwanted = wanted, unwanted

    def estimate_size(self, reader: Any) -> int:  # noqa: ANN401 -- Whoosh ships no types
        """At most what is wanted."""
        return int(self.wanted.estimate_size(reader))

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401 -- Whoosh ships no types
        """The matcher of what is wanted, filtered."""
        unwanted = self.unwanted.matcher(searcher, searcher.boolean_context()).all_ids()
        return FilterMatcher(self.wanted.matcher(searcher, context), frozenset(unwanted), exclude=True)


def compile_query(query: Query) -> WhooshQuery:  # noqa: C901, PLR0911 -- a case a kind of query
    """The Whoosh query that finds what ``query`` means in fields named as above."""
    match query:
        case Everything():
            return wq.ConstantScoreQuery(wq.Every(), FILTER_SCORE)
        case Term(word, scope):
            return wq.Term(stems_field(scope), stem(word))
        case Phrase(words, scope):
            return _phrase(words_field(scope), words)
        case Near(one, other, between, scope):
            return Close(words_field(scope), (one, other), between + 1)
        case Prefix(start, scope):
            return wq.Prefix(words_field(scope), start)
        case Fuzzy(word, edits, scope):
            return FuzzyTerm(words_field(scope), word, edits)
        case Field(name, value):
            return wq.ConstantScoreQuery(wq.Term(KEYS, key(name, value)), FILTER_SCORE)
        case Between(first, last):
            began = wq.NumericRange(FIRST_DAY, None, last)
            not_over = wq.NumericRange(LAST_DAY, first, None)
            return wq.ConstantScoreQuery(wq.And([began, not_over]), FILTER_SCORE)
        case And(parts):
            return _all_of(parts)
        case Or(parts):
            return wq.Or([compile_query(part) for part in parts])
        case Not(part):
            return _all_of((Not(part),))
        case _:
            assert_never(query)


def _all_of(parts: tuple[Query, ...]) -> WhooshQuery:
    wanted = [compile_query(part) for part in parts if not isinstance(part, Not)]
    unwanted = [compile_query(part.part) for part in parts if isinstance(part, Not)]
    found = wq.And(wanted) if wanted else compile_query(Everything())
    return Except(found, wq.Or(unwanted)) if unwanted else found


def _phrase(fieldname: str, words: tuple[str, ...]) -> WhooshQuery:
    return wq.Term(fieldname, words[0]) if len(words) == 1 else Row(fieldname, words)
