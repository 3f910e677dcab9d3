"""A `Query` as a question that means it: `minutes_index.query.parser.parse` of what is written gives the query again."""

from __future__ import annotations

from datetime import date
from typing import Final, assert_never

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
from minutes_index.query.dates import FIRST_DAY, LAST_DAY
from minutes_index.query.fields import BODY, BODY_WORD, DATE, DECISION
from minutes_index.query.lexer import Kind, lexemes
from minutes_index.query.parser import parse
from minutes_index.query.stop_words import small_words

UNSEEN: Final = "\N{WORD JOINER}"
"""A sign that is no part of any word."""


def written(query: Query) -> str:
    """The question; of words in their normal spelling, for a query does not keep another."""
    match query:
        case And(parts):
            return " ".join(map(_inside, parts))
        case Or(parts):
            return _composite(query) or " OR ".join(map(_inside, parts))
        case Not(part):
            return f"NOT {_inside(part)}"
        case _:
            return _leaf(query)


def _inside(part: Query) -> str:
    grouped = isinstance(part, And) or (isinstance(part, Or) and not _composite(part))
    return f"({written(part)})" if grouped else written(part)


def _composite(query: Or) -> str:
    """What stands for a word that is found whole or by its parts (``ks 2018/311``); empty for any other query."""
    first = query.parts[0]
    if not isinstance(first, Term):
        return ""
    spelled = (_scoped(_word(word), first.scope) for word in (first.word, first.word.upper()))
    return next((word for word in spelled if parse(word) == query), "")


def _leaf(query: Term | Phrase | Near | Prefix | Fuzzy | Field | Between | Everything) -> str:  # noqa: PLR0911 -- a case a kind of query
    match query:
        case Term(word, scope):
            small = word in small_words() and scope is Scope.ANYWHERE
            return _scoped(f"+{word}" if small else _word(word), scope)
        case Phrase(words, scope):
            return _scoped(f'"{" ".join(words)}"', scope)
        case Near(one, other, between, scope):
            return _scoped(f'"{one} {other}"~{between}', scope)
        case Prefix(start, scope):
            return _scoped(f"{_word(start)}*", scope)
        case Fuzzy(word, edits, scope):
            return _scoped(f"{_word(word)}~{edits if edits > 1 else ''}", scope)
        case Field(name, value):
            return f"{BODY}:{value}" if name == BODY_WORD else f'{name}:"{value}"'
        case Between(first, last):
            return f'{DATE}:"{_days(first, last)}"'
        case Everything():
            return ""
        case _:
            assert_never(query)


def _word(word: str) -> str:
    """A word as it is read again: one that begins like a field (`a:b`) with a sign before it that nobody sees."""
    return word if next(lexemes(word)).kind is Kind.WORD else f"{UNSEEN}{word}"


def _scoped(word: str, scope: Scope) -> str:
    return f"{DECISION}:{word}" if scope is Scope.DECISIONS else word


def _days(first: int, last: int) -> str:
    """``>2021`` means from the 32nd of December on, which is no day to write."""
    if last == LAST_DAY:
        return f"{_day(first)}.." if _is_day(first) else f">{_day(first - 1)}"
    if first == FIRST_DAY:
        return f"..{_day(last)}" if _is_day(last) else f"<{_day(last + 1)}"
    return f"{_day(first)}..{_day(last)}"


def _day(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _is_day(day: int) -> bool:
    try:
        date(day // 10_000, day // 100 % 100, day % 100)
    except ValueError:
        return False
    return True
