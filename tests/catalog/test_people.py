"""Who is who, how often they are named, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog.facts import Link
from minutes_index.model import Entity, Label, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.catalog.store import SqliteCatalog

ASA = Entity("p1", Label.PERSON, "Åsa Ek", ("Åsa Berg-Ek",))
BO = Entity("p2", Label.PERSON, "Bo Alm")
UNSEEN = Entity("p3", Label.PERSON, "Åsa Unge")


@pytest.fixture
def linked(catalog: SqliteCatalog, make: Callable[..., Any]) -> SqliteCatalog:
    """Three meetings: Åsa in all of them, Bo in the first."""
    days = ("2023-05-01", None, "2022-01-01")
    catalog.replace([make(f"doc{place}", f"/{place}.pdf", day) for place, day in enumerate(days)])
    links = [Link("doc0", 0, "p1"), Link("doc1", 0, "p1"), Link("doc2", 0, "p1"), Link("doc0", 1, "p2")]
    catalog.set_entities([ASA, BO, UNSEEN], links)
    return catalog


def test_local_persons_bring_what_tells_namesakes_apart(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """Municipality, body, and each role once in the order of the list."""
    catalog.replace([make()])
    first, second = catalog.local_persons()
    assert (first.person.name, first.municipality, first.body) == ("Åsa Ek", "1441", "Nämnden")
    assert first.roles == (Role.PRESENT, Role.CHAIR)
    assert (second.person.name, second.roles) == ("Bo Alm", ())


def test_people_are_counted_over_documents(linked: SqliteCatalog) -> None:
    """The most named first; nobody whom no document names."""
    found = [(count.entity, count.mentions, count.documents) for count in linked.people()]
    assert found == [(ASA, 6, 3), (BO, 0, 1)]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("åsa", ["p1"]),
        ("EK", ["p1"]),
        ("be as\u030a", []),
        ("be a\u030as", ["p1"]),
        ("Åsa Alm", []),
        ("asa", []),
        ("b", ["p1", "p2"]),
        ("lm", []),
        ("%", []),
        ("", []),
    ],
)
def test_every_word_of_a_name_begins_a_word_of_theirs(
    linked: SqliteCatalog, name: str, ids: list[str]
) -> None:
    """Name or alias, whatever case and unicode form; å is no a, and signs find nobody."""
    assert [count.entity.id for count in linked.people(name)] == ids


def test_mentions_come_in_the_order_of_the_meetings(linked: SqliteCatalog) -> None:
    """Meetings without a day first; each with page and the parts held in that meeting."""
    facts = list(linked.mentions_of(["p1"]))
    assert [(fact.head.id, fact.page) for fact in facts] == [
        (document_id, page) for document_id in ("doc1", "doc2", "doc0") for page in (1, 2)
    ]
    assert {fact.roles for fact in facts} == {(Role.PRESENT, Role.CHAIR)}
    assert facts[1].mention.reason == "only one Åsa"
    assert list(linked.mentions_of(["p2", "unknown"])) == []


def test_attendance_tells_who_it_was(linked: SqliteCatalog) -> None:
    """As far as anybody is linked; of all documents or of some."""
    assert [fact.entity_id for fact in linked.attendance()] == ["p1"] * 6
    (fact, _) = linked.attendance(["doc0"])
    assert (fact.attendance.title, fact.page, fact.head.id) == ("rektor", 1, "doc0")
    linked.set_entities([], [])
    assert {fact.entity_id for fact in linked.attendance()} == {""}


def test_entities_stand_by_document_and_person(linked: SqliteCatalog) -> None:
    """For the documents asked for."""
    assert linked.entities_in(["doc0", "unknown"]) == {"doc0": {0: ASA, 1: BO}}


def test_links_fall_with_their_document(linked: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Read again or removed; the entity stays for the others."""
    linked.remove(["doc2"])
    linked.replace([make("doc1", "/1.pdf")])
    assert [(count.mentions, count.documents) for count in linked.people("åsa")] == [(2, 1)]


def test_new_entities_take_the_place_of_all_others(linked: SqliteCatalog) -> None:
    """In one change: nobody of the old is left."""
    before = linked.generation()
    linked.set_entities([Entity("q", Label.PERSON, "Åsa Ny")], [Link("doc0", 0, "q")])
    assert [count.entity.id for count in linked.people()] == ["q"]
    assert linked.people("ek") == []
    assert linked.generation() == before + 1
