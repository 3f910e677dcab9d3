"""What people say of who is who: understood, kept, and applied at once.

A judgement is kept against the persons of documents and their homes (`PersonKey`), not against entities, whose ids
follow from what is in the archive.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from minutes_index.errors import JudgementRefused, PersonNotFound
from minutes_index.ingest.linking import linked, put_in_effect
from minutes_index.model import Judgement, PersonKey, Verdict
from minutes_index.resolve.clusters import key_of
from minutes_index.resolve.constraints import Groups, contrary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index
    from minutes_index.model import Entity
    from minutes_index.resolve.clusters import Linked
    from minutes_index.resolve.namesakes import Group

SHOWN = 5


@dataclass(slots=True)
class Judging:
    """Takes somebody's word on who is who; use it while holding the catalog's lock."""

    catalog: Catalog
    index: Index
    by: str
    note: str = ""
    _linked: Linked = field(init=False)
    _number_of: dict[tuple[str, int], int] = field(init=False)
    """By document id and ordinal, the group."""

    def __post_init__(self) -> None:
        self._linked = linked(self.catalog)
        self._number_of = {
            (member.document_id, member.person.ordinal): number
            for number, group in enumerate(self._linked.groups.groups)
            for member in group.members
        }

    def merge(self, one: str, other: str) -> set[str]:
        """The two are one person; the ids of whom it is about now.

        Raises:
            PersonNotFound: nobody, or more than one, answers to a name.
            JudgementRefused: they are one already, or were judged to differ.
        """
        first, second = self._two(one, other)
        keys = key_of(first[0]), key_of(second[0])
        return self._keep([self._said(Verdict.SAME, *keys)], (first, second))

    def differ(self, one: str, other: str) -> set[str]:
        """The two are not one person; the ids of whom it is about now.

        Raises:
            PersonNotFound: nobody, or more than one, answers to a name.
            JudgementRefused: they were judged to be one, or to differ already.
        """
        first, second = self._two(one, other)
        if self._linked.union.forbidden(self._number(first[0]), self._number(second[0])):
            raise JudgementRefused("that was said before; minutes-index people judgements lists it")
        said = [self._said(Verdict.DIFFERENT, key_of(a), key_of(b)) for a in first for b in second]
        return self._keep(said, (first, second))

    def split(self, person: str, documents: Sequence[str] = ()) -> set[str]:
        """Takes somebody apart; the ids of whom it is about now.

        Args:
            person: an id or a name.
            documents: whom these name is somebody else, one person in all of them. With none, everybody
                who was joined by a judgement or by a near name is a person of their own again.

        Raises:
            PersonNotFound: nobody, or more than one, answers to the name, or a document does not name them.
            JudgementRefused: there is nothing to take apart, or it was judged to be one.
        """
        entity = find(self.catalog, person)
        groups = self._groups(entity)
        if documents:
            return self._keep(self._set_apart(entity, groups, documents), (groups,))
        if len(groups) < 2:
            refused = JudgementRefused(
                f"{entity.name} is one name of one home; there is nothing to take apart"
            )
            refused.hint = f"name the documents that mean somebody else: people split {entity.id} DOCUMENT"
            raise refused
        said = [self._said(Verdict.DIFFERENT, key_of(a), key_of(b)) for a, b in combinations(groups, 2)]
        return self._keep(said, (groups,), in_place_of=self._merges(groups))

    def rename(self, person: str, name: str) -> set[str]:
        """Somebody's preferred name; the ids of whom it is about.

        Raises:
            PersonNotFound: nobody, or more than one, answers to the name.
            JudgementRefused: the new name is empty.
        """
        if not (wanted := " ".join(name.split())):
            raise JudgementRefused("a name must have a letter at least")
        groups = self._groups(find(self.catalog, person))
        key = key_of(groups[0])
        return self._keep([replace(self._said(Verdict.CALLED, key, key), name=wanted)], (groups,))

    def undo(self, act: int) -> None:
        """Takes back all that was said in an act.

        Raises:
            JudgementRefused: there is no such act.
        """
        before = self.catalog.judgements()
        left = [each for each in before if each.act != act]
        if len(left) == len(before):
            refused = JudgementRefused(f"there is no judgement {act}")
            refused.hint = "minutes-index people judgements lists them"
            raise refused
        keep = partial(self.catalog.take_back, act)
        put_in_effect(self.catalog, self.index, linked(self.catalog, left), keep)

    def _two(self, one: str, other: str) -> tuple[list[Group], list[Group]]:
        first, second = find(self.catalog, one), find(self.catalog, other)
        if first.id == second.id:
            raise JudgementRefused(f"{one} and {other} are one person already: {first.name} ({first.id})")
        return self._groups(first), self._groups(second)

    def _number(self, group: Group) -> int:
        member = group.members[0]
        return self._number_of[member.document_id, member.person.ordinal]

    def _groups(self, entity: Entity) -> list[Group]:
        """The groups that an entity is made of, the largest first."""
        numbers = {self._number_of[member] for member in self.catalog.members(entity.id)}
        groups = [self._linked.groups.groups[number] for number in numbers]
        return sorted(groups, key=lambda group: (-len(group.members), min(group.places)))

    def _set_apart(
        self, entity: Entity, groups: Sequence[Group], documents: Sequence[str]
    ) -> list[Judgement]:
        """That whom the documents mean is one person, and not the rest of the entity."""
        chosen = {self.catalog.find(name): name for name in documents}
        taken = [(p, g) for g in groups for p in sorted(g.places) if p[0] in chosen]
        if absent := chosen.keys() - {place[0] for place, _ in taken}:
            raise PersonNotFound(
                f"{entity.name} is not named in {', '.join(chosen[id_] for id_ in sorted(absent))}"
            )
        rest = [key for group in groups if (key := _key_without(group, chosen))]
        if not rest:
            raise JudgementRefused(f"these are all the documents that name {entity.name}")
        keys = [PersonKey(p[1], g.home, g.party, p[0], p[2], alone=True) for p, g in taken]
        same = [self._said(Verdict.SAME, keys[0], key) for key in keys[1:]]
        return same + [self._said(Verdict.DIFFERENT, keys[0], key) for key in rest]

    def _merges(self, groups: Sequence[Group]) -> list[Judgement]:
        """The judgements that made the groups one."""
        numbers = {self._number(group) for group in groups}
        find_ = self._linked.groups.find
        return [
            each
            for each in self.catalog.judgements()
            if each.verdict is Verdict.SAME and {find_(each.one), find_(each.other)} <= numbers
        ]

    def _said(self, verdict: Verdict, one: PersonKey, other: PersonKey) -> Judgement:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return Judgement(0, verdict, one, other, self.by, at, self.note)

    def _keep(
        self,
        said: Sequence[Judgement],
        about: Sequence[Sequence[Group]],
        in_place_of: Collection[Judgement] = (),
    ) -> set[str]:
        before = [each for each in self.catalog.judgements() if each not in in_place_of]
        groups = Groups.of(self._linked.groups.groups, _names([*before, *said]))
        for each in said:
            if each.verdict is not Verdict.CALLED and (against := contrary(groups, before, each)):
                raise _refused(each, against)
        members = [
            (m.document_id, m.person.ordinal) for part in about for group in part for m in group.members
        ]
        keep = partial(self.catalog.judge, said, in_place_of)
        put_in_effect(self.catalog, self.index, linked(self.catalog, [*before, *said]), keep)
        now = self.catalog.entities_in({document for document, _ in members})
        return {now[document][ordinal].id for document, ordinal in members}


def find(catalog: Catalog, person: str) -> Entity:
    """The entity of this id, or the only one that has this name, or whose names have words beginning so.

    Raises:
        PersonNotFound: nobody, or more than one, answers to it; the hint names them.
    """
    if by_id := catalog.people(ids=[person]):
        return by_id[0].entity
    fitting = [count.entity for count in catalog.people(person)]
    named = [e for e in fitting if person.casefold() in {n.casefold() for n in (e.name, *e.aliases)}]
    fitting = named or fitting
    if len(fitting) == 1:
        return fitting[0]
    missed = PersonNotFound(
        f"{len(fitting) or 'nobody'}{' people answer' if fitting else ' answers'} to {person}"
    )
    listed = ", ".join(f"{entity.id} ({entity.name})" for entity in fitting[:SHOWN])
    missed.hint = f"name one by their id: {listed}" if fitting else "minutes-index people lists everybody"
    raise missed


def _key_without(group: Group, documents: Collection[str]) -> PersonKey | None:
    """The key of what is left of a group without those documents; None when nobody is left."""
    left = sorted(place for place in group.places if place[0] not in documents)
    return replace(key_of(group), document=left[0][0], nth=left[0][2]) if left else None


def _names(judgements: Sequence[Judgement]) -> set[str]:
    return {key.name for each in judgements for key in (each.one, each.other)}


def _refused(said: Judgement, against: Sequence[Judgement]) -> JudgementRefused:
    """That ``said`` cannot stand beside what was said before."""
    what = {Verdict.SAME: "are one", Verdict.DIFFERENT: "differ"}
    before = " and ".join(
        f"that {each.one.name.title()} and {each.other.name.title()} {what[each.verdict]} ({each.act})"
        for each in against
    )
    one, other = said.one.name.title(), said.other.name.title()
    refused = JudgementRefused(f"that {one} and {other} {what[said.verdict]} cannot be: it was said {before}")
    acts = " or ".join(str(act) for act in sorted({each.act for each in against}))
    refused.hint = f"take back what was wrong: minutes-index people undo {acts}"
    return refused
