"""Near spellings cost little, other names much."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.recognisers import name_spelling
from minutes_index.recognisers.name_spelling import FAR, MOST, Part, cost, folded, opening, skeleton

WORDS = st.text("abcdefhiklmnopqrstuvwåäöz", min_size=1, max_size=9)
CHEAP = 0.6


def test_the_examples_of_the_documentation_hold() -> None:
    result = doctest.testmod(name_spelling)
    assert result.attempted == 3
    assert result.failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("elinor", "ellinor"),
        ("carolin", "caroline"),
        ("fredrik", "fredric"),
        ("kristina", "christina"),
        ("sofi", "sophi"),
        ("ewa", "eva"),
        ("elisabet", "elizabeth"),
        ("jeanette", "jeanett"),
        ("conny", "connie"),
    ],
)
def test_given_names_of_one_sound_are_cheap(one: str, other: str) -> None:
    """A doubled consonant, c for k, a silent e: less than a plain slip."""
    assert 0 < cost(one, other, Part.GIVEN) <= CHEAP


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bergqvist", "bergkvist"),
        ("bergquist", "bergkvist"),
        ("thuresson", "turesson"),
        ("strömblad", "strömbladh"),
        ("ahlvik", "alvik"),
        ("gustafsson", "gustavsson"),
        ("wallin", "vallin"),
        ("björk", "bjork"),
        ("melander", "meiander"),
        ("schmidt", "schmitt"),
    ],
)
def test_surnames_of_one_sound_or_look_are_cheap(one: str, other: str) -> None:
    assert 0 < cost(one, other, Part.SURNAME) <= CHEAP


@pytest.mark.parametrize(
    ("one", "other"),
    [("veistola", "veitsola"), ("tehrani", "teherani"), ("jonsson", "jansson"), ("per", "pär")],
)
def test_a_letter_that_no_row_explains_is_a_plain_slip(one: str, other: str) -> None:
    """Swapped, added or replaced."""
    assert cost(one, other, Part.SURNAME) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jonsson", "johansson"),
        ("hagström", "hallgren"),
        ("hansson", "jansson"),
        ("per", "peter"),
        ("", "ek"),
    ],
)
def test_other_names_are_far(one: str, other: str) -> None:
    """Two slips, or another first letter."""
    assert cost(one, other, Part.SURNAME) == FAR


@pytest.mark.parametrize(("one", "other"), [("simon", "simone"), ("rene", "renee"), ("maria", "marja")])
def test_endings_that_tell_given_names_apart_are_not_cheap(one: str, other: str) -> None:
    assert cost(one, other, Part.GIVEN) > CHEAP


def test_accents_go_and_swedish_letters_stay() -> None:
    assert folded("Tornér") == "torner"
    assert folded("A\u030asa Ünal") == "åsa unal"


@given(WORDS, WORDS, st.sampled_from(Part))
def test_a_cost_is_the_same_both_ways_and_nothing_only_for_equal_words(
    one: str, other: str, part: Part
) -> None:
    found = cost(one, other, part)
    assert found == cost(other, one, part)
    assert (found == 0) == (one == other)
    assert found <= MOST or found == FAR


@given(WORDS, st.data())
def test_a_vowel_slip_keeps_the_skeleton(word: str, data: st.DataObject) -> None:
    """What is not heard as a consonant never separates two words after the letters of their first sound."""
    at = data.draw(st.integers(min(3, len(word)), len(word)))
    assert skeleton(word[:at] + data.draw(st.sampled_from("aeiouå")) + word[at:])[:1] == skeleton(word)[:1]


def test_the_opening_is_that_of_the_skeleton() -> None:
    words = ("karin", "carin", "eva", "wallin", "vallin", "")
    assert [opening(word) for word in words] == ["k", "k", "-", "v", "v", ""]
