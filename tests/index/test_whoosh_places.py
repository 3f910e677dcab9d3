"""Whoosh's postings of words with their places, and the queries that are answered from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import Or

from minutes_index.index.base import Request
from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.index.whoosh_places import Close, Row
from minutes_index.index.whoosh_postings import NARROW, Blocks, Places, blocks
from minutes_index.index.whoosh_query import words_field
from minutes_index.model import Passage
from minutes_index.query.ast import And, Near, Not, Phrase, Query, Scope, Term
from minutes_index.query.ast import Or as AnyOf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.index.base import Index

WORDS = words_field(Scope.ANYWHERE)
BLOCK = 128
"""Postings in a block of Whoosh's."""
ROUND = 7, 11, 3
"""How often the words of `text` stand in another order, are left out, and come twice."""


def text(n: int) -> str:
    """A text whose words stand as its number tells."""
    row, gone, twice = (n % every == 0 for every in ROUND)
    words = ["beslut", "om", "val"] if row else ["val", "om", "beslut"]
    return " ".join([*words[: 2 if gone else 3], "av", "ledamot"] * (2 if twice else 1) + [f"nummer{n}"])


def fill(index: Index, numbers: Iterable[int]) -> None:
    with index.writer() as writer:
        for n in numbers:
            writer.add(Entry.of(Passage(f"d{n}", 0, "", text(n), "")))


def delete(index: Index, numbers: Iterable[int]) -> None:
    with index.writer() as writer:
        for n in numbers:
            writer.delete(f"d{n}")


def found(index: Index, query: Query) -> set[str]:
    response = index.search(Request(query, limit=10_000))
    assert response.total == len(response.hits)
    return {hit.document_id for hit in response.hits}


QUESTIONS: tuple[Query, ...] = (
    Phrase(("beslut", "om", "val")),
    Phrase(("val", "om", "beslut")),
    Phrase(("om", "val", "av", "ledamot", "beslut")),
    Phrase(("ledamot", "nummer300")),
    Phrase(("av", "ledamot")),
    Phrase(("av", "av")),
    Phrase(("av", "saknas")),
    Phrase(("nummer5", "nummer6")),
    Near("val", "av", 0),
    Near("av", "beslut", 1),
    Near("nummer12", "beslut", 4),
    Near("nummer12", "beslut", 1),
    Near("av", "saknas", 3),
    And((Phrase(("om", "val")), Not(Near("om", "ledamot", 0)), Term("nummer14"))),
    AnyOf((Phrase(("om", "val")), Near("nummer4", "ledamot", 0))),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=repr)
@pytest.mark.parametrize("segments", [1, 3])
def test_places_are_found_over_many_blocks_several_segments_and_beside_deleted_documents(
    tmp_path: Path, question: Query, segments: int
) -> None:
    """What the reference finds is found; a frequent word fills several blocks of each segment."""
    indexes: tuple[Index, Index] = WhooshIndex.create(tmp_path), MemoryIndex()
    for index in indexes:
        for start in range(segments):
            fill(index, range(start, 6 * BLOCK, segments))
        delete(index, range(0, 6 * BLOCK, 5))
    ours, reference = indexes
    assert found(ours, question) == found(reference, question)


def test_words_that_stand_so_more_often_score_higher_and_rare_ones_more(tmp_path: Path) -> None:
    index = WhooshIndex.create(tmp_path)
    texts = {"once": "om val av dem alla", "twice": "om val av om val", "rare": "en sak till om dem"}
    with index.writer() as writer:
        for id_, said in texts.items():
            writer.add(Entry.of(Passage(id_, 0, "", said, "")))

    def scores(query: Query) -> dict[str, float]:
        return {hit.document_id: hit.score for hit in index.search(Request(query)).hits}

    for query in (Phrase(("om", "val")), Near("val", "om", 0)):
        found = scores(query)
        assert found.keys() == {"once", "twice"}
        assert found["twice"] > found["once"] > 0
    assert scores(Phrase(("en", "sak")))["rare"] > scores(Phrase(("om", "dem")))["rare"]


def test_only_the_blocks_that_hold_a_document_asked_for_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = WhooshIndex.create(tmp_path)
    fill(index, range(6 * BLOCK))
    reader = index._searcher().reader()  # noqa: SLF001 -- the only way to the postings
    read: list[int] = []
    postings = blocks(reader, WORDS, b"av")
    of_theirs = Blocks._read_data  # noqa: SLF001 -- Whoosh's own

    def noted(self: Blocks) -> None:
        read.append(self.block_max_id())
        of_theirs(self)

    monkeypatch.setattr(Blocks, "_read_data", noted)
    wanted = [3, 5, 4 * BLOCK, 5 * BLOCK - 1]
    assert [doc for doc, _ in postings.values_of([*wanted, 9_999])] == wanted
    assert read == [BLOCK - 1, 5 * BLOCK - 1]


def test_postings_tell_all_their_documents_from_where_they_stand(tmp_path: Path) -> None:
    index = WhooshIndex.create(tmp_path)
    fill(index, range(3 * BLOCK))
    reader = index._searcher().reader()  # noqa: SLF001 -- the only way to the postings
    postings = blocks(reader, WORDS, b"av")
    assert list(postings.all_ids()) == [doc for doc, _ in blocks(reader, WORDS, b"av").values()]
    postings.reset()
    postings.skip_to(BLOCK + 2)
    assert list(postings.all_ids()) == list(range(BLOCK + 2, 3 * BLOCK))


def test_queries_of_the_same_words_are_equal_and_tell_themselves() -> None:
    assert Row("f", ["a", "b"]) == Row("f", ("a", "b")) != Row("f", ("b", "a"))
    assert Close("f", "ab", 1) == Close("f", "ab", 1) != Close("f", "ab", 2)
    assert Row("f", "ab") != Close("f", "ab", 1)
    assert len({Row("f", "ab"), Row("f", "ab"), Close("f", "ab", 1)}) == 2
    assert repr(Or([Close("f", "ab", 1)])) == "Or([Close('f', ('a', 'b'), 1)])"


@given(st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 2 * NARROW), min_size=1, unique=True).map(sorted))
def test_places_are_read_as_they_were_written(places: list[int]) -> None:
    encoded = Places().encode(places)
    assert Places().decode_positions(encoded) == tuple(places)
    assert Places().decode_frequency(encoded) == len(places)
