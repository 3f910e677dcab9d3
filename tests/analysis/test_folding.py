"""Words that a foreign keyboard or another habit spells otherwise meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.folding import loose, loose_starts
from minutes_index.analysis.tokens import normal

WORDS = st.text(alphabet="aåäæáeoöøvwngt", max_size=8)


@pytest.mark.parametrize(
    "spellings",
    [
        "göteborg goteborg goeteborg Gøteborg",
        "mårten maarten marten mårtén",
        "ärende aerende arende ærende",
        "wallenberg vallenberg",
        "åäö aao aaaeoe",
    ],
)
def test_spellings_of_one_word_are_one(spellings: str) -> None:
    assert len({loose(word) for word in spellings.split()}) == 1


@given(WORDS)
def test_the_loose_spelling_of_a_loose_spelling_is_itself(word: str) -> None:
    assert loose(loose(word)) == loose(word)


@given(WORDS)
def test_a_word_spelled_without_swedish_letters_is_as_loose(word: str) -> None:
    spelled = normal(word).replace("å", "aa").replace("ä", "ae").replace("ö", "oe")
    assert loose(spelled) == loose(word)


@given(st.text() | WORDS)
def test_a_word_begins_as_its_loose_spelling_says(word: str) -> None:
    starts = loose_starts(loose(word))
    assert sum(normal(word).startswith(start) for start in starts) == 1
    assert starts == tuple(sorted(starts)) == loose_starts(word)
