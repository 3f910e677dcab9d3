"""Words that recognition in a picture got wrong, found beside a text that has them right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from minutes_index.analysis.distance import within
from minutes_index.data import counts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SHORTEST: Final = 4
"""Letters of a word that says whether it was misread."""
MOST: Final = 60
"""Words looked at; a scan has slips all over."""
SLIPS: Final = 2
DIGIT_WITHIN: Final = re.compile(r"[^\W\d_]\d+[^\W\d_]|^\d[^\W\d_]{3}")
"""A figure in a word: ``avs1ag``."""
WORDS: Final = "word_frequencies.tsv.gz"


def misread(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    """Of the words of one text those that are none, and that the other has nearly so, in their order; the first few at most."""
    right = [word for word in theirs if word not in ours and len(word) >= SHORTEST]
    odd = [word for word in ours if word not in theirs and len(word) >= SHORTEST and not _known(word)][:MOST]
    return [word for word in odd if _slip_of(word, right)]


def _known(word: str) -> bool:
    return word in counts(WORDS) or word.isdigit()


def _slip_of(word: str, right: Iterable[str]) -> bool:
    """Whether a word is nearly one of the right ones, which is a word, or has a figure within."""
    ends = word[:2], word[-2:]
    near = (other for other in right if other[:2] == ends[0] or other[-2:] == ends[1])
    return any(within(word, other, SLIPS) and (_known(other) or DIGIT_WITHIN.search(word)) for other in near)
