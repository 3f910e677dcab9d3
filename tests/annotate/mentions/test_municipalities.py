"""Municipalities are found by name, and homographs only where they are places."""

from __future__ import annotations

import pytest

from minutes_index.annotate.mentions.municipalities import homographs, municipality_mentions
from minutes_index.model import Span


def _found(text: str, taken: str = "") -> list[str]:
    at = text.find(taken)
    spans = [Span(at, at + len(taken))] if taken else []
    return [mention.name for mention in municipality_mentions(text, spans)]


@pytest.mark.parametrize(
    ("text", "surface", "name", "code"),
    [
        ("Arbetet i Lerum fortsätter", "Lerum", "Lerum", "1441"),
        ("Lerums förslag", "Lerums", "Lerum", "1441"),
        ("Lerums kommun svarar", "Lerums kommun", "Lerum", "1441"),
        ("Göteborgs Stad svarar", "Göteborgs Stad", "Göteborg", "1480"),
        ("Göteborg stad svarar", "Göteborg stad", "Göteborg", "1480"),
        ("Gbg svarar", "Gbg", "Göteborg", "1480"),
        ("Gbg stad svarar", "Gbg stad", "Göteborg", "1480"),
        ("GBG svarar", "GBG", "Göteborg", "1480"),
        ("Region Gotland svarar", "Region Gotland", "Gotland", "0980"),
        ("Upplands-Bro svarar", "Upplands-Bro", "Upplands-Bro", "0139"),
        ("Lilla Edet svarar", "Lilla Edet", "Lilla Edet", "1462"),
        ("Lilla Edets kommun svarar", "Lilla Edets kommun", "Lilla Edet", "1462"),
        ("Vara kommun svarar", "Vara kommun", "Vara", "1470"),
        ("KUNGÄLVS KOMMUN", "KUNGÄLVS KOMMUN", "Kungälv", "1482"),
    ],
)
def test_a_municipality_is_found_in_its_spellings(text: str, surface: str, name: str, code: str) -> None:
    (mention,) = municipality_mentions(text, [])
    assert (mention.span.of(text), mention.name, mention.value) == (surface, name, code)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Han bor i Vara.", ["Vara"]),
        ("Mötet i Lund blev långt.", ["Lund"]),
        ("Lerum, Ale och Kungälv deltar", ["Lerum", "Ale", "Kungälv"]),
        ("Lerum, Mark och Vara deltar", ["Lerum", "Mark", "Vara"]),
        ("från Mora och Orsa", ["Mora", "Orsa"]),
        ("Marks kommun", ["Mark"]),
    ],
)
def test_a_homograph_is_a_place_after_a_preposition_or_in_a_list(text: str, names: list[str]) -> None:
    assert _found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Vara med i arbetet vill alla.",
        "Mark- och exploateringschefen berättar.",
        "Berg och dal.",
        "att vara med",
        "Lund berättar om läget.",
        "Lunds universitet bjuder in",
        "Göteborgs tingsrätt dömer",
        "förvaltningsrätten i Göteborg dömer",
        "Länsstyrelsen i Jönköping svarar",
        "Kungälvs Energi svarar",
        "Borås Tidning skriver",
        "Skånegatan 4",
        "Göteborgsgatan 4",
        "Region Jönköping svarar",
        "Västra Göteborg",
        "Uppsala län",
        "Alingsås lasarett",
        "Alingsås sjukhus",
        "IFK Kungälv vann",
        "Luleå älv",
        "Luleå tekniska universitet",
        "Kalmar Öland Airport",
        "Länsstyrelsen Kalmar svarar",
        "Regionförbundet Kalmar svarar",
        "Kalmar Energi och Miljö AB",
        "Nacka Strand",
        "Kalmar-Kvarnby",
        "Kalmar-Lund",
        "Lerum IF vann",
        "Lerum Simklubb AB",
        "Västra Götalandsregionen",
        "info@Lerum",
        "LERUM växer så det knakar",
    ],
)
def test_words_persons_and_institutions_are_no_municipalities(text: str) -> None:
    assert _found(text) == []


def test_a_surname_is_no_municipality() -> None:
    assert _found("Berit Lund bor i Lund.", taken="Berit Lund") == ["Lund"]


def test_behind_a_name_at_the_end_of_its_cell_a_homograph_is_a_place() -> None:
    assert _found("Berit Almgren, Ale\nOlof Kvarnlund", taken="Berit Almgren") == ["Ale"]
    assert _found("Berit Almgren, Ale är med", taken="Berit Almgren") == []


def test_behind_a_name_and_a_comma_a_homograph_may_end_the_sentence() -> None:
    assert _found("Det var Berit Almgren, Ale. Sedan", taken="Berit Almgren") == ["Ale"]
    assert _found("Det var Berit Almgren Ale. Sedan", taken="Berit Almgren") == []


def test_both_ends_of_a_way_are_municipalities() -> None:
    assert _found("Järnvägen Borås-Kalmar byggs") == ["Borås", "Kalmar"]
    assert _found("Upplands-Bro och Dals-Ed") == ["Upplands-Bro", "Dals-Ed"]


def test_an_institution_ends_a_list_of_municipalities() -> None:
    assert _found("Lerum och Lunds universitet") == ["Lerum"]


def test_a_municipality_over_a_line_break_is_one_but_not_over_a_blank_line() -> None:
    assert _found("i Lilla\nEdet finns") == ["Lilla Edet"]
    assert _found("i Lilla\n\nEdet finns") == []


def test_which_names_are_ambiguous_follows_from_the_word_lists() -> None:
    assert {"vara", "mark", "lund", "berg"} <= homographs()
    assert not {"göteborg", "kungälv", "alingsås"} & homographs()
