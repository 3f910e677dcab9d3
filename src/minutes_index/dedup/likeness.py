"""How much of one text stands in another, measured exactly."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_index.dedup.shingles import shingles, words


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts over their sets of word 3-shingles."""

    containment: float
    """The part of the smaller set that is in the larger, 0 to 1."""
    jaccard: float
    """The common part of both together, 0 to 1."""
    smaller: int
    """Shingles of the smaller set."""


def compare(first: str, second: str) -> Comparison:
    """Measures two texts; an empty one is alike to nothing."""
    one, other = (frozenset(shingles(words(text))) for text in (first, second))
    common, smaller = len(one & other), min(len(one), len(other))
    if not smaller:
        return Comparison(0.0, 0.0, 0)
    return Comparison(common / smaller, common / (len(one) + len(other) - common), smaller)
