"""What stands beside a name on a list: marks, when somebody was there, in whose place, which of several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

ITEMS = "\n\n§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas."
PRESENT, ABSENT, CHAIR, SUBSTITUTE = Role.PRESENT, Role.ABSENT, Role.CHAIR, Role.SUBSTITUTE
BERIT, OLOF, LISA = "Berit Almgren", "Olof Kvarnlund", "Lisa Björk"


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


@pytest.mark.parametrize(
    ("entry", "title", "paragraphs"),
    [
        (f"{BERIT} X", "", ""),
        (f"{BERIT} X, mötesordförande § 94 - § 106", "mötesordförande", "§ 94 - § 106"),
        (f"{BERIT} X, ej § 97-99", "", "ej § 97-99"),
        (f"{BERIT} (lämnade mötet efter punkt 9)", "", "lämnade mötet efter punkt 9"),
        (f"{BERIT} (på plats från och med § 5)", "", "på plats från och med § 5"),
        (f"{BERIT} (punkt 5)", "", "punkt 5"),
        (f"{BERIT} (sön 15:00-17:00)", "", "sön 15:00-17:00"),
        (f"{BERIT} (från § 5)", "", "från § 5"),
        (f"{BERIT} avvek kl 14.30", "", "avvek kl 14.30"),
        (f"{BERIT}, ekonom § 15", "ekonom", "§ 15"),
        (f"{BERIT}, ekonom, § 167, 168", "ekonom", "§ 167, 168"),
        (f"{BERIT}, deltog inte under § 227", "", "deltog inte under § 227"),
        (f"{BERIT}, t o m p 4", "", "t o m p 4"),
        (f"{BERIT}, deltar i projekt Solvind", "deltar i projekt Solvind", ""),
    ],
)
def test_when_somebody_was_there_is_told_in_many_ways(
    find: Find, entry: str, title: str, paragraphs: str
) -> None:
    """A cross is no home; what tells no time is no time."""
    rows = find(f"Närvarande\n{entry}{ITEMS}").annotations.attendance
    assert {(r.name, r.affiliation, r.title, r.paragraphs) for r in rows} == {(BERIT, "", title, paragraphs)}
    assert PRESENT in {r.role for r in rows}


@pytest.mark.parametrize(
    ("entry", "role"),
    [
        (f"{BERIT} (S), inte närvarande", ABSENT),
        (f"{BERIT} (sjuk)", ABSENT),
        (f"{BERIT} frånvaro anmäld", ABSENT),
        (f"{BERIT} (S) ej närvarande § 5", PRESENT),
        (f"{BERIT} (S) tj ersättare", SUBSTITUTE),
        (f"{BERIT} (S) tjänstgörande § 38-48", SUBSTITUTE),
        (f"{BERIT} (utan rösträtt, med yttranderätt)", Role.GUEST),
    ],
)
def test_an_entry_names_its_own_role(find: Find, entry: str, role: Role) -> None:
    """Who was away at some items only was there at the others."""
    assert _roles(find(f"Ledamöter\n{entry}{ITEMS}")) == [(BERIT, role)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("förste vice ordf", Role.VICE_CHAIR),
        ("viceordförande", Role.VICE_CHAIR),
        ("tjänstgörande ordförande", CHAIR),
        ("styrelsens sekreterare", Role.SECRETARY),
    ],
)
def test_offices_are_known_in_short_and_in_full(find: Find, words: str, role: Role) -> None:
    assert _roles(find(f"Närvarande\n{BERIT}, {words}{ITEMS}")) == [(BERIT, PRESENT), (BERIT, role)]


@pytest.mark.parametrize("mark", ["ers", "suppl", "ordf", "adj"])
def test_a_short_word_in_brackets_is_no_party(find: Find, mark: str) -> None:
    assert {row.party for row in find(f"Närvarande\n{BERIT} ({mark}){ITEMS}").annotations.attendance} == {""}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"{BERIT}/{OLOF}, kansliet", [BERIT, OLOF]),
        (f"{BERIT}/Mölndal, {OLOF}", [BERIT, OLOF]),
        (f"Utvärderarna {BERIT} och {OLOF} (punkt 5)", [BERIT, OLOF]),
        (f"{BERIT}, enhetschef, § 155 {OLOF}, rektor, § 156", [BERIT, OLOF]),
        (f"215 {BERIT} och {OLOF}", [BERIT, OLOF]),
        (f"Ordf {BERIT} samt sekr {OLOF}", [BERIT, OLOF]),
        (f"{BERIT} (från punkt 3) {OLOF}", [BERIT, OLOF]),
        (f"{BERIT}, P O Kvarnlund", [BERIT, "P O Kvarnlund"]),
        (f"{BERIT}, chef Barn/Unga Väst", [BERIT]),
        (f"{BERIT}, enhetschef, 5 Olika skolor", [BERIT]),
    ],
)
def test_people_on_one_line_are_told_apart(find: Find, line: str, names: list[str]) -> None:
    """At slashes, behind paragraphs, before an office; a slash or a number elsewhere parts nobody."""
    rows = find(f"Närvarande\n{line}{ITEMS}").annotations.attendance
    assert list(dict.fromkeys(row.name for row in rows)) == names


def test_given_names_with_an_initial_are_people(find: Find) -> None:
    """A cross behind a given name is no initial."""
    assert _roles(find(f"Närvarande: Berit A, Olof K.\nFrånvarande: Lisa X{ITEMS}")) == [
        ("Berit A", PRESENT),
        ("Olof K", PRESENT),
        ("Lisa", ABSENT),
    ]


def test_who_is_replaced_half_way_was_there(find: Find) -> None:
    found = _roles(find(f"Beslutande\n{BERIT} (S), t.o.m. § 15, ersatt av {OLOF} (S){ITEMS}"))
    assert found == [(BERIT, PRESENT), (OLOF, SUBSTITUTE)]


def test_initials_mean_the_member_on_the_list(find: Find) -> None:
    """`tj ers för O Kvarnlund` is the one above who was away, not somebody else."""
    text = f"Ledamöter\n{OLOF} (S), inte närvarande\n{BERIT} (S) tj ers för O Kvarnlund"
    assert _roles(find(text + ITEMS)) == [(OLOF, ABSENT), (BERIT, SUBSTITUTE)]


def test_an_office_before_the_name_is_truer_than_the_label(find: Find) -> None:
    found = _roles(find(f"Mötesordförande {BERIT} och mötessekreterare {OLOF}{ITEMS}"))
    assert [(name, role) for name, role in found if role is not PRESENT] == [
        (BERIT, CHAIR),
        (OLOF, Role.SECRETARY),
    ]


def test_a_guest_who_leads_something_else_does_not_lead_the_meeting(find: Find) -> None:
    assert _roles(find(f"Adjungerade:\n{BERIT}, FNUF (ordförande){ITEMS}")) == [(BERIT, Role.GUEST)]


@pytest.mark.parametrize(
    ("listed", "name", "party"),
    [
        ("Beslutande     L   Berit Almgren, ordförande\n               M   Olof Kvarnlund", BERIT, "L"),
        ("Beslutande     S Berit Almgren\n               V Olof Kvarnlund", BERIT, "S"),
    ],
)
def test_a_party_may_stand_before_the_name(find: Find, listed: str, name: str, party: str) -> None:
    rows = find(listed + ITEMS).annotations.attendance
    assert {r.party for r in rows if r.name == name} == {party}


def test_surnames_stand_first_without_a_comma_when_most_do(find: Find) -> None:
    """Three lines make the order of a list; a list in the ordinary order stays as it is."""
    turned = "Ledamöter:  Almgren Berit (M)\n            Kvarnlund Olof (S)\n            Sjöholm Per (S)\n            Hedqvist Siv (C)"
    assert [name for name, _ in _roles(find(turned + ITEMS))] == [
        BERIT,
        OLOF,
        "Per Sjöholm",
        "Siv Hedqvist",
    ]
    plain = "Ledamöter\nBerit Almgren (M)\nOlof Kvarnlund (S)\nLena Karin (S)"
    assert [name for name, _ in _roles(find(plain + ITEMS))][:2] == [BERIT, OLOF]


def test_what_stands_behind_a_name_without_a_comma_is_no_part_of_it(find: Find) -> None:
    rows = find(f"Närvarande\n{BERIT} SNF Skåne\n{OLOF} Almåns fiskevård{ITEMS}").annotations.attendance
    assert [(r.name, r.affiliation) for r in rows] == [(BERIT, "SNF Skåne"), (OLOF, "Almåns fiskevård")]


def test_notes_tell_in_their_own_words_who_was_there(find: Find) -> None:
    """`Där var:` is a list like any other, `Kunde inte:` one of absence; in a sentence the words head nothing."""
    found = find(f"Skolrådet\n\nDär var: {BERIT} (rektor), {OLOF}\n\nKunde inte: {LISA}{ITEMS}")
    assert _roles(found) == [(BERIT, PRESENT), (OLOF, PRESENT), (LISA, ABSENT)]
    told = find(
        f"Skolrådet\n\nNärvarande: {BERIT}\n\n§ 1 Väg\nDär var {OLOF} emot.\n\n§ 2 Slut\nMötet avslutas."
    )
    assert (OLOF, PRESENT) not in _roles(told)
