"""What people have judged, applied to the groups of linking: who must be one, and who must not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.model import Judgement, PersonKey, Verdict
from minutes_index.recognisers.parties import NO_PARTY
from minutes_index.resolve.namesakes import Group, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def place_of(person: PersonKey) -> Place:
    """The witness of a key."""
    return person.document, person.name, person.nth


def alone(judgements: Iterable[Judgement]) -> frozenset[Place]:
    """The persons that judgements set apart from the others of their name."""
    return frozenset(place_of(k) for j in judgements for k in (j.one, j.other) if k.alone)


def apart(judgements: Iterable[Judgement]) -> Mapping[Place, frozenset[Place]]:
    """For some persons, those of the same name whom they were judged to differ from."""
    found: dict[Place, set[Place]] = defaultdict(set)
    for each in judgements:
        if each.verdict is Verdict.DIFFERENT and each.one.name == each.other.name:
            one, other = place_of(each.one), place_of(each.other)
            found[one].add(other)
            found[other].add(one)
    return {place: frozenset(others) for place, others in found.items()}


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, to be found by a key."""

    by_place: Mapping[Place, int]
    by_name: Mapping[str, Sequence[int]]
    groups: Sequence[Group]

    @classmethod
    def of(cls, groups: Sequence[Group], names: Iterable[str]) -> Groups:
        """The groups of some names."""
        wanted = frozenset(names)
        by_place: dict[Place, int] = {}
        by_name: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            if group.name in wanted:
                by_name[group.name].append(number)
                by_place.update(dict.fromkeys(group.places, number))
        return cls(by_place, by_name, groups)

    def find(self, person: PersonKey) -> int | None:
        """The group a key means; None while it rests.

        A witness who was set apart since speaks for themselves only: the key means the others of the name and home.
        """
        witnessed = self.by_place.get(place_of(person))
        if witnessed is None and (person.alone or not person.home):
            return None
        if witnessed is not None and self.groups[witnessed].alone == person.alone:
            return witnessed
        fitting = [
            number
            for number in self.by_name.get(person.name, ())
            if self.groups[number].home == person.home and not self.groups[number].alone
        ]
        if len(fitting) > 1:
            fitting = [n for n in fitting if _party(self.groups[n].party) == _party(person.party)]
        return fitting[0] if len(fitting) == 1 else None


def _party(party: str) -> str:
    return "" if party in NO_PARTY else party


@dataclass(slots=True)
class Union:
    """Numbers joined to sets, some of which must not meet."""

    parent: dict[int, int] = field(default_factory=dict)
    enemies: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def find(self, number: int) -> int:
        """The number that stands for the set."""
        root = number
        while (above := self.parent.get(root, root)) != root:
            root = above
        while (above := self.parent.get(number, number)) != root:
            self.parent[number] = root
            number = above
        return root

    def forbid(self, one: int, other: int) -> None:
        """Keeps the sets of two numbers apart from now on."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self.enemies[one].add(other)
            self.enemies[other].add(one)

    def forbidden(self, one: int, other: int) -> bool:
        """Whether the sets of the two must not meet."""
        other = self.find(other)
        return any(self.find(enemy) == other for enemy in self.enemies.get(self.find(one), ()))

    def join(self, one: int, other: int) -> bool:
        """Makes the sets of the two one, unless they must not meet; whether they are one now."""
        one, other = sorted((self.find(one), self.find(other)))
        if one != other and self.forbidden(one, other):
            return False
        if one != other:
            self.parent[other] = one
            self.enemies[one] |= self.enemies.pop(other, set())
        return True


def judged(groups: Groups, judgements: Sequence[Judgement]) -> Union:
    """The groups joined as judgements say; what says that two differ stands above what says that they are one."""
    union = Union()
    for verdict in (Verdict.DIFFERENT, Verdict.SAME):
        for each in judgements:
            one, other = groups.find(each.one), groups.find(each.other)
            if each.verdict is verdict and one is not None and other is not None:
                union.forbid(one, other) if verdict is Verdict.DIFFERENT else union.join(one, other)
    return union


def contrary(groups: Groups, judgements: Sequence[Judgement], new: Judgement) -> list[Judgement]:
    """The judgements that ``new`` cannot stand beside: those that together say the contrary; none when it can."""
    one, other = _node(groups, new.one), _node(groups, new.other)
    same = [j for j in judgements if j.verdict is Verdict.SAME]
    if new.verdict is Verdict.DIFFERENT:
        return _path(groups, same, one, other)
    for each in judgements:
        if each.verdict is Verdict.DIFFERENT:
            ends = _node(groups, each.one), _node(groups, each.other)
            for first, last in (ends, ends[::-1]):
                to, back = _path(groups, same, first, one), _path(groups, same, other, last)
                if (to or first == one) and (back or other == last):
                    return [each, *to, *back]
    return []


Node = int | PersonKey | Place


def _node(groups: Groups, person: PersonKey) -> Node:
    """The group of a key; the key itself while it rests, and for somebody who is, or is about to be, set apart."""
    if person.alone:
        return place_of(person)
    found = groups.find(person)
    return person if found is None else found


def _path(groups: Groups, same: Sequence[Judgement], start: Node, end: Node) -> list[Judgement]:
    """The judgements by which the two are one, from one to the other; none when they are not, or are the same."""
    beside: dict[Node, list[tuple[Node, Judgement]]] = defaultdict(list)
    for each in same:
        one, other = _node(groups, each.one), _node(groups, each.other)
        beside[one].append((other, each))
        beside[other].append((one, each))
    ways: dict[Node, list[Judgement]] = {start: []}
    ahead = [start]
    for node in ahead:
        for further, each in beside[node]:
            if further not in ways:
                ways[further] = [*ways[node], each]
                ahead.append(further)
    return ways.get(end, [])
