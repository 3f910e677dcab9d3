"""How two names differ, and what that can mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.recognisers.name_similarity import (
    Kind,
    bearers,
    chance,
    commoner,
    difference,
    is_full,
    longer,
    near_keys,
)
from minutes_index.recognisers.name_spelling import Part


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Åsa Ek", "ÅSA  ek", Kind.EQUAL),
        ("Ann-Britt Lindén", "Ann Britt Linden", Kind.FORM),
        ("Gunnar Kvarnlund", "Gunar Kvarnlund", Kind.SLIP),
        ("Rune Melander", "Rune Meiander", Kind.SLIP),
        ("Carolin Gyllström", "Caroline Gyllström", Kind.SOUND),
        ("Eero Veistola", "Eero Veitsola", Kind.LETTER),
        ("Karl Ek", "Carl Ek", Kind.COMMON),
        ("Sofia Lind Ek", "Sofia Lindh Ek", Kind.SOUND),
        ("Maria Ek", "Marie Ek", Kind.NAMES),
        ("Eva Norman", "Eva Nordman", Kind.NAMES),
        ("Per Ek", "Pär Ek", Kind.NAMES),
        ("Torgny Ekberg", "Torgny Ekborg", Kind.NAMES),
    ],
)
def test_kinds_of_difference(one: str, other: str, kind: Kind) -> None:
    for names in ((one, other), (other, one)):
        found = difference(*names)
        assert found is not None
        assert found.kind is kind


def test_the_words_that_differ_are_told() -> None:
    found = difference("Sofia Lind Arvidsson", "Sofia Lindh Arvidson")
    assert found is not None
    assert found.words == (("lind", "lindh"), ("arvidsson", "arvidson"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vera Hagström", "Vera Hallgren"), ("Åsa Ek", "Åsa"), ("Åsa", "Åsa"), ("Åsa Ek", "Åsa Berg Ek")],
)
def test_names_that_are_not_near(one: str, other: str) -> None:
    assert difference(one, other) is None


def test_a_name_in_between_makes_a_name_longer() -> None:
    assert longer("Åsa Ek", "Åsa Berg Ek")
    assert longer("Åsa Maria Berg Ek", "Åsa Berg Ek")
    assert not longer("Åsa Berg Ek", "Åsa Lind Maria Ek")
    assert not longer("Åsa Ek", "Åsa Ek")
    assert not longer("Ek", "Åsa Ek")


def test_what_is_known_of_a_word() -> None:
    """A count; nothing for a name that no register has, or so few people that it may be a slip there."""
    assert (bearers("torgny", Part.GIVEN) or 0) > 1000
    assert bearers("torgnny", Part.GIVEN) is None
    assert bearers("nilson", Part.SURNAME) == 0
    assert bearers("kvarnlundh", Part.SURNAME) is None


def test_a_given_name_that_serves_as_a_surname_is_counted_as_one() -> None:
    """Otherwise names such as Mohamed Ali would pass for rare."""
    assert bearers("ali", Part.SURNAME) == bearers("ali", Part.GIVEN)
    assert chance("Mohamed Ali", "Mohammed Ali") > 10 * chance("Mohamed Kvarnlund", "Mohammed Kvarnlundh")


def test_the_chance_of_another_grows_with_bearers_and_relatives() -> None:
    """The rarer of the names counts; a shared surname may be a family's."""
    assert chance("Torgny Ahlvik", "Torgny Alvik") < chance("Anna Ahlvik", "Anna Alvik")
    assert chance("Torgny Nilsson", "Torgny Kvarnlund") == chance("Torgny Kvarnlund", "Torgny Nilsson")
    assert chance("Helena Kvarnlund", "Helene Kvarnlund") > chance("Helena Kvarnlund", "Helene Kvarnlundh")
    assert commoner("Anna Nilson", "Anna Nilsson") > 1


@pytest.mark.parametrize(
    ("name", "full"), [("Åsa Ek", True), ("Åsa", False), ("Å. Ek", False), ("Åsa E", False)]
)
def test_a_full_name_has_a_given_name_and_a_surname(name: str, *, full: bool) -> None:
    assert is_full(name) == full


SURNAMES = st.sampled_from(
    ["Veistola", "Ahlvik", "Kettunen", "Bergqvist", "Melander", "Kvarnlund", "Thuresson", "Gyllström"]
)
GIVEN_NAMES = st.sampled_from(["Eero", "Torgny", "Marja", "Helene", "Elinor", "Gunnar", "Fredrik", "Karin"])


@given(GIVEN_NAMES, SURNAMES, st.data())
def test_two_names_of_which_one_word_slipped_share_a_key(first: str, last: str, data: st.DataObject) -> None:
    """So that nobody near is overlooked when only those who share a key are compared."""
    words = [first, last]
    at = data.draw(st.integers(0, 1))
    place = data.draw(st.integers(1, len(words[at]) - 1))
    letter = data.draw(st.sampled_from("abeklnostz"))
    words[at] = words[at][:place] + letter + words[at][place + data.draw(st.integers(0, 1)) :]
    name, slipped = f"{first} {last}", " ".join(words)
    if difference(name, slipped):
        assert near_keys(name) & near_keys(slipped)
