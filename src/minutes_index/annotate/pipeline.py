"""The annotators as a spaCy pipeline: `blank("sv")` gives the tokens, each component adds what it finds.

A component reads ``doc._.text`` (spaCy puts ``doc.text`` together anew each time), the tokens and what came before, and sets one attribute of ``doc._``; the work itself is done by
functions that know nothing of spaCy's pipeline. Spans are kept as characters: entities in minutes need not end where tokens do.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from minutes_index.annotate.attendance.attendance import rows
from minutes_index.annotate.dates.meeting_date import meeting_date, of_calendar, reference
from minutes_index.annotate.dates.parsing import stated_dates
from minutes_index.annotate.dates.years import resolve, undated
from minutes_index.annotate.decisions.facts import Meeting
from minutes_index.annotate.decisions.items import decisions
from minutes_index.annotate.head.heading import heading_of
from minutes_index.annotate.identifiers import identifiers
from minutes_index.annotate.language import language_of
from minutes_index.annotate.municipalities import municipality_mentions
from minutes_index.annotate.organisations import organisation_mentions
from minutes_index.annotate.people.persons import people
from minutes_index.annotate.tokenizer import Tokenizer
from minutes_index.annotate.trained.filtering import unclaimed
from minutes_index.annotate.trained.reader import reader
from minutes_index.annotate.voting.voting import votes_and_stances
from minutes_index.recognisers.overlaps import Taken

for _attribute in (
    "text",
    "sections",
    "file_name",
    "model",
    "language",
    "people",
    "municipalities",
    "organisations",
    "identifiers",
    "heading",
    "held_on",
    "dates",
    "decisions",
    "votes",
    "stances",
):
    Doc.set_extension(_attribute, default=None, force=True)


@Language.component("minutes_language")
def _language(doc: Doc) -> Doc:
    doc._.language = language_of(doc._.text)
    return doc


@Language.component("minutes_people")
def _people(doc: Doc) -> Doc:
    doc._.people = people(doc, doc._.sections, rows(doc._.text, doc._.sections), reader(doc._.model))
    return doc


@Language.component("minutes_places")
def _places(doc: Doc) -> Doc:
    persons = [mention.span for mention in doc._.people.mentions]
    doc._.municipalities = tuple(municipality_mentions(doc._.text, persons))
    affiliations = {person.affiliation for person in doc._.people.persons} - {""}
    stated = tuple(organisation_mentions(doc._.text, affiliations, persons))
    ruled = [*persons, *(mention.span for mention in (*doc._.municipalities, *stated))]
    guessed = unclaimed(doc._.people.organisations, Taken(len(doc._.text), ruled))
    doc._.organisations = tuple(sorted((*stated, *guessed), key=lambda mention: mention.span))
    return doc


@Language.component("minutes_identifiers")
def _identifiers(doc: Doc) -> Doc:
    doc._.identifiers = identifiers(doc._.text)
    return doc


@Language.component("minutes_dates")
def _dates(doc: Doc) -> Doc:
    numbers = Taken(len(doc._.text), (mention.span for mention in doc._.identifiers))
    stated = [date for date in stated_dates(doc._.text) if not numbers.meets(date.span)]
    doc._.heading = heading_of(doc._.text, doc._.sections, doc._.municipalities)
    doc._.held_on = meeting_date(doc._.text, doc._.sections, stated, doc._.file_name)
    known = reference(doc._.held_on)
    doc._.dates = tuple(
        (date.span, when)
        for date in stated
        if (
            when := resolve(date, doc._.text, of_calendar(date, doc._.sections) or known)
            or undated(date, doc._.text)
        )
    )
    return doc


@Language.component("minutes_decisions")
def _decisions(doc: Doc) -> Doc:
    doc._.decisions = tuple(
        decisions(doc._.text, doc._.sections, doc._.dates, Meeting(doc._.heading.body, doc._.held_on))
    )
    return doc


@Language.component("minutes_stands")
def _stands(doc: Doc) -> Doc:
    doc._.votes, doc._.stances = votes_and_stances(doc._.text, doc._.sections, doc._.people.mentions)
    return doc


@cache
def pipeline() -> Language:
    """The Swedish pipeline, made once a process."""
    nlp = spacy.blank("sv")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = 100_000_000  # the rules need no memory beyond the tokens
    for component in ("language", "people", "places", "identifiers", "dates", "decisions", "stands"):
        nlp.add_pipe(f"minutes_{component}")
    return nlp
