"""What is drawn: an invented document with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, and what it is."""

    start: int
    end: int
    kind: str
    person: int = -1
    """Who is named, or to whom it belongs; -1: nobody."""
    roles: frozenset[str] = frozenset()
    """Roles of the person that this place tells."""
    item: int = -1
    """The item in which it stands, counted from 0; -1: none."""


@dataclass(frozen=True, slots=True)
class Form:
    """A document: its text, the spans in it, which families of layout made it, and its facts as gold notes them."""

    text: str
    spans: tuple[Span, ...]
    families: frozenset[str]
    gold: dict[str, Any] = field(hash=False)


@dataclass(slots=True)
class Mark:
    """A span that is still being written: its roles may be told later than the name, its places move when the text is damaged."""

    start: int
    end: int
    kind: str
    person: int = -1
    item: int = -1
    note: str = ""
    """What gold says of it beside the text: the outcome of a decision, the day in EDTF, the counts of a vote."""
    roles: set[str] = field(default_factory=set)

    def span(self) -> Span:
        """The mark as it is handed out."""
        return Span(self.start, self.end, self.kind, self.person, frozenset(self.roles), self.item)
