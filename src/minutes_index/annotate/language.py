"""Which language a document is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdetect import DetectorFactory, LangDetectException, detect_langs

if TYPE_CHECKING:
    from collections.abc import Sequence

DetectorFactory.seed = 0
"""Unseeded, langdetect gives another answer from run to run."""

ENOUGH = 2_000
"""Characters of running text that settle it."""
SHORT_LINE = 45
"""Lines below this length are lists and headings; they are left out while there is other text."""
FEWEST = 5
"""Words; fewer tell nothing."""
UNDETERMINED = "und"
SWEDISH = frozenset({"och", "att", "är", "från", "inte", "ett", "också"})
"""Small words of Swedish that its neighbours spell otherwise."""
OTHERS = frozenset(
    {"og", "at", "er", "fra", "ikke", "også", "ei", "the", "and", "of", "to", "is", "und", "die", "nicht"}
)
"""Small words by which a text that is not in Swedish is known."""
SURE_SHARE = 0.025
"""Of the words of a Swedish text at least so many are `SWEDISH`; below it langdetect is asked."""
NEIGHBOURS = {"no": 0.9, "da": 0.9}
"""Languages that short Swedish text is taken for; they must be this certain."""


def _is_plainly_swedish(words: Sequence[str]) -> bool:
    """Whether the small words alone settle it, which spares asking langdetect about nearly every document."""
    own, other = (sum(word in small for word in words) for small in (SWEDISH, OTHERS))
    return own >= len(words) * SURE_SHARE and other * 10 < own


def language_of(text: str) -> str:
    """ISO 639-1 code of the language most of ``text`` is in; ``und`` when there is too little to tell."""
    lines = text.split("\n")
    running = "\n".join(line for line in lines if len(line) >= SHORT_LINE)
    sample = (running if len(running) >= SHORT_LINE * 4 else text)[:ENOUGH]
    words = re.findall(r"[^\W\d_]{2,}", sample.lower())
    if len(words) < FEWEST:
        return UNDETERMINED
    if _is_plainly_swedish(words):
        return "sv"
    try:
        best, *others = detect_langs(sample)
    except LangDetectException:
        return UNDETERMINED
    swedish = any(other.lang == "sv" for other in others)
    if best.prob < NEIGHBOURS.get(best.lang, 0) and swedish:
        return "sv"
    return str(best.lang)
