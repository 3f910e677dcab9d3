"""What has to be taken out of one list of words and put in to make the other.

The longest common subsequence is exact, found with whole numbers as vectors of bits (Hyyrö 2004, "Bit-parallel LCS-length
computation revisited"): 10,000 words against 10,000 in a tenth of a second. Only texts beyond `EXACT` are cut first at runs of words that
stand once in each (as in Bram Cohen's patience diff). Then words in common that merely lie between changes are taken as
changed with them, as people read it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.dedup.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXACT: Final = 100_000_000
"""Words of the one times words of the other for which the vectors, an eighth of as many bytes, are kept."""
RUNS: Final = (5, 2, 1)
"""Words in a row by which longer texts are cut, the surest first."""


class Change(NamedTuple):
    """The words ``start:end`` of the first are taken out, and ``other_start:other_end`` of the second put in their place."""

    start: int
    end: int
    other_start: int
    other_end: int


def changes(first: Sequence[str], second: Sequence[str]) -> list[Change]:
    """The changes that make ``first`` into ``second``, in order, with at least one word between them."""
    pairs = [*_common(first, second, 0, 0, RUNS), (len(first), len(second))]
    found: list[Change] = []
    at, other = 0, 0
    for here, there in pairs:
        if here > at or there > other:
            found.append(Change(at, here, other, there))
        at, other = here + 1, there + 1
    told = _told(found, first, second)
    return [change for change in told if _differ(change, first, second)]


def _differ(change: Change, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether it is more than where a word is broken."""
    return joined(first[change.start : change.end]) != joined(second[change.other_start : change.other_end])


def _common(
    first: Sequence[str], second: Sequence[str], at: int, other: int, runs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places of words in common, both rising; the lists begin at ``at`` and ``other``."""
    head = _same(first, second)
    tail = _same(first[head:][::-1], second[head:][::-1])
    yield from ((at + place, other + place) for place in range(head))
    ends = len(first) - tail, len(second) - tail
    inside, within = first[head : ends[0]], second[head : ends[1]]
    if len(inside) * len(within) <= EXACT:
        yield from ((at + head + i, other + head + j) for i, j in _longest(inside, within))
    elif runs:
        yield from _cut(inside, within, at + head, other + head, runs)
    yield from ((at + ends[0] + place, other + ends[1] + place) for place in range(tail))


def _same(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words both begin with."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))


def _cut(
    first: Sequence[str], second: Sequence[str], at: int, other: int, runs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Both cut at the runs of words that stand once in each, in the same order; the stretches between by shorter runs."""
    places = [_once(words, runs[0]) for words in (first, second)]
    shared = sorted((place, places[1][run]) for run, place in places[0].items() if run in places[1])
    start, begin = 0, 0
    for i, j in rising(shared):
        if (i, j) != (start, begin):
            yield from _common(first[start:i], second[begin:j], at + start, other + begin, runs[1:])
        yield at + i, other + j
        start, begin = i + 1, j + 1
    yield from _common(first[start:], second[begin:], at + start, other + begin, runs[1:])


def _once(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """By run of that size, where it stands, of those that stand once."""
    runs = list(zip(*(words[start:] for start in range(size)), strict=False))
    counted = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counted[run] == 1}


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs whose first numbers rise, the most whose second rise as well (Fredman 1975)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [place]
    found: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _longest(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence."""
    where = defaultdict[str, int](int)
    for place, word in enumerate(first):
        where[word] |= 1 << place
    every = (1 << len(first)) - 1
    vector, vectors = every, [every]
    for word in second:
        common = vector & where.get(word, 0)
        vector = ((vector + common) | (vector - common)) & every
        vectors.append(vector)
    found: list[tuple[int, int]] = []
    i, j = len(first), len(second)
    while i and j:
        if vectors[j] >> (i - 1) & 1:
            i -= 1
        elif vectors[j - 1] >> (i - 1) & 1:
            i, j = i - 1, j - 1
            found.append((i, j))
        else:
            j -= 1
    return found[::-1]


def _told(found: list[Change], first: Sequence[str], second: Sequence[str]) -> list[Change]:
    """The changes with those made one between which less stays than changes on either side."""
    while True:
        kept: list[Change] = []
        for change in found:
            if kept and _is_island(kept[-1], change, first, second):
                kept[-1] = Change(kept[-1].start, change.end, kept[-1].other_start, change.other_end)
            else:
                kept.append(change)
        if len(kept) == len(found):
            return kept
        found = kept


def _is_island(before: Change, after: Change, first: Sequence[str], second: Sequence[str]) -> bool:
    stays = _letters(first[before.end : after.start])
    return all(stays < _size(change, first, second) for change in (before, after))


def _size(change: Change, first: Sequence[str], second: Sequence[str]) -> int:
    """Letters of the longer side of a change."""
    sides = first[change.start : change.end], second[change.other_start : change.other_end]
    return max(map(_letters, sides))


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))
