"""Who a document speaks of: names joined to persons, and later mentions by one name resolved.

Within one document the same full name is the same person, unless a list gives the name two affiliations.
A bare given name or surname means the one person of the document it fits; where several fit, `EVIDENCE` decides
or the mention stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.lexicon import Trait, municipalities, traits
from minutes_index.annotate.names import PARTY, Name, names
from minutes_index.model import Label, Mention, Person, Role, Section, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from minutes_index.annotate.attendance import Row

EVIDENCE = {
    "presents this item": 4,
    "wrote the minutes": 3,
    "led the meeting": 2,
    "from where the minutes were written": 2,
    "presents an item": 1,
    "is named in the text": 1,
    "was absent": -3,
}
"""What speaks for a person when a bare name fits several, and how much; the best must lead by `MARGIN`."""
MARGIN = 1
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
    mentions = [
        _mention(span, register.persons[ordinal], "rule:attendance") for span, ordinal in listed.items()
    ]
    taken = _Taken(listed)
    text = doc.text
    for name in names(doc):
        if not taken.any(name.span):
            taken.add(name.span)
            mentions.append(_mention(name.span, register.named(name, text), name.found_by))
    mentions += _bare(doc, sections, of_row, register.persons, mentions, taken)
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
        known = self._by_name[_key(name.base)] or self._by_initial(name.base)
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


def _bare(
    doc: Doc,
    sections: Sequence[Section],
    rows: Sequence[tuple[Row, int]],
    persons: Sequence[Person],
    mentions: Sequence[Mention],
    taken: _Taken,
) -> Iterator[Mention]:
    """Mentions by a given name or a surname alone."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for person in persons:
        words = person.name.split()
        for word in {words[0], words[-1]} if len(words) > 1 else set():
            by_word[word].add(person.ordinal)
    scores = _scores(doc.text, sections, rows, persons, mentions)
    for token in doc:
        word = token.text if token.text in by_word else token.text.removesuffix("s")
        if word not in by_word or not _is_bare_name(word):
            continue
        span = Span(token.idx, token.idx + len(token.text))
        if not taken.any(span):
            yield _resolved(span, word, by_word[word], persons, scores, _section_at(sections, span.start))


def _is_bare_name(word: str) -> bool:
    shape = traits(word)
    return Trait.COMMON_GIVEN in shape or (
        Trait.SURNAME_LIKE in shape and not (Trait.WORD | Trait.PLACE) & shape
    )


def _resolved(
    span: Span,
    word: str,
    candidates: set[int],
    persons: Sequence[Person],
    scores: dict[int, dict[int, int]],
    section: int,
) -> Mention:
    if len(candidates) == 1:
        person = persons[next(iter(candidates))]
        return _mention(span, person, "rule:bare-name", f"the only {word} of the document")
    ranked = sorted(candidates, key=lambda i: -(scores[-1].get(i, 0) + scores[section].get(i, 0)))
    totals = [scores[-1].get(i, 0) + scores[section].get(i, 0) for i in ranked]
    if totals[0] - totals[1] >= MARGIN and totals[0] > 0:
        others = ", ".join(sorted(persons[i].name for i in ranked[1:]))
        return _mention(span, persons[ranked[0]], "rule:bare-name", f"more closely involved than {others}")
    return Mention(
        span,
        Label.PERSON,
        word,
        "",
        "rule:bare-name",
        None,
        "fits several: " + ", ".join(sorted(persons[i].name for i in ranked)),
    )


def _section_at(sections: Sequence[Section], offset: int) -> int:
    return next((s.ordinal for s in sections if s.span.start <= offset < s.span.end), 0)


def _scores(
    text: str,
    sections: Sequence[Section],
    rows: Sequence[tuple[Row, int]],
    persons: Sequence[Person],
    mentions: Sequence[Mention],
) -> dict[int, dict[int, int]]:
    """Evidence for each person: by section, and for the whole document under -1."""
    scores: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    by_role = {role: {ordinal for row, ordinal in rows if row.role is role} for role in Role}
    writers = {persons[i].affiliation for i in by_role[Role.SECRETARY]} - {""}
    presenters: set[int] = set()
    named: set[int] = set()
    for mention in mentions:
        section = sections[_section_at(sections, mention.span.start)]
        heading = section.kind is SectionKind.ITEM and "\n" not in text[
            section.span.start : mention.span.start
        ].strip("\n")
        if mention.person is not None and mention.found_by != "rule:attendance":
            named.add(mention.person)
            if heading:
                presenters.add(mention.person)
                scores[section.ordinal][mention.person] += EVIDENCE["presents this item"]
    hosts = {
        p.ordinal
        for p in persons
        if p.affiliation in (writers or {persons[i].affiliation for i in presenters} - {""})
    }
    signs = {
        "wrote the minutes": by_role[Role.SECRETARY],
        "led the meeting": by_role[Role.CHAIR],
        "from where the minutes were written": hosts,
        "presents an item": presenters,
        "is named in the text": named,
        "was absent": by_role[Role.ABSENT],
    }
    for sign, ordinals in signs.items():
        for ordinal in ordinals:
            scores[-1][ordinal] += EVIDENCE[sign]
    return scores
