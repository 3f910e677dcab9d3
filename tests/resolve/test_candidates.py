"""Pairs for people to decide: those that linking left apart though something speaks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.catalog.facts import LocalPerson
from minutes_index.model import Judgement, Person, PersonKey, Role, Verdict
from minutes_index.resolve.candidates import doubts
from minutes_index.resolve.clusters import Linked

if TYPE_CHECKING:
    from minutes_index.resolve.candidates import Doubt

LISTED = (Role.PRESENT,)


def _local(
    document: str,
    name: str,
    home: str = "",
    party: str = "",
    ordinal: int = 0,
    roles: tuple[Role, ...] = LISTED,
    titles: tuple[str, ...] = (),
    board: str = "",
) -> LocalPerson:
    person = Person(ordinal, name, (), home, party)
    return LocalPerson(document, person, "1440" if board else "", board, roles, titles)


def _doubts(*persons: LocalPerson, judgements: tuple[Judgement, ...] = ()) -> list[Doubt]:
    return doubts(Linked.of(persons, judgements))


def _pair(*persons: LocalPerson) -> Doubt:
    (found,) = _doubts(*persons)
    return found


def test_two_real_names_that_agree_in_place_and_party_are_asked_about() -> None:
    found = _pair(_local("a", "Maria Kvarnlund", "Tjörn", "S"), _local("b", "Marie Kvarnlund", "Tjörn", "S"))
    assert {found.one.name, found.other.name} == {"Maria Kvarnlund", "Marie Kvarnlund"}
    assert "two names that both exist" in found.alike
    assert found.agrees == ("both belong to Tjörn", "both are of Tjörn", "both stand for S")
    assert found.against == ("the rarer name has others who bear it nearby",)


def test_a_slip_with_too_little_around_it_is_asked_about() -> None:
    found = _pair(_local("a", "Torgny Ahlvik", "Tjörn"), _local("b", "Torgny Alvik", "Tjörn"))
    assert found.alike == "ahlvik and alvik: spellings of one sound"
    assert found.against == ()


def test_what_speaks_against_a_pair_is_told() -> None:
    found = _pair(
        _local("a", "Torgny Ahlvik", "Tjörn", "S", titles=("rektor",)),
        _local("b", "Torgny Alvik", "Tjörn", "M", titles=("ekonomichef",)),
    )
    assert found.against == ("they stand for S, M", "they are ekonomichef, rektor")


def test_a_rare_name_of_two_homes_is_asked_about() -> None:
    """Somebody may have moved."""
    found = _pair(_local("a", "Qzarina Kvarnlund", "Tjörn"), _local("b", "Qzarina Kvarnlund", "Ale"))
    assert (found.alike, found.agrees) == ("the same name", ("the name is rare",))
    assert found.against == ("they are of Tjörn, Ale",)


def test_a_longer_name_is_asked_about() -> None:
    found = _pair(_local("a", "Torgny Ahlvik", "Tjörn", "S"), _local("b", "Torgny Ek Ahlvik", "Tjörn", "S"))
    assert found.alike == "the one has a name more"


def test_somebody_named_beside_a_listed_person_is_asked_about() -> None:
    """In running text of the same document; the text may only have misspelt them."""
    found = _pair(
        _local("a", "Torgny Ahlvik", "Tjörn", "S"),
        _local("a", "Torgny Alvik", "Tjörn", "S", ordinal=1, roles=()),
    )
    assert "both are named in one document" in found.against


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_local("a", "Anna Andersson"), _local("b", "Anna Andersson")),
        (_local("a", "Torgny Ahlvik", "Tjörn"), _local("b", "Torgny Alvik", "Ale")),
        (_local("a", "Torgny Ahlvik"), _local("b", "Torgny Alvik")),
        (_local("a", "Vera Hagström", "GR"), _local("b", "Vera Hallgren", "GR")),
        (_local("a", "Maria Ek", "Tjörn"), _local("b", "Marie Ek", "Tjörn")),
        (_local("a", "Torgny Ahlvik", "Ale", "S"), _local("a", "Torgny Alvik", "Ale", "S", ordinal=1)),
    ],
)
def test_pairs_that_are_nothing_are_not_asked_about(one: LocalPerson, two: LocalPerson) -> None:
    """No place in common, two rows of one list, other names."""
    assert _doubts(one, two) == []


def test_the_likeliest_pair_comes_first() -> None:
    found = _doubts(
        _local("a", "Torgny Ahlvik", "Tjörn"),
        _local("b", "Torgny Alvik", "Tjörn"),
        _local("c", "Marja Kettunen", "Ale", "S"),
        _local("d", "Marja Ketunen", "Ale", "M"),
    )
    assert [pair.one.name for pair in found] == ["Torgny Ahlvik", "Marja Kettunen"]
    assert found[0].score > found[1].score


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT])
def test_a_judged_pair_does_not_come_back(verdict: Verdict) -> None:
    one, two = _local("a", "Torgny Ahlvik", "Tjörn"), _local("b", "Torgny Alvik", "Tjörn")
    keys = (PersonKey("torgny ahlvik", "tjörn", "", "a"), PersonKey("torgny alvik", "tjörn", "", "b"))
    assert _doubts(one, two, judgements=(Judgement(1, verdict, *keys, "me", ""),)) == []
