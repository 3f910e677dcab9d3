"""Full names in running text, and what only looks like one."""

from __future__ import annotations

import pytest
import spacy

from minutes_index.annotate.names import names

_SWEDISH = spacy.blank("sv")


def _names(text: str) -> list[str]:
    return [name.base for name in names(_SWEDISH.make_doc(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Berit Almgren berättar", "Berit Almgren"),
        ("ekonomichef Berit Almgren berättar", "Berit Almgren"),
        ("Berit Almgren (S) yrkar", "Berit Almgren"),
        ("Berit Almgrens förslag", "Berit Almgren"),
        ("Ann-Charlotte Kvarnlund berättar", "Ann-Charlotte Kvarnlund"),
        ("Lillemor Kvarnlund-Almgren berättar", "Lillemor Kvarnlund-Almgren"),
        ("Gunvor Samuelsson Björk berättar", "Gunvor Samuelsson Björk"),
        ("Mimmi von Kvarnlund berättar", "Mimmi von Kvarnlund"),
        ("A. Kvarnlund berättar", "A. Kvarnlund"),
        ("Per Olof Kvarnlund berättar", "Per Olof Kvarnlund"),
        ("Karl K. Almgren berättar", "Karl K. Almgren"),
        ("strateg Zelda Motibha berättar", "Zelda Motibha"),
        ("Mussa Xhelili (M) yrkar", "Mussa Xhelili"),
        ("Hans Almgren är här, hans bil också", "Hans Almgren"),
        ("Patrik O'Connor berättar", "Patrik O'Connor"),
        ("Berit Almgren Kungälv", "Berit Almgren"),
        ("mötet leds av Qzarina Andersson i dag", "Qzarina Andersson"),
        ("mötet leds av Berit Qzarpin i dag", "Berit Qzarpin"),
    ],
)
def test_a_given_name_and_a_surname_are_a_person(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Nya Grannar är ett projekt",
        "Senior Alert används",
        "Lilla Edet deltar",
        "i Västra Götaland finns",
        "Allmänna arvsfonden ger bidrag",
        "Hälso- och sjukvårdsavtal",
        "ANNA BERIT OLOF",
        "hans förslag",
        "Till Kommunen",
        "Berit",
        "Berit  Almgren",
        "Berit\nAlmgren berättar",
        "Alla Barn i Skolan",
        "Vård Omsorg Skola",
        "A. Kommunen",
        "Berit von Kommunen",
        "Berit Skolan",
        "",
    ],
)
def test_projects_places_headings_and_single_words_are_no_full_names(text: str) -> None:
    assert _names(text) == []


def test_names_come_in_order_without_overlap() -> None:
    assert _names("Berit Almgren, Olof Kvarnlund och Lisa Björk hälsar") == [
        "Berit Almgren",
        "Olof Kvarnlund",
        "Lisa Björk",
    ]


def test_the_span_of_a_genitive_holds_its_s() -> None:
    (name,) = names(_SWEDISH.make_doc("Med Berit Almgrens hjälp"))
    assert name.span.of("Med Berit Almgrens hjälp") == "Berit Almgrens"
