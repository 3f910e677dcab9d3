"""Invented people, places and organisations, drawn by how common their parts are."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.mentions.trained.vocabulary import is_body
from minutes_index.data import counts, rows
from minutes_index.recognisers.lexicon import EVERYDAY, agencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

TEMPER: Final = 0.6
"""Power of the bearers: less than 1, so that rare names are seen too."""
UNCOUNTED: Final = 60
"""Bearers taken for a surname without a count."""
PARTICLES: Final = ("von", "af", "de", "van", "al", "el")
ENDINGS: Final = (
    "son",
    "berg",
    "ström",
    "lund",
    "qvist",
    "gren",
    "ic",
    "vic",
    "oğlu",
    "ova",
    "nen",
    "ian",
    "zadeh",
    "ski",
    "i",
    "o",
    "a",
)
STREETS: Final = (
    "gatan",
    "vägen",
    "torget",
    "skogen",
    "sjön",
    "ån",
    "hult",
    "by",
    "sta",
    "rud",
    "näs",
    "ås",
    "ö",
)
COMPANY: Final = (
    "AB",
    "HB",
    "IF",
    "IK",
    "BK",
    "Bygg AB",
    "Energi AB",
    "Fastigheter",
    "Konsult AB",
    "Teknik",
    "Bostäder AB",
)
BEFORE: Final = (
    "Stiftelsen",
    "Föreningen",
    "Brf",
    "Region",
    "Studieförbundet",
    "Företagarna",
    "Hyresgästföreningen",
)
AFTER: Final = (
    "hembygdsförening",
    "ridklubb",
    "församling",
    "universitet",
    "folkhögskola",
    "samfällighetsförening",
    "sparbank",
    "tingsrätt",
)
PARTIES: Final = ("S", "M", "C", "L", "V", "KD", "MP", "SD", "FP", "s", "m", "NP", "-")


@dataclass(slots=True)
class Weighted:
    """A choice among strings by weight."""

    values: list[str]
    sums: list[float]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weighted:
        """The keys, each as likely as its weight says."""
        return cls(list(weights), list(accumulate(weights.values())))

    def draw(self, random: Random) -> str:
        """One of them."""
        return random.choices(self.values, cum_weights=self.sums)[0]


@dataclass(slots=True)
class Inventor:
    """Draws names and words; the same seed gives the same ones."""

    random: Random
    given_names: Weighted = field(init=False)
    surnames: Weighted = field(init=False)
    rare: list[str] = field(init=False)
    words: Weighted = field(init=False)
    long_words: list[str] = field(init=False)
    bodies: list[str] = field(init=False)
    titles: list[str] = field(init=False)
    municipalities: list[str] = field(init=False)
    agencies: list[str] = field(init=False)

    def __post_init__(self) -> None:
        given = counts("given_names.tsv.gz")
        frequencies = {w: n for w, n in counts("word_frequencies.tsv.gz").items() if w.isalpha()}
        self.given_names = Weighted.of({name: n**TEMPER for name, n in given.items()})
        self.surnames = Weighted.of({name: (n or UNCOUNTED) ** TEMPER for name, n in _surnames()})
        self.rare = [name for name, n in given.items() if n < 200 and name.isalpha() and len(name) > 3]
        everyday = {w: n**TEMPER for w, n in frequencies.items() if n >= EVERYDAY and len(w) > 3}
        self.words = Weighted.of({w: n for w, n in everyday.items() if w.capitalize() not in given})
        self.long_words = [word for word in frequencies if len(word) > 9]
        self.bodies = [word for word in frequencies if len(word) > 8 and is_body(word)]
        self.titles = [row[0] for row in rows("title_endings.txt") if row[0].isalpha() and len(row[0]) > 3]
        self.municipalities = [row[1] for row in rows("municipalities.tsv")]
        self.agencies = sorted(agencies())

    def one_of(self, values: Iterable[str]) -> str:
        """Any of ``values``."""
        return self.random.choice(list(values))

    def chance(self, share: float) -> bool:
        """True in this share of the cases."""
        return self.random.random() < share

    def given(self) -> str:
        """A given name: mostly a listed one."""
        return self.unheard() if self.chance(0.12) else self.given_names.draw(self.random)

    def surname(self) -> str:
        """A surname: listed, a rare given name, or one unheard of."""
        if self.chance(0.2):
            return self.unheard()
        if self.chance(0.1):
            return self.random.choice(self.rare)
        return self.surnames.draw(self.random)

    def unheard(self) -> str:
        """Two halves of rare names, or one with an ending of surnames."""
        first, second = self.random.choice(self.rare), self.random.choice(self.rare)
        cut = self.random.randint(2, max(2, len(first) - 1))
        tail = self.one_of(ENDINGS) if self.chance(0.5) else second[len(second) // 2 :]
        return (first[:cut] + tail).capitalize()

    def person(self) -> list[str]:
        """The words of a full name."""
        first = [f"{self.given()[0]}." if self.chance(0.03) else self.given()]
        if self.chance(0.06):
            first.append(self.given())
        if self.chance(0.04):
            first.append(self.one_of(PARTICLES))
        last = [self.surname()]
        if self.chance(0.1):
            last = [f"{last[0]}-{self.surname()}"] if self.chance(0.5) else [*last, self.surname()]
        words = [*first, *last]
        if self.chance(0.08) and words[-1][-1] != "s":
            words[-1] += "s"
        return [word.upper() for word in words] if self.chance(0.02) else words

    def place(self) -> list[str]:
        """The words of a place: a municipality, or one unheard of."""
        if self.chance(0.5):
            return self.random.choice(self.municipalities).split()
        if self.chance(0.4):
            return [self.unheard() for _ in range(self.random.randint(1, 2))]
        stem = self.surnames.draw(self.random) if self.chance(0.5) else self.words.draw(self.random)
        return [stem.capitalize() + self.one_of(STREETS)]

    def organisation(self) -> list[str]:
        """The words of an organisation: an agency, a company, a society."""
        own = self.one_of([self.unheard(), self.surnames.draw(self.random), *self.place()])
        form = self.random.randrange(5)
        if form == 0:
            return self.random.choice(self.agencies).split()
        if form == 1:
            return [*([own, self.surname()] if self.chance(0.3) else [own]), *self.one_of(COMPANY).split()]
        if form == 2:
            return [self.one_of(BEFORE), own]
        if form == 3:
            return [own if own.endswith("s") else f"{own}s", self.one_of(AFTER)]
        return [own] if self.chance(0.5) else [own, self.unheard()]

    def word(self) -> str:
        """An everyday word."""
        return self.words.draw(self.random)

    def compound(self) -> str:
        """A long word, or two short ones joined."""
        return self.random.choice(self.long_words) if self.chance(0.6) else self.word() + self.word()


def _surnames() -> list[tuple[str, int]]:
    return [(name, n) for name, n in counts("surnames.tsv.gz").items() if not name.isupper()]
