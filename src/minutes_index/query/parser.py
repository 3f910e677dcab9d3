"""A written question into a `Query`.

    question = all ("OR" all)*          all     = part ("AND"? part)*
    part     = ("NOT" | "-") part | "(" question ")" | field ":" value | "phrase" | word | word* | word~

Words stand in any form and all must be found; only capitals make an operator. ``§ 45`` and ``KS 2018/311``
are one word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.analysis.case_numbers import normal_case_number
from minutes_index.analysis.tokens import Token, normal, tokenize
from minutes_index.errors import QueryError, QuerySyntaxError, UnknownField
from minutes_index.query.ast import And, Everything, Field, Fuzzy, Not, Or, Phrase, Prefix, Query, Scope, Term
from minutes_index.query.dates import days
from minutes_index.query.fields import ALIASES, CASE_NUMBER, DATE, DECISION, OUTCOMES, folded, nearest
from minutes_index.query.lexer import Kind, Lexeme, lexemes

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LENGTH = 4000
MAX_DEPTH = 50
MIN_PREFIX = 2
"""A shorter one begins too many words to be of use."""

FUZZY = re.compile(r"(?P<word>.+)~(?P<edits>[12]?)")
VALUES = frozenset({Kind.WORD, Kind.PHRASE})
DATE_HINT = "write 2022, 2022-03, 2022-03-15, 2022..2023, >2021"


def parse(text: str) -> Query:
    """The query that ``text`` means, read as NFC; an empty text means everything.

    Raises:
        QuerySyntaxError: It is not well formed; the position is where the fault lies.
        UnknownField: It names a field there is none of.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return Everything()
    if len(text) > MAX_LENGTH:
        raise QuerySyntaxError(f"longer than {MAX_LENGTH} characters", text, MAX_LENGTH)
    parser = _Parser(text, list(lexemes(text)))
    query = parser.question()
    if parser.now.kind is Kind.CLOSE:
        raise parser.error("this parenthesis closes nothing")
    if query is None:
        raise QuerySyntaxError("there is no word to look for", text, 0)
    return query


@dataclass(slots=True)
class _Parser:
    """Recursive descent over the lexemes; parts without a word in them (``!?``) are None and left out."""

    text: str
    lexemes: list[Lexeme]
    at: int = 0
    depth: int = field(default=0, init=False)

    @property
    def now(self) -> Lexeme:
        return self.lexemes[self.at]

    def take(self) -> Lexeme:
        lexeme = self.now
        self.at += lexeme.kind is not Kind.END
        return lexeme

    def error(self, message: str, hint: str = "") -> QueryError:
        return QuerySyntaxError(message, self.text, self.now.start, hint)

    def missing(self) -> QueryError:
        if self.now.kind is Kind.END:
            return self.error("a word is missing at the end")
        return self.error(
            f"a word is missing before {self.now.text}", f'to look for it, write "{self.now.text}"'
        )

    def question(self) -> Query | None:
        parts = [self.all_of()]
        while self.now.kind is Kind.OR:
            self.take()
            parts.append(self.all_of())
        return _joined(Or, parts)

    def all_of(self) -> Query | None:
        parts = [self.part()]
        while self.now.kind not in {Kind.OR, Kind.CLOSE, Kind.END}:
            if self.now.kind is Kind.AND:
                self.take()
            parts.append(self.part())
        return _joined(And, parts)

    def part(self) -> Query | None:
        lexeme = self.now
        match lexeme.kind:
            case Kind.NOT:
                return self.negated()
            case Kind.OPEN:
                return self.group()
            case Kind.FIELD:
                return self.in_field()
            case Kind.PHRASE | Kind.WORD:
                return self.words(self.take(), Scope.ANYWHERE)
            case _:
                raise self.missing()

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"nested deeper than {MAX_DEPTH} levels")

    def negated(self) -> Query | None:
        self.deeper()
        self.take()
        part = self.part()
        self.depth -= 1
        return None if part is None else Not(part)

    def group(self) -> Query | None:
        self.deeper()
        opening = self.take()
        query = self.question()
        if self.now.kind is not Kind.CLOSE:
            raise QuerySyntaxError("this parenthesis is never closed", self.text, opening.start)
        self.take()
        self.depth -= 1
        return query

    def in_field(self) -> Query | None:
        written = self.take()
        name = ALIASES.get(normal(written.text))
        if name is None:
            hint = f'{nearest(normal(written.text))}, or put it in "quotation marks"'
            raise UnknownField(f"there is no field {written.text!r}", self.text, written.start, hint)
        if self.now.kind not in VALUES or not self.now.text.strip():
            raise self.error(f"{written.text}: needs a value", f'{written.text}:"two words"')
        return self.valued(name, self.take())

    def valued(self, name: str, value: Lexeme) -> Query | None:
        if name == DATE:
            return self.dated(value)
        if name == DECISION:
            outcome = OUTCOMES.get(folded(value.text))
            return Field(DECISION, outcome.value) if outcome else self.words(value, Scope.DECISIONS)
        if value.kind is Kind.WORD and value.text.endswith(("*", "~")):
            raise QuerySyntaxError(
                "a field needs a whole value", self.text, value.start, "leave out the last sign"
            )
        return Field(name, normal_case_number(value.text.upper()) if name == CASE_NUMBER else value.text)

    def dated(self, value: Lexeme) -> Query:
        try:
            return days(value.text)
        except ValueError as error:
            message = f"{value.text!r} is not a date to search for: {error}"
            raise QuerySyntaxError(message, self.text, value.start, DATE_HINT) from error

    def words(self, lexeme: Lexeme, scope: Scope) -> Query | None:
        if lexeme.kind is Kind.PHRASE:
            words = _running(tokenize(lexeme.text))
            return Phrase(words, scope) if words else None
        if lexeme.text.endswith("*"):
            return self.prefix(lexeme, scope)
        if found := FUZZY.fullmatch(lexeme.text):
            tokens = list(tokenize(found["word"]))
            return Fuzzy(tokens[0].text, int(found["edits"] or 1), scope) if tokens else None
        return _joined(And, _terms(list(tokenize(lexeme.text)), scope))

    def prefix(self, lexeme: Lexeme, scope: Scope) -> Query:
        tokens = list(tokenize(lexeme.text))
        if not tokens or len(tokens[0].text) < MIN_PREFIX:
            raise QuerySyntaxError(f"write at least {MIN_PREFIX} letters before *", self.text, lexeme.start)
        return Prefix(tokens[0].text, scope)


def _joined(kind: type[And | Or], parts: Iterable[Query | None]) -> Query | None:
    found = tuple(part for part in parts if part is not None)
    if len(found) <= 1:
        return found[0] if found else None
    return kind(found)


def _running(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens if token.width == 1)


def _terms(tokens: list[Token], scope: Scope) -> list[Query]:
    """A term a token; a composite is found whole or as its parts in a row."""
    wholes = [token for token in tokens if token.width > 1]
    covered = {
        position for whole in wholes for position in range(whole.position, whole.position + whole.width)
    }
    single = [Term(token.text, scope) for token in tokens if token.position not in covered]
    return [*(_composite(whole, tokens, scope) for whole in wholes), *single]


def _composite(whole: Token, tokens: list[Token], scope: Scope) -> Query:
    parts = _running(token for token in tokens if 0 <= token.position - whole.position < whole.width)
    return Or((Term(whole.text, scope), Phrase(parts, scope)))
