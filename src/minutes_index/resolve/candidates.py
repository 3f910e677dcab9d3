"""Pairs of people who may be one: what linking left apart and a person can settle."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

from minutes_index.recognisers.name_similarity import (
    PLACES,
    Difference,
    Kind,
    difference,
    expected_bearers,
    is_full,
    longer,
)
from minutes_index.resolve.clusters import candidates
from minutes_index.resolve.matching import COUNTED, LIKELY, Agreement, agreement
from minutes_index.resolve.namesakes import RARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.model import Entity
    from minutes_index.resolve.clusters import Linked
    from minutes_index.resolve.namesakes import Group

ALIKE: Final[Mapping[Kind, str]] = {
    Kind.EQUAL: "the same name",
    Kind.FORM: "the same name but for accents or hyphens",
    Kind.SLIP: "{}: one of them is no known name",
    Kind.SOUND: "{}: spellings of one sound",
    Kind.LETTER: "{}: one letter",
    Kind.COMMON: "{}: two common spellings of one sound",
    Kind.NAMES: "{}: two names that both exist",
    Kind.LONGER: "the one has a name more",
}
AGREES: Final[Mapping[str, str]] = {
    "affiliation": "both belong to {}",
    "home": "both are of {}",
    "party": "both stand for {}",
    "body": "both in {}",
    "board": "both in {}, wherever that is",
    "company": "both meet the same {}",
    "title": "both are {}",
    "copy": "named in copies of one document",
    "turns": "in the lists of one body, {}",
    "rare": "the name is rare",
}
AGAINST: Final[Mapping[str, str]] = {
    "together": "both are named in one document",
    "home": "they are of {}",
    "party": "they stand for {}",
    "title": "they are {}",
    "settled": "both spellings are used again and again, in {}",
    "crowd": "so many have the commoner name that it may be any of them",
    "common": "the rarer name has others who bear it nearby",
}
"""What is said of each sign; {} is what it agrees or differs in."""
CLASHES: Final = 2
"""How many signs one that speaks against weighs."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two people who may be one."""

    one: Entity
    other: Entity
    alike: str
    agrees: tuple[str, ...]
    against: tuple[str, ...]
    score: float
    """How likely it is that they are one; comparable within one list only."""


def doubts(linked: Linked) -> list[Doubt]:
    """The pairs that no judgement has settled, the likeliest first."""
    best: dict[tuple[int, int], Doubt] = {}
    for pair, found in _seen(linked):
        one, other = sorted(linked.person_of[number] for number in pair)
        settled = one == other or linked.union.forbidden(*pair)
        if not settled and _is_doubtful(found, linked.groups.groups[pair[0]], linked.groups.groups[pair[1]]):
            doubt = _doubt(linked, one, other, found)
            if (one, other) not in best or best[one, other].score < doubt.score:
                best[one, other] = doubt
    return sorted(best.values(), key=lambda d: (-d.score, d.one.name, d.other.name, d.one.id, d.other.id))


def _seen(linked: Linked) -> Iterator[tuple[tuple[int, int], Agreement]]:
    """Pairs of groups with near names, beside each other."""
    groups = linked.groups.groups
    for pair in chain(candidates(groups), _moved(groups)):
        one, other = groups[pair[0]], groups[pair[1]]
        if unlike := _unlike(one.shown_name, other.shown_name):
            yield pair, agreement(one, other, unlike, linked.company)


def _unlike(name: str, other: str) -> Difference | None:
    return difference(name, other) or (Difference(Kind.LONGER, ()) if longer(name, other) else None)


def _moved(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Groups of one rare name and different homes."""
    by_name: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        if group.home and is_full(group.shown_name) and not group.alone:
            by_name.setdefault(group.name, []).append(number)
    for same in by_name.values():
        if len(same) > 1 and expected_bearers(groups[same[0]].shown_name) < RARE:
            yield from (p for p in combinations(same, 2) if groups[p[0]].home != groups[p[1]].home)


def _is_doubtful(found: Agreement, one: Group, other: Group) -> bool:
    """Whether the pair is worth a look."""
    if _listed(one) & _listed(other):
        return False
    kind, counted = found.difference.kind, found.signs.keys() & COUNTED
    if kind in {Kind.EQUAL, Kind.FORM}:
        rare = expected_bearers(one.shown_name) < RARE
        return rare or bool(counted) or (not {"home", "board"}.isdisjoint(found.signs) and found.chance < 1)
    if kind in {Kind.COMMON, Kind.NAMES, Kind.LONGER}:
        return len(counted) >= 2 and not found.against and found.chance * PLACES < PLACES / 2
    return bool(counted) or ("home" in found.signs and found.chance < LIKELY)


def _listed(group: Group) -> set[str]:
    return {m.document_id for m in group.members if m.roles}


def _doubt(linked: Linked, one: int, other: int, found: Agreement) -> Doubt:
    agrees, against = dict(found.signs), dict(found.against)
    first, second = linked.people[one].entity, linked.people[other].entity
    if found.difference.kind is Kind.EQUAL and expected_bearers(first.name) < RARE:
        agrees["rare"] = ""
    if found.difference.kind > Kind.FORM and found.chance >= LIKELY:
        against["common"] = ""
    words = ", ".join(" and ".join(pair) for pair in found.difference.words)
    score = len(agrees) - CLASHES * len(against) - found.difference.kind / 10 - min(found.chance, 1)
    return Doubt(
        first,
        second,
        ALIKE[found.difference.kind].format(words),
        tuple(_told(agrees, AGREES)),
        tuple(_told(against, AGAINST)),
        round(score, 3),
    )


def _told(signs: Mapping[str, str], words: Mapping[str, str]) -> Iterable[str]:
    return (text.format(signs[sign]) for sign, text in words.items() if sign in signs)
