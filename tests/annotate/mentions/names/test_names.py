"""Full names in running text, and what only looks like one."""

from __future__ import annotations

import pytest
import spacy

from minutes_index.annotate.mentions.names.names import names
from minutes_index.annotate.mentions.tokenizer import Tokenizer

_SWEDISH = spacy.blank("sv")
_SWEDISH.tokenizer = Tokenizer(_SWEDISH.vocab)


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
        ("A.K. Kvarnlund berättar", "A.K. Kvarnlund"),
        ("A-K Kvarnlund berättar", "A-K Kvarnlund"),
        ("K.-E. Kvarnlund berättar", "K.-E. Kvarnlund"),
        ("Chr. Kvarnlund berättar", "Chr. Kvarnlund"),
        ("Sven-O. Kvarnlund berättar", "Sven-O. Kvarnlund"),
        ("J.P. Xandrup (C) yrkar", "J.P. Xandrup"),
        ("ordförande G.A. Xandrup svarar", "G.A. Xandrup"),
        ("Berit ALMGREN yttrar sig", "Berit Almgren"),
        ("Per Olof ALMGREN yttrar sig", "Per Olof Almgren"),
        ("Siv von ALMGREN yttrar sig", "Siv von Almgren"),
        ("A Kvarnlund (S) yrkar", "A Kvarnlund"),
        ("ingenjör A Kvarnlund berättar", "A Kvarnlund"),
        ("Ahmed al-Qzarpin berättar", "Ahmed al-Qzarpin"),
        ("ledamöter Berit Qzarman-Ro berättar", "Berit Qzarman-Ro"),
        ("Fatima El Qzarpin (MP) yrkar", "Fatima El Qzarpin"),
        ("Maria De Almgren berättar", "Maria De Almgren"),
        ("Kjell-Åke Ö Berg (L) yrkar", "Kjell-Åke Ö Berg"),
        ("Fatima bint Qzarpin (MP) yrkar", "Fatima bint Qzarpin"),
        ("Nguyen Thi Lan (S) yrkar", "Nguyen Thi Lan"),
        ("Berit Lång (S) yrkar", "Berit Lång"),
        ("Per Ås förslag", "Per Ås"),
        ("Ersättarna Jan-Olof Kvarnlund", "Jan-Olof Kvarnlund"),
        ("Lars P:son Kvarnlund yrkar", "Lars P:son Kvarnlund"),
        ("Antonia Ax:son Kvarnlund yrkar", "Antonia Ax:son Kvarnlund"),
        ("BrittMarie Kvarnlund yrkar", "BrittMarie Kvarnlund"),
        ("Fatou N’Qzarpin yrkar", "Fatou N’Qzarpin"),
        ("Maria De Almgren yrkar", "Maria De Almgren"),
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
        "Alternativ A Kvarnlund",
        "I Kvarnlund (S) finns",
        "X Kvarnlund (S)",
        "VästKom Kvarnlund",
        "Lars P:son",
        "Ahmed al-kvarn",
        "Förslag (Ja)",
        "",
    ],
)
def test_projects_places_headings_and_single_words_are_no_full_names(text: str) -> None:
    assert _names(text) == []


def test_party_letters_between_names_are_no_initials() -> None:
    assert _names("Berit Almgren V Olof Kvarnlund S Ann-Charlotte Almgren") == [
        "Berit Almgren",
        "Olof Kvarnlund",
        "Ann-Charlotte Almgren",
    ]


def test_a_mark_before_a_name_is_no_initial() -> None:
    assert _names("X Berit Almgren (S)   J Olof Kvarnlund (M)") == ["Berit Almgren", "Olof Kvarnlund"]


def test_names_come_in_order_without_overlap() -> None:
    assert _names("Berit Almgren, Olof Kvarnlund och Lisa Björk hälsar") == [
        "Berit Almgren",
        "Olof Kvarnlund",
        "Lisa Björk",
    ]


def test_the_span_of_a_genitive_holds_its_s() -> None:
    (name,) = names(_SWEDISH.make_doc("Med Berit Almgrens hjälp"))
    assert name.span.of("Med Berit Almgrens hjälp") == "Berit Almgrens"
