"""What is around somebody: the others that the lists of their meetings name, and documents that repeat each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from minutes_index.recognisers.name_similarity import is_full

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.resolve.namesakes import Group, Known

FEWEST: Final = 3
"""Others that two must both meet for their company to be the same."""
SHARE: Final = 0.5
"""Of the smaller company, that the other must have."""
LOOKED_AT: Final = 50
"""Meetings that are looked at of one person."""


class Company:
    """Who is listed with whom, and which documents are copies."""

    def __init__(self, persons: Iterable[Known], copies: Iterable[tuple[str, str]] = ()) -> None:
        self._copies = frozenset(pair for one, other in copies for pair in ((one, other), (other, one)))
        self._copied = frozenset(document for document, _ in self._copies)
        self._listed: dict[str, set[str]] = defaultdict(set)
        for each in persons:
            if each.local.roles and is_full(each.local.person.name):
                self._listed[each.place[0]].add(each.place[1])
        self._met: dict[int, frozenset[str]] = {}

    def of(self, group: Group) -> frozenset[str]:
        """Name keys of those whom the group meets; nobody when no list has it."""
        if id(group) not in self._met:
            listed = sorted({m.document_id for m in group.members if m.roles})[:LOOKED_AT]
            met = frozenset[str]().union(*(self._listed[document] for document in listed))
            self._met[id(group)] = met - {group.name}
        return self._met[id(group)]

    def is_same(self, one: Group, other: Group) -> bool:
        """Whether the two meet the same people, themselves left out."""
        ours, theirs = self.of(one) - {other.name}, self.of(other) - {one.name}
        shared = len(ours & theirs)
        return shared >= FEWEST and shared >= SHARE * min(len(ours), len(theirs))

    def is_copied(self, one: Group, other: Group) -> bool:
        """Whether a document that names the one repeats a document that names the other."""
        ours, theirs = one.documents & self._copied, other.documents & self._copied
        return any((first, second) in self._copies for first in ours for second in theirs)
