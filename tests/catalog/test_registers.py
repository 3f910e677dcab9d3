"""Decisions, copies, runs, settings and sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from minutes_index.catalog.facts import Failure
from minutes_index.model import Annotations, Duplicate, DuplicateKind, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.catalog.store import SqliteCatalog

NEAR = Duplicate("a", "b", DuplicateKind.NEAR, 0.91)
EXACT = Duplicate("a", "c", DuplicateKind.EXACT, 1.0)


def test_decisions_come_with_their_words(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """In the order of the meetings, each with its section and page."""
    catalog.replace(
        [make("b", "/b.pdf", "2023-01-01"), make("a", "/a.pdf", "2024-01-01"), make("c", "/c", None)]
    )
    facts = list(catalog.decisions())
    assert [fact.head.id for fact in facts] == ["c", "b", "a"]
    assert {(fact.text, fact.page, fact.section.number) for fact in facts} == {
        ("Nämnden godkänner budgeten.", 2, "§ 1")
    }
    assert [fact.head.id for fact in catalog.decisions(["a", "unknown"])] == ["a"]


def test_a_decision_has_its_task_and_term(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    catalog.replace([make("a", "/a.pdf"), make("b", "/b.pdf")])
    for fact in catalog.decisions():
        assert (fact.decision.assignee, fact.decision.deadline) == (
            "förvaltningen",
            When("2023-06-01", "1 juni", stated=False, reason="the year of the meeting"),
        )


def test_votes_and_stances_go_with_their_document(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """A document read again, or removed, leaves none behind."""
    catalog.replace([make()])
    catalog.replace([replace(make(), annotations=Annotations())])
    assert catalog.record("aaaa1111").annotations == Annotations()
    catalog.replace([make()])
    catalog.remove(["aaaa1111"])
    catalog.replace([replace(make(), annotations=Annotations())])
    assert catalog.record("aaaa1111").annotations == Annotations()


def test_duplicates_fall_with_either_document(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """The most alike first; a pair kept again takes the newer value."""
    catalog.replace([make(name, f"/{name}.pdf") for name in "abc"])
    catalog.add_duplicates([Duplicate("a", "b", DuplicateKind.NEAR, 0.8), EXACT])
    catalog.add_duplicates([NEAR])
    assert catalog.duplicates() == [EXACT, NEAR]
    assert catalog.duplicates("b") == [NEAR]
    catalog.remove(["b"])
    assert catalog.duplicates() == [EXACT]


def test_signatures_are_found_by_id(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Of those documents that there are."""
    catalog.replace([make()])
    assert catalog.signatures(["aaaa1111", "unknown"]) == {"aaaa1111": make().signature}


def test_a_run_keeps_its_counts_and_failures(catalog: SqliteCatalog) -> None:
    """The latest run first; one that never ended says so."""
    failure = Failure("/b.pdf", "encrypted", "it needs a password", "save a copy")
    first, second = catalog.begin_run(), catalog.begin_run()
    catalog.finish_run(first, {"added": 2, "failed": 1}, [failure])
    latest, earlier = catalog.runs()
    assert (latest.id, latest.finished, latest.counts, latest.failures) == (second, None, {}, 0)
    assert (earlier.counts, earlier.failures) == ({"added": 2, "failed": 1}, 1)
    assert earlier.finished is not None
    assert timedelta() <= earlier.finished - earlier.started <= datetime.now(UTC) - earlier.started
    assert catalog.failures(first) == [failure]
    catalog.finish_run(second, {}, [])
    assert catalog.failures(second) == []


def test_settings_are_kept_by_name(catalog: SqliteCatalog) -> None:
    """The last value counts."""
    assert catalog.setting("engine") is None
    catalog.set_setting("engine", "whoosh")
    catalog.set_setting("engine", "memory")
    assert catalog.setting("engine") == "memory"


def test_the_generation_rises_with_changes_only(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """What changes nothing, or nothing that an index is built from, does not count."""
    assert catalog.generation() == 0
    catalog.replace([make("a", "/a"), make("b", "/b")])
    assert catalog.generation() == 1
    catalog.add_duplicates([NEAR], compared=1)
    catalog.replace([])
    catalog.remove(["unknown"])
    catalog.add_duplicates([])
    catalog.set_setting("engine", "memory")
    catalog.finish_run(catalog.begin_run(), {}, [])
    assert catalog.generation() == 1
    catalog.remove(["a"])
    assert catalog.generation() == 2


def test_stats_give_the_size_of_the_archive(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Every count, the first and the last day, the languages."""
    catalog.replace([make("a", "/a", "2022-03-01"), make("b", "/b", "2023-04-21"), make("c", "/c", None)])
    stats = catalog.stats()
    assert (stats.documents, stats.pages, stats.sections, stats.persons) == (3, 6, 6, 6)
    assert (stats.mentions, stats.attendance, stats.decisions) == (9, 6, 3)
    assert (stats.entities, stats.duplicates) == (0, 0)
    assert (stats.first_day, stats.last_day, dict(stats.languages)) == ("2022-03-01", "2023-04-21", {"sv": 3})
    assert stats.characters == 3 * len(make().document.text)
    assert stats.bytes > 0
