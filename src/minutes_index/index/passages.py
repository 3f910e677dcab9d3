"""What every engine does alike with a passage: the zones words stand in, keyword keys, and counting."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import Terms, terms
from minutes_index.analysis.tokens import normal, tokenize
from minutes_index.index.base import Bucket
from minutes_index.query.ast import Scope
from minutes_index.query.fields import BODY, BODY_WORD, ORGANISATION, PERSON, SECTION, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from minutes_index.model import Passage

DOCUMENT = "document"
"""The keyword field every passage has: its document's id."""
SEPARATOR = "\x1f"
UNSHOWN = frozenset({"band", DOCUMENT})
"""Keyword fields that are looked up and never counted."""


class Zone(Enum):
    """A part of a passage with a weight of its own."""

    HEADING = "heading"
    DECISIONS = "decisions"
    TEXT = "text"
    NAMES = "names"
    """Who and what is named in it, in full where the text says less."""


BOOST: Mapping[Zone, float] = {Zone.HEADING: 2.0, Zone.DECISIONS: 1.5, Zone.TEXT: 1.0, Zone.NAMES: 1.0}
"""A heading tells what an item is about; what was decided is what most questions are after. Both stand in the
text as well, so a word there counts again on top of its place in the text."""

STEM_ZONES: Mapping[Scope, tuple[Zone, ...]] = {
    Scope.ANYWHERE: tuple(Zone),
    Scope.DECISIONS: (Zone.DECISIONS,),
}
"""Where a word is looked for in any form."""
WORD_ZONES: Mapping[Scope, Zone] = {Scope.ANYWHERE: Zone.TEXT, Scope.DECISIONS: Zone.DECISIONS}
"""Where exact forms are looked for: what was written, so a heading counts as a part of the text it heads."""

NAMED = (PERSON, ORGANISATION)
"""Keyword fields that make up `Zone.NAMES`."""
FOUND_IN_PART = frozenset({PERSON, ORGANISATION, SECTION})
"""Keyword fields whose values are found by any of their words as well: ``person:berg``, ``section:45``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with all that an engine needs of it, so that engines analyse nothing."""

    passage: Passage
    zones: Mapping[Zone, Terms]
    keys: frozenset[str]

    @classmethod
    def of(cls, passage: Passage) -> Entry:
        """Analyses a passage."""
        return cls(passage, analysed(passage), keys(passage))


def analysed(passage: Passage) -> dict[Zone, Terms]:
    """The index terms of each zone."""
    names = "\n".join(name for field in NAMED for name in passage.keywords.get(field, ()))
    return {
        Zone.HEADING: terms(passage.heading),
        Zone.DECISIONS: terms(passage.decisions),
        Zone.TEXT: terms(passage.text),
        Zone.NAMES: terms(names),
    }


def key(name: str, value: str) -> str:
    """What a keyword is indexed and looked up by."""
    return f"{name}{SEPARATOR}{stem(normal(value)) if name == BODY_WORD else folded(value)}"


def keys(passage: Passage) -> frozenset[str]:
    """Every keyword of a passage, its document's id and the words of its body's name among them."""
    values = [(name, value) for name, values in passage.keywords.items() for value in values]
    parts = [(name, part) for name, value in values if name in FOUND_IN_PART for part in value.split()]
    whole = frozenset(key(name, value) for name, value in (*values, *parts, (DOCUMENT, passage.document_id)))
    return whole.union(*(_body_keys(body) for body in passage.keywords.get(BODY, ())))


def _body_keys(body: str) -> frozenset[str]:
    """The words of a body's name but those in the genitive: *Kommunstyrelsens arbetsutskott* is no *kommunstyrelse*."""
    *before, last = [token.text for token in tokenize(body) if token.width == 1] or [""]
    words = {word for word in before if not word.endswith("s")} | {last}
    stems = frozenset(map(stem, words)).union(*map(part_stems, words))
    return frozenset(f"{BODY_WORD}{SEPARATOR}{found}" for found in stems)


def shown(passage: Passage) -> dict[str, tuple[str, ...]]:
    """The keywords that can be counted, as they are written."""
    return {name: tuple(values) for name, values in passage.keywords.items() if name not in UNSHOWN}


def facets(
    counted: Iterable[tuple[Mapping[str, Iterable[str]], int]], names: Iterable[str], limit: int
) -> dict[str, tuple[Bucket, ...]]:
    """Counts values by field over what `shown` gives, each with how many passages gave it.

    The most frequent come first, then by value; spellings that fold alike are one value.
    """
    known = list(counted)
    return {name: _buckets(((shown.get(name, ()), count) for shown, count in known), limit) for name in names}


def _buckets(counted: Iterable[tuple[Iterable[str], int]], limit: int) -> tuple[Bucket, ...]:
    totals: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for values, count in counted:
        for value, spelling in {folded(value): value for value in values}.items():
            totals[value] += count
            spellings[value][spelling] += count
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return tuple(Bucket(_most_common(spellings[value]), count) for value, count in best)


def _most_common(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
