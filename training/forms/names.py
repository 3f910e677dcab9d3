"""Names of people who do not exist, put together from the project's tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.data import counts, rows
from training.invented import Weighted

if TYPE_CHECKING:
    from random import Random

TEMPER: Final = 0.8
"""Exponent on the counts, so that rare names are drawn as well."""
RARE: Final = 200
"""Bearers below which a given name is rare."""
PARTICLES: Final = ("von", "af", "de", "van", "von der", "De la", "el", "Al", "Mc")
ENDINGS: Final = (
    "kvist",
    "berg",
    "ström",
    "lund",
    "gren",
    "dahl",
    "holm",
    "stedt",
    "blad",
    "borg",
    "bäck",
    "mark",
    "feldt",
    "fors",
    "hed",
    "löf",
    "ander",
    "sköld",
    "vall",
    "zon",
    "én",
    "ius",
    "man",
    "näs",
    "sjö",
    "hult",
    "hag",
    "ell",
    "lin",
    "strand",
    "rup",
    "ås",
    "bom",
    "stam",
)
FOREIGN: Final = (
    "Kovačević",
    "Yıldız",
    "Warsame",
    "Rostami",
    "Haddad",
    "Nowicki",
    "Petrović",
    "Demir",
    "Nguyen",
    "Tran",
    "Khan",
    "Virtanen",
    "Korhonen",
    "Mäkelä",
    "Niemi",
    "Begović",
    "Szabó",
    "Horvat",
    "Moradi",
    "Farah",
    "Osman",
    "Tesfaye",
    "Haile",
    "Öztürk",
    "Çelik",
    "Papadopoulos",
    "Ferrari",
    "Silva",
    "García",
    "Müller",
    "Schröder",
    "Jakobsen",
    "Hauge",
    "Singh",
    "Zhang",
    "Kiss",
    "Ndayizeye",
    "Abdi",
)


@cache
def given_names() -> Weighted:
    """Given names by how common they are."""
    return Weighted.of({name: n**TEMPER for name, n in counts("given_names.tsv.gz").items()})


@cache
def rare_names() -> tuple[str, ...]:
    """Given names that few have."""
    return tuple(
        n for n, c in counts("given_names.tsv.gz").items() if c < RARE and n.isalpha() and len(n) > 2
    )


@cache
def surnames() -> Weighted:
    """Surnames by how common they are."""
    every = {name: n for name, n in counts("surnames.tsv.gz").items() if not name.isupper()}
    return Weighted.of({name: (n or 40) ** TEMPER for name, n in every.items()})


@cache
def stems() -> tuple[str, ...]:
    """First halves of surnames."""
    found = {
        name.removesuffix(ending) for name in surnames().values for ending in ENDINGS if name.endswith(ending)
    }
    return tuple(sorted(stem for stem in found if len(stem) > 2))


@cache
def municipalities() -> tuple[str, ...]:
    """Their short names."""
    return tuple(row[1] for row in rows("municipalities.tsv"))


@cache
def titles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Long words, and endings of words for offices and professions."""
    words = tuple(
        w
        for w, n in counts("word_frequencies.tsv.gz").items()
        if w.isalpha() and w.islower() and 3 < len(w) < 11 and n > 40
    )
    return words, tuple(
        row[0]
        for row in rows("title_endings.txt")
        if row[0].isalpha()
        and len(row[0]) > 3
        and not row[0].startswith(("ord", "sekr", "medlem", "ledamot"))
    )


@cache
def long_words() -> tuple[str, ...]:
    """Long words, most of them compounds."""
    words = counts("word_frequencies.tsv.gz")
    return tuple(w for w in words if len(w) > 9 and w.isalpha() and w.islower())


def title(random: Random) -> str:
    """A word for an office that may well not exist."""
    words, endings = titles()
    return random.choice(words) + random.choice(["", "", "s"]) + random.choice(endings)


@cache
def full_names() -> dict[str, str]:
    """The full name of each municipality by its short one."""
    return {row[1]: row[2] for row in rows("municipalities.tsv")}


def given(random: Random, rare: float = 0.1) -> str:
    """A given name, rare in that share of the cases, sometimes double."""
    first = random.choice(rare_names()) if random.random() < rare else given_names().draw(random)
    chance = random.random()
    if chance < 0.07:
        return f"{first}-{given_names().draw(random)}"
    if chance < 0.12:
        return f"{first} {given_names().draw(random)}"
    return f"{first[0]}." if chance > 0.99 else first


def surname(random: Random) -> str:
    """A surname: listed, put together, of another country, of a father, double, or with a particle."""
    chance = random.random()
    name = _simple(random)
    if chance < 0.06:
        return f"{name}-{_simple(random)}"
    if chance < 0.12:
        return f"{name} {_simple(random)}"
    return f"{random.choice(PARTICLES)} {name}" if chance < 0.15 else name


def _simple(random: Random) -> str:
    chance = random.random()
    if chance < 0.55:
        return surnames().draw(random)
    if chance < 0.85:
        return random.choice(stems()) + random.choice(ENDINGS)
    if chance < 0.93:
        return random.choice(FOREIGN)
    if chance < 0.97:
        return random.choice(rare_names())
    return given_names().draw(random).split("-")[0].rstrip("aeo").rjust(3, "A").capitalize() + "sson"
