"""Words and phrases of a question -> what they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.tokens import Token, tokenize
from minutes_index.errors import QuerySyntaxError
from minutes_index.query.ast import And, Fuzzy, Near, Or, Phrase, Prefix, Query, Scope, Term
from minutes_index.query.dates import is_open_or_range
from minutes_index.query.lexer import Kind, Lexeme

if TYPE_CHECKING:
    from collections.abc import Iterable

Faulty = Callable[[str, int, str], QuerySyntaxError]
"""Makes the error: what is wrong, at which place of the question, what to do about it."""

MIN_PREFIX: Final = 2
"""A shorter one begins too many words to be of use."""
BETWEEN: Final = 10
"""Words between two that are near each other when no number is written (``"skola buss"~``)."""
MAX_BETWEEN: Final = 100
FUZZY: Final = re.compile(r"(?P<word>.+)~(?P<edits>\d*)")
EDITS: Final = {"": 1, "1": 1, "2": 2}
NEAR: Final = re.compile(r"~(?P<between>[0-9]{0,9})")


def wanted(lexeme: Lexeme, scope: Scope, faulty: Faulty) -> Query | None:
    """What a word or a phrase asks for; None when there is no word in it (``!?``).

    Raises:
        QuerySyntaxError: a sign in it stands where it means nothing.
    """
    if lexeme.kind is Kind.PHRASE:
        return _phrase(lexeme, scope, faulty)
    text = lexeme.text
    if "*" in text.rstrip("*"):
        hint = "write skol* for words that begin so; compounds are found by their parts without it: skola"
        raise faulty("* can only stand at the end of a word", lexeme.start + text.index("*"), hint)
    if scope is Scope.ANYWHERE and is_open_or_range(text):
        raise faulty("days are looked for in a field", lexeme.start, f"write date:{text}")
    tokens = list(tokenize(text))
    if text.endswith("*"):
        return _prefix(lexeme, tokens, scope, faulty)
    if found := FUZZY.fullmatch(text):
        return _fuzzy(lexeme, found, scope, faulty)
    return joined(And, _terms(tokens, scope))


def joined(kind: type[And | Or], parts: Iterable[Query | None]) -> Query | None:
    """The parts that there are as one query."""
    found = tuple(part for part in parts if part is not None)
    if len(found) <= 1:
        return found[0] if found else None
    return kind(found)


def running(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The words as they read, without composites."""
    return tuple(token.text for token in tokens if token.width == 1)


def _phrase(lexeme: Lexeme, scope: Scope, faulty: Faulty) -> Query | None:
    words = running(tokenize(lexeme.text))
    if not lexeme.near or not words:
        return Phrase(words, scope) if words else None
    at = lexeme.end - len(lexeme.near)
    found = NEAR.fullmatch(lexeme.near)
    if found is None:
        raise faulty("after ~ stands a number", at, 'write "skola buss"~5: at most five words between them')
    between = int(found["between"] or BETWEEN)
    if between > MAX_BETWEEN:
        raise faulty(f"at most {MAX_BETWEEN} words between can be asked for", at, "join them by AND instead")
    if len(words) == 1:
        hint = 'write two: "skola buss"~5; for a word that may be misspelt: skola~'
        raise faulty("words near each other are two or more", lexeme.start, hint)
    return _near(words, between, scope)


def _near(words: tuple[str, ...], between: int, scope: Scope) -> Query | None:
    """Each two neighbours near each other; a word that is repeated counts once."""
    apart = [word for word, _ in groupby(words)]
    if len(apart) == 1:
        return Phrase((apart[0],), scope)
    return joined(And, (Near(one, other, between, scope) for one, other in pairwise(apart)))


def _prefix(lexeme: Lexeme, tokens: list[Token], scope: Scope, faulty: Faulty) -> Query | None:
    before, last = _with_last(tokens)
    if last is None or len(last.text) < MIN_PREFIX:
        hint = "write skol* for words that begin so"
        raise faulty(f"write at least {MIN_PREFIX} letters before *", lexeme.start, hint)
    return joined(And, [*_terms(before, scope), Prefix(last.text, scope)])


def _fuzzy(lexeme: Lexeme, found: re.Match[str], scope: Scope, faulty: Faulty) -> Query | None:
    edits = EDITS.get(found["edits"])
    if edits is None:
        at = lexeme.start + found.end("word")
        raise faulty("a word is found with one slip in it, or with two", at, "write ~ or ~2 after it")
    before, last = _with_last(list(tokenize(found["word"])))
    return None if last is None else joined(And, [*_terms(before, scope), Fuzzy(last.text, edits, scope)])


def _with_last(tokens: list[Token]) -> tuple[list[Token], Token | None]:
    """The last token that is not a part of a composite, and what stands before it."""
    covered = _covered(tokens)
    wholes = [token for token in tokens if token.width > 1 or token.position not in covered]
    if not wholes:
        return [], None
    return [token for token in tokens if token.position < wholes[-1].position], wholes[-1]


def _covered(tokens: list[Token]) -> set[int]:
    wholes = [token for token in tokens if token.width > 1]
    return {position for whole in wholes for position in range(whole.position, whole.position + whole.width)}


def _terms(tokens: list[Token], scope: Scope) -> list[Query]:
    """A term a token; a composite is found whole or as its parts in a row."""
    covered = _covered(tokens)
    wholes = [_composite(whole, tokens, scope) for whole in tokens if whole.width > 1]
    return [*wholes, *(Term(token.text, scope) for token in tokens if token.position not in covered)]


def _composite(whole: Token, tokens: list[Token], scope: Scope) -> Query:
    parts = running(token for token in tokens if 0 <= token.position - whole.position < whole.width)
    return Or((Term(whole.text, scope), Phrase(parts, scope)))
