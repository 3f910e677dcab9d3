"""From a question to results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from minutes_index.analysis.masking import masked
from minutes_index.errors import UnknownField
from minutes_index.index.base import Bucket
from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
from minutes_index.model import Passage
from minutes_index.search import Asking, Result, search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as a catalog shows it."""

    text: str
    path: str = "/minnen/a.txt"
    title: str = "Protokoll"
    body: str = "Kommunstyrelsen"
    held_on: str = "2022-03-15"
    page: int = 2
    number: str = "§ 45"
    heading: str = "Avtal"
    hidden: str = ""

    @property
    def masked(self) -> str:
        return self.hidden or masked(self.text)


@dataclass
class Shelf:
    """Sections by key, and how often it was asked."""

    held: Mapping[tuple[str, int], Shown]
    asked: list[Sequence[tuple[str, int]]] = field(default_factory=list)

    def sections(self, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Shown]:
        self.asked.append(keys)
        return {key: self.held[key] for key in keys if key in self.held}


@pytest.fixture
def index() -> MemoryIndex:
    """Two passages that mention an agreement."""
    index = MemoryIndex()
    with index.writer() as writer:
        writer.add(Entry.of(Passage("a", 0, "Avtal", "Vi godkänner avtalet.", "", {"person": ("Åsa Ek",)})))
        writer.add(Entry.of(Passage("b", 0, "", "Inget avtal än.", "", {"person": ("Åsa Ek",)})))
    return index


def test_a_result_shows_its_section_and_what_matched(index: MemoryIndex) -> None:
    results = search("godkänt", index, Shelf({("a", 0): Shown("Vi godkänner avtalet.")}))
    assert results.total == 1
    (result,) = results.hits
    assert isinstance(result, Result)
    assert (result.document_id, result.section, result.page) == ("a", "§ 45", 2)
    assert [result.snippet[start:end] for start, end in result.highlights] == ["godkänner"]
    assert results.facets["person"] == (Bucket("Åsa Ek", 1),)


def test_sections_are_read_once_a_page(index: MemoryIndex) -> None:
    shelf = Shelf({("a", 0): Shown("Vi godkänner avtalet."), ("b", 0): Shown("Inget avtal än.")})
    results = search("avtal", index, shelf, Asking(limit=1, offset=1, facets=()))
    assert (results.total, len(results.hits), results.facets) == (2, 1, {})
    assert [len(keys) for keys in shelf.asked] == [1]


def test_a_hit_whose_section_is_gone_is_counted_and_not_shown(index: MemoryIndex) -> None:
    results = search("avtal", index, Shelf({("b", 0): Shown("Inget avtal än.")}))
    assert (results.total, [result.document_id for result in results.hits]) == (2, ["b"])


def test_a_bad_question_is_an_error_with_a_place(index: MemoryIndex) -> None:
    with pytest.raises(UnknownField):
        search("okänt:fält", index, Shelf({}))


@pytest.mark.parametrize("unmasked", [False, True])
def test_a_number_that_is_asked_for_is_marked_and_stays_masked(*, unmasked: bool) -> None:
    """Also one that only the rest of its document tells to be one."""
    index = MemoryIndex()
    with index.writer() as writer:
        writer.add(
            Entry.of(Passage("a", 0, "", "Bidrag till 8112189876 av Åsa.", "", {"body": ("811218-9876",)}))
        )
    shelf = Shelf(
        {("a", 0): Shown("Bidrag till 8112189876 av Åsa.", hidden="Bidrag till ********** av Åsa.")}
    )
    results = search("8112189876", index, shelf, Asking(unmasked=unmasked))
    (hit,) = results.hits
    assert hit.snippet == f"Bidrag till {'8112189876' if unmasked else '*' * 10} av Åsa."
    assert hit.highlights == ((12, 22),)
    assert results.facets["body"][0].value == ("811218-9876" if unmasked else "******-****")
