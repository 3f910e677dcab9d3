"""Speed is measured of what it should be, and told as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import search_speed, speed
from bench.questions import COUNT, DATED, questions
from bench.rivals import RIVALS
from bench.rivals.bare_tantivy import BareTantivy
from bench.rivals.ours import Ours
from bench.search_speed import KINDS, Subject, beside, compared, line
from bench.speed import Measured, Times, measure
from bench.synthetic import documents

from minutes_index.index.memory import MemoryIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.index.passages import Entry


@pytest.fixture(scope="module")
def few() -> list[Entry]:
    """A few documents."""
    return list(documents(30))


def test_questions_are_many_different_and_always_the_same() -> None:
    asked = questions()
    assert tuple(asked) == KINDS
    assert asked == questions()
    for queries in asked.values():
        assert len(set(queries)) == len(queries) == COUNT >= 40


def test_bare_libraries_find_in_made_documents_what_ours_find(few: list[Entry], tmp_path: Path) -> None:
    """All kinds but slips, for which the libraries have measures of their own."""
    asked = {kind: queries[:15] for kind, queries in questions().items() if kind != "fuzzy"}
    bare = measure("bare", BareTantivy, few, len(few), asked)
    ours = measure("ours", lambda _directory: Ours(MemoryIndex()), few, len(few), asked)
    for kind in asked:
        assert ours.times[kind].totals == bare.times[kind].totals
        assert sum(ours.times[kind].totals) > 0
    assert bare.megabytes > 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_offered_is_left_out(few: list[Entry]) -> None:
    asked = {kind: queries[:2] for kind, queries in questions().items()}
    found = measure("FTS5", RIVALS["SQLite FTS5"], few, len(few), asked)
    assert set(found.times) == {"term", "phrase", "prefix", DATED}
    assert line(found).count(" / ") == 4


def test_making_documents_is_not_counted(few: list[Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that goes on ten seconds for each document made and one for each that is added."""
    now = [0.0]

    class Slow(Ours):
        def add(self, given: Iterable[Entry]) -> None:
            for _ in given:
                now[0] += 1

    def made() -> Iterator[Entry]:
        for entry in few:
            now[0] += 10
            yield entry

    for clock in ("process_time", "thread_time"):
        monkeypatch.setattr(speed, clock, lambda: now[0])
    monkeypatch.setattr(speed, "children_time", lambda: 0.0)
    assert measure("slow", lambda _directory: Slow(MemoryIndex()), made(), len(few), {}).rate == 1


def figures(name: str, rate: float, milliseconds: float, total: int) -> Measured:
    """Every question took as long and found as many."""
    times = {kind: Times((milliseconds,) * 40, (total,) * 40) for kind in KINDS}
    return Measured(name, 2_000, rate, 10.0, times)


def test_percentiles_are_of_questions() -> None:
    times = Times(tuple(map(float, range(1, 41))), (0,) * 40)
    assert (times.p50, times.p95) == (20, 38)


def test_ours_is_told_in_times_of_the_bare_library() -> None:
    told = "\n".join(beside(figures("whoosh", 50, 30, 7), figures("bare Whoosh", 60, 20, 7)))
    assert "ours : bare 1.20 1.00 1.50 / 1.50" in " ".join(told.split())
    assert "indexing, in times of bare Whoosh: 1.20, wanted <= 1.3 as wanted" in told
    assert "phrases, in times of bare Whoosh: 1.50, wanted <= 0.5 MISSED" in told
    assert "another number" not in told


def test_another_number_of_documents_found_is_told() -> None:
    told = "\n".join(beside(figures("tantivy", 50, 30, 7), figures("bare tantivy", 60, 20, 8)))
    assert "phrase: 40 of 40 questions find another number of documents" in told
    assert "p95 of the slowest kind, ms: 30.00, wanted <= 20 MISSED" in told


def test_the_table_has_a_line_a_subject_and_one_below_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_speed, "documents", lambda size: documents(min(size, 10)))
    ours = Subject("memory", lambda _directory: Ours(MemoryIndex()), 10, "bare tantivy")
    subjects = [Subject("bare tantivy", BareTantivy, 10), ours, Subject("Whoosh", BareTantivy, 5)]
    done: list[Measured] = []
    told = list(compared(10, subjects, {kind: queries[:2] for kind, queries in questions().items()}, done))
    assert told[0] == "10 documents"
    assert told[1].startswith("  bare tantivy ")
    assert told[2].startswith("  memory ")
    assert told[3].startswith("    ours : bare ")
    assert [(found.name, found.size) for found in done] == [("bare tantivy", 10), ("memory", 10)]
