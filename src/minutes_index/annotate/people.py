"""Who a document speaks of: names joined to persons, and later mentions by one name resolved.

Within one document the same full name is the same person, unless a list gives the name two affiliations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.lexicon import Trait, municipalities, traits
from minutes_index.annotate.names import PARTY, Name, names
from minutes_index.model import Label, Mention, Person, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from minutes_index.annotate.attendance import Row
from minutes_index.annotate.bare_names import Evidence, bare_names

_AFFILIATION = re.compile(
    r"(?:,\s+|\s+\(|\s{2,})(?P<place>[A-ZÅÄÖ][\wåäö/-]*(?: [A-ZÅÄÖ][a-zåäö]+| [Ss]tad| kommun)?)"
)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}(?:/[A-ZÅÄÖ]{2,5})?")


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document, where they are mentioned, and the person of each attendance row."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    rows: tuple[tuple[Row, int], ...]


def people(doc: Doc, sections: Sequence[Section], rows: Sequence[Row]) -> People:
    """All people in ``doc``, given who its lists name."""
    register = _Register()
    of_row = [(row, register.listed(row)) for row in rows]
    listed = {row.entry.span: ordinal for row, ordinal in of_row}
    taken = _Taken(())
    mentions: list[Mention] = []
    for span in sorted(listed, key=lambda span: (-len(span), span)):
        if not taken.any(span):
            taken.add(span)
            mentions.append(_mention(span, register.persons[listed[span]], "rule:attendance"))
    text = doc._.text
    for name in names(doc):
        if not taken.any(name.span):
            taken.add(name.span)
            mentions.append(_mention(name.span, register.named(name, text), name.found_by))
    evidence = Evidence.of(text, sections, of_row, register.persons, mentions)
    mentions += bare_names(doc, evidence, taken.any)
    return People(tuple(register.persons), tuple(sorted(mentions, key=lambda m: m.span)), tuple(of_row))


class _Register:
    """The persons met so far; grows while a document is read."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def listed(self, row: Row) -> int:
        entry = row.entry
        for ordinal in self._by_name[_key(entry.name)]:
            person = self.persons[ordinal]
            if not entry.affiliation or not person.affiliation or entry.affiliation == person.affiliation:
                self.persons[ordinal] = replace(
                    person,
                    affiliation=person.affiliation or entry.affiliation,
                    party=person.party or entry.party,
                )
                return ordinal
        return self._new(Person(len(self.persons), entry.name, (), entry.affiliation, entry.party))

    def named(self, name: Name, text: str) -> Person:
        """The person a name in running text means: one that is known by it, or a new one."""
        known = self._known(name.base, name.span.of(text))
        party, affiliation = _said_after(text, name.span)
        if not known:
            return self.persons[self._new(Person(len(self.persons), name.base, (), affiliation, party))]
        fitting = next(
            (i for i in known if affiliation and self.persons[i].affiliation == affiliation), known[0]
        )
        person = self.persons[fitting]
        self.persons[fitting] = replace(
            person, party=person.party or party, affiliation=person.affiliation or affiliation
        )
        return self.persons[fitting]

    def _known(self, base: str, surface: str) -> list[int]:
        """The persons that a full name stands for: as it is, without a genitive s, or cut off at either end."""
        return (
            self._by_name.get(_key(surface), [])
            or self._by_name.get(_key(base), [])
            or self._by_name.get(_key(base.removesuffix("s")), [])
            or self._by_initial(base)
            or self._by_given_names(base)
            or self._by_surnames(base)
        )

    def _by_given_names(self, base: str) -> list[int]:
        """The only person whose given names these are (`Per Olof`)."""
        if not all(Trait.GIVEN in traits(word) for word in base.split()):
            return []
        fitting = [p.ordinal for p in self.persons if p.name.startswith(f"{base} ")]
        return fitting if len(fitting) == 1 else []

    def _by_surnames(self, base: str) -> list[int]:
        """The only person whose last names these are (`Torstensson Ruus`)."""
        first = base.split(maxsplit=1)[0]
        if Trait.COMMON_GIVEN in traits(first) or first.endswith("."):
            return []
        fitting = [p.ordinal for p in self.persons if p.name.endswith(f" {base}")]
        return fitting if len(fitting) == 1 else []

    def _by_initial(self, base: str) -> list[int]:
        """The only person whose name an initial and a surname can stand for."""
        first, _, last = base.partition(" ")
        if not first.endswith("."):
            return []
        fitting = [
            p.ordinal for p in self.persons if p.name.startswith(first[0]) and p.name.split()[-1] == last
        ]
        return fitting if len(fitting) == 1 else []

    def _new(self, person: Person) -> int:
        self.persons.append(person)
        self._by_name[_key(person.name)].append(person.ordinal)
        return person.ordinal


class _Taken:
    """Characters that belong to a name already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._positions = {i for span in spans for i in range(span.start, span.end)}

    def any(self, span: Span) -> bool:
        return any(i in self._positions for i in range(span.start, span.end))

    def add(self, span: Span) -> None:
        self._positions.update(range(span.start, span.end))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _mention(span: Span, person: Person, found_by: str, reason: str = "") -> Mention:
    return Mention(span, Label.PERSON, person.name, "", found_by, person.ordinal, reason)


def _said_after(text: str, span: Span) -> tuple[str, str]:
    """Party and affiliation written right after a name."""
    after = text[span.end : span.end + 40].split("\n", maxsplit=1)[0]
    party = PARTY.match(after)
    place = _AFFILIATION.match(after)
    if not place:
        return (party["party"].upper() if party else ""), ""
    known = municipalities().get(place["place"].casefold()) or municipalities().get(
        place["place"].split()[0].casefold()
    )
    if known:
        return "", known[1]
    return (party["party"].upper() if party else ""), place["place"] if _ABBREVIATION.fullmatch(
        place["place"]
    ) and not party else ""
