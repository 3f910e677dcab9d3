"""A written question into a `Query`.

    question = all ("OR" all)*          all     = part ("AND"? part)*
    part     = ("NOT" | "-" | "+") part | "(" question ")" | field ":" value | "phrase" | "phrase"~5 | word | word* | word~

Words stand in any form and all must be found, but for small words (`minutes_index.query.stop_words`) beside others;
only capitals make an operator (also the Swedish ``OCH``, ``ELLER``
and ``INTE``). ``§ 45`` and ``KS 2018/311`` are one word.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, takewhile

from minutes_index.analysis.tokens import normal, tokenize
from minutes_index.errors import QuerySyntaxError, UnknownField
from minutes_index.query.ast import And, Everything, Field, Not, Or, Query, Scope, Term
from minutes_index.query.fields import ALIASES, DECISION, OUTCOMES, folded, nearest, written
from minutes_index.query.lexer import Kind, Lexeme, lexemes
from minutes_index.query.stop_words import small_words
from minutes_index.query.values import SEVERAL_WORDS, Unreadable, read
from minutes_index.query.words import joined, wanted

MAX_LENGTH = 4000
MAX_DEPTH = 50
MAX_FURTHER = 8
"""Words after the first of the longest value that need not be quoted: ``den 12 mars 2022 .. den 3 april 2023``."""

VALUES = frozenset({Kind.WORD, Kind.PHRASE})


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question means."""

    query: Query
    ignored: tuple[str, ...] = ()
    """The small words that are not looked for, as they are written, in order."""


def parse(text: str) -> Query:
    """The query of `understood`."""
    return understood(text).query


def understood(text: str) -> Understood:
    """What ``text`` means, read as NFC; an empty text means everything.

    Raises:
        QuerySyntaxError: It is not well formed; the position is where the fault lies.
        UnknownField: It names a field there is none of.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return Understood(Everything())
    if len(text) > MAX_LENGTH:
        raise QuerySyntaxError(
            f"longer than {MAX_LENGTH} characters", text, MAX_LENGTH, "ask for less at once"
        )
    parser = _Parser(text, list(lexemes(text)))
    query = parser.question()
    if parser.now.kind is Kind.CLOSE:
        hint = 'leave it out, or put what it belongs to in "quotation marks"'
        raise parser.error("this parenthesis closes nothing", hint)
    if query is None:
        raise QuerySyntaxError("there is no word to look for", text, 0, "signs alone are not looked for")
    return Understood(query, parser.unrequired())


@dataclass(slots=True)
class _Parser:
    """Recursive descent over the lexemes; parts without a word in them (``!?``) are None and left out."""

    text: str
    lexemes: list[Lexeme]
    at: int = 0
    depth: int = field(default=0, init=False)
    strict: int = field(default=0, init=False)
    """How many signs stand before what is read that have every word of it count."""
    ignored: list[Lexeme] = field(default_factory=list, init=False)

    @property
    def now(self) -> Lexeme:
        return self.lexemes[self.at]

    def take(self) -> Lexeme:
        lexeme = self.now
        self.at += lexeme.kind is not Kind.END
        return lexeme

    def faulty(self, message: str, at: int, hint: str) -> QuerySyntaxError:
        return QuerySyntaxError(message, self.text, at, hint)

    def error(self, message: str, hint: str = "") -> QuerySyntaxError:
        return self.faulty(message, self.now.start, hint)

    def missing(self) -> QuerySyntaxError:
        if self.now.kind is Kind.END:
            return self.error("a word is missing at the end", "write what is to be found after it")
        sign = self.now.text
        return self.error(f"a word is missing before {sign}", f'to look for it, write "{sign}"')

    def question(self) -> Query | None:
        parts = [self.all_of()]
        while self.now.kind is Kind.OR:
            self.take()
            parts.append(self.all_of())
        return joined(Or, parts)

    def all_of(self) -> Query | None:
        parts = [self.weighed()]
        while self.now.kind not in {Kind.OR, Kind.CLOSE, Kind.END}:
            if self.now.kind is Kind.AND:
                self.take()
            parts.append(self.weighed())
        if any(small is None and part is not None and not isinstance(part, Not) for part, small in parts):
            self.ignored += (small for _, small in parts if small)
            parts = [(part, small) for part, small in parts if small is None]
        return joined(And, (part for part, _ in parts))

    def weighed(self) -> tuple[Query | None, Lexeme | None]:
        """A part, and the small word that it is if it is one."""
        lexeme = self.now
        part = self.part()
        bare = lexeme.kind is Kind.WORD and not self.strict
        small = bare and isinstance(part, Term) and part.word in small_words()
        return part, lexeme if small else None

    def unrequired(self) -> tuple[str, ...]:
        found = sorted(self.ignored, key=lambda small: small.start)
        return tuple(dict.fromkeys(next(tokenize(small.text)).span.of(small.text) for small in found))

    def part(self) -> Query | None:
        lexeme = self.now
        match lexeme.kind:
            case Kind.NOT | Kind.REQUIRED:
                return self.prefixed()
            case Kind.OPEN:
                return self.group()
            case Kind.FIELD:
                return self.in_field()
            case Kind.PHRASE | Kind.WORD:
                return wanted(self.take(), Scope.ANYWHERE, self.faulty)
            case _:
                raise self.missing()

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(
                f"nested deeper than {MAX_DEPTH} levels", "take away parentheses that change nothing"
            )

    def prefixed(self) -> Query | None:
        self.deeper()
        sign = self.take().kind
        self.strict += 1
        part = self.part()
        self.strict -= 1
        self.depth -= 1
        return Not(part) if part is not None and sign is Kind.NOT else part

    def group(self) -> Query | None:
        self.deeper()
        opening = self.take()
        query = self.question()
        if self.now.kind is not Kind.CLOSE:
            raise self.faulty("this parenthesis is never closed", opening.start, "put a ) where it ends")
        self.take()
        self.depth -= 1
        return query

    def in_field(self) -> Query | None:
        label = self.take()
        name = ALIASES.get(normal(label.text))
        if name is None:
            hint = f'{nearest(normal(label.text))}, or put it in "quotation marks"'
            raise UnknownField(f"there is no field {written(label.text)}", self.text, label.start, hint)
        if self.now.kind not in VALUES or not self.now.text.strip():
            raise self.error(f"{label.text}: needs a value", f'{label.text}:"two words"')
        return self.valued(name, self.take())

    def valued(self, name: str, value: Lexeme) -> Query | None:
        if name == DECISION:
            outcome = OUTCOMES.get(folded(value.text))
            return Field(DECISION, outcome.value) if outcome else wanted(value, Scope.DECISIONS, self.faulty)
        quoted = value.kind is Kind.PHRASE
        if value.near or (not quoted and value.text.endswith(("*", "~"))):
            raise self.faulty("a field needs a whole value", value.start, "leave out the last sign")
        if name in SEVERAL_WORDS and not quoted and (query := self.several(name, value)):
            return query
        try:
            return read(name, value.text, quoted=quoted)
        except Unreadable as error:
            raise self.faulty(str(error), value.start, error.hint) from error

    def several(self, name: str, value: Lexeme) -> Query | None:
        """What the value means with as many words after it as belong to it, if any do."""
        following = takewhile(lambda lexeme: lexeme.kind is Kind.WORD, self.lexemes[self.at :])
        for more, last in reversed(list(enumerate(islice(following, MAX_FURTHER), 1))):
            with suppress(Unreadable):
                query = read(name, self.text[value.start : last.end], quoted=False)
                self.at += more
                return query
        return None
