"""Words that a question does not require when it has others (``small_words.txt``)."""

from __future__ import annotations

from functools import cache

from minutes_index.data import read


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing of what a question is about, normalised."""
    lines = read("small_words.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
