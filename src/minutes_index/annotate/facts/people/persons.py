"""Who a document speaks of: names joined to persons (`register`), and later mentions by one name resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.people.bare_names import Evidence, bare_names
from minutes_index.annotate.facts.people.register import Register
from minutes_index.annotate.mentions.names.name_variants import written_otherwise
from minutes_index.annotate.mentions.names.names import names_and_things
from minutes_index.annotate.mentions.trained.filtering import guesses
from minutes_index.model import Label, Mention, Person, Section, Span
from minutes_index.recognisers.overlaps import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from minutes_index.annotate.facts.attendance.rows import Row
    from minutes_index.annotate.mentions.trained.reader import Reader


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document, where they are mentioned, and the person of each attendance row."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    rows: tuple[tuple[Row, int], ...]
    organisations: tuple[Mention, ...] = ()
    """What a model took for organisations where it was asked for people."""


def people(
    doc: Doc, text: str, sections: Sequence[Section], rows: Sequence[Row], reader: Reader | None = None
) -> People:
    """All people in ``text``, whose tokens ``doc`` holds, given who its lists name; ``reader`` is asked about what no rule explains."""
    register = Register()
    of_row = [(row, register.listed(row)) for row in rows]
    listed = {row.entry.span: ordinal for row, ordinal in of_row}
    taken = Taken(len(text))
    mentions: list[Mention] = []
    for span in sorted(listed, key=lambda span: (-len(span), span)):
        if not taken.meets(span):
            taken.add(span)
            mentions.append(_mention(span, register.persons[listed[span]], "rule:attendance"))
    for name, thing in (*((name, False) for name in written_otherwise(text)), *names_and_things(doc)):
        if taken.meets(name.span):
            continue
        taken.add(name.span)
        if not thing:
            person, reason = register.named(name, text)
            mentions.append(_mention(name.span, person, name.found_by, reason))
    guessed = guesses(text, [mention.span for mention in mentions], reader)
    for name in guessed.people:
        taken.add(name.span)
        person, reason = register.named(name, text)
        mentions.append(_mention(name.span, person, name.found_by, reason))
    evidence = Evidence.of(text, sections, of_row, register.persons, mentions)
    mentions += bare_names(doc, evidence, taken.meets)
    in_order = tuple(sorted(mentions, key=lambda m: m.span))
    return People(tuple(register.persons), in_order, tuple(of_row), guessed.organisations)


def _mention(span: Span, person: Person, found_by: str, reason: str = "") -> Mention:
    return Mention(span, Label.PERSON, person.name, "", found_by, person.ordinal, reason)
