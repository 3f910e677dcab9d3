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
    REQUIRED = "+"
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
    end: int
    near: str = ""
    """What follows the quotation mark that ends a phrase: ``~5``."""


PATTERNS: tuple[tuple[Kind | None, str], ...] = (
    (None, r"\s+"),
    (Kind.OPEN, r"\("),
    (Kind.CLOSE, r"\)"),
    (Kind.PHRASE, rf"[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}](?P<near>~\w*)?"),
    (Kind.AND, r"(?:AND|OCH)(?=[\s()]|$)"),
    (Kind.OR, r"(?:OR|ELLER)(?=[\s()]|$)"),
    (Kind.NOT, rf"(?:NOT|INTE)(?=[\s()]|$)|-(?=\+?[\w(§{QUOTES}])"),
    (Kind.REQUIRED, rf"\+(?=-?[\w(§{QUOTES}])"),
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
        lexeme, at = _next(text, at)
        if lexeme is not None:
            yield lexeme
    yield Lexeme(Kind.END, "", len(text), len(text))


def _next(text: str, at: int) -> tuple[Lexeme | None, int]:
    """The lexeme that begins at ``at``, None for a space, and where it ends."""
    end = identifier_end(text, at)
    if end is not None and WORD_END.match(text, end):
        return Lexeme(Kind.WORD, text[at:end], at, end), end
    for kind, pattern in COMPILED:
        found = pattern.match(text, at)
        if found and not (kind is Kind.FIELD and _is_inflected(text, found)):
            return _lexeme(kind, found), found.end()
    raise QuerySyntaxError(
        "this quotation mark is never closed", text, at, 'put a " at the end of the phrase'
    )


def _lexeme(kind: Kind | None, found: re.Match[str]) -> Lexeme | None:
    if kind is None:
        return None
    groups = found.groupdict()
    text = groups.get("quoted", groups.get("name", found.group()))
    return Lexeme(kind, text, found.start(), found.end(), groups.get("near") or "")


def _is_inflected(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a field is a word with its ending (``EU:s``)."""
    ending = re.compile(r"\w*").match(text, found.end())
    known = found["name"].casefold() in ALIASES
    return not known and ending is not None and ending.group() in ENDINGS and not found.group().endswith(" ")
