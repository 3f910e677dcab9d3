"""What a question asks for, found again in the texts it brought: the same words by the same rules as in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.coordination import Shared, shared
from minutes_index.analysis.distance import is_fuzzy_match
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import Token, tokenize
from minutes_index.index.passages import NAMED
from minutes_index.model import Span
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
from minutes_index.query.fields import DECISION


@dataclass(frozen=True, slots=True)
class Words:
    """A text as matchers see it."""

    tokens: Sequence[Token]
    shared: Sequence[Shared] = ()
    """Where words share a part (``hälso- och sjukvård``)."""

    @classmethod
    def of(cls, text: str) -> Words:
        """Those of a text."""
        return cls(list(tokenize(text)), list(shared(text)))


Matcher = Callable[[Words], Iterable[Span]]
"""From the words of a text to the spans of those that match."""

MIN_SHARED: Final = 3
"""A part of a compound shares at least so many letters with its stem (``män``: ``huvudmännen``)."""
IN_TEXT: Final = frozenset({*NAMED, "municipality", "dnr"})
"""Fields whose values stand in the text of a passage."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to mark in what a query finds."""

    matcher: Matcher
    scope: Scope = Scope.ANYWHERE
    in_names: bool = False
    """Whether it may stand in the full name of somebody whom the text calls by less."""


def marks(query: Query) -> tuple[Mark, ...]:
    """What to mark in the texts a query finds: the words it asks for, not those it excludes."""
    return tuple(_marks(query))


def _marks(query: Query) -> Iterator[Mark]:
    match query:
        case Term(word, scope):
            yield Mark(stem_matcher(word), scope, scope is Scope.ANYWHERE)
        case Phrase(words, scope):
            yield Mark(phrase_matcher(words), scope)
        case Near(one, other, _, scope):
            yield Mark(phrase_matcher((one,)), scope)
            yield Mark(phrase_matcher((other,)), scope)
        case Prefix(start, scope):
            yield Mark(prefix_matcher(start), scope)
        case Fuzzy(word, edits, scope):
            yield Mark(fuzzy_matcher(word, edits), scope)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _marks(part)
        case Field(name, value) if name in IN_TEXT:
            words = tuple(token.text for token in tokenize(value) if token.width == 1)
            yield Mark(phrase_matcher(words), in_names=name in NAMED)
        case Everything() | Field() | Between() | Not():
            return
        case _:
            assert_never(query)


def outcomes(query: Query) -> frozenset[str]:
    """The outcomes that a query asks for."""
    match query:
        case Field(name, value) if name == DECISION:
            return frozenset({value})
        case And(parts) | Or(parts):
            return frozenset().union(*map(outcomes, parts))
        case _:
            return frozenset()


def stem_matcher(word: str) -> Matcher:
    """Matches any form of ``word``, and compounds it is a part of."""
    wanted = stem(word)
    return lambda words: _with_stem(words, wanted)


def _with_stem(words: Words, wanted: str) -> list[Span]:
    """Words that have the stem; where words share a part, the whole place if only a reading of it does."""
    found = [token.span for token in words.tokens if _has_stem(token.text, wanted)]
    places = (place for place in words.shared if not any(place.span.overlaps(span) for span in found))
    return [*found, *(place.span for place in places if _may_mean(place, wanted))]


def _may_mean(place: Shared, wanted: str) -> bool:
    opens = wanted.startswith(tuple(beginning[:MIN_SHARED] for beginning in place.beginnings))
    return opens and any(_has_stem(word, wanted) for word in place.words())


def _has_stem(word: str, wanted: str) -> bool:
    """The list of compounds is only read for a word that may hold the stem."""
    if stem(word) == wanted:
        return True
    may_hold = len(word) > len(wanted) and wanted[:MIN_SHARED] in word
    return may_hold and wanted in part_stems(word)


def prefix_matcher(start: str) -> Matcher:
    """Matches words that begin with ``start``."""
    return lambda words: (token.span for token in words.tokens if token.text.startswith(start))


def fuzzy_matcher(word: str, edits: int) -> Matcher:
    """Matches what a fuzzy ``word`` means."""
    return lambda words: (token.span for token in words.tokens if is_fuzzy_match(word, token.text, edits))


def phrase_matcher(phrase: tuple[str, ...]) -> Matcher:
    """Matches each run of exactly these words, from its first letter to its last."""
    return lambda words: _phrases(words.tokens, phrase)


def _phrases(tokens: Sequence[Token], words: tuple[str, ...]) -> Iterator[Span]:
    by_position: dict[int, list[Token]] = {}
    for token in tokens:
        by_position.setdefault(token.position, []).append(token)
    for start in by_position:
        run = [_named(by_position.get(start + offset, ()), word) for offset, word in enumerate(words)]
        found = [token for token in run if token is not None]
        if len(found) == len(words):
            yield Span(found[0].span.start, found[-1].span.end)


def _named(tokens: Iterable[Token], word: str) -> Token | None:
    return next((token for token in tokens if token.text == word), None)
