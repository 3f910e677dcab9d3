"""Whatever a record holds comes back as it was."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_index.catalog.store import SqliteCatalog
from minutes_index.model import (
    Annotations,
    Attendance,
    Decision,
    Document,
    Label,
    MediaType,
    Mention,
    Omission,
    OmissionKind,
    Outcome,
    Page,
    Person,
    ReadBy,
    Record,
    Role,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
    Stance,
    Stand,
    Vote,
    When,
)

TEXTS = st.text(max_size=20)
COUNTS = st.integers(min_value=0, max_value=2**62)
WHENS = st.none() | st.builds(When, TEXTS, TEXTS, st.booleans(), TEXTS)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record the model allows; its spans lie in the text."""
    text = draw(st.text(max_size=200))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
    borders = sorted({0, len(text), *draw(st.lists(offsets, max_size=4))})
    sections = tuple(
        Section(Span(*ends), place, draw(st.sampled_from(SectionKind)), draw(TEXTS), draw(TEXTS), draw(TEXTS))
        for place, ends in enumerate(pairwise([*borders, len(text)]))
    )
    starts = (0, *sorted(draw(st.lists(offsets, max_size=3))))
    persons = tuple(
        draw(st.builds(Person, st.just(place), TEXTS, st.lists(TEXTS).map(tuple), TEXTS, TEXTS))
        for place in range(draw(st.integers(0, 3)))
    )
    who: Any = st.none() | st.integers(0, 3)
    mention = st.builds(Mention, spans, st.sampled_from(Label), TEXTS, TEXTS, TEXTS, who, TEXTS)
    row = st.builds(
        Attendance, spans, st.integers(0, 3), TEXTS, st.sampled_from(Role), TEXTS, TEXTS, TEXTS, TEXTS
    )
    places = st.integers(0, len(sections) - 1)
    decision = st.builds(Decision, spans, st.sampled_from(Outcome), TEXTS, places, WHENS, TEXTS, TEXTS, WHENS)
    vote = st.builds(Vote, spans, places, COUNTS, COUNTS, COUNTS, TEXTS)
    stance = st.builds(Stance, spans, st.sampled_from(Stand), places, TEXTS, who, TEXTS)
    source = st.builds(Source, TEXTS, TEXTS, st.sampled_from(MediaType), COUNTS, COUNTS)
    page = st.builds(Page, st.integers(1, 99), TEXTS, st.sampled_from(ReadBy))
    return Record(
        Document(
            draw(TEXTS),
            draw(source),
            text,
            starts,
            sections,
            draw(TEXTS),
            draw(TEXTS),
            draw(TEXTS),
            draw(WHENS),
            draw(TEXTS),
        ),
        tuple(draw(st.lists(page, max_size=3))),
        Annotations(
            persons,
            tuple(draw(st.lists(mention, max_size=3))),
            tuple(draw(st.lists(row, max_size=3))),
            tuple(draw(st.lists(decision, max_size=3))),
            tuple(draw(st.lists(vote, max_size=3))),
            tuple(draw(st.lists(stance, max_size=3))),
            tuple(
                draw(st.lists(st.builds(Omission, spans, st.sampled_from(OmissionKind), TEXTS), max_size=3))
            ),
        ),
        draw(st.builds(Signature, TEXTS, st.lists(TEXTS).map(tuple))),
    )


@settings(max_examples=40)
@given(record=records())
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    """What is written is read back equal, field by field, also after the file was closed."""
    with TemporaryDirectory() as directory:
        with SqliteCatalog.open(Path(directory), create=True) as catalog:
            catalog.replace([record])
        with SqliteCatalog.open(Path(directory), read_only=True) as catalog:
            assert catalog.record(record.document.id) == record
            assert list(catalog.documents([record.document.id])) == [record.document]
            assert [fact.decision for fact in catalog.decisions()] == list(record.annotations.decisions)
            assert [fact.attendance for fact in catalog.attendance()] == list(record.annotations.attendance)
            assert [local.person for local in catalog.local_persons()] == list(record.annotations.persons)
            assert catalog.signatures([record.document.id]) == {record.document.id: record.signature}
