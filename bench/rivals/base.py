"""What is measured alike: our engines through their Protocol, the bare libraries underneath, and other ways to search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from minutes_index.query.ast import And, Or, Phrase, Query, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.index.passages import Entry


Given = TypeVar("Given")
"""What a rival takes of a passage."""


class NotOffered(Exception):
    """A rival has no such kind of query."""


class NotInstalled(Exception):
    """A rival is not on this machine."""


class Mode(Enum):
    """How the words of a question are taken together."""

    ALL = "all words"
    ANY = "any word"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rival answers."""

    total: int
    """Passages found, on all pages."""
    ids: tuple[str, ...]
    """The first of them, the best first."""


class Rival(Protocol[Given]):
    """Something that passages are put into and searched in; each is made with an empty directory of its own."""

    def prepared(self, entry: Entry) -> Given:
        """What it is given of a passage: the text or the terms. Whoever measures speed leaves this out."""

    def add(self, given: Iterable[Given]) -> None:
        """Puts passages in and commits."""

    def search(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        """Answers a query of the kinds it knows, and counts by keyword fields if asked.

        Raises:
            NotOffered: It has no such kind of query.
        """

    def close(self) -> None:
        """Lets go of files."""


def asked(question: str, mode: Mode) -> Query:
    """A question of plain words, or of one phrase in quotes, as a rival is asked: its words as they are typed.

    Signs that stand alone are left out: some rivals find nothing for them.

    >>> asked("§ 45", Mode.ALL)
    And(parts=(Term(word='45', scope=<Scope.ANYWHERE: 'anywhere'>),))
    """
    words = tuple(word for word in question.strip('"').split() if any(map(str.isalnum, word)))
    if question.startswith('"'):
        return Phrase(words)
    terms = tuple(map(Term, words))
    return And(terms) if mode is Mode.ALL else Or(terms)
