"""A text as its words and its runs of three words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE: Final = 3
"""Words a shingle: copies share 90 % and more of them, unrelated minutes at most 7 %."""
WORD: Final = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The runs of letters and digits, NFC and without case, so that layout and punctuation do not count."""
    return WORD.findall(normalize("NFC", text).casefold())


def shingles(of: Sequence[str]) -> list[str]:
    """Every run of three words, in order; a shorter text is one shingle, an empty one none."""
    if len(of) < SIZE:
        return [" ".join(of)] if of else []
    return [" ".join(run) for run in zip(of, of[1:], of[2:], strict=False)]
