"""Sentence borders in Swedish minutes: not after abbreviations, ordinals, initials or `§`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    [
        "bl.a",
        "t.ex",
        "ca",
        "kl",
        "nr",
        "dnr",
        "bil",
        "resp",
        "s.k",
        "d.v.s",
        "dvs",
        "m.m",
        "m.fl",
        "mm",
        "osv",
        "etc",
        "ev",
        "ex",
        "fr.o.m",
        "t.o.m",
        "f.n",
        "f.d",
        "p.g.a",
        "pga",
        "o.dyl",
        "o.d",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sep",
        "sept",
        "okt",
        "nov",
        "dec",
        "ordf",
        "sekr",
        "v",
        "tel",
        "st",
        "kap",
        "tex",
        "tom",
        "inkl",
        "exkl",
        "enl",
        "ang",
        "avd",
        "prof",
        "dr",
        "sid",
        "s",
        "a.a",
        "f.ö",
        "i.st.f",
        "jfr",
        "max",
        "min",
        "mån",
        "tis",
        "ons",
        "tors",
        "fre",
        "lör",
        "sön",
        "gm",
        "forts",
        "div",
    ]
)
STRETCHES = 1_000
"""Stretches of texts whose sentences are remembered: those of a section are asked for by several readers of it."""
_END = re.compile(r"[.!?](?:[\"”’»)]*)(?=\s+[A-ZÅÄÖ\"”»(§0-9•–-]|\s*$)|\n")
_LAST_WORD = re.compile(r"[\w.§]*$")
_LONGEST = 2 * max(map(len, _ABBREVIATIONS))
"""Characters behind which a word is none of the abbreviations."""


@lru_cache(maxsize=STRETCHES)
def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, without the white space around them; a line end ends one too."""
    return tuple(_cut(text, start, end))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() != "\n" and _is_abbreviation(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, end: int) -> bool:
    """Whether the word before ``end``, in a sentence that begins at ``begin``, ends in a stop and no sentence."""
    near = text[max(begin, end - _LONGEST) : end]
    word = _LAST_WORD.search(near)
    last = word.group().lstrip(".").casefold() if word else ""
    return (
        last in _ABBREVIATIONS
        or (len(last) == 1 and last.isalpha())
        or (last.isdigit() and len(last) <= 2 and len(text[begin:end].strip()) == len(last))
    )


def _trimmed(text: str, begin: int, end: int) -> Iterator[Span]:
    piece = text[begin:end]
    stripped = piece.strip()
    if stripped:
        first = begin + len(piece) - len(piece.lstrip())
        yield Span(first, first + len(stripped))
