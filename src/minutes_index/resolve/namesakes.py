"""Persons of one name joined across documents: the groups that linking goes on from.

A name alone joins nobody: homes must agree (the stated affiliation, or the municipality whose body met), and where the
name is so common that several in one municipality have it (`CROWD`), party or body as well. Somebody of whom no home is
known joins the only namesake when the name is rare (`RARE`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from minutes_index.data import counts, rows
from minutes_index.recognisers.lexicon import EVERYDAY, municipalities, municipality_names
from minutes_index.recognisers.name_similarity import PLACES, expected_bearers, is_full
from minutes_index.recognisers.parties import NO_PARTY, parties_agree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from minutes_index.model import Person, Role

RARE: Final = 1
"""People in the country that can be expected to share a name for it to be rare: the bearer, that is, and nobody else."""
CIRCLE: Final = 4
"""Documents that name somebody of no known home, from which on a rare name is not enough to be the namesake of a home."""
CROWD: Final = 0.25
"""People of a name to be expected in a municipality of middle size, from which on its home does not tell somebody from
namesakes."""
Place = tuple[str, str, int]
"""A person of a document, by document id, name key, and which of that name."""


class Local(Protocol):
    """A person of one document, with what is known of the document."""

    @property
    def document_id(self) -> str:
        """The document they are a person of."""

    @property
    def person(self) -> Person:
        """As that document knows them."""

    @property
    def municipality(self) -> str:
        """Code of the municipality of the body that met, or empty."""

    @property
    def body(self) -> str:
        """The body that met, or empty."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """Their parts in the meeting; none when no list has them."""

    @property
    def titles(self) -> tuple[str, ...]:
        """Their offices and professions."""


@dataclass(slots=True, eq=False)
class Group:
    """Persons of one name that are one; grows while persons are joined."""

    name: str
    """The name key."""
    home: str
    party: str
    alone: bool = False
    """Whether a judgement set the person apart."""
    members: list[Local] = field(default_factory=list)
    places: set[Place] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    bodies: set[tuple[str, str]] = field(default_factory=set)
    """Of the meetings, with the code of the municipality or an empty one."""

    def takes(self, local: Local, home: str, apart: Collection[Place]) -> bool:
        """Whether nothing speaks against ``local``, whom nobody at ``apart`` can be, being one of these."""
        return (
            home == self.home
            and local.document_id not in self.documents
            and parties_agree(self.party, local.person.party)
            and self.places.isdisjoint(apart)
            and (not self.is_crowded or self._meets(local))
        )

    @property
    def is_crowded(self) -> bool:
        """Whether others of the name are to be expected in one municipality."""
        return expected_bearers(self.shown_name) / PLACES >= CROWD

    def _meets(self, local: Local) -> bool:
        """Whether ``local`` stands for the same party, or meets in the same body."""
        party = local.person.party not in NO_PARTY and local.person.party == self.party
        told = local.municipality or society_of(local.body)
        return party or bool(told and (local.municipality, local.body) in self.bodies)

    def add(self, local: Local, place: Place) -> None:
        """Takes a person in."""
        self.members.append(local)
        self.places.add(place)
        self.documents.add(local.document_id)
        if local.body:
            self.bodies.add((local.municipality, local.body))
        if self.party in NO_PARTY:
            self.party = local.person.party or self.party

    @property
    def shown_name(self) -> str:
        """The name as the first document spells it."""
        return self.members[0].person.name


def key(name: str) -> str:
    """What names are compared by: case folded, with single spaces."""
    return " ".join(name.casefold().split())


def home_of(local: Local) -> str:
    """Where a person belongs: their affiliation, unless it is their party, or the municipality whose body met."""
    stated = local.person.affiliation
    if is_home(stated) and stated.casefold() != local.person.party.casefold():
        return stated.casefold()
    return municipality_names().get(local.municipality, "").casefold()


def society_of(body: str) -> str:
    """The society whose board or meeting a body is: `Brf Kvarnhjulet 2` of `Styrelsen, Brf Kvarnhjulet 2`; empty without one."""
    return body.partition(", ")[2]


@cache
def is_home(affiliation: str) -> bool:
    """Whether what stands beside a name can tell where somebody comes from: not by everyday words (`Ja`, `Väljs till 2026`) or numbers alone."""
    words = [word for word in affiliation.replace(",", " ").split() if not word.isdigit()]
    told = affiliation.casefold() in municipalities()
    return told or not all(map(_is_everyday, words))


def _is_everyday(word: str) -> bool:
    lower = word.casefold().strip(".,:")
    return lower in _no_homes() or counts("word_frequencies.tsv.gz").get(lower, 0) >= EVERYDAY


@cache
def _no_homes() -> frozenset[str]:
    return frozenset(word for (word,) in rows("no_homes.txt"))


@dataclass(frozen=True, slots=True)
class Known:
    """A person with what is looked up of them once."""

    local: Local
    home: str
    place: Place


def known(persons: Iterable[Local]) -> dict[str, list[Known]]:
    """By name key, everybody in the order of documents and ordinals."""
    ordered = sorted(persons, key=lambda local: (local.document_id, local.person.ordinal))
    found: dict[str, list[Known]] = defaultdict(list)
    for local in ordered:
        name = key(local.person.name)
        before = found[name][-1].place if found[name] else ("", "", 0)
        nth = before[2] + 1 if before[0] == local.document_id else 0
        found[name].append(Known(local, home_of(local), (local.document_id, name, nth)))
    return found


def groups(
    namesakes: Sequence[Known], alone: Collection[Place], apart: Mapping[Place, Collection[Place]]
) -> list[Group]:
    """The persons of one name in groups, each of one home.

    Args:
        namesakes: everybody of the name, in order.
        alone: those who are in a group of their own whatever agrees.
        apart: for some, those of the same name they must not be in a group with.
    """
    made: list[Group] = []
    full = is_full(namesakes[0].local.person.name)
    single = [each for each in namesakes if each.place in alone]
    joinable = [each for each in namesakes if each.place not in alone and full]
    for each in joinable:
        if each.home:
            fitting = (g for g in made if g.takes(each.local, each.home, apart.get(each.place, ())))
            (next(fitting, None) or _new(made, each)).add(each.local, each.place)
    homeless = [each for each in joinable if not each.home]
    few = len({each.local.document_id for each in homeless}) < CIRCLE or not made
    for each in homeless:
        _place(made, each, apart.get(each.place, ()), few=few)
    for each in namesakes if not full else single:
        group = _new(made, each)
        group.alone = each.place in alone
        group.add(each.local, each.place)
    return made


def _new(made: list[Group], each: Known) -> Group:
    made.append(Group(each.place[1], each.home, each.local.person.party))
    return made[-1]


def _place(made: list[Group], each: Known, apart: Collection[Place], *, few: bool) -> None:
    """Somebody of whom only the name is known; where many documents name one so, they are a circle of their own."""
    rare = few and len(made) == 1 and expected_bearers(each.local.person.name) < RARE
    fits = rare and made[0].takes(each.local, made[0].home, apart)
    (made[0] if fits else _new(made, each)).add(each.local, each.place)
