"""Lists of attendance with given names cut short, and with surnames in capitals."""

from __future__ import annotations

import pytest

from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.recognisers.lexicon import is_initials, lowered_surname


@pytest.mark.parametrize(
    "word", ["A", "A.", "A-K", "A-K.", "A.-K.", "J.P.", "E.G.S.", "Chr.", "Th.", "Lars-G.", "Lars-G"]
)
def test_given_names_cut_short(word: str) -> None:
    assert is_initials(word)


@pytest.mark.parametrize("word", ["AB", "IT-A", "Kommun-A", "Anna", "nr.", "SNF", "A4", ""])
def test_other_words_in_capitals_are_no_initials(word: str) -> None:
    assert not is_initials(word)


@pytest.mark.parametrize(
    "word",
    [
        "AB",
        "IT",
        "VD",
        "KF",
        "KS",
        "BUN",
        "SKR",
        "VGR",
        "LSS",
        "SOU",
        "PBL",
        "ABF",
        "BRF",
        "TID",
        "PLATS",
        "BESLUT",
        "NÄRVARANDE",
        "GÖTEBORG",
    ],
)
def test_abbreviations_labels_and_places_in_capitals_are_no_surnames(word: str) -> None:
    assert lowered_surname(word) == word


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("A-K Ståhlbrand (KD)", [("A-K Ståhlbrand", "KD")]),
        ("J.P. Löfgren (SD), ersättare", [("J.P. Löfgren", "SD")]),
        ("B-M Lindh, K.-E. Öhman, T. Ek", [("B-M Lindh", ""), ("K.-E. Öhman", ""), ("T. Ek", "")]),
        ("Chr. Wallmark och Sven-O. Rask", [("Chr. Wallmark", ""), ("Sven-O. Rask", "")]),
        ("Ruzha DIMITROVA (S), ordförande", [("Ruzha Dimitrova", "S")]),
        ("Maj-Britt von ESSEN (L)", [("Maj-Britt von Essen", "L")]),
        ("Per Olof ÅKERLUND (M)", [("Per Olof Åkerlund", "M")]),
        ("Maria DE LA CRUZ (V)", [("Maria de la Cruz", "V")]),
        ("Anna-Karin VON DER ESCH (MP)", [("Anna-Karin von der Esch", "MP")]),
        ("PIA AF KLERCKER, Jon DU RIETZ", [("Pia af Klercker", ""), ("Jon du Rietz", "")]),
        ("JAN OVE HOLMSTEN, J P Ek", [("Jan Ove Holmsten", ""), ("J P Ek", "")]),
        ("Rolf G:son Alm, Bo E:son Lindh", [("Rolf G:son Alm", ""), ("Bo E:son Lindh", "")]),
        ("Omar AL-HASSAN (V)", [("Omar Al-Hassan", "V")]),
        ("Eva STRÖM, Nils BERG", [("Eva Ström", ""), ("Nils Berg", "")]),
    ],
)
def test_each_is_one_person_named_as_written_but_for_capitals(
    line: str, people: list[tuple[str, str]]
) -> None:
    assert [(entry.name, entry.party) for entry in entries(line, 0)] == people


@pytest.mark.parametrize(
    "line", ["Byalaget Moga", "Skytteföreningen Orion", "Hembygdsgillet Granlid", "Roddsällskapet Ägir"]
)
def test_a_society_in_the_place_of_a_name_is_nobody(line: str) -> None:
    assert entries(line, 0) == []


def test_an_abbreviation_behind_a_name_is_an_affiliation() -> None:
    assert [
        (entry.name, entry.affiliation) for entry in entries("Eva Ström SKR, Anna Berg SNF Skåne", 0)
    ] == [
        ("Eva Ström", "SKR"),
        ("Anna Berg", "SNF Skåne"),
    ]


@pytest.mark.parametrize(
    ("line", "party"),
    [("Ing-Britt Sund   Vv   på distans", "V"), ("Ing-Britt Sund (S)", "S"), ("Ing-Britt Sund   Mm", "M")],
)
def test_a_letter_that_recognition_read_twice_is_a_party(line: str, party: str) -> None:
    assert [entry.party for entry in entries(line, 0)] == [party]
