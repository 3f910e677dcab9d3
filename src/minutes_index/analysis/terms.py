"""What an engine is given of a text: where each word form stands, and how much each stem weighs."""

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
    stems: Mapping[str, float]
    """Stems with their weights: how often the word occurs, plus `PART_WEIGHT` for a part of a compound."""


def terms(text: str) -> Terms:
    """The index terms of ``text``."""
    tokens = list(tokenize(text))
    return Terms(_words(tokens), _stems(tokens))


def _words(tokens: list[Token]) -> dict[str, tuple[int, ...]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for token in tokens:
        positions[token.text].append(token.position)
    return {word: tuple(found) for word, found in positions.items()}


def _stems(tokens: list[Token]) -> dict[str, float]:
    weights: dict[str, float] = dict.fromkeys(_parts(tokens), PART_WEIGHT)
    for word, count in Counter(stem(token.text) for token in tokens).items():
        weights[word] = weights.get(word, 0.0) + count
    return weights


def _parts(tokens: list[Token]) -> frozenset[str]:
    return frozenset().union(*(part_stems(token.text) for token in tokens))
