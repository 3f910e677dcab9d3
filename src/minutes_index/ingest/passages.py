"""A record -> its passages: one a section, with what to filter and count by."""

from __future__ import annotations

import re
from calendar import monthrange
from types import MappingProxyType
from typing import TYPE_CHECKING

from minutes_index.catalog.checksums import stamp_of
from minutes_index.model import Document, Label, Passage, Record, Section, SectionKind, When
from minutes_index.query.fields import PERSONAL_NUMBER
from minutes_index.recognisers.lexicon import municipality_names
from minutes_index.recognisers.masking import discreet, masked, personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from minutes_index.recognisers.identity_numbers import IdentityNumber

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""First and last month of EDTF's seasons; winter counts from its December."""
FIELD_OF_LABEL = {
    Label.PERSON: "person",
    Label.MUNICIPALITY: "municipality",
    Label.CASE_NUMBER: "dnr",
    Label.ORGANISATION: "organisation",
}


def passages(record: Record, names: Mapping[int, str] = MappingProxyType({})) -> Iterator[Passage]:
    """What the index keeps of a record; the first passage carries the terms that duplicates are found by.

    Its words are those of the masked text; a section's personal numbers are keywords of their own.

    Args:
        record: a document with everything known of it.
        names: by the ordinal of a person, the name the archive has for them, where the document has another;
            they are found by both.
    """
    document = record.document
    numbers = personal_numbers(document.text)
    known = frozenset(number.ten for number in numbers)
    text = masked(document.text)
    common, stamp = _of_document(document), stamp_of(document.text)
    for section in document.sections:
        keywords = {**common, **_of_section(record, section, names)}
        keywords["municipality"] = tuple(
            dict.fromkeys((*common["municipality"], *keywords.get("municipality", ())))
        )
        yield Passage(
            document.id,
            section.ordinal,
            masked(section.heading, known),
            section.span.of(text),
            _decided(record, section, text),
            {**discreet(keywords, known), **_looked_up(record, section, numbers)},
            days(document.held_on),
            stamp,
            section.kind is SectionKind.FURNITURE,
        )


def _looked_up(
    record: Record, section: Section, numbers: Iterable[IdentityNumber]
) -> dict[str, tuple[str, ...]]:
    """Keywords that are never shown: the personal numbers of a section, the bands of a document in its first."""
    held = (number.ten for number in numbers if section.span.start <= number.span.start < section.span.end)
    bands = {"band": record.signature.bands} if section.ordinal == 0 else {}
    return {PERSONAL_NUMBER: tuple(dict.fromkeys(held)), **bands}


def _of_document(document: Document) -> dict[str, tuple[str, ...]]:
    held = days(document.held_on)
    municipality = municipality_names().get(document.municipality)
    return {
        "body": (document.body,) if document.body else (),
        "municipality": (municipality,) if municipality else (),
        "language": (document.language,),
        "year": (str(held[0] // 10_000),) if held else (),
    }


def _of_section(record: Record, section: Section, names: Mapping[int, str]) -> Mapping[str, tuple[str, ...]]:
    inside = [
        m
        for m in record.annotations.mentions
        if section.span.start <= m.span.start < section.span.end and m.label in FIELD_OF_LABEL
    ]
    values: dict[str, dict[str, None]] = {name: {} for name in FIELD_OF_LABEL.values()}
    for mention in inside:
        if mention.label is not Label.PERSON or mention.person is not None:
            values[FIELD_OF_LABEL[mention.label]][mention.name] = None
        if mention.person is not None and mention.person in names:
            values["person"][names[mention.person]] = None
    decided = {d.outcome.value: None for d in record.annotations.decisions if d.section == section.ordinal}
    return {
        **{name: tuple(found) for name, found in values.items()},
        "decision": tuple(decided),
        "section": (section.number,) if section.number else (),
    }


def _decided(record: Record, section: Section, text: str) -> str:
    return "\n".join(
        d.span.of(text)
        for d in record.annotations.decisions
        if d.section == section.ordinal and d.outcome.taken
    )


def days(when: When | None) -> tuple[int, int] | None:
    """The first and last day, as ``yyyymmdd``, that a date in EDTF can mean; None for none.

    >>> days(When("2023-23", "hösten 2023", stated=True, reason=""))
    (20230901, 20231130)
    """
    if when is None:
        return None
    first, _, last = when.edtf.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(edtf: str) -> tuple[int, int]:
    parts = [int(part) for part in re.findall(r"\d+", edtf)]
    year, month, day = (*parts, 0, 0)[:3]
    first_month, last_month = SEASON_MONTHS.get(month, (month, month) if month else (1, 12))
    last_day = day or monthrange(year, last_month)[1]
    return year * 10_000 + first_month * 100 + (day or 1), year * 10_000 + last_month * 100 + last_day
