"""How many segments an index is left with, and what is written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.index.base import Request
from minutes_index.index.passages import Entry
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.index.whoosh_merging import MANY
from minutes_index.model import Passage
from minutes_index.query.ast import Term

if TYPE_CHECKING:
    from pathlib import Path


def put(index: WhooshIndex, *names: str, last: bool = False) -> None:
    with index.writer() as writer:
        for name in names:
            writer.add(Entry.of(Passage(name, 0, "", "avtal", "")))
        if last:
            writer.settle()


def sizes(index: WhooshIndex) -> list[int]:
    """Passages, deleted ones among them, of each segment."""
    return sorted(segment.doc_count_all() for segment in index._index._segments())  # noqa: SLF001 -- nothing else tells


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    return WhooshIndex.create(tmp_path)


def test_an_import_in_batches_ends_as_one_segment(index: WhooshIndex) -> None:
    """Whoever sets the generation has put in all there is."""
    for batch in range(4):
        put(index, f"a{batch}", f"b{batch}")
    assert sizes(index) == [2, 2, 2, 2]
    put(index, last=True)
    assert sizes(index) == [8]
    assert index.search(Request(Term("avtal"))).total == 8


def test_what_is_added_to_a_large_archive_does_not_write_it_anew(index: WhooshIndex) -> None:
    put(index, *(f"d{n}" for n in range(20)), last=True)
    for n in range(7):
        put(index, f"e{n}", last=True)
    assert sizes(index) == [1, 2, 4, 20]


def test_a_long_import_never_has_many_segments(index: WhooshIndex) -> None:
    most = 0
    for n in range(3 * MANY):
        put(index, f"d{n}")
        most = max(most, len(sizes(index)))
    assert most <= MANY + 3
    assert index.search(Request(Term("avtal"))).total == 3 * MANY


def test_a_segment_of_which_nothing_is_left_goes_and_one_of_which_little_is_left_is_written_anew(
    index: WhooshIndex,
) -> None:
    put(index, *(f"d{n}" for n in range(10)))
    put(index, "gone")
    with index.writer() as writer:
        writer.delete("gone")
    assert sizes(index) == [10]
    with index.writer() as writer:
        for n in range(6):
            writer.delete(f"d{n}")
        writer.settle()
    assert sizes(index) == [4]
    assert index.search(Request(Term("avtal"))).total == 4


def test_the_index_may_lose_all_it_holds(index: WhooshIndex) -> None:
    put(index, "a", last=True)
    with index.writer() as writer:
        writer.delete("a")
        writer.generation(2)
        writer.settle()
    assert (sizes(index), index.document_ids(), index.generation()) == ([], frozenset(), 2)
