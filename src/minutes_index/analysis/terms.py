"""What an engine is given of a text: where each word form stands, how often each stem occurs, and inside what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """Stems found only inside compounds; none of them is in `stems`."""

    def weights(self) -> dict[str, float]:
        """Stems and parts with their weights, for an engine that keeps both in one field."""
        return {**dict.fromkeys(self.parts, PART_WEIGHT), **self.stems}


def terms(text: str) -> Terms:
    """The index terms of ``text``."""
    tokens = list(tokenize(text))
    stems = Counter(stem(token.text) for token in tokens)
    return Terms(_words(tokens), dict(stems), _parts(tokens) - stems.keys())


def _words(tokens: list[Token]) -> dict[str, tuple[int, ...]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for token in tokens:
        positions[token.text].append(token.position)
    return {word: tuple(found) for word, found in positions.items()}


def _parts(tokens: list[Token]) -> frozenset[str]:
    return frozenset().union(*(part_stems(token.text) for token in tokens))
