"""What belongs to the name of a body behind its first word: `Länsgruppen för trygghet`, `Måltidsnätverket Skaraborg`."""

from __future__ import annotations

import re

from minutes_index.annotate.mentions.dates.words import MONTHS, WEEKDAYS
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lexicon import Trait, municipalities, traits
from minutes_index.recognisers.patterns import pattern

LONGEST = 8
"""Words behind the first."""
_PURPOSE = pattern("head_patterns", "purpose")
_PLACE = pattern("head_patterns", "place")
_WORD = re.compile(r"\s(?P<word>[^\s\d,;:.()|]+)")
_END = re.compile(r"\s*$|\s{2,}")
_GENITIVE = re.compile(r"(?P<owner>[A-ZÅÄÖ][\wåäö-]+s )$")
_INDEFINITE = ("nätverk", "forum", "råd", "grupp", "team")
_REGION = re.compile(r", [A-ZÅÄÖ][\wåäö-]+\s*$")
_STOPS = frozenset(
    ["den", "möte", "mötet", "träff", "träffen", "sammanträde", "protokoll", "anteckningar", "minnesanteckningar", "mötesanteckningar", "från", "vid", "kl", "träffades", "möttes", "samlades", "sammanträdde", "–", "-"]
)  # fmt: skip
_LAND = ("land", "län", "bygden", "dalen", "regionen")


def full_name(line: str, start: int, end: int, *, purpose: bool = False) -> str:
    """The name of a body that stands from ``start`` to ``end``, with what it is for or where, if the line says that and little else.

    With ``purpose`` only what it is for belongs to it (`Styrelsen för Kvarnby akademi`). Nothing is added in a line of capitals.
    """
    if line.isupper():
        return line[start:end]
    first = _owner(line, start, end)
    words = _words(line, end)
    stop = words[-1].end() if words else end
    region = _REGION.match(line, stop)
    if _PURPOSE.match(line, end):
        return line[first : region.end() if region else stop].rstrip()
    alone = not purpose and _END.match(line, stop) is not None
    placed = _PLACE.match(line[:stop], end)
    if alone and placed and (not line[:start].strip() or _is_region(placed["place"])):
        return line[first:stop]
    named = bool(words) and _is_name(words[0]["word"]) and not any(_is_person(word["word"]) for word in words)
    return line[first:stop] if alone and named else line[first:end]


def _owner(line: str, start: int, end: int) -> int:
    """Where the name begins: with whose it is, before a body without an article (`Smålands nätverk`)."""
    before = _GENITIVE.search(line, 0, start)
    return before.start("owner") if before and line[start:end].casefold().endswith(_INDEFINITE) else start


def _words(line: str, end: int) -> list[re.Match[str]]:
    """The words behind a body, up to one that cannot belong to its name."""
    words: list[re.Match[str]] = []
    while len(words) < LONGEST and (found := _WORD.match(line, words[-1].end() if words else end)):
        word = found["word"].casefold()
        if word in _STOPS or (words and word == "i"):
            break
        words.append(found)
    return words


def _is_name(word: str) -> bool:
    """Whether a word begins the name of a place or an undertaking, and not of a person, a day or a label."""
    plain = word.casefold()
    known = plain in WEEKDAYS or plain in MONTHS or label_of(word) is not None
    return word[:1].isupper() and not known and not _is_person(word)


def _is_person(word: str) -> bool:
    return word[:1].isupper() and Trait.GIVEN in traits(word)


def _is_region(place: str) -> bool:
    first = place.split(maxsplit=1)[0].casefold()
    return first in municipalities() or first.endswith(_LAND) or place != place.split(maxsplit=1)[0]
