"""The lists as the tagger reads them, and when its reading counts: where the rules leave names of a list unread.

The rules read a list of a form that they know whole, and of any other form little; the tagger reads any form rather well. So what tells
whose reading is the better one is how many of the names that stand there have a role by the rules. Where all have, it is not asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from minutes_index.annotate.facts.attendance.capitals import cased
from minutes_index.annotate.facts.attendance.entry import Entry, place_of
from minutes_index.annotate.facts.attendance.listed_names import is_name
from minutes_index.annotate.facts.attendance.rows import OFFICE_ROLES, OPENED, Row, once, present
from minutes_index.model import Role, SectionKind, Span
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lexicon import Trait, lowered_surname, traits
from minutes_index.recognisers.patterns import pattern
from minutes_index.tagger.model import read
from minutes_index.tagger.people import Listed, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Section

FOUND_BY: Final = "model:tagger"
EARLY: Final = 3
"""Items before whose end a meeting is opened."""
FRONT: Final = 6000
"""Characters in which a title page and the first items lie,"""
END: Final = 1500
"""and those in which minutes are signed."""
SURE: Final = 0.5
"""Probability of a role from which it is looked at."""
KNOWN: Final = 0.95
"""Share of the names at the front that the rules have listed where they have read it."""
FEWEST: Final = 3
"""People with a role that make a list."""
READ: Final = 0.85
"""Share of these that the rules have given a role where they have read the list."""
KEPT: Final = 0.8
"""People that the tagger finds at least for one whom the rules list, if its reading is to count."""
AGREED: Final = 0.65
"""F1 of the two readings under which the rules have read a list against its evidence, where the tagger is sure."""
CERTAIN: Final = 0.8
"""Mean probability of the roles of a reading that is sure."""
ADDED: Final = 0.9
"""Probability of a role from which somebody is believed whom no rule has seen."""
LONGEST_PARTY: Final = 7
"""Letters of the longest abbreviation of a party."""
TOLD: Final = ("rule:elected", "rule:told", OPENED)
"""How rows say that a sentence tells of them."""
OFFICES: Final = OFFICE_ROLES | {Role.VICE_CHAIR}
_WRAPPED = re.compile(r"-\s+(?=[A-ZÅÄÖ])")
_NAMED = re.compile(r"\b(?P<given>[A-ZÅÄÖÉ][\w'’-]+)\s(?:(?:von|af|de|van)\s)?(?P<surname>[A-ZÅÄÖÉ][\w'’-]+)")
_GAP = re.compile(r"\s{2,}|\t|(?<=:)\s")
_OPENING = pattern("attendance_patterns", "opening")
"""Headings of items that say who is there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row, and how sure it is."""

    row: Row
    sure: float


def completed(text: str, sections: Sequence[Section], by_rules: Sequence[Row]) -> list[Row]:
    """The rows of a text: those of the rules, with what the tagger knows more, or its own where the rules have not read the lists."""
    front = _front(text, sections)
    if _is_read(text[:front], by_rules) or (by_rules and _labels_stand_beside(text[:front])):
        return list(by_rules)
    told = _plausible(text, sections)
    by_tagger = _rows(told)
    if len({row.entry.name for row in by_tagger}) < FEWEST:
        return list(by_rules)
    if _misread(by_rules, by_tagger, told):
        return _with_officers(by_tagger, by_rules)
    return [*by_rules, *_unseen(by_rules, by_tagger, told)]


def _front(text: str, sections: Sequence[Section]) -> int:
    """The character before which a meeting is opened."""
    items = [section.span.start for section in sections if section.kind is SectionKind.ITEM]
    return min(items[EARLY] if len(items) > EARLY else len(text), FRONT)


def _is_read(front: str, by_rules: Sequence[Row]) -> bool:
    """Whether the rules know the one chair, whether each was there, and almost everybody whom two words name at the front."""
    named = {
        " ".join(found.group().split())
        for found in _NAMED.finditer(front)
        if Trait.GIVEN in traits(found["given"]) and not (Trait.WORD | Trait.PLACE) & traits(found["surname"])
    }
    listed = {row.entry.name for row in by_rules}
    known = [name for name in named if any(name in whole or whole in name for whole in listed)]
    leads = {row.entry.name for row in by_rules if row.role is Role.CHAIR}
    there = {row.entry.name for row in by_rules if row.role not in OFFICES}
    return len(leads) == 1 and listed == there and len(known) >= KNOWN * len(named)


def _labels_stand_beside(front: str) -> bool:
    """Whether a line has two labels of people, each over a column of its own: the rules read columns one after the other, the tagger does not."""
    return any(
        sum((label_of(cell) or ("", ""))[0].startswith("role") for cell in _GAP.split(line.strip())) > 1
        for line in front.split("\n")
        if _GAP.search(line.strip())
    )


def _plausible(text: str, sections: Sequence[Section]) -> list[Told]:
    """Who is listed; each in one capacity, that which is surest; in an item that opens no meeting only those elected."""
    starts = [section.span.start for section in sections]
    found: list[Told] = []
    for person in _listed(text, sections):
        section = sections[bisect_right(starts, person.span.start) - 1]
        opens = section.kind is not SectionKind.ITEM or bool(_OPENING.search(section.heading))
        entry = _entry(text, person)
        if _is_person(entry.name):
            found += [
                Told(Row(entry, role, FOUND_BY), sure)
                for role, sure in person.roles
                if sure >= SURE and (opens or role in OFFICES)
            ]
    surest: dict[str, float] = {}
    for each in found:
        if each.row.role not in OFFICES:
            name = each.row.entry.name
            surest[name] = max(surest.get(name, 0), each.sure)
    return [each for each in found if each.row.role in OFFICES or each.sure == surest[each.row.entry.name]]


def _listed(text: str, sections: Sequence[Section]) -> Iterator[Listed]:
    """Those whom the front of a text and its end list; of a short one the whole."""
    front = _front(text, sections)
    if front + END >= len(text):
        yield from listed(read(text))
        return
    yield from listed(read(text[:front]))
    for person in listed(read(text[-END:])):
        span = Span(person.span.start + len(text) - END, person.span.end + len(text) - END)
        yield replace(person, span=span)


def _rows(told: Sequence[Told]) -> list[Row]:
    found = once([each.row for each in told])
    return once([*found, *present(found, [row for row in found if row.role in OFFICES])])


def _misread(by_rules: Sequence[Row], by_tagger: Sequence[Row], told: Sequence[Told]) -> bool:
    """Whether the rules have left much of a list unread, or read it against what the tagger is sure of."""
    named, known = {row.entry.name for row in by_tagger}, {row.entry.name for row in by_rules}
    if len(named) < KEPT * len(known):
        return False
    if len(named & known) < READ * len(named):
        return True
    rules, tagger = _facts(by_rules), _facts(by_tagger)
    sure = sum(each.sure for each in told) / len(told)
    return sure > CERTAIN and 2 * len(rules & tagger) < AGREED * (len(rules) + len(tagger))


def _with_officers(by_tagger: Sequence[Row], by_rules: Sequence[Row]) -> list[Row]:
    """The rows of the tagger, with those whom sentences elect by the rules in the offices that they fill."""
    told = [row for row in by_rules if row.role in OFFICES and row.found_by.startswith(TOLD)]
    filled = {row.role for row in told}
    return once([*(row for row in by_tagger if row.role not in filled), *told])


def _facts(found: Sequence[Row]) -> set[tuple[str, Role]]:
    return {(row.entry.name, row.role) for row in found}


def _unseen(by_rules: Sequence[Row], by_tagger: Sequence[Row], told: Sequence[Told]) -> list[Row]:
    """The rows of those of whom the tagger is sure and whom the rules do not know, nor anybody at their place."""
    known = {row.entry.name for row in by_rules}
    sure = {each.row.entry.name for each in told if each.sure >= ADDED}
    read = [row.entry.span for row in by_rules]
    return [
        row
        for row in by_tagger
        if row.entry.name in sure - known
        and not any(span.start < row.entry.span.end and row.entry.span.start < span.end for span in read)
    ]


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_name([(0, word) for word in words], lead=True)


def _entry(text: str, person: Listed) -> Entry:
    party = person.party.strip(" ().,")
    return Entry(
        person.span,
        name_of(person.span.of(text)),
        party=party.upper() if len(party) <= LONGEST_PARTY else party,
        affiliation=place_of(person.affiliation.strip(" ().,;:")) if person.affiliation else "",
    )


def name_of(written: str) -> str:
    """A name as others write it: on one line, the given name first, no more capitals than it has."""
    name = " ".join(_WRAPPED.sub("-", written).split()).strip(" ,;:*.")
    surname, comma, given = name.partition(",")
    if comma:
        name = f"{given.strip()} {surname.strip()}"
    words = name.split()
    if len(words) == 2 and _is_reversed(*words):
        words.reverse()
    return cased(" ".join(map(lowered_surname, words))) if words else ""


def _is_reversed(first: str, second: str) -> bool:
    """Whether two words are a surname and a given name."""
    one, two = traits(first.title()), traits(second.title())
    return (
        Trait.GIVEN not in one
        and Trait.SURNAME_LIKE in one
        and Trait.COMMON_GIVEN in two
        and Trait.SURNAME_LIKE not in two
    )
