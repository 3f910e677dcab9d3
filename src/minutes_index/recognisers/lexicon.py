"""What a word can be: a given name, a surname, a municipality, an everyday word. Looked up once a word."""

from __future__ import annotations

import re
from enum import Flag, auto
from functools import cache

from minutes_index.data import counts, read, rows

COMMON_NAME = 100
"""Bearers that make a given name common enough to stand alone."""
EVERYDAY = 40
"""Occurrences in 10 million words that make a lower-case word an everyday one."""
OUTNUMBERS = 0.5
"""A name with fewer bearers than this share of the word's occurrences is read as the word (`Du`, `Till`, `Alla`)."""
SHORTEST_GIVEN = 3
"""Capitals in a row that are no given name: `BUN` is a board."""
LONGER_THAN_SIGNS = 6
"""Capitals in a row that are hardly an abbreviation."""
_PREFIX = re.compile(r"(?:Mc|Mac|[A-Zd]['’])(?=[^\W\d_])")
_TWO_NAMES = re.compile(r"([A-ZÅÄÖ][a-zåäöé]+)([A-ZÅÄÖ][a-zåäöé]+)")
"""Two given names written in one (`BrittMarie`)."""
_APOSTROPHES = str.maketrans("", "", "'’")
_INITIALS = re.compile(r"[A-ZÅÄÖ]\.?(?:-[A-ZÅÄÖ]\.?|(?<=\.)[A-ZÅÄÖ]\.)*")
_SHORT_PATRONYM = re.compile(r"[A-ZÅÄÖ][a-zåäö]{0,2}:son")
_HALF_INITIAL = re.compile(r"(?P<given>[A-ZÅÄÖ][a-zåäöé]+)-[A-ZÅÄÖ]\.?")
_SHOUTED = re.compile(r"[A-ZÅÄÖÉ]{2,}(?:-[A-ZÅÄÖÉ]{3,})?|(?:Mc|Mac)[A-ZÅÄÖÉ]{3,}")
PARTICLES = frozenset(
    {
        "von",
        "af",
        "de",
        "van",
        "da",
        "di",
        "la",
        "le",
        "der",
        "den",
        "el",
        "al",
        "bin",
        "bint",
        "ben",
        "dos",
        "zu",
        "du",
        "ibn",
        "abu",
        "av",
    }
)


_PROPER_PARTICLES = PARTICLES - {"av", "den"}
"""Those that stand in names also in capitals (`VON ESSEN`)."""


def is_particle(word: str) -> bool:
    """Whether a word links the parts of a name, in small letters or in the capitals of a surname."""
    return word in PARTICLES or (word.isupper() and word.casefold() in _PROPER_PARTICLES)


class Trait(Flag):
    """What a capitalised word can be; several may hold."""

    NONE = 0
    NAME_SHAPED = auto()
    GIVEN = auto()
    COMMON_GIVEN = auto()
    SURNAME = auto()
    """Listed as a surname."""
    SURNAME_LIKE = auto()
    """Listed, or ends as surnames do."""
    WORD = auto()
    """An everyday word of the language."""
    KNOWN = auto()
    """In the frequency list at all, or made of two words in it."""
    PLACE = auto()
    """(Part of) the name of a municipality or county, or its genitive."""


@cache
def traits(word: str) -> Trait:
    """What ``word``, as it is written, can be."""
    if not _is_name_shaped(word):
        return Trait.NONE
    found = Trait.NAME_SHAPED
    lower, parts = word.casefold(), word.split("-")
    occurrences = counts("word_frequencies.tsv.gz").get(lower, 0)
    bearers = given_bearers(word)
    for holds, trait in (
        (bearers > 0 and bearers >= occurrences * OUTNUMBERS, Trait.GIVEN),
        (bearers >= COMMON_NAME and bearers >= occurrences * OUTNUMBERS, Trait.COMMON_GIVEN),
        (parts[-1] in counts("surnames.tsv.gz") or word in counts("surnames.tsv.gz"), Trait.SURNAME),
        (_is_surname_like(parts[-1]), Trait.SURNAME_LIKE),
        (occurrences >= EVERYDAY, Trait.WORD),
        (occurrences > 0 or (len(parts) == 1 and _is_compound(lower)), Trait.KNOWN),
        (word in place_words(), Trait.PLACE),
    ):
        if holds:
            found |= trait
    return found


def _is_name_shaped(word: str) -> bool:
    """Whether a word, or each half of a double name, is a capital followed by small letters."""
    if _TWO_NAMES.fullmatch(word):
        return given_bearers(word) > 0
    first, *others = word.split("-")
    return _is_capitalised(first) and all(
        _is_capitalised(part) or (part.isalpha() and part.islower()) for part in others
    )


