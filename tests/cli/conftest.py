"""A small archive, made without reading files: three meetings, two namesakes, a copy, three outcomes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from minutes_index.catalog.facts import Link
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.cli.group import minutes_index
from minutes_index.index.passages import Entry
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.ingest.passages import days
from minutes_index.model import (
    Annotations,
    Attendance,
    Decision,
    Document,
    Duplicate,
    DuplicateKind,
    Entity,
    Label,
    MediaType,
    Mention,
    Outcome,
    Page,
    Passage,
    Person,
    ReadBy,
    Record,
    Relation,
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = (
    "Närvarande: Åsa Ek (S), ordförande\n"
    "§ 1 Budget\nÅsa Ek föredrar skolans budget. Den är i balans.\nNämnden godkänner budgeten.\n"
    "§ 2 Cykelväg\n=SUMMA(A1) står i Åsa Eks bilaga.\nNämnden avslår motionen.\nNämnden föreslås bygga.\n"
)
OUTCOMES = {
    "Nämnden godkänner budgeten.": Outcome.APPROVED,
    "Nämnden avslår motionen.": Outcome.REJECTED,
    "Nämnden föreslås bygga.": Outcome.PROPOSED,
}
PATHS = {
    "aaaa1111": "/arkiv/protokoll ett.pdf",
    "bbbb2222": "/arkiv/protokoll två.pdf",
    "cccc3333": "/arkiv/\x1b[31mröd\n.pdf",
}
DAYS = {"aaaa1111": "2022-03-01", "bbbb2222": "2023-04-21", "cccc3333": None}
PEOPLE = {"aaaa1111": "e1", "bbbb2222": "e1", "cccc3333": "e2"}
MUNICIPALITY = "1441"


def _span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def _sections() -> tuple[Section, ...]:
    first, second = TEXT.index("§ 1"), TEXT.index("§ 2")
    return (
        Section(Span(0, first), 0, SectionKind.ATTENDANCE, "Närvarande"),
        Section(Span(first, second), 1, SectionKind.ITEM, "Budget", "§ 1", "KS 2023/7"),
        Section(Span(second, len(TEXT)), 2, SectionKind.ITEM, "Cykelväg", "§ 2"),
    )


def _annotations(held: When | None, body: str) -> Annotations:
    name, sections = "Åsa Ek", _sections()
    places = (0, TEXT.index("§ 1"), TEXT.index("§ 2"))
    named = (Mention(_span(name, at), Label.PERSON, name, "", "rule:name", 0) for at in places)
    decided = (
        Decision(
            _span(words),
            outcome,
            body,
            next(s.ordinal for s in sections if s.span.overlaps(_span(words))),
            held,
            "rule",
            "Skolchefen" if outcome is Outcome.APPROVED else "",
            When("2023-06", "juni", stated=False, reason="rule") if outcome is Outcome.APPROVED else None,
        )
        for words, outcome in OUTCOMES.items()
    )
    return Annotations(
        (Person(0, name, ("Åsa",), "", "S"),),
        (*named, Mention(_span("Cykelväg"), Label.MUNICIPALITY, "Lerum", MUNICIPALITY, "rule")),
        (
            Attendance(_span(name), 0, name, Role.PRESENT, "Lerum", "S"),
            Attendance(_span(name), 0, name, Role.CHAIR),
        ),
        tuple(decided),
        (Vote(_span("Nämnden avslår"), 2, 8, 5, 1, "rule"),),
        (
            Stance(_span(name, places[2]), Stand.RESERVED, 2, name, 0, "rule"),
            Stance(_span("Nämnden avslår"), Stand.RESERVED, 2, "Moderaterna", None, "rule"),
        ),
    )


def _record(document_id: str) -> Record:
    path, day = PATHS[document_id], DAYS[document_id]
    body = "Bildningsnämnden" if document_id == "aaaa1111" else "Tekniska nämnden"
    held = None if day is None else When(day, day, stated=document_id == "aaaa1111", reason="file name")
    source = Source(path, hashlib.sha256(path.encode()).hexdigest(), MediaType.PDF, 10, 1)
    starts = (0, TEXT.index("§ 2"))
    title = "" if day is None else f"Protokoll {day}"
    return Record(
        Document(document_id, source, TEXT, starts, _sections(), title, body, MUNICIPALITY, held, "sv"),
        (Page(1, TEXT[: starts[1]], ReadBy.TEXT_LAYER), Page(2, TEXT[starts[1] :], ReadBy.TEXT_LAYER)),
        _annotations(held, body),
        Signature("00ff", ("b00:1",)),
    )


def _passages(record: Record) -> list[Passage]:
    document = record.document
    return [
        Passage(
            document.id,
            section.ordinal,
            section.heading,
            section.span.of(document.text),
            "",
            {"body": (document.body,)},
            days(document.held_on),
        )
        for section in document.sections
    ]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the archive; nobody writes to it."""
    directory = tmp_path_factory.mktemp("archive")
    records = [_record(document_id) for document_id in PATHS]
    with SqliteCatalog.open(directory, create=True) as catalog:
        catalog.replace(records)
        entities = [
            Entity("e1", Label.PERSON, "Åsa Ek", ("Åsa",)),
            Entity("e2", Label.PERSON, "Åsa Eklund-Ek"),
        ]
        catalog.set_entities(entities, [Link(document, 0, entity) for document, entity in PEOPLE.items()])
        draft = (Relation.DRAFT, "aaaa1111", "", "the file name", 0.95)
        catalog.add_duplicates([Duplicate("aaaa1111", "bbbb2222", DuplicateKind.NEAR, 0.875, *draft)])
        generation = catalog.generation()
    index = WhooshIndex.create(directory / "search")
    with index.writer() as writer:
        for record in records:
            for passage in _passages(record):
                writer.add(Entry.of(passage))
        writer.generation(generation)
    index.close()
    return directory


@pytest.fixture
def run(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command line on the archive; standard output and error are kept apart."""
    monkeypatch.setenv("MINUTES_INDEX_ARCHIVE", str(archive))
    return lambda *arguments: CliRunner().invoke(minutes_index, list(arguments))
