"""Swedish compounds taken apart: ``samverkansavtalet`` is ``samverkan`` + ``avtalet``.

The cheapest way through a list of word frequencies. Only an index being built needs it, and a snippet that
shows a hit inside a longer word; a question itself never loads the list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.analysis.stems import CACHED_FORMS, stem
from minutes_index.analysis.tables import rows_of, words_of
from minutes_index.data import counts, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MIN_PART = 4
"""Letters; with shorter parts one split in five of ordinary words was wrong, but for those of ``parts.tsv``."""
MIN_COUNT = 5
"""How often a part must stand alone in the word list."""
MIN_SHORT = 2
MAX_WORD = 40
PART_COST = 20.0
"""What each part costs, in logarithms of frequency: fewer parts win, then more common ones."""
DERIVED_COST = 4.0
"""What it costs more that only another form of the part is in the list."""
LISTED_COUNT = 200
"""The count of a word of ``parts.tsv``, which has none of its own."""
LINK_COST = 3.0
"""How much cheaper a way must be that takes an s for a link (``asyl-sökande`` is not ``asyl-s-ökande``)."""
DERIVED = ("are", "het", "ning")
"""Ends of words that the list may know by what they are made from."""
OTHER_FORM = 10
"""How much commoner than a first part a word must be that it is a form of, when it is a word itself (``nämnd``: ``nämnda``)."""
CHANGED = ("e", "o", "u", "ar")
"""In what a first part ends that has another ending alone (``hälso``, ``gatu``, ``sköterske``, ``lärar``)."""
LINKED = ("het", "ning", "ring", "ling", "tion", "sion", "itet", "skap", "dom")
"""Ends of words that no compound goes on from without a link."""
LINK = "s"
"""What may stand between two parts (``samverkan-s-avtal``)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound, where it stands in the word."""

    start: int
    end: int
    lemma: str
    """The word it is a form of, as near as the list tells: ``skola`` for ``skol``."""


class Way(NamedTuple):
    """The parts from some place in a word to its end, and what they cost."""

    cost: float
    parts: tuple[Part, ...]


NO_WAY = Way(inf, ())


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes compounds apart by a list of words and how often each was counted."""

    counts: Mapping[str, int]
    never: frozenset[str] = frozenset()
    """Words of ``counts`` that are no parts."""
    heads: frozenset[str] = frozenset()
    """Short words that may begin a compound,"""
    tails: frozenset[str] = frozenset()
    """and that may end one."""
    simple: frozenset[str] = frozenset()
    """Stems of words that are no compounds."""
    _known: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Keeps the words that may be parts at all."""
        known = {
            word: count
            for word, count in self.counts.items()
            if count >= MIN_COUNT and word not in self.never
        }
        object.__setattr__(self, "_known", known)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a normalised word as they stand in it, links left out; empty for a simple word."""
        return tuple(word[part.start : part.end] for part in self.split(word))

    def split(self, word: str) -> tuple[Part, ...]:
        """The parts of a normalised word; none for a simple one."""
        long_enough = MIN_PART + 1 < len(word) <= MAX_WORD
        if (
            not word.isalpha()
            or not long_enough
            or stem(word) in self.simple
            or self._inflects_a_simple_word(word)
        ):
            return ()
        return self._way(word, 0, {}).parts

    def ends_compounds(self, word: str) -> bool:
        """Whether a word may be the last part of a compound."""
        return len(word) >= MIN_PART and self._tail(word, 0).cost < inf

    def _inflects_a_simple_word(self, word: str) -> bool:
        """Whether a shorter known word of the same stem is itself no compound (``granskar``: ``granska``)."""
        own = stem(word)
        shorter = {word[:end] for end in range(MIN_PART, len(word))} | set(_bases(own))
        bases = [base for base in shorter if base in self.counts and base != word and stem(base) == own]
        return bool(bases) and not self._way(min(bases, key=len), 0, {}).parts

    def _way(self, word: str, start: int, known: dict[int, Way]) -> Way:
        """From a place in ``word`` the cheapest way to its end; from its start, one of two parts or more."""
        if start not in known:
            best = self._tail(word, start) if start else NO_WAY
            for end in range(start + MIN_SHORT, len(word) - MIN_SHORT + 1):
                cost, lemma = self._head(word[start:end])
                if cost < best.cost:
                    onward = self._after(word, start, end, known)
                    if cost + onward.cost < best.cost:
                        best = Way(cost + onward.cost, (Part(start, end, lemma), *onward.parts))
            known[start] = best
        return known[start]

    def _after(self, word: str, start: int, end: int, known: dict[int, Way]) -> Way:
        """The way on from a part that ends at ``end``: over a link, or not."""
        linked = self._way(word, end + 1, known) if word[end] == LINK else NO_WAY
        long = end - start > MIN_PART
        if long and word.endswith(LINKED, start, end):
            return linked
        onward = self._way(word, end, known)
        for other in (
            linked,
            self._way(word, end - 1, known) if long and word[end - 1] == word[end - 2] else NO_WAY,
        ):
            if other.cost + LINK_COST < onward.cost:
                onward = other
        return onward

    def _head(self, form: str) -> tuple[float, str]:
        if form in self.never or (len(form) < MIN_PART and form not in self.heads):
            return inf, form
        exact, (lemma, count) = self._count(form, self.heads), self._commonest(_lemmas(form))
        if not exact and not count and not form.endswith(DERIVED):
            return inf, form
        rarer = exact if form.endswith(CHANGED) else OTHER_FORM * exact
        return _cost(exact, max(count, self._commonest(_roots(form))[1])), lemma if count > rarer else form

    def _tail(self, word: str, start: int) -> Way:
        form = word[start:]
        if form in self.never or (len(form) < MIN_PART and form not in self.tails):
            return NO_WAY
        lemma = stem(form)
        bases = [base for base in _bases(lemma) if len(base) >= MIN_PART or base in self.tails]
        derived = max(self._commonest([*bases, *_roots(lemma)])[1], self._count(lemma, self.tails))
        return Way(_cost(self._count(form, self.tails), derived), (Part(start, len(word), form),))

    def _count(self, form: str, short: frozenset[str]) -> int:
        return self._known.get(form, 0) or (MIN_COUNT if form in short else 0)

    def _commonest(self, words: Iterable[str]) -> tuple[str, int]:
        best, most = "", 0
        for word in words:
            count = self._known.get(word, 0)
            if count > most:
                best, most = word, count
        return best, most


