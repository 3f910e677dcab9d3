"""Persons of many documents are joined when their name and their home agree, and else kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.annotate.linking import EXPECTED, expected_bearers, link
from minutes_index.model import Person

if TYPE_CHECKING:
    import random

RARE, COMMON = "Qzarina Kvarnlund", "Anna Andersson"


@dataclass(frozen=True)
class Local:
    """A person of a document."""

    document_id: str
    person: Person
    municipality: str = ""
    body: str = ""


def _local(
    document: str, name: str, affiliation: str = "", party: str = "", municipality: str = "", body: str = ""
) -> Local:
    return Local(document, Person(0, name, (), affiliation, party), municipality, body)


def _groups(*persons: Local) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(members) for members in link(persons).values()}


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (_local("a", COMMON, "Ale"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale"), _local("b", COMMON.upper(), "ale"), True),
        (_local("a", COMMON, "Ale"), _local("b", COMMON, "Lerum"), False),
        (_local("a", RARE, "Ale"), _local("b", RARE, "Lerum"), False),
        (_local("a", COMMON, "Ale"), _local("b", COMMON), False),
        (_local("a", RARE, "Ale"), _local("b", RARE), True),
        (_local("a", RARE), _local("b", RARE), True),
        (_local("a", COMMON), _local("b", COMMON), False),
        (_local("a", COMMON, municipality="1440"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale", "S"), _local("b", COMMON, "Ale", "M"), False),
        (_local("a", COMMON, "Ale", "S"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale", "-"), _local("b", COMMON, "Ale", "M"), True),
        (_local("a", COMMON, body="Styrelsen"), _local("b", COMMON, body="Styrelsen"), True),
        (_local("a", COMMON, body="Styrelsen"), _local("b", COMMON, body="Rådet"), False),
        (_local("a", COMMON, "Ale", body="Rådet"), _local("b", COMMON, body="Rådet"), True),
        (_local("a", "Anna", "Ale"), _local("b", "Anna", "Ale"), False),
        (_local("a", RARE), _local("b", "Qzarina Kvarnlind"), False),
    ],
)
def test_who_is_joined_with_whom(one: Local, two: Local, *, joined: bool) -> None:
    assert len(_groups(one, two)) == (1 if joined else 2)
    assert _groups(one, two) == _groups(two, one)


def test_two_of_one_name_in_one_document_are_never_joined() -> None:
    twins = [Local("a", Person(i, RARE, (), "Ale"), "", "Rådet") for i in range(2)]
    assert len(_groups(*twins)) == 2


def test_a_rare_name_is_not_joined_when_two_have_it() -> None:
    assert len(_groups(_local("a", RARE, "Ale"), _local("b", RARE, "Lerum"), _local("c", RARE))) == 3


def test_an_entity_is_named_as_most_documents_name_it() -> None:
    spellings = [_local("a", "Anna ANDERSSON", "Ale"), *(_local(d, COMMON, "Ale") for d in "bc")]
    (entity,) = link(spellings)
    assert (entity.name, entity.aliases) == (COMMON, ("Anna ANDERSSON",))


def test_an_entity_keeps_its_id_when_documents_are_added() -> None:
    (before,) = link([_local("a", COMMON, "Ale")])
    (after,) = link([_local("0", COMMON, "Ale"), _local("a", COMMON, "Ale"), _local("b", COMMON, "Ale")])
    assert before.id == after.id


def test_rare_is_measured_in_people() -> None:
    assert expected_bearers(RARE) < EXPECTED < expected_bearers(COMMON)


LOCALS = st.lists(
    st.builds(
        Local,
        st.sampled_from("abcdef"),
        st.builds(
            Person,
            st.integers(0, 3),
            st.sampled_from([RARE, COMMON, "Berit Almgren", "Anna", "berit almgren"]),
            st.just(()),
            st.sampled_from(["", "Ale", "Lerum", "GR"]),
            st.sampled_from(["", "S", "M", "-"]),
        ),
        st.sampled_from(["", "1440", "1441"]),
        st.sampled_from(["", "Rådet", "Styrelsen"]),
    ),
    max_size=14,
    unique_by=lambda local: (local.document_id, local.person.ordinal),
)


@given(LOCALS)
def test_everybody_is_in_exactly_one_entity_and_ids_differ(persons: list[Local]) -> None:
    linked = link(persons)
    members = [member for group in linked.values() for member in group]
    assert sorted(members) == sorted((p.document_id, p.person.ordinal) for p in persons)
    assert len({entity.id for entity in linked}) == len(linked)


@given(LOCALS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(persons: list[Local], dice: random.Random) -> None:
    shuffled = persons[:]
    dice.shuffle(shuffled)
    assert link(shuffled) == link(persons)


@given(LOCALS)
def test_no_entity_has_two_homes_two_parties_or_one_document_twice(persons: list[Local]) -> None:
    known = {(p.document_id, p.person.ordinal): p for p in persons}
    for members in link(persons).values():
        group = [known[member] for member in members]
        assert len({p.person.affiliation for p in group} - {""}) <= 1
        assert len({p.person.party for p in group} - {"", "-"}) <= 1
        assert len({p.document_id for p in group}) == len(group)
