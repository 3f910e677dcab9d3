"""Whom a key of a judgement means, and what cannot stand beside what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minutes_index.catalog.facts import LocalPerson
from minutes_index.model import Judgement, Person, PersonKey, Role, Verdict
from minutes_index.resolve.clusters import Linked
from minutes_index.resolve.constraints import Groups, contrary

NAME = "Torgny Ahlvik"


def _local(document: str, home: str, party: str = "", ordinal: int = 0, name: str = NAME) -> LocalPerson:
    return LocalPerson(document, Person(ordinal, name, (), home, party), "", "", (Role.PRESENT,))


PERSONS = [
    _local("a", "Ale", "S"),
    _local("b", "Ale", "M"),
    _local("c", "Lerum"),
    _local("d", ""),
    _local("e", "Lerum"),
]
KEY = PersonKey(NAME.casefold(), "ale", "S", "gone")


def _found(key: PersonKey, *judgements: Judgement) -> set[str] | None:
    """The documents of the group a key means."""
    linked = Linked.of(PERSONS, judgements)
    groups = Groups.of(linked.groups.groups, [key.name])
    number = groups.find(key)
    return None if number is None else groups.groups[number].documents


@pytest.mark.parametrize(
    ("key", "documents"),
    [
        (KEY, {"a"}),
        (replace(KEY, party="M"), {"b"}),
        (replace(KEY, party=""), None),
        (replace(KEY, home="lerum", party="C"), {"c", "e"}),
        (replace(KEY, home="tjörn"), None),
        (replace(KEY, home=""), None),
        (replace(KEY, home="", document="d"), {"d"}),
        (replace(KEY, home="tjörn", document="a"), {"a"}),
        (replace(KEY, home="lerum", nth=3, document="c"), {"c", "e"}),
        (replace(KEY, document="gone", alone=True), None),
        (replace(KEY, name="nobody"), None),
    ],
)
def test_a_key_means_its_witness_and_else_the_only_one_who_fits(
    key: PersonKey, documents: set[str] | None
) -> None:
    """By name, home and party; where nobody or several fit it rests."""
    assert _found(key) == documents


def test_a_key_whose_witness_was_set_apart_means_the_others() -> None:
    key = PersonKey(NAME.casefold(), "lerum", "", "c")
    single = replace(key, alone=True)
    apart = Judgement(1, Verdict.DIFFERENT, single, replace(key, document="e"), "me", "")
    assert _found(key, apart) == {"e"}
    assert _found(single, apart) == {"c"}


def _said(verdict: Verdict, one: str, other: str, act: int = 1) -> Judgement:
    first, second = (PersonKey(name, "", "", name) for name in (one, other))
    return Judgement(act, verdict, first, second, "me", "")


@pytest.mark.parametrize(
    ("before", "new", "against"),
    [
        ("a=b b=c", "a!c", [1, 2]),
        ("a=b b=c", "a!d", []),
        ("a!b", "a=b", [1]),
        ("a!b", "b=a", [1]),
        ("a=b c=d b!d", "a=c", [3, 1, 2]),
        ("a=b c=d b!d", "c=a", [3, 2, 1]),
        ("a=b c=d b!e", "a=c", []),
        ("a=b", "a=b", []),
        ("a!b", "a!b", []),
    ],
)
def test_what_cannot_stand_beside_what(before: str, new: str, against: list[int]) -> None:
    """Also while nobody fits the keys; the judgements that together say the contrary are named."""
    verdicts = {"=": Verdict.SAME, "!": Verdict.DIFFERENT}
    said = [_said(verdicts[s[1]], s[0], s[2], n) for n, s in enumerate(before.split(), 1)]
    nobody = Groups.of([], [])
    found = contrary(nobody, said, _said(verdicts[new[1]], new[0], new[2]))
    assert [each.act for each in found] == against
