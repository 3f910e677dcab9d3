"""How much of one text stands in another, measured exactly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.dedup.shingles import shingles, words

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD: Final = 30
"""Words at the start of a text among which a running head can stand."""
MOST_OF_A_HEAD: Final = 20
"""Words by which two layouts of one text can differ."""
OF_LAYOUT: Final = frozenset(
    ["sida", "sidan", "sid", "blad", "av", "sign", "signatur", "justerandes", "utdragsbestyrkande", "page"]
)
OF_VERSIONS: Final = frozenset(
    ["utkast", "ojusterat", "justerat", "preliminärt", "koncept", "reviderat", "ej"]
)
"""Words that tell versions of a text apart, wherever they stand."""


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


def same_words(first: str, second: str) -> bool:
    """Whether two texts are one but for what layout adds: page numbers, list marks, a running head at the start."""
    one, other = words(first), words(second)
    counts = Counter(one), Counter(other)
    extra = [*((counts[0] - counts[1]).elements()), *((counts[1] - counts[0]).elements())]
    return len(extra) <= MOST_OF_A_HEAD and all(_of_layout(word, one, other) for word in extra)


def _of_layout(word: str, *texts: Sequence[str]) -> bool:
    head = any(word in text[:HEAD] for text in texts) and word not in OF_VERSIONS
    return len(word) == 1 or word.isdigit() or word in OF_LAYOUT or head
