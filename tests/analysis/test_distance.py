"""How far apart two spellings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.distance import is_fuzzy_match, within

WORD = st.text(alphabet="abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("niskala", "niksala", 1),
        ("lilian", "lillian", 1),
        ("marten", "mårten", 1),
        ("haglund", "haglundh", 1),
        ("haglund", "höglind", 2),
        ("", "ab", 2),
    ],
)
def test_a_swap_a_doubled_letter_and_a_changed_one_are_one_edit(one: str, other: str, edits: int) -> None:
    assert within(one, other, edits)
    assert not within(one, other, edits - 1)


@given(WORD, WORD, st.integers(0, 3))
def test_distance_is_the_same_from_both_sides(one: str, other: str, most: int) -> None:
    assert within(one, other, most) == within(other, one, most)


@given(WORD, st.integers(0, 6), st.sampled_from("abc"))
def test_one_change_is_within_one(word: str, at: int, letter: str) -> None:
    assert within(word, word[:at] + letter + word[at:], 1)
    assert within(word, word[:at] + word[at + 1 :], 1)


def test_a_fuzzy_word_keeps_its_first_letter() -> None:
    assert is_fuzzy_match("budget", "bugdet", 1)
    assert not is_fuzzy_match("budget", "gudget", 1)
