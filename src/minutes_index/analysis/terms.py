"""What an engine is given of a text: where each word form stands, how often each stem occurs, and inside what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.coordination import shared
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import positions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PART_WEIGHT = 0.3
"""What a stem weighs that occurs only inside compounds, however often: less than one whole word, so that
whole words come first."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The index terms of one text."""

    words: Mapping[str, tuple[int, ...]]
    """Exact word forms with their positions: for phrases, prefixes and fuzzy words."""
    stems: Mapping[str, int]
    """Stems of whole words, with how often they occur."""
    parts: frozenset[str]
    """Stems found only inside compounds, or in readings of words that share a part; none of them is in `stems`."""

    def weights(self) -> dict[str, float]:
        """Stems and parts with their weights, for an engine that keeps both in one field."""
        return {**dict.fromkeys(self.parts, PART_WEIGHT), **self.stems}

    def light(self) -> Terms:
        """The same terms, of which every stem weighs as little as a part of a compound."""
        return Terms(self.words, {}, self.parts | self.stems.keys())


def terms(text: str, simple: Collection[str] = ()) -> Terms:
    """The index terms of ``text``; words whose stems are in ``simple`` are no compounds, as the names of people."""
    words = positions(text)
    stems: dict[str, int] = {}
    parts: set[str] = set()
    for word, places in words.items():
        own = stem(word)
        stems[own] = stems.get(own, 0) + len(places)
        if own not in simple:
            parts |= part_stems(word)
    for place in shared(text):
        for word in place.words():
            parts |= {stem(word), *part_stems(word)}
    return Terms(words, stems, frozenset(parts - stems.keys()))
