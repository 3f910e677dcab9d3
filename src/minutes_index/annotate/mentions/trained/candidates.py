"""Where a model is worth its time: the pieces of a text that hold a capitalised word no rule explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.mentions.organisations import KNOWN
from minutes_index.annotate.mentions.trained.vocabulary import is_body, tokens
from minutes_index.data import counts
from minutes_index.model import Span
from minutes_index.recognisers.lexicon import EVERYDAY, PARTICLES, Trait, agencies, is_title, traits
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 160
"""Characters to either side of a word that a model is shown at most."""
_INSIDE = re.compile(
    r"(?:(?<=[\w,;)”\"&/] )|(?<=[(“”\"]))(?<! i )(?<!\bI )(?<! vid )[A-ZÅÄÖÉÜØÆ][\w'’\u00ad-]+"
)
"""A capitalised word that does not open a sentence, a line or a column; right after `i` and `vid` it is a place."""
_BREAK = re.compile(r"\n|[ \t]{2,}|\t|(?<=[\wåäö)%][\wåäö)%])[.!?] (?=[A-ZÅÄÖ])|[•*]")


_PARTICLES = "|".join(sorted(PARTICLES))
_BEHIND = pattern("name_patterns", "behind", particles=_PARTICLES)
_AHEAD = pattern("name_patterns", "ahead", particles=_PARTICLES)
"""Another capitalised word right behind, or right ahead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, line or cell, and its tokens."""

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def pieces(text: str, explained: Sequence[Span]) -> Iterator[Piece]:
    """The pieces of ``text`` to be read, in order; ``explained`` are the spans of the people found."""
    known = sorted(explained)
    after = i = 0
    for match in _INSIDE.finditer(text):
        start = match.start()
        if start < after or is_explained(match.group()) or _is_alone(text, match):
            continue
        while i < len(known) and known[i].end <= start:
            i += 1
        if i < len(known) and known[i].start < match.end():
            continue
        piece = _around(text, start, after)
        after = piece.span.end
        yield piece


def _is_alone(text: str, word: re.Match[str]) -> bool:
    """Whether no other capitalised word stands beside one: a name has two at the least."""
    return not (
        _BEHIND.match(text, word.end()) or _AHEAD.search(text, max(0, word.start() - LONGEST), word.start())
    )


def _around(text: str, offset: int, after: int) -> Piece:
    """The piece in which the word at ``offset`` stands; it begins at ``after`` or later."""
    first, last = max(after, offset - LONGEST), min(len(text), offset + LONGEST)
    start = max((m.end() for m in _BREAK.finditer(text, first, offset)), default=None)
    end = _BREAK.search(text, offset, last)
    begin = start if start is not None else first if first == after else _next_blank(text, first, offset)
    stop = end.start() if end else _last_blank(text, last, offset)
    found = list(tokens(text, begin, stop))
    return Piece(
        Span(begin, stop), tuple(m.group() for m in found), tuple(Span(m.start(), m.end()) for m in found)
    )


def _next_blank(text: str, start: int, offset: int) -> int:
    return text.find(" ", start, offset) + 1 or offset


def _last_blank(text: str, end: int, offset: int) -> int:
    blank = text.rfind(" ", offset, end)
    return end if end == len(text) or blank < 0 else blank


@cache
def is_explained(word: str) -> bool:
    """Whether the rules and lists know what a capitalised word is: everything but a name."""
    stem = word.removesuffix("s")
    shapes = [traits(form) for form in (word, stem)]
    return (
        not shapes[0]
        or any((Trait.WORD | Trait.KNOWN | Trait.PLACE) & shape for shape in shapes)
        or word in _organisation_words()
        or is_body(word)
        or is_title(word)
        or any(part.islower() for part in word.split("-")[1:])
        or (Trait.SURNAME_LIKE not in shapes[0] and _ends_in_a_word(stem.casefold()))
    )


@cache
def _organisation_words() -> frozenset[str]:
    """The words of the organisations that have rules of their own."""
    return frozenset(word for name in (*agencies(), *KNOWN) for word in name.split()) - PARTICLES


def _ends_in_a_word(lower: str) -> bool:
    """Whether an everyday word of five letters or more ends the word: `Kvarnbackaskolan`, `Ekvägen`."""
    frequencies = counts("word_frequencies.tsv.gz")
    return any(frequencies.get(lower[cut:], 0) >= EVERYDAY for cut in range(3, len(lower) - 4))
