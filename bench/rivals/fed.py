"""How the bare libraries are fed: the terms our own engines get, each field one row of terms with blanks between.

Words stand in their order; a composite (``lunch-till-lunch``) and its first part share a place, where the part is
kept, so that phrases are found in a field that gives every word a place of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.query.ast import Scope

if TYPE_CHECKING:
    from minutes_index.analysis.terms import Terms
    from minutes_index.index.passages import Entry

STEMS: Final = {f"{scope.value}_stems": scope for scope in Scope}
WORDS: Final = {f"{scope.value}_words": scope for scope in Scope}
SOUGHT_STEMS, SOUGHT_WORDS = f"{Scope.ANYWHERE.value}_stems", f"{Scope.ANYWHERE.value}_words"
"""Where words are looked for, and phrases, prefixes and slips."""
COUNTED: Final = ("municipality", "person", "body", "year")
FIRST_DAY, LAST_DAY = "first_day", "last_day"
BLANK: Final = "\N{OPEN BOX}"
"""Stands for a blank inside a term (``§ 45``)."""


@dataclass(frozen=True, slots=True)
class Fed:
    """A passage as a bare library takes it."""

    id: str
    rows: dict[str, str]
    """Terms by field."""
    keys: frozenset[str]
    counted: dict[str, tuple[str, ...]]
    days: tuple[int, int] | None

    @classmethod
    def of(cls, entry: Entry) -> Fed:
        """The terms of an entry."""
        passage = entry.passage
        rows = {field: _stems(entry.terms[scope]) for field, scope in STEMS.items()}
        rows |= {field: _words(entry.terms[scope]) for field, scope in WORDS.items()}
        counted = {name: passage.keywords.get(name, ()) for name in COUNTED}
        return cls(passage.id, rows, entry.keys, counted, passage.days)


def joined(term: str) -> str:
    """A term without a blank in it.

    >>> joined("§ 45")
    '§␣45'
    """
    return term.replace(" ", BLANK)


def _stems(found: Terms) -> str:
    whole = (joined(stem) for stem, count in found.stems.items() for _ in range(count))
    return " ".join((*whole, *map(joined, found.parts)))


def _words(found: Terms) -> str:
    places: dict[int, str] = {}
    for word, at in found.words.items():
        for place in at:
            if place not in places or len(word) < len(places[place]):
                places[place] = word
    return " ".join(joined(places[place]) for place in sorted(places))
