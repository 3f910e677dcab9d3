"""DOCUMENT -> ANNOTATIONS: language, people, municipalities, organisations, dates, decisions, identifiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.model import Annotations, Attendance, Label, Mention, Section, SectionKind, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was found in a text: facts of the document, its sections with their case numbers, and the annotations."""

    title: str
    body: str
    municipality: str
    held_on: When | None
    language: str
    sections: tuple[Section, ...]
    annotations: Annotations


def annotate(text: str, sections: Sequence[Section], file_name: str = "", model: str = "auto") -> Annotated:
    """Finds who, where, when and what was decided.

    Args:
        text: a document's NFC text.
        sections: its sections, which tile it.
        file_name: the source's name, where a date may stand.
        model: which trained model reads what the rules leave unexplained: ``auto``, ``shipped``, ``none`` or a name.

    Raises:
        ModelMissing: the model cannot be loaded.
    """
    from minutes_index.annotate.pipeline import pipeline  # noqa: PLC0415 - spaCy takes a second to import

    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.text = text
    doc._.sections = tuple(sections)
    doc._.file_name = file_name
    doc._.model = model
    return _annotated(nlp(doc))


def _annotated(doc: Doc) -> Annotated:
    found = doc._
    dates = [
        Mention(span, Label.DATE, when.edtf, when.edtf, "rule:date", reason=when.reason)
        for span, when in found.dates
    ]
    mentions = sorted(
        [*found.people.mentions, *found.municipalities, *found.organisations, *dates, *found.identifiers],
        key=lambda m: (m.span, m.label),
    )
    attendance = tuple(
        Attendance(
            row.entry.span,
            ordinal,
            row.entry.name,
            row.role,
            row.entry.affiliation or found.people.persons[ordinal].affiliation,
            row.entry.party or found.people.persons[ordinal].party,
            row.entry.title,
            row.entry.paragraphs,
            row.found_by,
        )
        for row, ordinal in found.people.rows
    )
    return Annotated(
        found.heading.title,
        found.heading.body,
        found.heading.municipality,
        found.held_on,
        found.language,
        _with_case_numbers(found.sections, found.identifiers),
        Annotations(
            found.people.persons, tuple(mentions), attendance, found.decisions, found.votes, found.stances
        ),
    )


def _with_case_numbers(sections: Sequence[Section], found: Sequence[Mention]) -> tuple[Section, ...]:
    """The items with the case number that stands in their heading or right below it."""
    numbers = [mention for mention in found if mention.label is Label.CASE_NUMBER]
    return tuple(
        replace(
            section,
            case_number=next(
                (
                    m.value
                    for m in numbers
                    if section.span.start <= m.span.start < min(section.span.end, section.span.start + 250)
                ),
                "",
            ),
        )
        if section.kind is SectionKind.ITEM
        else section
        for section in sections
    )
