"""What every engine does alike with a passage: what its words weigh, keyword keys, and counting."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.compounds import part_stems
from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import Terms, terms
from minutes_index.analysis.tokens import normal, tokenize
from minutes_index.index.facets import Bucket
from minutes_index.query.ast import Scope
from minutes_index.query.fields import (
    BODY,
    BODY_WORD,
    MUNICIPALITY,
    ORGANISATION,
    PERSON,
    PERSONAL_NUMBER,
    SECTION,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from minutes_index.model import Passage

DOCUMENT = "document"
"""The keyword field every passage has: its document's id."""
SEPARATOR = "\x1f"
UNSHOWN = frozenset({"band", DOCUMENT, PERSONAL_NUMBER})
"""Keyword fields that are looked up and never counted."""


HEADING_WEIGHT, DECIDED_WEIGHT = 2, 1
"""How many times more a word counts that stands in the heading, and in what was decided: a heading tells what an item
is about, and what was decided is what many questions are after. Found by measuring (`make evaluate`)."""
K1, B = 1.2, 0.3
"""Of BM25, in engines that can be told: how soon a word said again adds nothing, and how much a long passage is held
against it. A low B, for a long section is no worse an answer; found by measuring as well."""

NAMED = (PERSON, ORGANISATION)
"""Keyword fields whose words are found as well, for a text may call somebody by less than the full name; so are those of
the body, whose items seldom name it."""
FOUND_IN_PART = frozenset({PERSON, ORGANISATION, SECTION})
"""Keyword fields whose values are found by any of their words as well: ``person:berg``, ``section:45``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with all that an engine needs of it, so that engines analyse nothing."""

    passage: Passage
    terms: Mapping[Scope, Terms]
    """Where words are looked for; stems with what they weigh."""
    keys: frozenset[str]

    @classmethod
    def of(cls, passage: Passage) -> Entry:
        """Analyses a passage."""
        named = terms("\n".join(name for field in (*NAMED, BODY) for name in passage.keywords.get(field, ())))
        people = terms("\n".join(passage.keywords.get(PERSON, ()))).stems.keys()
        heading, decided, text = (
            terms(part, people) for part in (passage.heading, passage.decisions, passage.text)
        )
        found = by_scope(heading, decided, text, named, _home(passage))
        if passage.furniture:
            found = {scope: part.light() for scope, part in found.items()}
        return cls(passage, found, keys(passage))


def _home(passage: Passage) -> frozenset[str]:
    """The stems of the meeting's municipality, which its title page names and its items seldom do."""
    return frozenset(terms("\n".join(passage.keywords.get(MUNICIPALITY, ())[:1])).stems)


def by_scope(
    heading: Terms, decided: Terms, text: Terms, named: Terms, home: frozenset[str]
) -> dict[Scope, Terms]:
    """The terms of a passage's parts as one text in which some of them count more than others.

    Heading and decisions stand in the text as well, so words have their places there. The stems in ``home`` weigh as
    little as parts of compounds.
    """
    weights = Counter(text.stems)
    for part, weight in ((heading, HEADING_WEIGHT), (decided, DECIDED_WEIGHT)):
        for found, count in part.stems.items():
            weights[found] += weight * count
    stems = dict.fromkeys(named.stems, 1) | weights
    parts = (text.parts | heading.parts | decided.parts | home) - stems.keys()
    return {Scope.ANYWHERE: Terms(text.words, stems, parts), Scope.DECISIONS: decided}


def key(name: str, value: str) -> str:
    """What a keyword is indexed and looked up by."""
    return f"{name}{SEPARATOR}{stem(normal(value)) if name == BODY_WORD else folded(value)}"


def keys(passage: Passage) -> frozenset[str]:
    """Every keyword of a passage, its document's id and the words of its body's name among them."""
    values = [(name, value) for name, values in passage.keywords.items() for value in values]
    parts = [(name, part) for name, value in values if name in FOUND_IN_PART for part in value.split()]
    turned = [
        (PERSON, name) for person in passage.keywords.get(PERSON, ()) for name in _surname_first(person)
    ]
    found = (*values, *parts, *turned, (DOCUMENT, passage.document_id))
    whole = frozenset(key(name, value) for name, value in found)
    return whole.union(*(_body_keys(body) for body in passage.keywords.get(BODY, ())))


def _surname_first(name: str) -> list[str]:
    """A name as registers have it: ``Berg Anna``, ``von Essen Siv``; a name of three words or more may end its given names at each."""
    words = name.split()
    return [" ".join(words[at:] + words[:at]) for at in range(1, len(words))]


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
