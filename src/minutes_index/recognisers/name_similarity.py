"""How two full names differ, and how likely it is that they are two people's all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from minutes_index.data import counts
from minutes_index.recognisers.lexicon import given_bearers
from minutes_index.recognisers.name_spelling import MOST, Part, cost, folded, opening, skeleton

POPULATION: Final = 10_000_000
PLACES: Final = 290
"""Municipalities: a place is taken for one of them."""
RELATIVES: Final = 8
"""People of one place and surname that may be relatives of somebody there, each with a given name of their own."""
UNLISTED_GIVEN: Final = 5
UNLISTED_SURNAME: Final = 200
"""Bearers that an unlisted given name, or surname, is taken to have."""
KNOWN_GIVEN: Final = 50
"""Bearers that make a given name one that parents give; below it is as well a slip that found its way into a register."""
COMMON: Final = {Part.GIVEN: 10_000, Part.SURNAME: 2_000}
"""Bearers that make a name so common that its spellings tell people apart."""
CHEAP: Final = 0.6
"""Most that spellings of one sound cost."""
SHORT: Final = 5
"""Letters that a word must have for a plain slip in it to be told from another name."""
ENDING: Final = 4
"""Letters at the end of a surname that make it another name."""
_SPLIT: Final = re.compile(r"[\s-]+")


class Kind(IntEnum):
    """How two names differ, the more the greater."""

    EQUAL = 0
    """Not at all, but for capitals."""
    FORM = 1
    """In accents or hyphens."""
    SLIP = 2
    """One of the two spellings is no known name."""
    SOUND = 3
    """Two names of one sound, or near it, that need not be common."""
    LETTER = 4
    """A letter in a name of which neither spelling is known."""
    COMMON = 5
    """Two common spellings of one sound, in a name of two words; a third word makes it rarer than its parts are."""
    NAMES = 6
    """Two names that both exist."""
    LONGER = 7
    """One has a name more in between."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two names differ."""

    kind: Kind
    words: tuple[tuple[str, str], ...]
    """Those that differ, folded."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded; a double name is two."""
    return _words(name)


@lru_cache(maxsize=200_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in _SPLIT.split(name) if word)


@lru_cache(maxsize=200_000)
def difference(name: str, other: str) -> Difference | None:
    """How two full names differ; None when they are not near.

    Names of one word, or of differently many, are never near.
    """
    one, two = _words(name), _words(other)
    if len(one) != len(two) or len(one) < 2:
        return None
    unlike: list[tuple[str, str, Part, float]] = []
    for at, (a, b) in enumerate(zip(one, two, strict=True)):
        if a != b:
            part = _part(a, at, len(one))
            unlike.append((a, b, part, cost(a, b, part)))
            if sum(spent for *_, spent in unlike) > MOST:
                return None
    plain = (
        Kind.EQUAL if " ".join(name.casefold().split()) == " ".join(other.casefold().split()) else Kind.FORM
    )
    kind = max((_kind(*each) for each in unlike), default=plain)
    if kind is Kind.COMMON and len(one) > 2:
        kind = Kind.SOUND
    return Difference(kind, tuple((a, b) for a, b, *_ in unlike))


def _part(word: str, at: int, of: int) -> Part:
    """The last word is a surname, the first a given name, one between what it is listed as."""
    given = at == 0 or (at < of - 1 and given_bearers(word.capitalize()) >= KNOWN_GIVEN)
    return Part.GIVEN if given else Part.SURNAME


@lru_cache(maxsize=200_000)
def bearers(word: str, part: Part) -> int | None:
    """How many people have this name; 0 for a listed name without a count, None for an unlisted one.

    Given names that serve as surnames (Ali, Hassan) are counted as given names.
    """
    count = given_bearers(word.capitalize())
    given = count if count >= KNOWN_GIVEN else None
    surname = None if part is Part.GIVEN else counts("surnames.tsv.gz").get(word.capitalize())
    return surname or given or surname


def _kind(one: str, other: str, part: Part, spent: float) -> Kind:
    """What a difference in one word means."""
    known = [bearers(word, part) for word in (one, other)]
    listed = [count for count in known if count is not None]
    sounds_alike = spent <= CHEAP
    if not sounds_alike and not _is_plain_slip(one, other, part):
        return Kind.NAMES
    if len(listed) == 1:
        return Kind.SLIP
    if len(listed) == 2 and min(listed) >= COMMON[part]:
        return Kind.COMMON if sounds_alike else Kind.NAMES
    if sounds_alike:
        return Kind.SOUND
    return Kind.NAMES if listed else Kind.LETTER


def _is_plain_slip(one: str, other: str, part: Part) -> bool:
    """Whether a letter can have slipped, rather than made another name.

    Surnames are made of endings (`Ekberg`, `Ekborg`; `Norman`, `Nordman`), so that theirs must be the same, unless two
    letters have only changed places.
    """
    if min(len(one), len(other)) < SHORT:
        return False
    return part is Part.GIVEN or one[-ENDING:] == other[-ENDING:] or sorted(one) == sorted(other)


def expected_bearers(name: str) -> float:
    """How many people in the country have this name, were given names and surnames independent.

    Source of the counts: Statistics Sweden (data files ``given_names`` and ``surnames``).
    """
    given, surname = _ends(name)
    return given * surname / POPULATION


@lru_cache(maxsize=200_000)
def _ends(name: str) -> tuple[int, int]:
    words = name.split()
    given = given_bearers(words[0].title()) or UNLISTED_GIVEN
    surname = counts("surnames.tsv.gz").get(words[-1].title(), 0) or given_bearers(words[-1].title())
    return given, max(surname, UNLISTED_SURNAME)


def chance(name: str, other: str) -> float:
    """How many people of the rarer of two near names are to be expected in the place of one who has the other.

    Its share of the country's bearers, and, where only the given name is another, relatives who may have that one.
    """
    rarer = min(name, other, key=lambda each: (expected_bearers(each), each))
    expected = expected_bearers(rarer) / PLACES
    if _words(name) != _words(other) and _words(name)[-1] == _words(other)[-1]:
        expected += RELATIVES * _ends(rarer)[0] / POPULATION
    return expected


def commoner(name: str, other: str) -> float:
    """How many people of the commoner of two names are to be expected in a place."""
    return max(expected_bearers(name), expected_bearers(other)) / PLACES


def sounds(name: str) -> tuple[str, str]:
    """The skeletons of a full name's first and last word; names that sound alike share both."""
    words = _words(name)
    return skeleton(words[0]), skeleton(words[-1])


def near_keys(name: str) -> set[tuple[str, str]]:
    """Keys of which two near names share one, unless both of their ends have lost or swapped a consonant."""
    words = _words(name)
    first, last = sounds(name)
    swapped = {(first, "=" + opening(words[-1])), ("=" + opening(words[0]), last)}
    return {(first, last), *swapped}


def is_full(name: str) -> bool:
    """Whether a name has a given name and a surname; initials are no given names."""
    words = name.split()
    return len(words) > 1 and all(len(word.rstrip(".")) > 1 for word in (words[0], words[-1]))


def longer(name: str, other: str) -> bool:
    """Whether one of two names is the other with a name more in between (`Eva Ek`, `Eva Berg Ek`)."""
    one, two = sorted((_words(name), _words(other)), key=len)
    return 1 < len(one) < len(two) and (one[0], one[-1]) == (two[0], two[-1]) and _within(one, two)


def _within(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    places = [two.index(word) if word in two else -1 for word in one]
    return -1 not in places and all(a < b for a, b in pairwise(places))
