"""A text and its sections -> what they say: one annotator after the other, each given what the earlier ones found."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import spacy

from minutes_index.annotate.facts.attendance.attendance import rows
from minutes_index.annotate.facts.attendance.tagged import completed
from minutes_index.annotate.facts.decisions.facts import Meeting
from minutes_index.annotate.facts.decisions.items import decisions
from minutes_index.annotate.facts.decisions.next_meeting import next_meeting
from minutes_index.annotate.facts.head.heading import Heading, heading_of, is_summons
from minutes_index.annotate.facts.head.meeting_date import meeting_date, of_calendar, reference
from minutes_index.annotate.facts.omissions import omissions
from minutes_index.annotate.facts.people.persons import People, people
from minutes_index.annotate.facts.voting.voting import votes_and_stances
from minutes_index.annotate.language import language_of
from minutes_index.annotate.mentions.dates.parsing import stated_dates
from minutes_index.annotate.mentions.dates.years import resolve, undated
from minutes_index.annotate.mentions.identifiers import identifiers
from minutes_index.annotate.mentions.municipalities import municipality_mentions
from minutes_index.annotate.mentions.organisations import organisation_mentions
from minutes_index.annotate.mentions.tokenizer import Tokenizer
from minutes_index.annotate.mentions.trained.filtering import unclaimed
from minutes_index.annotate.mentions.trained.reader import reader
from minutes_index.annotate.reading import Annotated
from minutes_index.model import Annotations, Attendance, Label, Mention, Section, SectionKind, Span, When
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.reading import Reading

BELOW_HEADING = 250
"""Characters from the start of an item within which its case number stands."""

Dated = tuple[Span, When]
"""Where a date stands, and what it means."""


@cache
def tokenizer() -> Tokenizer:
    """What cuts texts into tokens, made once a process."""
    return Tokenizer(spacy.blank("sv").vocab)


def annotated(reading: Reading, model: str) -> Annotated:
    """Everything that is found in a document; ``model`` as in `minutes_index.annotate.annotate`.

    Raises:
        ModelMissing: the model cannot be loaded.
    """
    text, sections = reading.text, reading.sections
    listed = completed(text, sections, rows(text, sections))
    who = people(tokenizer()(text), text, sections, listed, reader(model))
    places = tuple(municipality_mentions(text, [mention.span for mention in who.mentions]))
    heading = heading_of(text, sections, places, reading.file_name)
    numbers = identifiers(text)
    held_on, dates = _dates(reading, numbers)
    votes, stances = votes_and_stances(text, sections, who.mentions)
    meeting = _meeting(text, heading, held_on, who, dates)
    found = Annotations(
        who.persons,
        tuple(
            _in_order([*who.mentions, *places, *_organisations(text, who, places), *_named(dates), *numbers])
        ),
        _attendance(who),
        tuple(decisions(text, sections, dates, meeting)),
        votes,
        stances,
    )
    return Annotated(
        heading.title,
        heading.body,
        heading.municipality,
        held_on,
        language_of(text),
        _with_case_numbers(sections, numbers),
        replace(found, omissions=omissions(text, sections, found, heading.body, dated=held_on is not None)),
    )


def _meeting(
    text: str, heading: Heading, held_on: When | None, who: People, dates: Sequence[Dated]
) -> Meeting:
    """What the decisions of a document take from it."""
    listed = frozenset(who.persons[ordinal].name for _, ordinal in who.rows)
    calls = is_summons(heading.title, text)
    return Meeting(heading.body, held_on, listed, next_meeting(text, dates), calls=calls)


def _organisations(text: str, who: People, places: Sequence[Mention]) -> list[Mention]:
    """The organisations that rules find, and those that the model found where no rule finds anything."""
    persons = [mention.span for mention in who.mentions]
    affiliations = {person.affiliation for person in who.persons} - {""}
    stated = list(organisation_mentions(text, affiliations, persons))
    ruled = Taken(len(text), [*persons, *(mention.span for mention in (*places, *stated))])
    return [*stated, *unclaimed(who.organisations, ruled)]


def _dates(reading: Reading, numbers: Sequence[Mention]) -> tuple[When | None, tuple[Dated, ...]]:
    """The day of the meeting, and every date of the text but those that are parts of numbers."""
    text, sections = reading.text, reading.sections
    taken = Taken(len(text), (mention.span for mention in numbers))
    stated = [date for date in stated_dates(text) if not taken.meets(date.span)]
    held_on = meeting_date(text, sections, stated, reading.file_name)
    known = reference(held_on)
    meant = (
        (date.span, resolve(date, text, of_calendar(date, sections) or known) or undated(date, text))
        for date in stated
    )
    return held_on, tuple((span, when) for span, when in meant if when)


def _named(dates: Sequence[Dated]) -> list[Mention]:
    return [
        Mention(span, Label.DATE, when.edtf, when.edtf, "rule:date", reason=when.reason)
        for span, when in dates
    ]


def _in_order(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.span, mention.label))


def _attendance(who: People) -> tuple[Attendance, ...]:
    """The rows of the lists, with what is known of their people from elsewhere."""
    return tuple(
        Attendance(
            row.entry.span,
            ordinal,
            row.entry.name,
            row.role,
            row.entry.affiliation or who.persons[ordinal].affiliation,
            row.entry.party or who.persons[ordinal].party,
            row.entry.title,
            row.entry.paragraphs,
            row.found_by,
        )
        for row, ordinal in who.rows
    )


def _with_case_numbers(sections: Sequence[Section], found: Sequence[Mention]) -> tuple[Section, ...]:
    """The items with the case number that stands in their heading or right below it."""
    numbers = [mention for mention in found if mention.label is Label.CASE_NUMBER]
    return tuple(
        replace(section, case_number=_first_in(section, numbers))
        if section.kind is SectionKind.ITEM
        else section
        for section in sections
    )


def _first_in(section: Section, numbers: Sequence[Mention]) -> str:
    end = min(section.span.end, section.span.start + BELOW_HEADING)
    return next((m.value for m in numbers if section.span.start <= m.span.start < end), "")
