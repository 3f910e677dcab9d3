"""Who a document speaks of: names joined to persons, and later mentions by one name resolved.

Within one document the same full name is the same person, unless a list gives the name two affiliations. A full name in
running text that is a slip of one listed name, with no other name near, is the listed person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.guesses import guesses
from minutes_index.annotate.lexicon import Trait, municipalities, traits
from minutes_index.annotate.name_likeness import Kind, chance, difference
from minutes_index.annotate.names import PARTY, Name, names
from minutes_index.annotate.namesakes import parties_agree
from minutes_index.model import Label, Mention, Person, Role, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from minutes_index.annotate.reader import Reader
    from minutes_index.annotate.rows import Row
from minutes_index.annotate.bare_names import Evidence, bare_names

_AFFILIATION = re.compile(
    r"(?:,\s+|\s+\(|\s{2,})(?P<place>[A-ZÅÄÖ][\wåäö/-]*(?: [A-ZÅÄÖ][a-zåäö]+| [Ss]tad| kommun)?)"
)
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}(?:/[A-ZÅÄÖ]{2,5})?")

LIKELY: Final = 0.1
"""Other people of the rarer name to be expected around, for a name in running text to be a slip of a listed one."""
SLIP: Final = "a slip for {}, the only name near it in the lists"


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document, where they are mentioned, and the person of each attendance row."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    rows: tuple[tuple[Row, int], ...]
    organisations: tuple[Mention, ...] = ()
    """What a model took for organisations where it was asked for people."""


def people(
    doc: Doc, sections: Sequence[Section], rows: Sequence[Row], reader: Reader | None = None
) -> People:
    """All people in ``doc``, given who its lists name; ``reader`` is asked about what no rule explains."""
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
            person, reason = register.named(name, text)
            mentions.append(_mention(name.span, person, name.found_by, reason))
    guessed = guesses(text, [mention.span for mention in mentions], reader)
    for name in guessed.people:
        taken.add(name.span)
        person, reason = register.named(name, text)
        mentions.append(_mention(name.span, person, name.found_by, reason))
    evidence = Evidence.of(text, sections, of_row, register.persons, mentions)
    mentions += bare_names(doc, evidence, taken.any)
    in_order = tuple(sorted(mentions, key=lambda m: m.span))
    return People(tuple(register.persons), in_order, tuple(of_row), guessed.organisations)


class _Register:
    """The persons met so far; grows while a document is read."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_name: dict[str, list[int]] = defaultdict(list)
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
        for ordinal in self._by_name[_key(entry.name)]:
            person = self.persons[ordinal]
            apart = {entry.affiliation, person.affiliation} - {""}
            if len(apart) < 2 and not self._is_colleague(row, ordinal):
                self.persons[ordinal] = replace(
                    person,
                    affiliation=person.affiliation or entry.affiliation,
                    party=person.party or entry.party,
                )
                return ordinal
        return self._new(Person(len(self.persons), entry.name, (), entry.affiliation, entry.party))

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
        person = self.persons[fitting]
        aliases = dict.fromkeys((*person.aliases, name.base)) if reason else person.aliases
        self.persons[fitting] = replace(
            person,
            aliases=tuple(aliases),
            party=person.party or party,
            affiliation=person.affiliation or affiliation,
        )
        return self.persons[fitting], reason

    def _by_slip(self, base: str, party: str, affiliation: str) -> int | None:
        """The listed person whose name is spelt a little otherwise here, when nobody else is near and nothing gainsays it."""
        near = [(p, unlike) for p in self.persons if (unlike := difference(p.name, base))]
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
    return "", place["place"] if place and _ABBREVIATION.fullmatch(place["place"]) else ""
