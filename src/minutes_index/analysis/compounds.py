"""Swedish compounds taken apart: ``samverkansavtalet`` is ``samverkan`` + ``avtalet``.

A recursive splitter over a list of word frequencies. Only an index being built needs it, and a snippet that
shows a hit inside a longer word; a question itself never loads the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import inf, log
from typing import TYPE_CHECKING

from minutes_index.analysis.stems import CACHED_FORMS, stem
from minutes_index.analysis.tables import words_of
from minutes_index.data import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MIN_PART = 4
"""Letters; with shorter parts one split in five of ordinary words was wrong."""
MIN_COUNT = 5
"""How often a part must stand alone in the word list."""
MAX_PARTS = 4
MAX_WORD = 40
PART_COST = 20.0
"""What each part costs, in logarithms of frequency: fewer parts win, then more common ones."""
DERIVED_COST = 4.0
"""What it costs more that only another form of the part is in the list."""
LINKS = ("", "s")
"""What may stand between two parts (``samverkan-s-avtal``)."""
SHORT_PARTS = frozenset(["hem", "års", "val", "lag", "råd", "väg", "hus", "lov", "ram"])
"""The parts of three letters that are worth their risk (``hem-tjänst``, ``bygg-lov``)."""


@dataclass(frozen=True, slots=True)
class Split:
    """A compound taken apart, and what that costs: few common parts beat many rare ones."""

    cost: float
    parts: tuple[str, ...]


NO_SPLIT = Split(inf, ())


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes compounds apart by a list of words and how often each was counted."""

    counts: Mapping[str, int]
    never: frozenset[str] = frozenset()
    """Words of ``counts`` that are no parts."""

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a normalised word as they stand in it, links left out; empty for a simple word."""
        if (
            not word.isalpha()
            or not 2 * MIN_PART - 1 <= len(word) <= MAX_WORD
            or self._inflects_a_simple_word(word)
        ):
            return ()
        return self._best(word, MAX_PARTS).parts

    def _inflects_a_simple_word(self, word: str) -> bool:
        """Whether a shorter known word of the same stem is itself no compound (``granskar``: ``granska``)."""
        own = stem(word)
        shorter = {word[:end] for end in range(MIN_PART, len(word))} | set(_bases(own))
        bases = [base for base in shorter if base in self.counts and base != word and stem(base) == own]
        return bool(bases) and not self._best(min(bases, key=len), MAX_PARTS).parts

    def _best(self, word: str, most: int) -> Split:
        """The cheapest split into two to ``most`` parts; no parts when there is none."""
        cuts = range(MIN_PART - 1, len(word) - MIN_PART + 2)
        splits = (split for cut in cuts for split in self._splits_at(word[:cut], word[cut:], most))
        return min(splits, key=lambda split: split.cost, default=NO_SPLIT)

    def _splits_at(self, head: str, rest: str, most: int) -> Iterator[Split]:
        head_cost = self._cost(head, _heads)
        if head_cost == inf:
            return
        for tail in (rest.removeprefix(link) for link in LINKS if rest.startswith(link)):
            for split in self._tails(tail, most - 1):
                yield Split(head_cost + split.cost, (head, *split.parts))

    def _tails(self, tail: str, most: int) -> Iterator[Split]:
        if (cost := self._cost(tail, _tail_bases)) < inf:
            yield Split(cost, (tail,))
        if most > 1 and (split := self._best(tail, most)).parts:
            yield split

    def _cost(self, part: str, bases: Callable[[str], tuple[str, ...]]) -> float:
        if (len(part) < MIN_PART and part not in SHORT_PARTS) or part in self.never:
            return inf
        derived = max((self.counts.get(base, 0) for base in bases(part)), default=0)
        exact = self.counts.get(part, 0)
        costs = ((PART_COST, exact), (PART_COST + DERIVED_COST, derived))
        return min((cost - log(count) for cost, count in costs if count >= MIN_COUNT), default=inf)


def _bases(part: str) -> tuple[str, ...]:
    return (part, part + "a", part + "e")


def _heads(part: str) -> tuple[str, ...]:
    """The forms a first part may come from: ``skol`` from ``skola``, ``sköterske`` from ``sköterska``."""
    return (part + "a", part[:-1] + "a") if part[-1] in "eou" else (part + "a",)


def _tail_bases(part: str) -> tuple[str, ...]:
    """The forms a last part may inflect (``lyftet``: ``lyft``)."""
    return _bases(stem(part)) if len(part) > MIN_PART else ()


@cache
def splitter() -> Splitter:
    """The splitter over the shipped word list, loaded on first use and kept."""
    never = files(__package__).joinpath("not_parts.txt").read_text(encoding="utf-8")
    return Splitter(counts("word_frequencies.tsv.gz"), words_of(never))


@lru_cache(maxsize=CACHED_FORMS)
def part_stems(word: str) -> frozenset[str]:
    """The stems a compound is found by beside its own: of its parts, and of their parts in turn.

    ``äldreomsorgslyftet`` is found by ``äldreomsorg`` and ``lyft``, and by ``äldre`` and ``omsorg``.
    """
    parts = splitter().parts(word)
    return frozenset(found for part in parts for found in {stem(part), *part_stems(part)}) - {stem(word)}
