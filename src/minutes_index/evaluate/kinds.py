"""The kinds of facts that are compared one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.evaluate.gold import ROLE_OF_LIST, STANDS, digits, numbered, plain_name
from minutes_index.evaluate.kind import Kind
from minutes_index.model import Label, SectionKind, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.evaluate.gold import Gold
    from minutes_index.evaluate.kind import Found
    from minutes_index.evaluate.places import Place, Places
    from minutes_index.evaluate.score import Fact
    from minutes_index.model import Document, Record


def _first(fact: Fact) -> object:
    return fact[0]


def _named(places: Places, fact: Fact) -> Place:
    """Where a fact's first or only words stand."""
    return places.words(fact if isinstance(fact, str) else fact[0])


def _of_item(places: Places, fact: Fact) -> Place:
    return places.item(fact[0])


def _headed(places: Places, fact: Fact) -> Place:
    """Where the words of a heading stand, after its number."""
    number, _, words = fact.partition(" ")
    return places.words(words if digits(number) == number else fact)


def _counted(fact: Fact) -> str:
    number, yes, no, abstained = fact
    return f"item {number}: {yes} yes, {no} no, {abstained} abstained"


def _of_whom(fact: Fact) -> str:
    number, *who = fact
    return f"item {number}: {', '.join(who)}"


def _people(gold: Gold, record: Record) -> Iterator[Found]:
    """The full names found; of the other spellings of somebody those that gold has."""
    first = {m.person: m.span for m in reversed(record.annotations.mentions) if m.person is not None}
    for person in record.annotations.persons:
        if " " in person.name:
            span = first.get(person.ordinal)
            yield person.name, span
            yield from ((alias, span) for alias in person.aliases if alias in (gold.people or ()))


def _roles(gold: Gold, record: Record) -> Iterator[Found]:
    """Name and role of every row; of gold in the short form only the roles that it can note."""
    for row in record.annotations.attendance:
        if gold.complete or row.role.value in ROLE_OF_LIST.values():
            yield (row.name, row.role.value), row.span


def _affiliations(gold: Gold, record: Record) -> Iterator[Found]:
    """Affiliation or party of those rows whose name gold has: a wrong name is counted as such already."""
    known = {name for name, _ in gold.attendance or ()}
    for row in record.annotations.attendance:
        if row.name in known and (row.affiliation or row.party):
            yield (row.name, row.affiliation or row.party), row.span


def _municipalities(_: Gold, record: Record) -> Iterator[Found]:
    return ((m.name, m.span) for m in record.annotations.mentions if m.label is Label.MUNICIPALITY)


def _dates(gold: Gold, record: Record) -> Iterator[Found]:
    """All dates; of incomplete gold only those that it has."""
    for mention in record.annotations.mentions:
        if mention.label is Label.DATE and (gold.complete or mention.value in (gold.dates or ())):
            yield mention.value, mention.span


def _case_numbers(_: Gold, record: Record) -> Iterator[Found]:
    """As they stand in the text."""
    text = record.document.text
    return ((m.span.of(text), m.span) for m in record.annotations.mentions if m.label is Label.CASE_NUMBER)


def _headings(_: Gold, record: Record) -> Iterator[Found]:
    for section in record.document.sections:
        if section.kind is SectionKind.ITEM and (section.number or section.heading):
            yield numbered(section.number, section.heading), section.span


def _number(record: Record, section: int) -> str:
    return digits(record.document.sections[section].number)


def _votes(_: Gold, record: Record) -> Iterator[Found]:
    for vote in record.annotations.votes:
        yield (_number(record, vote.section), vote.yes, vote.no, vote.abstained), vote.span


def _ballots(_: Gold, record: Record) -> Iterator[Found]:
    for stance in record.annotations.stances:
        if stance.stand in STANDS:
            fact = (_number(record, stance.section), plain_name(stance.name), stance.stand.value)
            yield fact, stance.span


def _taking(stand: Stand) -> Callable[[Gold, Record], Iterator[Found]]:
    def taken(_: Gold, record: Record) -> Iterator[Found]:
        for stance in record.annotations.stances:
            if stance.stand is stand:
                yield (_number(record, stance.section), plain_name(stance.name)), stance.span

    return taken


KINDS: Final = (
    Kind("people", lambda gold: gold.people, _people, _named),
    Kind("attendance: roles", lambda gold: gold.attendance, _roles, _named, _first),
    Kind("attendance: affiliations", lambda gold: gold.affiliations, _affiliations, _named, _first),
    Kind("municipalities", lambda gold: gold.municipalities, _municipalities, _named),
    Kind("dates", lambda gold: gold.dates, _dates, _named),
    Kind("case numbers", lambda gold: gold.case_numbers, _case_numbers, _named),
    Kind("headings", lambda gold: gold.headings, _headings, _headed),
    Kind("votes", lambda gold: gold.votes, _votes, _of_item, _first, _counted),
    Kind("ballots", lambda gold: gold.ballots, _ballots, _of_item, lambda fact: fact[:2], _of_whom),
    Kind("reservations", lambda gold: gold.reservations, _taking(Stand.RESERVED), _of_item, told=_of_whom),
    Kind("recusals", lambda gold: gold.recusals, _taking(Stand.RECUSED), _of_item, told=_of_whom),
)


def _detail(name: str, read: Callable[[Document], str]) -> Kind:
    """One text that is said of the whole document."""

    def found(_: Gold, record: Record) -> Iterator[Found]:
        if text := read(record.document):
            yield text, None

    def noted(gold: Gold) -> frozenset[str] | None:
        return frozenset({gold.facts[name]} - {""}) if name in gold.facts else None

    return Kind(name, noted, found, lambda places, _: places.whole(), lambda _: name)


DETAILS: Final = (
    _detail("body", lambda document: document.body),
    _detail("held_on", lambda document: document.held_on.edtf if document.held_on else ""),
    _detail("language", lambda document: document.language),
)
