"""Records made to order, and a catalog to keep them in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (
    "Närvarande: Åsa Ek (S), ordförande\n\f§ 1 Budget\nÅsa föredrar.\nBeslut: Nämnden godkänner budgeten.\n"
)
VOTES = (Vote(Span(3, 9), 1, 8, 5, 1, "rule:vote"), Vote(Span(3, 9), 0, 3, 2))
STANCES = (
    Stance(Span(12, 18), Stand.RESERVED, 1, "Åsa Ek", 0, "rule:stance"),
    Stance(Span(12, 18), Stand.NO, 1, "Moderaterna"),
    Stance(Span(12, 18), Stand.RECUSED, 0, "Bo Alm", 1, "rule:headed"),
)
"""In two sections."""
OMISSIONS = (
    Omission(Span(0, 10), OmissionKind.PEOPLE, "Närvarande: 5 names, 3 without a role"),
    Omission(Span(3, 9), OmissionKind.DAY, "no day"),
)
MakeRecord = Callable[..., Record] if TYPE_CHECKING else object


def span_of(words: str) -> Span:
    """Where the words stand in the text of every made record."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def made(
    document_id: str = "aaaa1111",
    path: str = "/arkiv/protokoll 1.pdf",
    day: str | None = "2023-04-21",
    name: str = "Åsa Ek",
) -> Record:
    """A short meeting on ``day``, led by ``name``."""
    second = TEXT.index("§")
    held = None if day is None else When(day, day, stated=True, reason="title page")
    source = Source(
        path, hashlib.sha256(path.encode()).hexdigest(), MediaType.PDF, 10, 1_700_000_000_000_000_001
    )
    sections = (
        Section(Span(0, second), 0, SectionKind.ATTENDANCE, "Närvarande"),
        Section(Span(second, len(TEXT)), 1, SectionKind.ITEM, "Budget", "§ 1", "KS 2023/7"),
    )
    person = Person(0, name, ("Åsa",), "Lerum", "S")
    mentions = (
        Mention(span_of("Åsa Ek"), Label.PERSON, name, "", "rule:attendance", 0),
        Mention(span_of("Åsa föredrar"), Label.PERSON, name, "", "rule:first-name", 0, "only one Åsa"),
        Mention(span_of("Budget"), Label.ORGANISATION, "Budget", "", "test"),
    )
    attendance = (
        Attendance(span_of("Åsa Ek"), 0, name, Role.PRESENT, "Lerum", "S", "rektor", "1-2"),
        Attendance(span_of("Åsa Ek"), 0, name, Role.CHAIR),
    )
    decision = Decision(
        span_of("Nämnden godkänner budgeten."),
        Outcome.APPROVED,
        "Nämnden",
        1,
        held,
        "rule:beslut",
        "förvaltningen",
        When("2023-06-01", "1 juni", stated=False, reason="the year of the meeting"),
    )
    return Record(
        Document(
            document_id, source, TEXT, (0, second), sections, "Protokoll", "Nämnden", "1441", held, "sv"
        ),
        (Page(1, TEXT[:second], ReadBy.TEXT_LAYER), Page(2, TEXT[second:], ReadBy.LAYOUT)),
        Annotations(
            (person, Person(1, "Bo Alm")), mentions, attendance, (decision,), VOTES, STANCES, OMISSIONS
        ),
        Signature("00ff", ("b00:1", "w:2")),
    )


@pytest.fixture
def make() -> Callable[..., Record]:
    """Makes a record; every argument has a default."""
    return made


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[SqliteCatalog]:
    """A new, empty catalog."""
    with SqliteCatalog.open(tmp_path / "index", create=True) as opened:
        yield opened
