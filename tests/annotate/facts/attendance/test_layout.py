"""Who was there, from lists in columns and tables, under signatures, and on pages that lost their lines."""

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
BOARD = [("Berit Almgren", "S"), ("Olof Kvarnlund", "M"), ("Lisa Björk", "V")]


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


@pytest.mark.parametrize(
    "listed",
    [
        "Beslutande: Berit Almgren (S), Olof Kvarnlund (M) och Lisa Björk (V)",
        "Beslutande\nBerit Almgren (S), ordförande\nOlof Kvarnlund (M)\nLisa Björk (V)",
        "Beslutande      Berit Almgren (S)\n                Olof Kvarnlund (M)\n                Lisa Björk (V)",
        "Beslutande      Berit Almgren      S\n                Olof Kvarnlund     M\n                Lisa Björk         V",
        "Beslutande\nBerit Almgren\nOlof Kvarnlund\nLisa Björk\n(S) (M) (V)",
        "Beslutande\nBerit Almgren (S)      Olof Kvarnlund (M)\nLisa Björk (V)",
        "Namn              Parti    Närvaro\nBerit Almgren     S        Ja\nOlof Kvarnlund    (M)      Ja\nLisa Björk        V        Ja",
    ],
)
def test_a_list_is_read_in_lines_columns_and_tables(find: Find, listed: str) -> None:
    rows = find(listed + ITEMS).annotations.attendance
    assert [(r.name, r.party) for r in rows if r.role is PRESENT] == [
        ("Berit Almgren", "S"),
        ("Olof Kvarnlund", "M"),
        ("Lisa Björk", "V"),
    ]


def test_a_table_says_who_came_and_from_where(find: Find) -> None:
    table = (
        "Namn                Organisation    Roll            Närvarande\n"
        "Berit Almgren       Lerum           Ordförande      Ja\n"
        "Olof Kvarnlund      Ale             Ledamot         Nej\n"
        "Lisa Björk          Kungälv         Ledamot         §§ 1-2\n"
        "Per Ekvall          Härryda         Ledamot         adj"
    )
    rows = find(table + ITEMS).annotations.attendance
    assert [(r.name, r.affiliation, r.role, r.paragraphs) for r in rows] == [
        ("Berit Almgren", "Lerum", PRESENT, ""),
        ("Berit Almgren", "Lerum", CHAIR, ""),
        ("Olof Kvarnlund", "Ale", ABSENT, ""),
        ("Lisa Björk", "Kungälv", PRESENT, "§§ 1-2"),
        ("Per Ekvall", "Härryda", Role.GUEST, ""),
    ]


def test_two_columns_with_labels_of_their_own(find: Find) -> None:
    text = "Närvarande                    Frånvarande\nBerit Almgren, Ale            Olof Kvarnlund, Lerum\nLisa Björk, Kungälv           Per Ekvall, Härryda"
    assert set(_roles(find(text + ITEMS))) == {
        ("Berit Almgren", PRESENT),
        ("Lisa Björk", PRESENT),
        ("Olof Kvarnlund", ABSENT),
        ("Per Ekvall", ABSENT),
    }


@pytest.mark.parametrize("office", ["Ordförande", "Justerare", "Sekreterare"])
def test_offices_stand_below_the_names_that_were_signed(find: Find, office: str) -> None:
    text = f"§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas.\n\nUnderskrifter\n\nBerit Almgren          Olof Kvarnlund\n{office}             Justerare"
    assert ("Olof Kvarnlund", Role.ADJUSTER) in _roles(find(text))
    assert "Berit Almgren" in [name for name, _ in _roles(find(text))]


def test_a_page_on_one_line_is_cut_at_its_labels(find: Find) -> None:
    text = (
        "Protokoll Kommunstyrelsen Plats och tid Rådhuset i Kvarnby klockan 09.00-11.30 den 12 april 2023 "
        "Beslutande Berit Almgren (S) ordförande Olof Kvarnlund (M) Lisa Björk (V) Per Ekvall (C) "
        "Utses att justera Olof Kvarnlund Övriga närvarande Siv Ekdahl, ekonomichef "
        "Justeringens plats och tid Rådhuset i Kvarnby den 14 april 2023 Paragrafer 1-2"
    )
    found = _roles(find(text + ITEMS))
    assert {
        ("Berit Almgren", CHAIR),
        ("Siv Ekdahl", Role.OFFICIAL),
        ("Olof Kvarnlund", Role.ADJUSTER),
    } <= set(found)
    assert [name for name, role in found if role is PRESENT] == [
        "Berit Almgren",
        "Olof Kvarnlund",
        "Lisa Björk",
        "Per Ekvall",
    ]


