"""Whether text taken from a PDF is language, or what a font without a character map leaves of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Self
from unicodedata import category

from minutes_index.data import counts

_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_VOWEL = re.compile("[aeiouyåäöæøéèêëáàâãíìîïóòôõúùûüý]", re.IGNORECASE)
_FOREIGN = frozenset({"Cc", "Co", "Cn"})

LETTERS = 100  # fewer say nothing of the language
# Measured on prose and on lists of names: Swedish, Finnish and English have 0.34 to 0.50 vowels a letter.
# Shifted by 29, as glyph numbers of a subset font read as characters are, Swedish has 0.20.
VOWELS = (0.25, 0.65)
MOST_FOREIGN = 0.1
COMMON = 0.42
"""Of the letters: e, a, n, t, r, i and s, which make more than half of Swedish, Finnish, English and German, and of lists of names. In letters
that stand for others they are a quarter."""
FEWEST = 20
"""Words that tell whether a text is Swedish."""
_COMMON = re.compile("[aeinrst]", re.IGNORECASE)
_GLYPHS = re.compile(r"\(cid:\d+\)|/(?:g|glyph|cid|uni|index)[\dA-F]{1,5}(?!\w)", re.IGNORECASE)
"""Names of glyphs that some programs write where they know no letter."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Legibility:
    """Counts over text; they add up."""

    marks: int = 0
    """Characters that are not blanks."""
    foreign: int = 0
    """Controls, private use, unassigned, U+FFFD."""
    letters: int = 0
    vowels: int = 0
    common: int = 0
    """Letters that are common in the languages of Europe."""

    @classmethod
    def of(cls, text: str) -> Self:
        """The counts over ``text``, as it was before control characters were taken out."""
        text = _GLYPHS.sub("\ufffd", text)
        marks = {mark: count for mark, count in Counter(text).items() if not mark.isspace()}
        foreign = (count for mark, count in marks.items() if mark == "\ufffd" or category(mark) in _FOREIGN)
        letters = (
            sum(count for mark, count in marks.items() if kind.match(mark))
            for kind in (_LATIN, _VOWEL, _COMMON)
        )
        return cls(sum(marks.values()), sum(foreign), *letters)

    def __add__(self, other: Legibility) -> Legibility:
        return Legibility(
            self.marks + other.marks,
            self.foreign + other.foreign,
            self.letters + other.letters,
            self.vowels + other.vowels,
            self.common + other.common,
        )

    @property
    def is_text(self) -> bool:
        """Whether there is text, and nothing speaks against reading it."""
        return bool(self.marks) and not self._is_foreign and self._has_vowels

    def fault(self, pages: int) -> str:
        """Why it is not text."""
        if self.marks:
            return "its text cannot be read: the fonts do not tell which letters they draw"
        return f"no text on any of its {pages:,} pages" if pages > 1 else "no text on its only page"

    @property
    def _is_foreign(self) -> bool:
        return self.foreign > MOST_FOREIGN * self.marks

    @property
    def _has_vowels(self) -> bool:
        low, high = VOWELS
        share = low * self.letters <= self.vowels <= high * self.letters
        return self.letters < LETTERS or (share and self.common >= COMMON * self.letters)


def swedish(text: str) -> float | None:
    """Which part of the words of a text, from three letters on, are Swedish or names: 0 to 1; None when there are too few to tell."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(word in _known() for word in words) / len(words) if len(words) >= FEWEST else None


@cache
def _known() -> frozenset[str]:
    names = (counts(f"{kind}.tsv.gz") for kind in ("given_names", "surnames"))
    return frozenset(counts("word_frequencies.tsv.gz")) | {name.casefold() for each in names for name in each}
