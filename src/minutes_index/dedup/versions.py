"""How two documents differ, section by section."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.dedup.alignment import SAME_NAME, Match, Part, align, parts, shared
from minutes_index.dedup.worddiff import Change, changes
from minutes_index.dedup.wording import Wording, joined, running_heads, wording
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Record, Section

CONTEXT: Final = 6
"""Words shown before and behind a change."""


class Piece(NamedTuple):
    """Some words on end: those that both have, as the first writes them, or those that only one has."""

    first: tuple[Span, ...]
    """Where they stand in the first; empty for words of the second only."""
    second: tuple[Span, ...]


Hunk = tuple[Piece, ...]
"""A change or several near each other, with the words around."""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """Sections of the first beside those of the second that they are; one side may be empty."""

    first: tuple[Section, ...]
    second: tuple[Section, ...]
    moved: bool
    hunks: tuple[Hunk, ...]
    """What differs; nothing when one side is empty."""
    words: tuple[int, int]
    """How many the first has here, and the second."""
    alike: tuple[int, int]
    """How many of them are in both."""

    @property
    def differs(self) -> bool:
        """Whether there is a word that the other has not, or has elsewhere."""
        return bool(self.hunks) or self.moved or (self.words != (0, 0) and not (self.first and self.second))

    def mirrored(self) -> SectionChange:
        """The same with the documents exchanged."""
        hunks = tuple(tuple(_mirrored(hunk)) for hunk in self.hunks)
        return SectionChange(self.second, self.first, self.moved, hunks, self.words[::-1], self.alike[::-1])


def _mirrored(hunk: Hunk) -> Iterator[Piece]:
    """The pieces with their sides exchanged; what is taken out stays before what is put in."""
    pieces = [Piece(piece.second, piece.first) for piece in hunk]
    while pieces:
        piece, *pieces = pieces
        if not piece.first and pieces and not pieces[0].second:
            yield pieces.pop(0)
        yield piece


def compare(first: Record, second: Record, context: int = CONTEXT) -> tuple[SectionChange, ...]:
    """The sections of both documents, each once, in the order of the first; what only the second has where it stands there.

    Args:
        first: a document.
        second: another, or the same.
        context: words to give before and behind a change.
    """
    heads = running_heads(first) | running_heads(second)
    one, other = (_Text.of(record, heads) for record in (first, second))
    if other.order < one.order:  # what is found must not depend on which of two is given first
        found = [change.mirrored() for change in _changes(other, one, context)]
    else:
        found = list(_changes(one, other, context))
    return tuple(_in_order(found))


@dataclass(frozen=True, slots=True)
class _Text:
    """A document, its words and its sections."""

    wording: Wording
    parts: list[Part]

    @classmethod
    def of(cls, record: Record, heads: set[str]) -> _Text:
        words = wording(record, heads)
        return cls(words, parts(record.document, words))

    @property
    def order(self) -> tuple[object, ...]:
        """By which of two documents comes first: what is compared of them."""
        sections = [(part.words.start, part.section.kind, part.number, part.heading) for part in self.parts]
        return self.wording.keys, sections


def _changes(one: _Text, other: _Text, context: int) -> Iterator[SectionChange]:
    for match in align(one.parts, other.parts):
        yield _change(match, one, other, context)


def _words(text: _Text, ordinals: Sequence[int]) -> list[int]:
    return [word for ordinal in ordinals for word in text.parts[ordinal].words]


def _change(match: Match, one: _Text, other: _Text, context: int) -> SectionChange:
    places = _words(one, match.first), _words(other, match.second)
    keys = [
        [text.wording.keys[place] for place in found]
        for text, found in zip((one, other), places, strict=True)
    ]
    both = bool(match.first and match.second)
    found = _told(keys[0], keys[1]) if both else []
    shown = _Shown(one.wording, other.wording, *places, context)
    sizes = len(places[0]), len(places[1])
    gone = sum(c.end - c.start for c in found), sum(c.other_end - c.other_start for c in found)
    return SectionChange(
        tuple(one.parts[ordinal].section for ordinal in match.first),
        tuple(other.parts[ordinal].section for ordinal in match.second),
        match.moved,
        tuple(shown.hunks(found)),
        sizes,
        (sizes[0] - gone[0], sizes[1] - gone[1]) if both else (0, 0),
    )


def _told(first: Sequence[str], second: Sequence[str]) -> list[Change]:
    """The changes word by word; all of it is one where a matter is told in words of its own, as in a summons."""
    if joined(first) == joined(second):
        return []
    alike = shared(first, second) >= SAME_NAME
    return changes(first, second) if alike else [Change(0, len(first), 0, len(second))]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The words of a section in both documents, to cut what is shown from."""

    one: Wording
    other: Wording
    first: list[int]
    second: list[int]
    context: int

    def hunks(self, found: Sequence[Change]) -> Iterator[Hunk]:
        """The changes with the words around, put together where these meet."""
        near: list[Change] = []
        for change in found:
            if near and change.start - near[-1].end > 2 * self.context:
                yield tuple(self._hunk(near))
                near = []
            near.append(change)
        if near:
            yield tuple(self._hunk(near))

    def _hunk(self, near: Sequence[Change]) -> Iterator[Piece]:
        before, after = near[0], near[-1]
        start = max(0, before.start - self.context), max(0, before.other_start - self.context)
        end = (
            min(len(self.first), after.end + self.context),
            min(len(self.second), after.other_end + self.context),
        )
        edges = [Change(0, start[0], 0, start[1]), *near, Change(end[0], 0, end[1], 0)]
        for one, other in pairwise(edges):
            yield from self._piece(one.end, other.start, one.other_end, other.other_start)
            if other is not edges[-1]:
                yield from self._piece(other.start, other.end, 0, 0)
                yield from self._piece(0, 0, other.other_start, other.other_end)

    def _piece(self, start: int, end: int, other_start: int, other_end: int) -> Iterator[Piece]:
        """A piece of these words, unless there are none."""
        first = tuple(_spans(self.one, self.first[start:end]))
        second = tuple(_spans(self.other, self.second[other_start:other_end]))
        if first or second:
            yield Piece(first, second)


def _spans(words: Wording, places: Sequence[int]) -> Iterator[Span]:
    """Where words stand, those in a row as one stretch."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            if at > start:
                yield Span(words.starts[places[start]], words.ends[places[at - 1]])
            start = at


def _in_order(found: Sequence[SectionChange]) -> Iterator[SectionChange]:
    """In the order of the first; what only the second has behind what it follows there."""
    waiting = sorted((each for each in found if not each.first), key=lambda each: each.second[0].ordinal)
    follows = sorted(
        (each for each in found if each.first and each.second), key=lambda each: each.second[0].ordinal
    )
    known = [each.second[0].ordinal for each in follows]
    behind: dict[int, list[SectionChange]] = {}
    for each in waiting:
        place = bisect_left(known, each.second[0].ordinal)
        behind.setdefault(follows[place - 1].first[0].ordinal if place else -1, []).append(each)
    yield from behind.get(-1, ())
    for each in sorted((each for each in found if each.first), key=lambda each: each.first[0].ordinal):
        yield each
        yield from behind.get(each.first[0].ordinal, ())
