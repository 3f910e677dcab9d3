"""The reference engine: every passage is looked at, so that it is plain to see that the answer is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from minutes_index.analysis.distance import is_fuzzy_match
from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import PART_WEIGHT
from minutes_index.errors import IndexLocked
from minutes_index.index.base import Hit, Request, Response, Sort
from minutes_index.index.passages import Entry, facets, key, shown
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.analysis.terms import Terms

UNDATED = (1, 0)
"""Sorts after every meeting that has a day."""


@dataclass(slots=True)
class MemoryWriter:
    """Collects changes; see `minutes_index.index.base.Writer`."""

    number: int
    added: dict[str, Entry] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Puts a passage in."""
        passage = entry.passage
        if passage.id in self.added:
            raise ValueError(f"passage {passage.id} is added twice")
        self.added[passage.id] = entry
        self.deleted.add(passage.document_id)

    def delete(self, document_id: str) -> None:
        """Takes out what the index held of a document."""
        self.deleted.add(document_id)

    def generation(self, number: int) -> None:
        """Sets the generation."""
        self.number = number

    def settle(self) -> None:
        """Has nothing to do."""


@dataclass(slots=True)
class MemoryIndex:
    """An `minutes_index.index.base.Index` that lives as long as its process."""

    _entries: dict[str, Entry] = field(default_factory=dict)
    _generation: int = 0
    _locked: bool = False

    @contextmanager
    def writer(self) -> Iterator[MemoryWriter]:
        """Takes the only writer."""
        if self._locked:
            raise IndexLocked("the index is being written to")
        self._locked = True
        try:
            writer = MemoryWriter(self._generation)
            yield writer
            kept = {id_: e for id_, e in self._entries.items() if e.passage.document_id not in writer.deleted}
            self._entries, self._generation = kept | writer.added, writer.number
        finally:
            self._locked = False

    def search(self, request: Request) -> Response:
        """Looks at every passage."""
        found = [entry for entry in self._entries.values() if matches(request.query, entry)]
        ranked = sorted(found, key=lambda entry: (_place(entry, request.sort), -score(request.query, entry)))
        page = ranked[request.offset : request.offset + request.limit]
        hits = (Hit(e.passage.document_id, e.passage.ordinal, score(request.query, e)) for e in page)
        counted = ((shown(entry.passage), 1) for entry in found)
        return Response(len(found), tuple(hits), facets(counted, request.facets, request.facet_limit))

    def generation(self) -> int:
        """The number last set."""
        return self._generation

    def document_ids(self) -> frozenset[str]:
        """Every document that has a passage here."""
        return frozenset(entry.passage.document_id for entry in self._entries.values())

    def stamps(self) -> dict[str, Counter[str]]:
        """Counted anew each time."""
        held = defaultdict[str, Counter[str]](Counter)
        for entry in self._entries.values():
            held[entry.passage.document_id][entry.passage.stamp] += 1
        return dict(held)

    def words(self, start: str) -> Iterator[tuple[str, int]]:
        """Counted anew each time."""
        counts = Counter(word for e in self._entries.values() for word in e.terms[Scope.ANYWHERE].words)
        return iter(sorted((word, count) for word, count in counts.items() if word.startswith(start)))

    def close(self) -> None:
        """Has nothing to let go of."""


def _place(entry: Entry, sort: Sort) -> tuple[int, int]:
    """Where an entry comes before its score counts."""
    days = entry.passage.days
    match sort:
        case Sort.RELEVANCE:
            return (0, 0)
        case Sort.NEWEST:
            return (0, -days[0]) if days else UNDATED
        case Sort.OLDEST:
            return (0, days[0]) if days else UNDATED
        case _:
            assert_never(sort)


def matches(query: Query, entry: Entry) -> bool:  # noqa: C901, PLR0911 -- a case a kind of query
    """Whether a passage answers a query."""
    match query:
        case Everything():
            return True
        case Term(word, scope):
            return _weight(entry.terms[scope], stem(word)) > 0
        case Phrase(words, scope):
            return _has_phrase(entry.terms[scope], words)
        case Near(one, other, between, scope):
            return _are_near(entry.terms[scope], one, other, between)
        case Prefix(start, scope):
            return _any_word(entry, scope, lambda word: word.startswith(start))
        case Fuzzy(wanted, edits, scope):
            return _any_word(entry, scope, lambda word: is_fuzzy_match(wanted, word, edits))
        case Field(name, value):
            return key(name, value) in entry.keys
        case Between(first, last):
            days = entry.passage.days
            return days is not None and days[0] <= last and first <= days[1]
        case And(parts):
            return all(matches(part, entry) for part in parts)
        case Or(parts):
            return any(matches(part, entry) for part in parts)
        case Not(part):
            return not matches(part, entry)
        case _:
            assert_never(query)


def _weight(found: Terms, wanted: str) -> float:
    return found.stems.get(wanted, PART_WEIGHT if wanted in found.parts else 0.0)


def _any_word(entry: Entry, scope: Scope, wanted: Callable[[str], bool]) -> bool:
    return any(wanted(word) for word in entry.terms[scope].words)


def _has_phrase(found: Terms, words: tuple[str, ...]) -> bool:
    starts = found.words.get(words[0], ())
    return any(all(at + n in found.words.get(word, ()) for n, word in enumerate(words)) for at in starts)


def _are_near(found: Terms, one: str, other: str, between: int) -> bool:
    others = found.words.get(other, ())
    return any(0 < abs(at - there) <= between + 1 for at in found.words.get(one, ()) for there in others)


def score(query: Query, entry: Entry) -> float:
    """A plain measure: the weights of the words asked for."""
    match query:
        case Term(word, scope):
            return _weight(entry.terms[scope], stem(word))
        case And(parts) | Or(parts):
            return sum(score(part, entry) for part in parts)
        case Everything() | Field() | Between() | Not():
            return 0.0
        case _:
            return 1.0 if matches(query, entry) else 0.0
