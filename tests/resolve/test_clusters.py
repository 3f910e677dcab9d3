"""Persons of many documents are joined when their name and what is around them agree, and else kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Judgement, Person, PersonKey, Role, Verdict
from minutes_index.recognisers.name_similarity import PLACES, expected_bearers
from minutes_index.resolve.clusters import Linked, link
from minutes_index.resolve.namesakes import CROWD, RARE, key

if TYPE_CHECKING:
    import random

UNIQUE, COMMON, CROWDED = "Qzarina Kvarnlund", "Berit Almgren", "Anna Andersson"


@dataclass(frozen=True)
class Local:
    """A person of a document."""

    document_id: str
    person: Person
    municipality: str = ""
    body: str = ""
    roles: tuple[Role, ...] = (Role.PRESENT,)
    titles: tuple[str, ...] = ()


def _local(
    document: str,
    name: str,
    affiliation: str = "",
    party: str = "",
    municipality: str = "",
    body: str = "",
    ordinal: int = 0,
    title: str = "",
) -> Local:
    titles = (title,) if title else ()
    return Local(document, Person(ordinal, name, (), affiliation, party), municipality, body, titles=titles)


def _company(*documents: str) -> list[Local]:
    """Four others who are in the lists of all those documents."""
    names = ("Olof Kvarnlund", "Siv Björkvall", "Tage Strandh", "Ulla Nordanvind")
    return [_local(d, name, "Kungälv", ordinal=9 + n) for d in documents for n, name in enumerate(names)]


def _groups(*persons: Local) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(members) for members in link(persons).values()}


def _joined(one: Local, two: Local, *others: Local) -> bool:
    """Whether the two are one; also when they are told in the other order."""
    wanted = {(p.document_id, p.person.ordinal) for p in (one, two)}
    found = {any(wanted <= group for group in _groups(*order, *others)) for order in ((one, two), (two, one))}
    (answer,) = found
    return answer


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (_local("a", COMMON, "Ale"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale"), _local("b", COMMON.upper(), "ale"), True),
        (_local("a", COMMON, "Ale"), _local("b", COMMON, "Lerum"), False),
        (_local("a", UNIQUE, "Ale"), _local("b", UNIQUE, "Lerum"), False),
        (_local("a", COMMON, "Ale"), _local("b", COMMON), False),
        (_local("a", UNIQUE, "Ale"), _local("b", UNIQUE), True),
        (_local("a", UNIQUE), _local("b", UNIQUE), True),
        (_local("a", COMMON), _local("b", COMMON), False),
        (_local("a", COMMON, municipality="1440"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "S", "S", municipality="1440"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale", "S"), _local("b", COMMON, "Ale", "M"), False),
        (_local("a", COMMON, "Ale", "S"), _local("b", COMMON, "Ale"), True),
        (_local("a", COMMON, "Ale", "-"), _local("b", COMMON, "Ale", "M"), True),
        (_local("a", "Anna", "Ale"), _local("b", "Anna", "Ale"), False),
        (_local("a", UNIQUE), _local("b", "Qzarina Kvarnlind"), False),
    ],
)
def test_who_is_joined_with_whom(one: Local, two: Local, *, joined: bool) -> None:
    assert _joined(one, two) == joined


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (_local("a", CROWDED, "Ale"), _local("b", CROWDED, "Ale"), False),
        (_local("a", CROWDED, "Ale", "S"), _local("b", CROWDED, "Ale", "S"), True),
        (_local("a", CROWDED, "Ale", "S"), _local("b", CROWDED, "Ale"), False),
        (_local("a", CROWDED, "", "", "1440", "Rådet"), _local("b", CROWDED, "", "", "1440", "Rådet"), True),
        (
            _local("a", CROWDED, "", "", "1440", "Rådet"),
            _local("b", CROWDED, "", "", "1440", "Valnämnden"),
            False,
        ),
        (_local("a", CROWDED, "Ale", title="Rektor"), _local("b", CROWDED, "Ale", title="rektor"), True),
        (
            _local("a", CROWDED, "Ale", title="ordförande"),
            _local("b", CROWDED, "Ale", title="ordförande"),
            False,
        ),
    ],
)
def test_a_home_does_not_tell_people_of_the_commonest_names_apart(
    one: Local, two: Local, *, joined: bool
) -> None:
    """Several in one municipality are called so: party, body or office must agree as well."""
    assert _joined(one, two) == joined


def test_a_board_without_a_municipality_is_any_board() -> None:
    """Unless the same people sit in it."""
    one, two = (_local(d, COMMON, body="Styrelsen") for d in "ab")
    assert not _joined(one, two)
    assert _joined(one, two, *_company("a", "b"))


def test_a_board_without_a_municipality_and_a_party_tell_who_has_no_common_name() -> None:
    """One of the two minutes may say where it was."""
    for name, joined in ((COMMON, True), (CROWDED, False)):
        one, two = (_local(d, name, "", "S", m, "Rådet") for d, m in (("a", ""), ("b", "1440")))
        assert _joined(one, two) == joined
        assert not _joined(one, _local("b", name, "", "", "", "Rådet"))


def test_one_name_in_two_copies_of_a_document_is_one_person() -> None:
    one, two = _local("a", CROWDED), _local("b", CROWDED)
    assert len(link([one, two], copies=[("a", "b")])) == 1
    assert len(link([one, two], copies=[("a", "c")])) == 2


def test_two_of_one_name_in_one_document_are_never_joined() -> None:
    twins = [Local("a", Person(i, UNIQUE, (), "Ale"), "", "Rådet") for i in range(2)]
    assert len(_groups(*twins)) == 2


def test_a_rare_name_is_not_joined_when_two_have_it() -> None:
    assert len(_groups(_local("a", UNIQUE, "Ale"), _local("b", UNIQUE, "Lerum"), _local("c", UNIQUE))) == 3


SLIPS = [
    ("Ingvor Torner", "Ingvor Tornér"),
    ("Ann-Britt Kvarnlund", "Ann Britt Kvarnlund"),
    ("Elinor Sundbom", "Ellinor Sundbom"),
    ("Carolin Gyllström", "Caroline Gyllström"),
    ("Eero Veistovaara", "Eero Veitsovaara"),
    ("Torgny Ahlvik", "Torgny Alvik"),
    ("Rune Melander", "Rune Meiander"),
    ("Marja Kettunen", "Marja Ketunen"),
]


@pytest.mark.parametrize(("name", "slip"), SLIPS)
def test_a_slip_is_joined_where_people_belong_and_meet_alike(name: str, slip: str) -> None:
    one, two = _local("a", name, "Tjörn"), _local("b", slip, "Tjörn")
    assert _joined(one, two, *_company("a", "b"))


@pytest.mark.parametrize(("name", "slip"), SLIPS)
def test_a_slip_is_joined_where_party_and_body_agree(name: str, slip: str) -> None:
    one, two = (_local(d, n, "", "S", "1440", "Rådet") for d, n in (("a", name), ("b", slip)))
    assert _joined(one, two)


@pytest.mark.parametrize(("name", "slip"), SLIPS)
@pytest.mark.parametrize(
    ("home", "party", "title"),
    [(("Tjörn", "Ale"), "S", ""), (("Tjörn", "Tjörn"), "SM", ""), (("", ""), "S", "rektor")],
)
def test_a_slip_is_not_joined_over_homes_or_parties_or_without_a_place(
    name: str, slip: str, home: tuple[str, str], party: str, title: str
) -> None:
    """Whatever else agrees."""
    one = _local("a", name, home[0], party[0], title=title)
    two = _local("b", slip, home[1], party[-1], title=title)
    assert not _joined(one, two)


@pytest.mark.parametrize(("name", "slip"), SLIPS[2:])
def test_a_slip_needs_more_than_a_place(name: str, slip: str) -> None:
    assert not _joined(_local("a", name, "Tjörn"), _local("b", slip, "Tjörn"))


@pytest.mark.parametrize(("name", "slip"), SLIPS)
def test_a_slip_is_not_joined_with_somebody_of_the_same_meeting(name: str, slip: str) -> None:
    """Two rows of one list are two people, and so are those who were ever named together."""
    one, two = _local("a", name, "Tjörn", "S"), _local("b", slip, "Tjörn", "S")
    third = _local("a", slip, "Tjörn", "S", ordinal=1)
    assert not _joined(one, third, *_company("a", "b"))
    assert not _joined(one, two, third, *_company("a", "b"))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Vera Hagström", "Vera Hallgren"),
        ("Monica Fransson", "Monica Andersson"),
        ("Karin Larsson", "Carin Larsson"),
        ("Torgny Jonsson", "Torgny Johansson"),
        ("Torgny Jonsson", "Torgny Jansson"),
        ("Torgny Jonsson", "Torgny Johnsson"),
        ("Anna Nilson", "Anna Nilsson"),
        ("Maria Kvarnlund", "Marie Kvarnlund"),
        ("Marie Kvarnlund", "Marita Kvarnlund"),
        ("Per Kvarnlund", "Pär Kvarnlund"),
        ("Per Kvarnlund", "Peter Kvarnlund"),
        ("Karl Kvarnlund", "Carl Kvarnlund"),
        ("Kristina Fransson", "Christina Fransson"),
        ("Lena Kvarnlund", "Lina Kvarnlund"),
        ("Simon Kvarnlund", "Simone Kvarnlund"),
        ("Anna Bergqvist", "Anna Bergkvist"),
        ("Torgny Ekberg", "Torgny Ekborg"),
        ("Eva Hallin", "Eva Wallin"),
        ("Eva Berg Ek", "Eva Ek"),
        ("Kvarnlund", "Kvarnlundh"),
    ],
)
def test_names_that_two_people_may_well_have_are_never_joined_unasked(name: str, other: str) -> None:
    """Though place, party and company agree."""
    one, two = (_local(d, n, "Tjörn", "S") for d, n in (("a", name), ("b", other)))
    assert not _joined(one, two, *_company("a", "b"))


def test_common_spellings_of_one_sound_need_party_body_and_turns() -> None:
    """Four lists of the board with one or the other of them, never both; and a rare name besides."""

    def meeting(document: str, name: str, party: str = "S") -> Local:
        return _local(document, name, "", party, "1440", "Rådet")

    lists = [meeting("a", "Frej Wallin"), meeting("b", "Frej Wallin"), meeting("c", "Frej Wallin")]
    assert _joined(lists[0], meeting("d", "Frej Vallin"), *lists[1:])
    assert not _joined(lists[0], meeting("d", "Frej Vallin"))
    assert not _joined(lists[0], meeting("d", "Frej Vallin", ""), *lists[1:])


def test_two_settled_spellings_are_two_people() -> None:
    """A name that is spelt one way in four documents and another way in four others is no slip."""
    ones, twos = (
        [_local(f"{d}{n}", name, "Tjörn", "S", "1440", "Rådet") for n in range(4)]
        for d, name in (("a", "Torgny Ahlvik"), ("b", "Torgny Alvik"))
    )
    assert not _joined(ones[0], twos[0], *ones[1:], *twos[1:])
    assert _joined(ones[0], twos[0], *ones[1:], *twos[1:3])


def test_other_offices_speak_against_a_slip() -> None:
    one, two = (
        _local(d, n, "Tjörn", "S", title=t)
        for d, n, t in (("a", "Torgny Ahlvik", "rektor"), ("b", "Torgny Alvik", "ekonomichef"))
    )
    assert not _joined(one, two)


def test_where_a_slip_fits_two_who_are_not_one_nobody_is_joined() -> None:
    """Alvik could be Ahlvik or Allvik, who sit in one board together."""
    one, two = (
        _local("a", n, "Tjörn", "S", ordinal=i) for i, n in enumerate(("Torgny Ahlvik", "Torgny Allvik"))
    )
    slip = _local("b", "Torgny Alvik", "Tjörn", "S")
    assert len(_groups(one, two, slip)) == 3


def test_an_entity_is_named_as_most_documents_name_it() -> None:
    spellings = [_local("a", "Berit ALMGREN", "Ale"), *(_local(d, COMMON, "Ale") for d in "bc")]
    (entity,) = link(spellings)
    assert (entity.name, entity.aliases) == (COMMON, ("Berit ALMGREN",))


def test_of_two_spellings_as_frequent_the_one_more_people_bear_is_preferred() -> None:
    locals_ = [_local("a", "Ellinor Sundbom", "Tjörn", "S"), _local("b", "Elinor Sundbom", "Tjörn", "S")]
    (entity,) = link(locals_)
    assert (entity.name, entity.aliases) == ("Ellinor Sundbom", ("Elinor Sundbom",))


def test_an_entity_keeps_its_id_when_documents_are_added() -> None:
    (before,) = link([_local("a", COMMON, "Ale")])
    (after,) = link([_local("0", COMMON, "Ale"), _local("a", COMMON, "Ale"), _local("b", COMMON, "Ale")])
    assert before.id == after.id


def test_rare_and_crowded_are_measured_in_people() -> None:
    assert expected_bearers(UNIQUE) < RARE < expected_bearers(COMMON)
    assert expected_bearers(COMMON) / PLACES < CROWD < expected_bearers(CROWDED) / PLACES


NAMES = [
    UNIQUE, COMMON, CROWDED, "Anna", "berit almgren", "Qzarina Qvarnlund", "Berit Almgrén", "Berit Allmgren",
    "Elinor Sundbom", "Ellinor Sundbom", "Torgny Ahlvik", "Torgny Alvik", "Torgny Allvik",
]  # fmt: skip
LOCALS = st.lists(
    st.builds(
        Local,
        st.sampled_from("abcdef"),
        st.builds(
            Person,
            st.integers(0, 4),
            st.sampled_from(NAMES),
            st.just(()),
            st.sampled_from(["", "Ale", "Ale", "Lerum"]),
            st.sampled_from(["", "S", "S", "M", "-"]),
        ),
        st.sampled_from(["", "1440", "1440", "1441"]),
        st.sampled_from(["", "Rådet", "Rådet", "Styrelsen"]),
        st.sampled_from([(), (Role.PRESENT,)]),
        st.sampled_from([(), (), ("rektor",), ("ekonomichef",)]),
    ),
    max_size=18,
    unique_by=lambda local: (local.document_id, local.person.ordinal),
)
COPIES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("def")), max_size=2)


def _place(local: Local) -> tuple[str, int]:
    return local.document_id, local.person.ordinal


def _witness(persons: list[Local], local: Local, *, alone: bool) -> PersonKey:
    """The key of a person, as a judgement would name them."""
    name, document = key(local.person.name), local.document_id
    twins = sorted(
        p.person.ordinal for p in persons if p.document_id == document and key(p.person.name) == name
    )
    home = local.person.affiliation.casefold()
    return PersonKey(name, home, local.person.party, document, twins.index(local.person.ordinal), alone)


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Local], list[tuple[Verdict, Local, Local]], list[Judgement]]:
    """Persons, and what was said of some pairs of them."""
    persons = draw(LOCALS.filter(lambda found: len(found) > 1))
    pairs = st.tuples(st.sampled_from(persons), st.sampled_from(persons)).filter(
        lambda pair: pair[0] != pair[1]
    )
    verdicts = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT])
    said = [(draw(verdicts), *pair) for pair in draw(st.lists(pairs, max_size=4))]
    alone = {_place(p): draw(st.booleans()) for p in persons}
    keys = {_place(p): _witness(persons, p, alone=alone[_place(p)]) for p in persons}
    judgements = [
        Judgement(n, verdict, keys[_place(one)], keys[_place(two)], "me", "")
        for n, (verdict, one, two) in enumerate(said)
    ]
    return persons, said, judgements


@given(LOCALS, COPIES)
def test_everybody_is_in_exactly_one_entity_and_ids_differ(
    persons: list[Local], copies: list[tuple[str, str]]
) -> None:
    linked = link(persons, (), copies)
    members = [member for group in linked.values() for member in group]
    assert sorted(members) == sorted(map(_place, persons))
    assert len({entity.id for entity in linked}) == len(linked)


@given(judged(), COPIES, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(
    case: tuple[list[Local], list[tuple[Verdict, Local, Local]], list[Judgement]],
    copies: list[tuple[str, str]],
    dice: random.Random,
) -> None:
    persons, _, judgements = case
    shuffled = persons[:]
    dice.shuffle(shuffled)
    assert link(shuffled, judgements, copies[::-1]) == link(persons, judgements, copies)


@given(LOCALS, COPIES)
def test_unasked_no_entity_has_two_homes_two_parties_or_two_rows_of_a_list(
    persons: list[Local], copies: list[tuple[str, str]]
) -> None:
    known = {_place(p): p for p in persons}
    for joined in Linked.of(persons, (), copies).people:
        group = [known[member] for member in joined.members]
        assert len({part.home for part in joined.groups} - {""}) <= 1
        assert len({p.person.party for p in group} - {"", "-"}) <= 1
        assert len({p.document_id for p in group}) == len(group)


@given(judged())
def test_who_was_judged_to_differ_is_never_one(
    case: tuple[list[Local], list[tuple[Verdict, Local, Local]], list[Judgement]],
) -> None:
    persons, said, judgements = case
    entity = {member: e.id for e, members in link(persons, judgements).items() for member in members}
    for verdict, one, two in said:
        assert verdict is Verdict.SAME or entity[_place(one)] != entity[_place(two)]


@given(judged())
def test_who_was_judged_to_be_one_is_one_unless_that_contradicts(
    case: tuple[list[Local], list[tuple[Verdict, Local, Local]], list[Judgement]],
) -> None:
    persons, said, judgements = case
    only_same = [j for j in judgements if j.verdict is Verdict.SAME]
    entity = {member: e.id for e, members in link(persons, only_same).items() for member in members}
    for verdict, one, two in said:
        assert verdict is Verdict.DIFFERENT or entity[_place(one)] == entity[_place(two)]


@given(judged())
def test_without_contradiction_everything_said_holds(
    case: tuple[list[Local], list[tuple[Verdict, Local, Local]], list[Judgement]],
) -> None:
    """Two who are said to differ do not keep others from being one."""
    persons, said, judgements = case
    linked = Linked.of(persons, judgements)
    number = {p: n for n, joined in enumerate(linked.people) for p in joined.members}
    same = [(one, two) for verdict, one, two in said if verdict is Verdict.SAME]
    differ = [(one, two) for verdict, one, two in said if verdict is Verdict.DIFFERENT]
    if not differ:
        assert all(number[_place(one)] == number[_place(two)] for one, two in same)


def test_many_of_one_name_are_compared_without_all_pairs() -> None:
    """A block that is too large is left alone, and nobody in it is joined by a near name."""
    crowd = [_local(f"{n:03}", "Torgny Ahlvik", f"Ort{n}") for n in range(250)]
    crowd += [_local(f"x{n:03}", "Torgny Ahlvik", "", body=f"Rådet {n}") for n in range(250)]
    assert len(_groups(*crowd)) == 500
