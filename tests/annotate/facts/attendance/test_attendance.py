"""Who was there, from lists in every form minutes give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

ITEMS = "\n\n§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas."
PRESENT, ABSENT, CHAIR = Role.PRESENT, Role.ABSENT, Role.CHAIR


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


@pytest.mark.parametrize(
    ("entry", "name", "affiliation"),
    [
        ("Berit Almgren, Ale", "Berit Almgren", "Ale"),
        ("Berit Almgren    Kungälv", "Berit Almgren", "Kungälv"),
        ("Berit Almgren,  Härryda", "Berit Almgren", "Härryda"),
        ("Agneta, Tovik, GR", "Agneta Tovik", "GR"),
        ("Almgren, Berit", "Berit Almgren", ""),
        ("Berit Almgren (Lerum)", "Berit Almgren", "Lerum"),
        ("Berit Almgren – Lerum", "Berit Almgren", "Lerum"),
        ("• Berit Almgren, Lilla Edet", "Berit Almgren", "Lilla Edet"),
        ("1. Berit Almgren, Lerum", "Berit Almgren", "Lerum"),
        ("Ann-Charlotte Kvarnlund, Gbg", "Ann-Charlotte Kvarnlund", "Göteborg"),
        ("Lillemor Kvarnlund-Almgren, GR", "Lillemor Kvarnlund-Almgren", "GR"),
        ("Mimmi von Kvarnlund, VästKom", "Mimmi von Kvarnlund", "VästKom"),
        ("BERIT ALMGREN, Ale", "Berit Almgren", "Ale"),
        ("Berit Almgren Lerums kommun", "Berit Almgren", "Lerum"),
        ("A. Kvarnlund, Lerum", "A. Kvarnlund", "Lerum"),
        ("Mussa Xhelili, Mark", "Mussa Xhelili", "Mark"),
    ],
)
def test_a_line_gives_a_name_and_where_they_come_from(
    find: Find, entry: str, name: str, affiliation: str
) -> None:
    (row,) = find(f"NÄRVARANDE\n{entry}\n\n1. Val\nText om valet.\n\n2. Slut\nText.").annotations.attendance
    assert (row.name, row.affiliation, row.role) == (name, affiliation, PRESENT)


@pytest.mark.parametrize(
    ("entry", "party", "title", "paragraphs", "roles"),
    [
        ("Berit Almgren (S)", "S", "", "", {PRESENT}),
        ("Berit Almgren (s)", "S", "", "", {PRESENT}),
        ("Berit Almgren (NP)", "NP", "", "", {PRESENT}),
        ("Berit Almgren (-)", "-", "", "", {PRESENT}),
        ("* Berit Almgren (S)", "S", "", "", {PRESENT}),
        ("Berit Almgren    S", "S", "", "", {PRESENT}),
        ("Berit Almgren (S), ordförande", "S", "ordförande", "", {PRESENT, CHAIR}),
        (
            "Berit Almgren (S), 1:e vice ordförande",
            "S",
            "1:e vice ordförande",
            "",
            {PRESENT, Role.VICE_CHAIR},
        ),
        ("Berit Almgren (S), §§ 51-58", "S", "", "§§ 51-58", {PRESENT}),
        ("Berit Almgren (S), kl. 18.30–19.10", "S", "", "kl. 18.30–19.10", {PRESENT}),
        ("ekonomichef Berit Almgren", "", "ekonomichef", "", {PRESENT}),
        ("Berit Almgren, ekonomichef", "", "ekonomichef", "", {PRESENT}),
        ("Berit Almgren (S), frånvarande", "S", "frånvarande", "", {ABSENT}),
        ("Berit Almgren, adjungerad", "", "adjungerad", "", {Role.GUEST}),
        ("Berit Almgren, sekreterare", "", "sekreterare", "", {PRESENT, Role.SECRETARY}),
    ],
)
def test_a_line_says_more_of_a_person(
    find: Find, entry: str, party: str, title: str, paragraphs: str, roles: set[Role]
) -> None:
    found = find(f"Beslutande\n{entry}{ITEMS}").annotations.attendance
    assert {(row.name, row.party, row.title, row.paragraphs) for row in found} == {
        ("Berit Almgren", party, title, paragraphs)
    }
    assert {row.role for row in found} == roles


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Beslutande", PRESENT),
        ("Ledamöter", PRESENT),
        ("Deltagare", PRESENT),
        ("Tjänstgörande ersättare", Role.SUBSTITUTE),
        ("Ej tjänstgörande ersättare", Role.NON_VOTING_SUBSTITUTE),
        ("Tjänstemän", Role.OFFICIAL),
        ("GÄSTER", Role.GUEST),
        ("EJ NÄRVARANDE", ABSENT),
        ("Frånvarande", ABSENT),
        ("Justerare", Role.ADJUSTER),
        ("Utses att justera", Role.ADJUSTER),
        ("Sekreterare", Role.SECRETARY),
        ("Ordförande", CHAIR),
    ],
)
@pytest.mark.parametrize("form", ["{}\n{}", "{}: {}", "{}      {}", "**{}**\n{}"])
def test_the_label_of_a_list_gives_the_role(find: Find, label: str, role: Role, form: str) -> None:
    assert _roles(find(form.format(label, "Berit Almgren (S)") + ITEMS)) == [("Berit Almgren", role)]


@pytest.mark.parametrize(
    ("entry", "role"),
    [
        ("Berit Almgren, ekonomichef", Role.OFFICIAL),
        ("Berit Almgren, Lerum", Role.GUEST),
        ("Berit Almgren", Role.GUEST),
    ],
)
def test_others_are_officials_when_a_title_says_so(find: Find, entry: str, role: Role) -> None:
    assert _roles(find(f"Övriga närvarande\n{entry}{ITEMS}")) == [("Berit Almgren", role)]


@pytest.mark.parametrize(
    "words", ["ersätter", "ersättare för", "tjänstgörande ersättare för", "i stället för", "tjg ers för"]
)
def test_who_serves_for_another_is_a_substitute_and_the_other_was_absent(find: Find, words: str) -> None:
    found = _roles(find(f"Beslutande\nLisa Björk (S)\nBerit Almgren (V) {words} Olof Kvarnlund (V){ITEMS}"))
    assert ("Berit Almgren", Role.SUBSTITUTE) in found
    assert ("Olof Kvarnlund", ABSENT) in found


def test_running_text_under_a_label_lists_nobody(find: Find) -> None:
    assert _roles(find(f"Närvarande\nBerit Almgren hälsar deltagarna välkomna.{ITEMS}")) == []


def test_a_label_within_an_item_lists_only_when_it_can_mean_nothing_else(find: Find) -> None:
    item = "§ 1 Val\n\n{}: Berit Almgren\n\n§ 2 Slut\nMötet avslutas."
    assert _roles(find(item.format("Närvarande"))) == [("Berit Almgren", PRESENT)]
    assert _roles(find(item.format("Ledamöter"))) == []


def test_a_person_stands_once_in_a_role_with_all_that_was_said(find: Find) -> None:
    found = find(
        f"Beslutande\nBerit Almgren (S)\n\nJusterare: Berit Almgren\n\nJusterat av: Berit Almgren, ekonomichef{ITEMS}"
    )
    assert [(r.role, r.party) for r in found.annotations.attendance] == [(PRESENT, "S"), (Role.ADJUSTER, "S")]
    assert len(found.annotations.persons) == 1


@pytest.mark.parametrize(
    "foot",
    [
        "Antecknat av: Berit Almgren, GR",
        "Vid pennan\nBerit Almgren\nutvecklingsledare",
        "Underskrifter\n\nBerit Almgren, sekreterare",
    ],
)
def test_the_foot_says_who_wrote_it(find: Find, foot: str) -> None:
    assert _roles(find(f"1. Val\nText om valet.\n\n2. Slut\nText.\n\n{foot}")) == [
        ("Berit Almgren", Role.SECRETARY)
    ]


@pytest.mark.parametrize("line", [":", "Beslutande\n:"])
def test_marks_alone_are_nobody(find: Find, line: str) -> None:
    assert _roles(find(line + ITEMS)) == []
