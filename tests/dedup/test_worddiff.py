"""Changes between two lists of words: they make the one into the other, and are as few as can be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.dedup import worddiff
from minutes_index.dedup.worddiff import Change, changes, rising
from minutes_index.dedup.wording import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = st.lists(
    st.sampled_from(["att", "och", "nämnden", "kommun", "styrelsen", "7", "30", "bo"]), max_size=30
)


def applied(found: Sequence[Change], first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The first with the changes made."""
    made: list[str] = []
    at = 0
    for change in found:
        made += [*first[at : change.start], *second[change.other_start : change.other_end]]
        at = change.end
    return [*made, *first[at:]]


@given(WORDS, WORDS)
def test_the_changes_made_to_the_first_give_the_second(first: list[str], second: list[str]) -> None:
    """But for where words are broken, which is no difference."""
    assert joined(applied(changes(first, second), first, second)) == joined(second)


@given(WORDS, WORDS)
def test_changes_come_in_order_and_do_not_touch(first: list[str], second: list[str]) -> None:
    """Between two there is a word that both have."""
    for one, other in pairwise(changes(first, second)):
        assert one.end < other.start
        assert one.other_end < other.other_start


@given(WORDS)
def test_what_is_alike_has_no_changes(words: list[str]) -> None:
    """Nor has it with its words broken otherwise."""
    assert changes(words, words) == []
    assert changes(["kommun", "styrelsen", *words], ["kommunstyrelsen", *words]) == []


@given(WORDS, WORDS)
def test_the_longest_common_subsequence_is_found(first: list[str], second: list[str]) -> None:
    """As the table of Wagner and Fischer has it."""
    rows = [[0] * (len(second) + 1)]
    for one in first:
        row = [0]
        for place, other in enumerate(second):
            row.append(rows[-1][place] + 1 if one == other else max(row[-1], rows[-1][place + 1]))
        rows.append(row)
    found = worddiff._longest(first, second)  # noqa: SLF001 - the part that is exact
    assert len(found) == rows[-1][-1]
    assert all(first[i] == second[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


@given(WORDS, WORDS)
def test_texts_too_long_for_it_are_cut_first(first: list[str], second: list[str]) -> None:
    """And what is told still makes the one into the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worddiff, "EXACT", 4)
        found = changes(first, second)
    assert joined(applied(found, first, second)) == joined(second)


@given(st.lists(st.integers(0, 20), max_size=12))
def test_the_most_that_rise_are_kept(numbers: list[int]) -> None:
    """As many as by trying all."""
    pairs = list(enumerate(dict.fromkeys(numbers)))
    best = [1] * len(pairs)
    for place, (_, number) in enumerate(pairs):
        best[place] += max((best[b] for b in range(place) if pairs[b][1] < number), default=0)
    found = rising(pairs)
    assert len(found) == max(best, default=0)
    assert all(one[1] < other[1] for one, other in pairwise(found))


def test_a_small_word_between_changes_is_changed_with_them() -> None:
    """A reader sees one sentence replaced by another, not five changes."""
    first = ["samtliga", "nämnder", "måste", "alltså", "spara", "och", "minska", "under", "året"]
    second = ["samtliga", "nämnder", "har", "därför", "begärt", "och", "fått", "pengar", "under", "året"]
    assert changes(first, second) == [Change(2, 7, 2, 8)]


def test_a_word_that_is_left_out_is_left_out() -> None:
    """Nothing around it changes."""
    words = ["hon", "har", "flyttat", "till", "härryda", "kommun"]
    assert changes(words, words[:-1]) == [Change(5, 6, 5, 5)]
    assert changes(words[1:], words) == [Change(0, 0, 0, 1)]
