"""Who is who across documents: persons joined to entities.

First persons of one name and home are joined (`namesakes`), then what people have judged is applied (`constraints`), then
groups of near names whose surroundings agree are joined (`matching`). A wrong merge is worse than ten missed ones: where
several could be one and not all of them can, nobody is joined.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from minutes_index.model import Entity, Judgement, Label, PersonKey, Verdict
from minutes_index.recognisers.name_similarity import (
    difference,
    expected_bearers,
    is_full,
    near_keys,
    sounds,
)
from minutes_index.resolve import namesakes
from minutes_index.resolve.constraints import Groups, Union, alone, apart, judged
from minutes_index.resolve.context import Company
from minutes_index.resolve.matching import TERMS, agreement, can_be_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.resolve.namesakes import Group, Local

LARGEST: Final = 200
"""Groups under one key that are compared with each other; larger blocks, of common names, are left alone."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An entity with the groups it is made of."""

    entity: Entity
    groups: tuple[Group, ...]

    @property
    def members(self) -> list[tuple[str, int]]:
        """Document id and ordinal of every person."""
        return [(m.document_id, m.person.ordinal) for group in self.groups for m in group.members]


def link(
    persons: Iterable[Local], judgements: Sequence[Judgement] = (), copies: Iterable[tuple[str, str]] = ()
) -> dict[Entity, list[tuple[str, int]]]:
    """Entities, and the persons (document id, ordinal) that each of them joins; every person is in exactly one.

    Args:
        persons: of all documents, in any order.
        judgements: what people said of who is who, in the order it was said.
        copies: ids of documents that repeat each other.
    """
    return {each.entity: each.members for each in Linked.of(persons, judgements, copies).people}


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is who, and what it was found from."""

    people: Sequence[Joined]
    groups: Groups
    person_of: Mapping[int, int]
    """By the number of a group, that of its person."""
    union: Union
    company: Company

    @classmethod
    def of(
        cls,
        persons: Iterable[Local],
        judgements: Sequence[Judgement] = (),
        copies: Iterable[tuple[str, str]] = (),
    ) -> Linked:
        """Joins the persons of all documents, as far as judgements and their surroundings say."""
        by_name = namesakes.known(persons)
        single, contraries = alone(judgements), apart(judgements)
        made = [
            group for name in sorted(by_name) for group in namesakes.groups(by_name[name], single, contraries)
        ]
        groups = Groups.of(made, {k.name for j in judgements for k in (j.one, j.other)})
        union = judged(groups, judgements)
        company = Company((each for name in by_name.values() for each in name), copies)
        _join_near(made, union, list(_joining(made, company)))
        people, person_of = _people(made, union, _preferred(groups, judgements))
        return cls(people, groups, person_of, union, company)


def _joining(groups: Sequence[Group], company: Company) -> Iterator[tuple[int, int]]:
    """The pairs of groups that are one, looked at by themselves."""
    for pair in candidates(groups):
        one, other = groups[pair[0]], groups[pair[1]]
        if can_be_one(one, other):
            unlike = difference(one.shown_name, other.shown_name)
            if unlike and unlike.kind in TERMS and agreement(one, other, unlike, company).joins:
                yield pair


def candidates(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """The pairs of groups whose names can be near, each once: of one home, or where one has no known home."""
    seen: set[tuple[int, int]] = set()
    for pair in _block_pairs(groups):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _block_pairs(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    at_home, by_sound = _blocks(groups)
    for block in at_home.values():
        if len(block) <= LARGEST:
            yield from combinations(block, 2)
    for block in by_sound.values():
        homeless = [number for number in block if not groups[number].home]
        if len(homeless) * len(block) <= LARGEST**2:
            yield from ((min(a, b), max(a, b)) for a in homeless for b in block if a != b)


Blocks = dict[tuple[str, ...], list[int]]


def _blocks(groups: Sequence[Group]) -> tuple[Blocks, Blocks]:
    """The numbers of groups with a home under keys of near names; those of all groups under the sounds of their names."""
    at_home: Blocks = defaultdict(list)
    by_sound: Blocks = defaultdict(list)
    for number, group in enumerate(groups):
        if is_full(group.shown_name) and not group.alone:
            by_sound[sounds(group.shown_name)].append(number)
            for key in near_keys(group.shown_name) if group.home else ():
                at_home[group.home, *key].append(number)
    return at_home, by_sound


def _join_near(groups: Sequence[Group], union: Union, edges: Sequence[tuple[int, int]]) -> None:
    """Joins along the edges the sets of those they connect, without the ones that cannot be somebody else of their set."""
    connected = Union()
    for one, other in edges:
        connected.join(union.find(one), union.find(other))
    parts: dict[int, set[int]] = defaultdict(set)
    for pair in edges:
        for number in map(union.find, pair):
            parts[connected.find(number)].add(number)
    whole: dict[int, list[int]] = defaultdict(list)
    wanted = {number for part in parts.values() for number in part}
    for number in range(len(groups)):
        if (root := union.find(number)) in wanted:
            whole[root].append(number)
    for part in parts.values():
        opposed = {
            number
            for one, other in combinations(sorted(part), 2)
            if not _fit(groups, union, whole[one], whole[other])
            for number in (one, other)
        }
        for piece in _connected(part - opposed, edges, union) if opposed else (part,):
            first, *others = sorted(piece)
            for other in others:
                union.join(first, other)


def _connected(part: set[int], edges: Sequence[tuple[int, int]], union: Union) -> list[set[int]]:
    """The pieces of a part that edges connect without those who are left out."""
    inside = Union()
    for one, other in ((union.find(one), union.find(other)) for one, other in edges):
        if one in part and other in part:
            inside.join(one, other)
    pieces: dict[int, set[int]] = defaultdict(set)
    for number in part:
        pieces[inside.find(number)].add(number)
    return list(pieces.values())


def _fit(groups: Sequence[Group], union: Union, ones: Sequence[int], others: Sequence[int]) -> bool:
    """Whether each of the ones can be each of the others."""
    return not union.forbidden(ones[0], others[0]) and all(
        can_be_one(groups[one], groups[other])
        and difference(groups[one].shown_name, groups[other].shown_name) is not None
        for one in ones
        for other in others
    )


def _preferred(groups: Groups, judgements: Sequence[Judgement]) -> dict[int, str]:
    """By the number of a group, the name that people gave; the last that was given."""
    called = ((groups.find(j.one), j.name) for j in judgements if j.verdict is Verdict.CALLED)
    return {number: name for number, name in called if number is not None}


def _people(
    groups: Sequence[Group], union: Union, called: Mapping[int, str]
) -> tuple[list[Joined], dict[int, int]]:
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(len(groups)):
        parts[union.find(number)].append(number)
    ids = _ids(groups)
    people: list[Joined] = []
    person_of: dict[int, int] = {}
    order = list(called)
    for part in parts.values():
        given = [number for number in order if number in part]
        members = tuple(groups[number] for number in part)
        main = min(part, key=lambda number: (-len(groups[number].members), ids[number]))
        person_of |= dict.fromkeys(part, len(people))
        people.append(Joined(_entity(ids[main], members, called[given[-1]] if given else ""), members))
    return people, person_of


def _entity(entity_id: str, groups: Sequence[Group], called: str) -> Entity:
    members = [member.person for group in groups for member in group.members]
    names = Counter(person.name for person in members)
    preferred = called or max(sorted(names), key=lambda name: (names[name], expected_bearers(name)))
    aliases = {alias for person in members for alias in (*person.aliases, person.name)}
    return Entity(entity_id, Label.PERSON, preferred, tuple(sorted(aliases - {preferred})))


def _ids(groups: Sequence[Group]) -> list[str]:
    """By the number of a group, its id: stable while the name and where they belong stay what they are.

    Namesakes from nowhere, and those whom a judgement set apart, go by their first document, people of a name that is
    common in one place by their body. Of those who agree in all of that each has a number more.
    """
    alike: Counter[tuple[str, ...]] = Counter()
    ids: list[str] = []
    for group in groups:
        mark = min(body for _, body in group.bodies) if group.is_crowded and group.bodies else ""
        seed: tuple[str, ...] = (group.name, group.home, group.party, mark)
        number = alike[seed]
        if group.home and not group.alone:
            alike[seed] += 1
        first = group.members[0]
        apart_ = (mark, str(number or "")) if group.home and not group.alone else _first(first)
        ids.append("p" + hashlib.sha256("\x1f".join((*seed[:3], *apart_)).encode()).hexdigest()[:11])
    return ids


def _first(local: Local) -> tuple[str, str]:
    return local.document_id, str(local.person.ordinal)


def key_of(group: Group) -> PersonKey:
    """The key by which a judgement names a group."""
    document, name, nth = min(group.places)
    return PersonKey(name, group.home, group.party, document, nth, group.alone)