def _is_capitalised(word: str) -> bool:
    plain = _PREFIX.sub("", word, count=1).translate(_APOSTROPHES)
    return len(plain) > 1 and plain.isalpha() and plain[0].isupper() and plain[1:].islower()


@cache
def is_initials(word: str) -> bool:
    """Whether a word stands for given names cut short: `A`, `A.`, `A-K`, `J.P.`, `Chr.`, `Lars-G.`, `G:son`."""
    if (
        _INITIALS.fullmatch(word)
        or _SHORT_PATRONYM.fullmatch(word)
        or (word.endswith(".") and word[:-1] in given_abbreviations())
    ):
        return True
    half = _HALF_INITIAL.fullmatch(word)
    return half is not None and Trait.GIVEN in traits(half["given"])


@cache
def given_abbreviations() -> frozenset[str]:
    """Given names cut short, without their stop (data file ``given_abbreviations.txt``)."""
    return frozenset(word for (word,) in rows("given_abbreviations.txt"))


@cache
def lowered_surname(word: str) -> str:
    """A surname written in capitals (`DIMITROVA`), or what links it (`VON`), as others write it; any other word as it is."""
    if is_particle(word):
        return word.casefold()
    if not _SHOUTED.fullmatch(word):
        return word
    plain = word.title()
    found = traits(plain)
    longer = Trait.GIVEN if len(word) > SHORTEST_GIVEN else Trait.NONE
    named = bool((Trait.SURNAME | longer) & found) and Trait.WORD not in found
    strange = len(word) >= LONGER_THAN_SIGNS and not (Trait.KNOWN | Trait.PLACE) & found
    return plain if named or strange else word


def given_bearers(word: str) -> int:
    """How many people bear the given name; for a double name, with a hyphen or in one, those of its rarer half."""
    names = counts("given_names.tsv.gz")
    if word in names:
        return names[word]
    two = _TWO_NAMES.fullmatch(word)
    parts = list(two.groups()) if two else word.split("-")
    return min(names.get(part, names.get(part.capitalize(), 0)) for part in parts) if len(parts) > 1 else 0


@cache
def place_words() -> frozenset[str]:
    """Every word of the municipalities' names, and its genitive."""
    words = {word for _, name, _, _ in rows("municipalities.tsv") for word in [name, *name.split()]}
    return frozenset(
        words | {word + "s" for word in words if not word.endswith("s")} | {"Gbg", "Göteborgsregionen"}
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("surname_endings.txt"))


def _is_surname_like(word: str) -> bool:
    if word in counts("surnames.tsv.gz"):
        return True
    rare = counts("word_frequencies.tsv.gz").get(word.casefold(), 0) < EVERYDAY
    return rare and len(word) >= 5 and word.casefold().endswith(_endings())


def _is_compound(lower: str) -> bool:
    """Whether a word splits into two everyday words of four letters or more, with or without a linking s."""
    frequencies = counts("word_frequencies.tsv.gz")
    return any(
        frequencies.get(lower[:cut].removesuffix("s"), frequencies.get(lower[:cut], 0)) >= EVERYDAY
        and frequencies.get(lower[cut:], 0) >= EVERYDAY
        for cut in range(4, len(lower) - 3)
    )


@cache
def municipalities() -> dict[str, tuple[str, str]]:
    """Code and short name by every spelling that names a municipality without doubt or context."""
    found: dict[str, tuple[str, str]] = {}
    for code, name, full, _ in rows("municipalities.tsv"):
        for spelling in {name, full, f"{name} kommun", f"{name}s kommun", f"{name} stad", f"{name}s stad"}:
            found[spelling.casefold()] = (code, name)
    by_name = {name: code for code, name, _, _ in rows("municipalities.tsv")}
    return found | {
        spelling.casefold(): (by_name[name], name)
        for spelling, name in (row[:2] for row in rows("municipality_aliases.tsv"))
    }


def agencies() -> frozenset[str]:
    """Names of government agencies."""
    return frozenset(read("agencies.txt").split("\n")) - {""}


DEGREES = frozenset({"dr", "prof", "docent", "doc", "hr", "hrr", "herrar", "fruar", "frk", "fröken"})
"""Titles before a name that no word ends in."""


@cache
def is_title(word: str) -> bool:
    """Whether a word is an office or a profession (`ekonomichef`, `utredare`)."""
    plain = word.casefold()
    return (plain.endswith(_title_endings()) and word[:1].isalpha()) or plain.rstrip(".") in DEGREES


@cache
def _title_endings() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("title_endings.txt"))


@cache
def municipality_names() -> dict[str, str]:
    """Short name of each municipality by its code."""
    return {code: name for code, name, _, _ in rows("municipalities.tsv")}
