"""The persons of one document: whom a row of a list or a name in running text means.

Within one document the same full name is the same person, unless a list gives the name two affiliations. A full name in
running text that is a slip of one listed name, with no other name near, is the listed person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.facts.attendance.entry import PARTIES
from minutes_index.annotate.mentions.names.names import PARTY, Name
from minutes_index.model import Person, Role, Span
from minutes_index.recognisers.lexicon import Trait, municipalities, traits
from minutes_index.recognisers.name_similarity import Kind, chance, difference, words_of
from minutes_index.recognisers.name_spelling import opening
from minutes_index.recognisers.parties import parties_agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry
    from minutes_index.annotate.facts.attendance.rows import Row

_AFFILIATION = re.compile(
    r"(?:,\s+|\s+\(|\s{2,})(?P<place>[A-ZÅÄÖ][\wåäö/-]*(?: [A-ZÅÄÖ][a-zåäö]+| [Ss]tad| kommun)?)"
)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}(?:/[A-ZÅÄÖ]{2,5})?")

MANY: Final = 1_000
"""Persons; where there are more it is no meeting, and no slips are looked for."""
LIKELY: Final = 0.1
"""Other people of the rarer name to be expected around, for a name in running text to be a slip of a listed one."""
SLIP: Final = "a slip for {}, the only name near it in the lists"


class _Names:
    """The ordinals of persons by their full names and by parts of them."""

    def __init__(self) -> None:
        self.whole: dict[str, list[int]] = defaultdict(list)
        self.beginnings: dict[str, list[int]] = defaultdict(list)
        """By the first words of a name, and not all of them,"""
        self.ends: dict[str, list[int]] = defaultdict(list)
        """by the last ones,"""
        self.initials: dict[tuple[str, str], list[int]] = defaultdict(list)
        """by the first letter and the last word,"""
        self.openings: dict[tuple[str, ...], list[int]] = defaultdict(list)
        """and by the sounds that the words begin with, which near names share."""

    def add(self, person: Person) -> None:
        self.whole[_key(person.name)].append(person.ordinal)
        words = person.name.split(" ")
        for cut in range(1, len(words)):
            self.beginnings[" ".join(words[:cut])].append(person.ordinal)
            self.ends[" ".join(words[cut:])].append(person.ordinal)
        self.initials[person.name[:1], person.name.split()[-1]].append(person.ordinal)
        self.openings[openings(person.name)].append(person.ordinal)


def openings(name: str) -> tuple[str, ...]:
    """The sounds that the words of a name begin with."""
    return tuple(map(opening, words_of(name)))


class Register:
    """The persons met so far; grows while a document is read."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._names = _Names()
        self._homes: dict[tuple[str, str], list[int]] = defaultdict(list)
        """By name and affiliation, or none; a person who was given one later is under both."""
        self._listed: set[int] = set()
        self._officials: set[int] = set()
        """Those listed as officials, without a party."""

    def listed(self, row: Row) -> int:
        """The person a row of a list means; all rows come before any name in running text."""
        ordinal = self._of_row(row)
        self._listed.add(ordinal)
        if row.role is Role.OFFICIAL and not row.entry.party:
            self._officials.add(ordinal)
        return ordinal

    def _is_colleague(self, row: Row, ordinal: int) -> bool:
        """Whether a row and a person of its name are a politician and an official: two people."""
        official = row.role is Role.OFFICIAL and not row.entry.party
        return bool(
            (official and self.persons[ordinal].party) or (row.entry.party and ordinal in self._officials)
        )

    def _of_row(self, row: Row) -> int:
        entry = row.entry
        for ordinal in self._fitting(entry):
            person = self.persons[ordinal]
            apart = {entry.affiliation, person.affiliation} - {""}
            if len(apart) < 2 and not self._is_colleague(row, ordinal):
                self._told(ordinal, entry.party, entry.affiliation)
                return ordinal
        return self._new(Person(len(self.persons), entry.name, (), entry.affiliation, entry.party))

    def _fitting(self, entry: Entry) -> Sequence[int]:
        """Those of a name whom a row can mean by its affiliation, in order, and perhaps others."""
        name = _key(entry.name)
        if not entry.affiliation:
            return self._names.whole[name]
        return sorted({*self._homes[name, entry.affiliation], *self._homes[name, ""]})

    def _told(self, ordinal: int, party: str, affiliation: str) -> None:
        """Keeps what is told of a person of whom it was not known."""
        person = self.persons[ordinal]
        if affiliation and not person.affiliation:
            self._homes[_key(person.name), affiliation].append(ordinal)
        self.persons[ordinal] = replace(
            person, party=person.party or party, affiliation=person.affiliation or affiliation
        )

    def named(self, name: Name, text: str) -> tuple[Person, str]:
        """The person a name in running text means, one that is known by it or a new one, and the reason for a slip."""
        known = self._known(name.base, name.span.of(text))
        party, affiliation = _said_after(text, name.span)
        reason = ""
        if not known and (meant := self._by_slip(name.base, party, affiliation)) is not None:
            known, reason = [meant], SLIP.format(self.persons[meant].name)
        if not known:
            return self.persons[self._new(Person(len(self.persons), name.base, (), affiliation, party))], ""
        fitting = next(
            (i for i in known if affiliation and self.persons[i].affiliation == affiliation), known[0]
        )
        self._told(fitting, party, affiliation)
        if reason:
            person = self.persons[fitting]
            self.persons[fitting] = replace(
                person, aliases=tuple(dict.fromkeys((*person.aliases, name.base)))
            )
        return self.persons[fitting], reason

    def _by_slip(self, base: str, party: str, affiliation: str) -> int | None:
        """The listed person whose name is spelt a little otherwise here, when nobody else is near and nothing gainsays it."""
        if len(self.persons) > MANY:
            return None
        alike = (self.persons[i] for i in self._names.openings[openings(base)])
        near = [(p, unlike) for p in alike if (unlike := difference(p.name, base))]
        if len(near) != 1 or near[0][0].ordinal not in self._listed:
            return None
        person, unlike = near[0]
        one_place = not affiliation or not person.affiliation or affiliation == person.affiliation
        agrees = one_place and parties_agree(party, person.party)
        likely = unlike.kind <= Kind.LETTER and chance(person.name, base) < LIKELY
        return person.ordinal if agrees and likely else None

    def _known(self, base: str, surface: str) -> list[int]:
        """The persons that a full name stands for: as it is, without a genitive s, or cut off at either end."""
        return (
            self._names.whole.get(_key(surface), [])
            or self._names.whole.get(_key(base), [])
            or self._names.whole.get(_key(base.removesuffix("s")), [])
            or self._by_initial(base)
            or self._by_given_names(base)
            or self._by_surnames(base)
        )

    def _by_given_names(self, base: str) -> list[int]:
        """The only person whose given names these are (`Per Olof`)."""
        if not all(Trait.GIVEN in traits(word) for word in base.split()):
            return []
        fitting = self._names.beginnings.get(base, [])
        return fitting if len(fitting) == 1 else []

    def _by_surnames(self, base: str) -> list[int]:
        """The only person whose last names these are (`Torstensson Ruus`)."""
        first = base.split(maxsplit=1)[0]
        if Trait.COMMON_GIVEN in traits(first) or first.endswith("."):
            return []
        fitting = self._names.ends.get(base, [])
        return fitting if len(fitting) == 1 else []

    def _by_initial(self, base: str) -> list[int]:
        """The only person whose name an initial and a surname can stand for."""
        first, _, last = base.partition(" ")
        if not first.endswith("."):
            return []
        fitting = self._names.initials.get((first[0], last), [])
        return fitting if len(fitting) == 1 else []

    def _new(self, person: Person) -> int:
        self.persons.append(person)
        self._names.add(person)
        self._homes[_key(person.name), person.affiliation].append(person.ordinal)
        return person.ordinal


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _said_after(text: str, span: Span) -> tuple[str, str]:
    """Party and affiliation written right after a name; behind a party only the name of a municipality by itself."""
    after = text[span.end : span.end + 40].split("\n", maxsplit=1)[0]
    party = PARTY.match(after)
    said = party["party"].upper() if party else ""
    place = _AFFILIATION.match(after)
    if place:
        known = municipalities().get(place["place"].casefold()) or municipalities().get(
            place["place"].split()[0].casefold()
        )
        if known:
            return "", known[1]
    if party:
        behind = _AFFILIATION.match(after[party.end() :])
        known = municipalities().get(behind["place"].casefold()) if behind else None
        return said, known[1] if known else ""
    if place and place["place"] in PARTIES:
        return place["place"], ""
    return "", place["place"] if place and _ABBREVIATION.fullmatch(place["place"]) else ""
