"""Compounds that share a part: ``hälso- och sjukvårdsavtal`` tells of a ``hälsovårdsavtal``, too.

What is joined is read in every way that the parts of the whole word allow (``hälsovårdsavtal``, ``hälsoavtal``), since only a
reader knows which was meant. Words that are written out are tokens like any other; see `minutes_index.analysis.tokens`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.compounds import smallest_parts, splitter
from minutes_index.analysis.tokens import LETTER, normal
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHEN = "[-‐‑]"
_AND = r"(?:och|eller|samt|respektive|resp\.|och/eller|&)"
_BETWEEN = rf"(?:\s*[,/]\s*|\s+)(?:{_AND}\s+)?"
_OPEN = re.compile(rf"(?<={LETTER}){_HYPHEN}(?=[\s,/])")
"""A hyphen that a part is left out after (``hälso- och``),"""
_LEFT_OUT = re.compile(rf"(?<=\s){_HYPHEN}(?={LETTER})")
"""or before (``skolskjuts och -kostnader``)."""
_SERIES = re.compile(
    rf"{LETTER}++{_HYPHEN}(?:{_BETWEEN}{LETTER}++{_HYPHEN}){{0,20}}+(?:\s*[,/]\s*|\s+{_AND}\s+)(?P<last>{LETTER}{{4,}}+)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?P<first>{LETTER}{{5,}}+),?\s+{_AND}\s+\Z", re.IGNORECASE)
_BEGINNING = re.compile(rf"({LETTER}+){_HYPHEN}")
_WORD = re.compile(rf"{LETTER}{{3,}}")
_BEFORE = 60
"""Characters before a hyphen in which the word is looked for that it leaves the beginning of out."""
PARTICLES = (
    "under", "efter", "åter", "fram", "från", "före", "till", "över", "för", "hem", "med", "mot", "ned", "ner", "upp", "av", "an", "bi", "in", "om", "på", "ut", "å",
)  # fmt: skip
"""What words begin with that are no compounds and may yet share what follows (``in- och utflyttning``); the longest first."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A place where words share a part, and the words that are not written out there."""

    span: Span
    beginnings: tuple[str, ...]
    """What stands before hyphens, normalised; or the one word that is written out before a hyphen."""
    end: str
    """The word that is written out last, normalised; or what stands behind a hyphen."""
    end_is_whole: bool

    def words(self) -> Iterator[str]:
        """Every word that may be meant; the list of compounds is read for it."""
        ends = list(_ends(self.end)) if self.end_is_whole else [self.end]
        for beginning in self.beginnings:
            starts = [beginning] if self.end_is_whole else _starts(beginning)
            yield from (start + end for start in starts for end in ends)


def shared(text: str) -> Iterator[Shared]:
    """Where words of ``text`` share a part."""
    if "-" in text or "‐" in text or "‑" in text:
        yield from _shared_ends(text)
        yield from _shared_beginnings(text)


def _shared_ends(text: str) -> Iterator[Shared]:
    done = 0
    for hyphen in _OPEN.finditer(text):
        start = hyphen.start()
        while start and text[start - 1].isalpha():
            start -= 1
        if start >= done and (found := _SERIES.match(text, start)):
            done = found.end()
            beginnings = _BEGINNING.findall(text, start, found.start("last"))
            yield Shared(
                Span(start, done), tuple(map(normal, beginnings)), normal(found["last"]), end_is_whole=True
            )


def _shared_beginnings(text: str) -> Iterator[Shared]:
    for hyphen in _LEFT_OUT.finditer(text):
        before = _FIRST.search(text, max(0, hyphen.start() - _BEFORE), hyphen.start())
        end = _WORD.match(text, hyphen.end())
        if before and end:
            span = Span(before.start(), end.end())
            yield Shared(span, (normal(before["first"]),), normal(end.group()), end_is_whole=False)


def _ends(word: str) -> Iterator[str]:
    """What a word may share of its end: from each of its parts on, or what follows a particle."""
    yield from (word[part.start :] for part in list(smallest_parts(word))[1:])
    rest = next((word.removeprefix(particle) for particle in PARTICLES if word.startswith(particle)), "")
    if splitter().ends_compounds(rest):
        yield rest


def _starts(word: str) -> list[str]:
    """What a word may share of its beginning: up to each of its parts."""
    return [word[: part.start] for part in list(smallest_parts(word))[1:]]