def test_a_word_broken_at_the_edge_of_a_column_is_made_whole(find: Find) -> None:
    text = (
        "Närvarande                    Frånvarande\n"
        "Berit Almgren, Ale            Olof Kvarn-\n"
        "Lisa Björk, Kungälv           lund, Lerum\n\n"
        "                              Per Ekvall, Här-"
    )
    assert [name for name, role in _roles(find(text + ITEMS)) if role is ABSENT] == [
        "Olof Kvarnlund",
        "Per Ekvall",
    ]


def test_columns_end_where_running_text_begins(find: Find) -> None:
    prose = "Ordföranden hälsade alla välkomna till mötet och gick därefter igenom dagordningen punkt för punkt utan brådska."
    text = f"Närvarande                    Frånvarande\nBerit Almgren, Ale            Olof Kvarnlund, Lerum\n\n{prose}"
    assert _roles(find(text + ITEMS)) == [("Berit Almgren", PRESENT), ("Olof Kvarnlund", ABSENT)]


def test_a_label_stands_halfway_down_the_names_beside_it(find: Find) -> None:
    text = (
        "Plats och tid       Rådhuset, klockan 9\n\n"
        "                    Berit Almgren (S)\n"
        "Beslutande          Olof Kvarnlund (M)\n"
        "                    Lisa Björk (V)"
    )
    rows = find(text + ITEMS).annotations.attendance
    assert [(r.name, r.party) for r in rows] == BOARD


def test_a_label_broken_over_two_lines_goes_on(find: Find) -> None:
    text = "Ej tjänstgörande      Berit Almgren (S)\nersättare             Olof Kvarnlund (M)"
    assert {role for _, role in _roles(find(text + ITEMS))} == {Role.NON_VOTING_SUBSTITUTE}


def test_a_label_may_have_more_words_before_its_colon(find: Find) -> None:
    assert _roles(find(f"Deltagare från kommunerna: Berit Almgren, Ale{ITEMS}")) == [
        ("Berit Almgren", PRESENT)
    ]


def test_a_line_below_a_name_says_whom_they_served_for(find: Find) -> None:
    text = "Beslutande\nBerit Almgren (S)\n\nersätter Olof Kvarnlund (M)"
    assert _roles(find(text + ITEMS)) == [("Berit Almgren", Role.SUBSTITUTE), ("Olof Kvarnlund", ABSENT)]


def test_an_office_before_an_officials_name_is_a_title(find: Find) -> None:
    text = "Närvarande tjänstemän\nsekreterare Berit Almgren, ekonomichef Olof Ekdahl"
    rows = find(text + ITEMS).annotations.attendance
    assert {(r.name, r.title) for r in rows} == {
        ("Berit Almgren", "sekreterare"),
        ("Olof Ekdahl", "ekonomichef"),
    }


def test_a_table_of_crosses_tells_who_was_away_and_who_served_instead(find: Find) -> None:
    """Lists beside the table are read as well."""
    text = """Ledamöter                       Närvarande   Frånvarande  Tjänstgörande ersättare
Berit Almgren (S), ordförande   X
Olof Kvarnlund (M)                           X            Siv Hedqvist (M)

Övriga närvarande
Ekonomichef Rut Sjöholm

§ 1 Öppnande
Berit Almgren öppnar mötet."""
    rows = {(row.name, row.role) for row in find(text).annotations.attendance}
    assert rows == {
        ("Berit Almgren", Role.PRESENT),
        ("Berit Almgren", Role.CHAIR),
        ("Olof Kvarnlund", Role.ABSENT),
        ("Siv Hedqvist", Role.SUBSTITUTE),
        ("Rut Sjöholm", Role.OFFICIAL),
    }
