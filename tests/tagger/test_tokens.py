"""A text is cut into tokens that lose nothing of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.tagger.tokens import LAYOUT, tokens

TEXTS = st.text(st.sampled_from("aÅé1 .,:-_§\n\t(☒'’…\x0c"), max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_every_sign_lies_in_one_token(text: str) -> None:
    """What lies between two tokens, before the first and behind the last is white space."""
    found = tokens(text)
    ends = [0, *found.ends]
    assert all(
        not text[end:start].strip() for end, start in zip(ends, [*found.starts, len(text)], strict=True)
    )


@given(TEXTS)
def test_tokens_come_in_order_and_are_not_empty(text: str) -> None:
    """None begins before the one ahead of it has ended."""
    found = tokens(text)
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))
    assert all(one <= two for one, two in pairwise(found.starts))


@given(TEXTS)
def test_a_token_is_what_stands_there_or_the_name_of_layout(text: str) -> None:
    """Words, numbers and signs as written."""
    found = tokens(text)
    for i, word in enumerate(found.words):
        stands = found.of(i, i + 1)
        assert word == stands or (word in LAYOUT and not stands.strip()) or word == "<leader>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna-Karin Ek (S), ordf.", ["Anna-Karin", "Ek", "(", "S", ")", ",", "ordf", "."]),
        ("§ 12\nBudget", ["§", "12", "<line>", "Budget"]),
        ("Ek\n\n  Bo", ["Ek", "<blank>", "Bo"]),
        ("Ek    S\tx", ["Ek", "<gap>", "S", "<gap>", "x"]),
        ("G:son ……… 2023-05", ["G:son", "<leader>", "2023", "-", "05"]),
        ("Justeras ..........", ["Justeras", "<leader>"]),
    ],
)
def test_words_numbers_signs_and_layout(text: str, words: list[str]) -> None:
    """Names stay whole, dates come apart, and how lines end is told."""
    assert list(tokens(text).words) == words
