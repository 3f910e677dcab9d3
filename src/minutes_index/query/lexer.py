"""A written question into lexemes, each with the place it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from minutes_index.analysis.tokens import identifier_end
from minutes_index.errors import QuerySyntaxError
from minutes_index.query.fields import ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = '"“”„»«'
ENDINGS = frozenset(
    ["s", "n", "t", "a", "e", "en", "et", "er", "ar", "na", "ns", "ens", "ets", "are", "erna", "arna"]
)
"""What may stand after a colon as an ending (``EU:s``), and is no value of a field."""


class Kind(Enum):
    """What a lexeme is; the value is how an error message calls it."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    FIELD = "field"
    PHRASE = "phrase"
    WORD = "word"
    END = "end"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a question; ``text`` is without quotes, and of a field its name only."""

    kind: Kind
    text: str
    start: int


PATTERNS: tuple[tuple[Kind | None, str], ...] = (
    (None, r"\s+"),
    (Kind.OPEN, r"\("),
    (Kind.CLOSE, r"\)"),
    (Kind.PHRASE, rf"[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]"),
    (Kind.AND, r"AND(?=[\s()]|$)"),
    (Kind.OR, r"OR(?=[\s()]|$)"),
    (Kind.NOT, rf"NOT(?=[\s()]|$)|-(?=[\w(§{QUOTES}])"),
    (Kind.FIELD, r"(?P<name>[^\W\d_]+):(?!//)\s*"),
    (Kind.WORD, rf"[^\s(){QUOTES}]+"),
)
COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)
WORD_END = re.compile(rf"[\s(){QUOTES}.,;:!?]|$")


def lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes of ``text``, an `Kind.END` last.

    Raises:
        QuerySyntaxError: A quotation mark is not closed.
    """
    at = 0
    while at < len(text):
        kind, found, at_next = _next(text, at)
        if kind is not None:
            yield Lexeme(kind, found, at)
        at = at_next
    yield Lexeme(Kind.END, "", len(text))


def _next(text: str, at: int) -> tuple[Kind | None, str, int]:
    end = identifier_end(text, at)
    if end is not None and WORD_END.match(text, end):
        return Kind.WORD, text[at:end], end
    for kind, pattern in COMPILED:
        found = pattern.match(text, at)
        if found and not (kind is Kind.FIELD and _is_inflected(text, found)):
            groups = found.groupdict()
            return kind, groups.get("quoted", groups.get("name", found.group())), found.end()
    raise QuerySyntaxError(
        "this quotation mark is never closed", text, at, 'put a " at the end of the phrase'
    )


def _is_inflected(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a field is a word with its ending (``EU:s``)."""
    ending = re.compile(r"\w*").match(text, found.end())
    known = found["name"].casefold() in ALIASES
    return not known and ending is not None and ending.group() in ENDINGS and not found.group().endswith(" ")
