"""Spellings that people mix up brought together: without å, ä and ö, and by the habits of names (``Maarten``)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from minutes_index.analysis.tokens import normal

SAME: Final = (
    (r"aa|ae|[åäæ]", "a"),
    (r"oe|[öø]", "o"),
    ("ph", "f"),
    ("th", "t"),
    ("[cq]", "k"),
    ("z", "s"),
    ("w", "v"),
    (r"(.)\1+", r"\1"),
)
"""Expressions, in this order, and the letter that stands for what they match."""
STARTS: Final = {"a": "aåäæ", "o": "oöø", "f": "fp", "k": "kcq", "s": "sz", "v": "vw"}
"""By the first letter of a loose spelling, those a word may begin with; any other begins as it is."""


@lru_cache(maxsize=2**16)
def loose(word: str) -> str:
    """The loose spelling of a word: the same for ``goteborg`` and ``Göteborg``."""
    text = normal(word)
    for written, letter in SAME:
        text = re.sub(written, letter, text)
    return text


def loose_starts(word: str) -> tuple[str, ...]:
    """Short beginnings, in normal spelling, of all words that have the loose spelling of ``word``."""
    start = loose(word)[:1]
    return tuple(STARTS.get(start, start))
