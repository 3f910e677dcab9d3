"""Whether text taken from a PDF is language, or what a font without a character map leaves of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self
from unicodedata import category

_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_VOWEL = re.compile("[aeiouyåäöæøéèêëáàâãíìîïóòôõúùûüý]", re.IGNORECASE)
_FOREIGN = frozenset({"Cc", "Co", "Cn"})

LETTERS = 100  # fewer say nothing of the language
# Measured on prose and on lists of names: Swedish, Finnish and English have 0.34 to 0.50 vowels a letter.
# Shifted by 29, as glyph numbers of a subset font read as characters are, Swedish has 0.20.
VOWELS = (0.25, 0.65)
MOST_FOREIGN = 0.1


@dataclass(frozen=True, slots=True)
class Legibility:
    """Counts over text; they add up."""

    marks: int = 0
    """Characters that are not blanks."""
    foreign: int = 0
    """Controls, private use, unassigned, U+FFFD."""
    letters: int = 0
    vowels: int = 0

    @classmethod
    def of(cls, text: str) -> Self:
        """The counts over ``text``, as it was before control characters were taken out."""
        marks = [mark for mark in text if not mark.isspace()]
        foreign = sum(mark == "\ufffd" or category(mark) in _FOREIGN for mark in marks)
        return cls(len(marks), foreign, len(_LATIN.findall(text)), len(_VOWEL.findall(text)))

    def __add__(self, other: Legibility) -> Legibility:
        return Legibility(
            self.marks + other.marks,
            self.foreign + other.foreign,
            self.letters + other.letters,
            self.vowels + other.vowels,
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
        return self.letters < LETTERS or low * self.letters <= self.vowels <= high * self.letters