def _cost(exact: int, derived: int) -> float:
    """What a part costs that is counted itself, or by other forms."""
    return min(
        PART_COST - log(exact) if exact else inf, PART_COST + DERIVED_COST - log(derived) if derived else inf
    )


def _bases(lemma: str) -> tuple[str, ...]:
    """The words a last part with the stem ``lemma`` may inflect."""
    return (
        lemma,
        lemma + "a",
        lemma + "e",
        lemma[:-1] + "e" + lemma[-1],
        lemma + "en",
        lemma + "et",
        lemma + "ar",
        lemma + "er",
    )


def _lemmas(form: str) -> tuple[str, ...]:
    """The words a first part may come from: ``skol`` from ``skola``, ``hälso`` from ``hälsa``, ``arbets`` from ``arbete``."""
    if form[-1] in "eou":
        return (form[:-1] + "a", form[:-1], form + "a")
    return (form[:-1] + "e",) if form[-1] == "s" else (form + "a", form + "e")


def _roots(lemma: str) -> tuple[str, ...]:
    """What words are made from that the list may know instead: ``tecknare``, ``åkning``, ``gemensamhet``."""
    if lemma.endswith("ning") and len(lemma) > MIN_PART + 1:
        return (lemma[:-4] + "a", lemma[:-4] + "na")
    if lemma.endswith("are") and len(lemma) > MIN_PART + 1:
        return (lemma[:-2],)
    return (lemma[:-3],) if lemma.endswith("het") and len(lemma) > MIN_PART + 2 else ()


@cache
def splitter() -> Splitter:
    """The splitter over the shipped word list, loaded on first use and kept."""
    here = files(__package__)
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, words in rows_of(here.joinpath("parts.tsv").read_text(encoding="utf-8")):
        kinds[kind] += words.split()
    listed = counts("word_frequencies.tsv.gz")
    known = listed | {word: max(LISTED_COUNT, listed.get(word, 0)) for word in kinds["word"]}
    never = words_of(here.joinpath("not_parts.txt").read_text(encoding="utf-8"))
    names = (name.casefold() for _, name, *_ in rows("municipalities.tsv") if name.isalpha())
    simple = frozenset(map(stem, (*kinds["simple"], *names)))
    return Splitter(known, never, frozenset(kinds["head"]), frozenset(kinds["tail"]), simple)


@lru_cache(maxsize=CACHED_FORMS)
def part_stems(word: str) -> frozenset[str]:
    """The stems a compound is found by beside its own: of its parts, of their parts in turn, of parts side by side.

    ``äldreomsorgslyftet`` is found by ``äldreomsorg`` and ``lyft``, and by ``äldre`` and ``omsorg``.
    """
    return frozenset(map(stem, _inside(word, list(smallest_parts(word))))) - {stem(word)}


def smallest_parts(word: str, offset: int = 0) -> Iterator[Part]:
    """The parts of a compound with compounds among them taken apart as well; ``offset`` is added to their places."""
    for part in splitter().split(word):
        start, end = offset + part.start, offset + part.end
        inner = list(smallest_parts(part.lemma, start)) or [Part(start, end, part.lemma)]
        yield from inner[:-1]
        yield Part(inner[-1].start, end, part.lemma[inner[-1].start - start :])


def _inside(word: str, parts: list[Part]) -> Iterator[str]:
    """What stands in a compound: each part, and each run of parts."""
    for first, opening in enumerate(parts):
        for last in parts[first:]:
            if (opening, last) != (parts[0], parts[-1]):
                yield word[opening.start : last.start] + last.lemma
