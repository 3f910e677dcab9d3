"""A question as a value: a closed union, so that every compiler ends in `assert_never`.

Texts in it are normalised (`minutes_index.analysis.tokens.normal`), save the value of a `Field`, which an
engine compares by `minutes_index.query.fields.folded`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Scope(Enum):
    """Where in a passage words are looked for."""

    ANYWHERE = "anywhere"
    DECISIONS = "decisions"
    """Only in the text of the decisions taken."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every passage."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any form, alone or as a part of a compound."""

    word: str
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exact word forms in a row."""

    words: tuple[str, ...]
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Near:
    """Two different word forms in either order, with at most ``between`` other words between them."""

    one: str
    other: str
    between: int
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    start: str
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words with the same first letter and at most ``edits`` slips in them."""

    word: str
    edits: int = 1
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Field:
    """Passages with exactly this value in a keyword field."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """Meetings that can have been held on a day from ``first`` to ``last``, both ``yyyymmdd``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but."""

    part: Query


Query = Everything | Term | Phrase | Near | Prefix | Fuzzy | Field | Between | And | Or | Not
