"""Who is who, measured against what a reader noted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from minutes_index.evaluate.places import Place
from minutes_index.evaluate.score import Error, Score
from minutes_index.resolve.namesakes import key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from minutes_index.catalog.base import Catalog

KIND: Final = "who is who"
Named = tuple[str, str]
"""A document's file name (empty: whichever documents have the name) and a full name in it."""
Known = dict[Named, set[str]]
"""By file name and name key, the ids of the entities that have it there."""
ONE: Final = "one person"
TWO: Final = "two people"
TOLD: Final = {"missed": (ONE, TWO), "wrong": (TWO, ONE)}
"""What was expected and what was found, of a pair that is not as it was noted."""


@dataclass(frozen=True, slots=True)
class WhoGold:
    """Groups of names that mean one person, and groups of which no two do."""

    same: tuple[tuple[Named, ...], ...] = ()
    different: tuple[tuple[Named, ...], ...] = ()

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> WhoGold:
        """Gold from its JSON object: ``{"same": [[[FILE, name], [FILE, name], …], …], "different": […]}``.

        A name may stand alone, without FILE; the keys may be ``same_person`` and ``different_people`` as well.
        """
        same, different = (
            tuple(tuple(map(_named, group)) for name in names for group in noted.get(name, ()))
            for names in (("same", "same_person"), ("different", "different_people"))
        )
        return cls(same, different)

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    def within(self, documents: Container[str]) -> WhoGold:
        """What it says of these documents (file names)."""
        return WhoGold(
            *(
                tuple(tuple(one for one in group if not one[0] or one[0] in documents) for group in groups)
                for groups in (self.same, self.different)
            )
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Counts of the pairs of names that were noted as one person or as two."""

    joined: int = 0
    """One person, and one entity."""
    missed: int = 0
    """One person, and two entities."""
    apart: int = 0
    """Two people, and two entities."""
    wrong: int = 0
    """Two people, and one entity: wrong merges."""
    unknown: int = 0
    """A name of the two was not found in its document."""


@dataclass(frozen=True, slots=True)
class WhoScore:
    """How far the entities are the people that were noted."""

    pairs: Pairs = Pairs()
    errors: tuple[Error, ...] = ()
    """One for each missed, wrong or unknown pair."""

    def score(self) -> Score:
        """How many of the pairs of one person were joined, and how many of the noted pairs joined are one person."""
        return Score(self.pairs.joined, self.pairs.missed, self.pairs.wrong, self.errors)


def _named(one: str | list[str]) -> Named:
    file, name = ("", one) if isinstance(one, str) else one
    return normalize("NFC", file), normalize("NFC", name)


def known_people(catalog: Catalog) -> Known:
    """Who each name of each document is, by the names and aliases that the document has."""
    heads, known = catalog.heads(), Known()
    entities = catalog.entities_in(heads)
    for local in catalog.local_persons():
        file = normalize("NFC", PurePath(heads[local.document_id].source.path).name)
        entity = entities[local.document_id][local.person.ordinal].id
        for name in (local.person.name, *local.person.aliases):
            for where in (file, ""):
                known.setdefault((where, key(name)), set()).add(entity)
    return known


def _somewhere(named: Named) -> Place:
    return Place(named[0])


def score_who(gold: WhoGold, known: Known, where: Callable[[Named], Place] = _somewhere) -> WhoScore:
    """How far the entities are those that were noted; ``where`` tells where a name stands."""
    found = [*_pairs(gold.same, known, one=True), *_pairs(gold.different, known, one=False)]
    counts = Counter(kind for kind, *_ in found)
    errors = tuple(
        _error(kind, pair, known, where) for kind, *pair in found if kind not in {"joined", "apart"}
    )
    return WhoScore(Pairs(**counts), errors)


def _ids(known: Known, named: Named) -> set[str]:
    file, name = named
    return known.get((file, key(name)), set())


def _error(kind: str, pair: Sequence[Named], known: Known, where: Callable[[Named], Place]) -> Error:
    """The error stands where the first of the two does, or where nobody was found."""
    lost = next((one for one in pair if not _ids(known, one)), None)
    place = where(lost or pair[0])
    names = " and ".join(name if file == place.document else f"{name} ({file})" for file, name in pair)
    if lost:
        return Error.at(place, KIND, names, f"nobody by the name {lost[1]}")
    expected, found = TOLD[kind]
    return Error.at(place, KIND, f"{expected}: {names}", found)


def _pairs(
    groups: Sequence[Sequence[Named]], known: Known, *, one: bool
) -> Iterator[tuple[str, Named, Named]]:
    """Of every pair in every group, what became of it."""
    for group in groups:
        for first, second in combinations(group, 2):
            yield _fate(first, second, known, one=one), first, second


def _fate(first: Named, second: Named, known: Known, *, one: bool) -> str:
    ours, theirs = _ids(known, first), _ids(known, second)
    if not ours or not theirs:
        return "unknown"
    if one:
        return "joined" if ours & theirs else "missed"
    if first == second:  # one name twice in a document, for two people
        return "apart" if len(ours) > 1 else "wrong"
    return "wrong" if ours & theirs else "apart"
