"""The other ways to search answer as they are meant to be asked, so that no comparison flatters us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bench.rivals import RIVALS, Mode, NotInstalled, NotOffered, asked
from bench.rivals.bare_tantivy import BareTantivy
from bench.rivals.bare_whoosh import BareWhoosh
from bench.rivals.ours import Ours

from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
from minutes_index.model import Passage
from minutes_index.query.ast import And, Between, Fuzzy, Phrase, Prefix, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.rivals import Rival

    from minutes_index.query.ast import Query

TEXTS = {
    "Taxa för vatten": "Taxa för vatten. Taxan för vatten och avlopp höjs.",
    "Budget": "Budgeten för 2024 antas, diarienummer KS 2023/45.",
    "Vatten": "Vatten i källaren: skolans tak är trasigt och vattnet stiger.",
    "Skolskjuts": "Skolskjutsar körs av ett bolag från Åsa.",
}
BARE: dict[str, Callable[[Path], Rival[Any]]] = {"whoosh": BareWhoosh, "tantivy": BareTantivy}


def entries() -> list[Entry]:
    """A passage a text, each a day later."""
    return [
        Entry.of(
            Passage(f"d{n}", 0, heading, text, "", {"body": ("Nämnden",), "year": ("2024",)}, (day, day))
        )
        for n, (heading, text) in enumerate(TEXTS.items())
        for day in [20240101 + n]
    ]


def filled(make: Callable[[Path], Rival[Any]], directory: Path) -> Rival[Any]:
    """A rival that holds `entries`."""
    try:
        rival = make(directory)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    rival.add(map(rival.prepared, entries()))
    return rival


@pytest.fixture(params=RIVALS)
def rival(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rival[Any]]:
    """Each in turn."""
    made = filled(RIVALS[request.param], tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("question", "mode", "found"),
    [
        ("taxa vatten", Mode.ALL, ["d0"]),
        ("taxa vatten", Mode.ANY, ["d0", "d2"]),
        ('"vatten och avlopp"', Mode.ALL, ["d0"]),
        ('"avlopp och vatten"', Mode.ALL, []),
        ("§ 2023/45", Mode.ALL, ["d1"]),
        ("taxa:", Mode.ANY, ["d0"]),
    ],
)
def test_rivals_take_plain_words_and_phrases(
    rival: Rival[Any], question: str, mode: Mode, found: list[str]
) -> None:
    answer = rival.search(asked(question, mode), 10)
    assert sorted(answer.ids) == [f"{id_}:0" for id_ in found]
    assert answer.total == len(found)
    if len(found) > 1:
        assert answer.ids[0] == f"{found[0]}:0"


def test_rivals_give_no_more_than_they_are_asked_for(rival: Rival[Any]) -> None:
    assert len(rival.search(asked("vatten", Mode.ALL), 1).ids) == 1


@pytest.mark.parametrize("name", ["tantivy, its own Swedish", "Recoll"])
def test_stems_are_swedish(name: str, tmp_path: Path) -> None:
    rival = filled(RIVALS[name], tmp_path)
    assert rival.search(asked("källarna", Mode.ALL), 10).total == 1
    with pytest.raises(NotOffered):
        rival.search(Fuzzy("taxa", 1), 10)
    rival.close()


QUERIES: list[Query] = [
    Term("taxan"),
    Term("skola"),
    Term("ks 2023/45"),
    Phrase(("vatten", "och", "avlopp")),
    Phrase(("budgeten",)),
    Phrase(("och", "vatten")),
    Prefix("vatt"),
    Fuzzy("vattan", 1),
    And((Term("vatten"), Between(20240102, 20240301))),
    And((Term("vatten"), Term("skola"))),
]


@pytest.mark.parametrize("name", BARE)
def test_bare_libraries_find_what_our_engines_find(name: str, tmp_path: Path) -> None:
    """They are fed with the same terms, so that only speed and scoring differ."""
    bare, memory = filled(BARE[name], tmp_path), Ours(MemoryIndex())
    memory.add(entries())
    facets = ("body", "year")
    got, right = (
        [
            (query, found.total, sorted(found.ids))
            for query in QUERIES
            for found in [each.search(query, 10, facets)]
        ]
        for each in (bare, memory)
    )
    assert got == right
    bare.close()


def test_fts5_filters_by_day_and_counts(tmp_path: Path) -> None:
    rival = filled(RIVALS["SQLite FTS5"], tmp_path)
    query = And((Term("vatten"), Between(20240102, 20240301)))
    assert rival.search(query, 10, ("body",)).ids == ("d2:0",)
    assert rival.search(Prefix("vatt"), 10).total == 2
    rival.close()
