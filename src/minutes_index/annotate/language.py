"""Which language a document is in."""

from __future__ import annotations

import re

from langdetect import DetectorFactory, LangDetectException, detect_langs

DetectorFactory.seed = 0
"""Unseeded, langdetect gives another answer from run to run."""

ENOUGH = 2_000
"""Characters of running text that settle it."""
SHORT_LINE = 45
"""Lines below this length are lists and headings; they are left out while there is other text."""
UNDETERMINED = "und"
NEIGHBOURS = {"no": 0.9, "da": 0.9}
"""Languages that short Swedish text is taken for; they must be this certain."""


def language_of(text: str) -> str:
    """ISO 639-1 code of the language most of ``text`` is in; ``und`` when there is too little to tell."""
    lines = text.split("\n")
    running = "\n".join(line for line in lines if len(line) >= SHORT_LINE)
    sample = (running if len(running) >= SHORT_LINE * 4 else text)[:ENOUGH]
    if len(re.findall(r"[^\W\d_]{2,}", sample)) < 5:
        return UNDETERMINED
    try:
        best, *others = detect_langs(sample)
    except LangDetectException:
        return UNDETERMINED
    swedish = any(other.lang == "sv" for other in others)
    if best.prob < NEIGHBOURS.get(best.lang, 0) and swedish:
        return "sv"
    return str(best.lang)
