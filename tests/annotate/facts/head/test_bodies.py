"""Title, body and municipality from the head of a document; organisations in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.mentions.organisations import organisation_mentions
from minutes_index.model import Span
from minutes_index.recognisers.bodies import is_own

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

ITEMS = "\n\n§ 1 Val\nValet görs.\n\n§ 2 Slut\nMötet avslutas."
LONG = "Vi talade länge om detta." + " Vi talade länge om detta." * 10


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Kommunfullmäktige\nProtokoll", "Kommunfullmäktige"),
        ("KOMMUNSTYRELSEN\nProtokoll", "Kommunstyrelsen"),
        ("Protokoll Kommunstyrelsens arbetsutskott 2023-04-12", "Kommunstyrelsens arbetsutskott"),
        ("Kultur- och fritidsnämnden\nProtokoll", "Kultur- och fritidsnämnden"),
        ("Tekniska nämnden\nProtokoll", "Tekniska nämnden"),
        ("Anteckningar från äldrenätverket", "Äldrenätverket"),
        ("Anteckningar från äldrenätverket\nStyrelsen", "Styrelsen"),
        ("Protokoll årsmöte", "Årsmöte"),
        ("Protokoll från beslutsgruppsmöte den 14 maj 1998", "Beslutsgruppen"),
        ("PROTOKOLL FRÅN STYRGRUPPSMÖTE SOLBYGDEN", "Styrgruppen"),
        ("Minnesanteckningar nätverksträff", "Nätverket"),
        ("Protokoll vid styrelsesammanträde", "Styrelsen"),
        ("Kårstyrelsemötet den 3 maj", "Kårstyrelsen"),
        ("Anteckningar från arbetsgruppens möte", "Arbetsgruppen"),
        ("Protokoll från Socialutskottets sammanträde", "Socialutskottet"),
        ("PROTOKOLL NR 5\nMöte med sektionens styrelse den 26 januari", "Sektionens styrelse"),
        ("Protokoll\nInför nästa styrgruppsmöte den 3 maj", ""),
        ("Protokoll\nBrev till föreningens styrelse", ""),
        ("Länsstyrelsen\nProtokoll från styrgruppsmöte", "Styrgruppen"),
        ("Protokoll från styrgruppsmöte\nPlats: Tekniska nämnden, sal 3", "Styrgruppen"),
        ("Länsstyrelsen\nProtokoll", "Länsstyrelsen"),
        (
            "Kommunala pensionärsrådet\nBeslutande Berit Almgren PRO, ordförande Olof Kvarnlund Omsorgsnämnden",
            "Kommunala pensionärsrådet",
        ),
        (
            "Protokoll fört vid möte med styrelsen för Kvarnby akademi "
            + "i sal 3 på övre våningen, " * 5
            + "Kvarnby",
            "Styrelsen för Kvarnby akademi",
        ),
        ("Protokoll\nBeslutande: Berit Almgren (S), Kommunstyrelsen", ""),
        ("Protokoll\n\nOrgan: Kommunstyrelsen", "Kommunstyrelsen"),
        ("Protokoll\nNärvarande\nBerit Almgren\n\nOrgan      Socialnämnden", "Socialnämnden"),
        ("Protokoll\nNärvarande\nBerit Almgren\n\nOrgan      Berits köksbord", ""),
        ("Protokoll", ""),
        ("Protokoll från mötet", ""),
        (
            "Protokoll från styrelsemöte nr 4\n\nBostadsrättsföreningen Kvarnhjulet 2, Kvarnby",
            "Styrelsen, Brf Kvarnhjulet 2",
        ),
        ("BRF Kvarnhjulet 2\nStyrelseprotokoll", "Styrelsen, Brf Kvarnhjulet 2"),
        ("KVARNBY HEMBYGDSFÖRENING\nProtokoll från ordinarie årsmöte", "Årsmöte, Kvarnby Hembygdsförening"),
        (
            "Protokoll fört vid styrelsemöte med Kvarnby Norra Båtklubb söndagen",
            "Styrelsen, Kvarnby Norra Båtklubb",
        ),
        (
            "ÅRSMÖTESPROTOKOLL Datum: 2022-03-24\nIdrottsföreningen Kvarnen Söndagen",
            "Årsmötet, Idrottsföreningen Kvarnen",
        ),
        ("Protokoll kårstyrelsemöte\nStudentkåren Kvarnbygd", "Kårstyrelsen, Studentkåren Kvarnbygd"),
        ("Protokoll årsmöte\nPlats: Kvarnby Båtklubb", "Årsmöte"),
        ("Protokoll årsmöte i föreningen", "Årsmöte"),
        ("Protokoll årsmöte\nFöreningen har 30 medlemmar", "Årsmöte"),
        ("Kommunstyrelsen\nProtokoll\nBesök av Kvarnby Båtklubb", "Kommunstyrelsen"),
        (
            "Anteckningar Länsgruppen för trygghet och säkerhet, Kvarnland",
            "Länsgruppen för trygghet och säkerhet, Kvarnland",
        ),
        ("Måltidsnätverket Kvarnbygden      1 (2)", "Måltidsnätverket Kvarnbygden"),
        ("Folkhälsonätverket i Kvarnbotten", "Folkhälsonätverket i Kvarnbotten"),
        ("Anteckningar från Folkhälsonätverket i Kvarnland", "Folkhälsonätverket i Kvarnland"),
        ("Kvarnlands nätverk för skolchefer", "Kvarnlands nätverk för skolchefer"),
        ("Samrådsgruppen Kust–inland för resor", "Samrådsgruppen Kust–inland för resor"),
        ("Protokoll Styrelsen för Kvarnby akademi den 3 maj", "Styrelsen för Kvarnby akademi"),
        ("MÅLTIDSNÄTVERKET KVARNBYGDEN", "Måltidsnätverket"),
        ("Måltidsnätverket Torsdag", "Måltidsnätverket"),
        ("Måltidsnätverket Berit Almgren", "Måltidsnätverket"),
        ("Anteckningar från måltidsnätverket i Rådhuset", "Måltidsnätverket"),
        ("Måltidsnätverket höll möte", "Måltidsnätverket"),
        (
            "Kommunstyrelsens      Sammanträdesdatum\narbetsutskott         2006-05-16",
            "Kommunstyrelsens arbetsutskott",
        ),
        ("Kvarnby samfällighet\nStyrelsemöte nr 3", "Styrelsen, Kvarnby samfällighet"),
        ("Protokoll för Bridgeklubben Spaders stormöte 2014", "Stormöte, Bridgeklubben Spader"),
        ("Protokoll fört vid Kvarnby Filmstudios höstmöte", "Kvarnby Filmstudio"),
        ("Justeringen anslås. Organ Miljö- och plannämnden Sammanträdesdatum", "Miljö- och plannämnden"),
        ("Anteckningar\nNätverket för vattenvård träffades i Kvarnby.", "Nätverket för vattenvård"),
    ],
)
def test_the_body_that_met_is_the_first_named_before_anybody_is_listed(
    find: Find, head: str, body: str
) -> None:
    assert find(head + ITEMS).body == body


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("avslår ansökan.", "Tekniska nämnden"),
        ("beslutar att köpa bron.", "Tekniska nämnden"),
        ("sover.", "Kulturnämnden"),
    ],
)
def test_who_decides_met_and_not_who_the_first_item_is_about(find: Find, verb: str, body: str) -> None:
    text = f"§ 7 Dnr TN 2021/7\n\nAnsökan från kulturnämnden\n\nBeslut\n\nTekniska nämnden {verb}\n\n§ 8 Slut\nTack."
    assert find(text).body == body


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Kulturnämnden 2021-03-04.txt", "Kulturnämnden"),
        ("ks_protokoll.txt", ""),
        ("KS_protokoll_12.txt", "Kommunstyrelsen"),
        ("projektgrupp.txt", ""),
    ],
)
def test_the_file_may_be_named_after_the_body(find: Find, name: str, body: str) -> None:
    assert find(f"Anteckningar{ITEMS}", name).body == body


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kvarnby\nSammanträdesprotokoll för nämnden   1(4)", "Sammanträdesprotokoll för nämnden"),
        ("# Minnesanteckningar nätverket", "Minnesanteckningar nätverket"),
        ("Möte i nätverket", "Möte i nätverket"),
        ("PROTOKOLL 1 (6)\nDatum 2017-03-14\nPROTOKOLL FRÅN STYRGRUPPSMÖTE", "PROTOKOLL FRÅN STYRGRUPPSMÖTE"),
        ("PROTOKOLL\nKvarnby kommun", "PROTOKOLL"),
    ],
)
def test_the_title_is_the_first_line_that_says_what_paper_it_is(find: Find, head: str, title: str) -> None:
    assert find(head + ITEMS).title == title


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Kungälvs kommun\nKommunstyrelsen{ITEMS}", "1482"),
        (f"KUNGÄLVS KOMMUN\nKommunstyrelsen{ITEMS}", "1482"),
        (f"Kommunstyrelsen\nProtokoll{ITEMS}\nLerums kommun svarar Ale kommun och Lerums kommun.", "1441"),
        (f"Nätverket\nProtokoll{ITEMS}\n{LONG}\n\nLerums kommun svarar.", ""),
        (f"Kommunstyrelsen{ITEMS}\nVi for till Lerum.", ""),
    ],
)
def test_the_municipality_is_the_one_the_head_names_with_its_unit(find: Find, text: str, code: str) -> None:
    assert find(text).municipality == code


def test_an_empty_document_has_no_facts(find: Find) -> None:
    found = find("")
    assert (found.title, found.body, found.municipality, found.held_on, found.language) == (
        "",
        "",
        "",
        None,
        "und",
    )


@pytest.mark.parametrize(
    ("subject", "body", "own"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsen", True),
        ("arbetsutskottet", "Kommunstyrelsens arbetsutskott", True),
        ("styrelsen", "Brf Kvarnens styrelse", True),
        ("mötet", "", True),
        ("nämnden", "Kommunstyrelsen", False),
        ("styrelsen", "Kommunstyrelsen", True),
        ("Socialnämnden", "Kommunstyrelsen", False),
        ("Socialnämnden", "", False),
        ("länsgruppen", "Länsgruppen för trygghet", True),
        ("nätverket", "Kvarnlands nätverk för skolchefer", True),
        ("vägruppen", "Länsgruppen för trygghet", False),
        ("styrelsen", "Styrelsen, Brf Kvarnhjulet 2", True),
        ("årsmötet", "Årsmöte, Kvarnby Båtklubb", True),
        ("kårstyrelsen", "Kårstyrelsen, Studentkåren Kvarnbygd", True),
        ("kommunstyrelsen", "Styrelsen, Brf Kvarnhjulet 2", False),
    ],
)
def test_which_bodies_are_the_one_that_met(subject: str, body: str, *, own: bool) -> None:
    assert is_own(subject, body) is own


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SKR och VGR svarar", ["SKR", "VGR"]),
        ("Region Halland svarar", ["Region Halland"]),
        ("Lunds universitet bjuder in", ["Lunds universitet"]),
        ("Länsstyrelsen i Kalmar svarar", ["Länsstyrelsen i Kalmar"]),
        ("Kvarnby Bygg AB bygger", ["Kvarnby Bygg AB"]),
        ("Kvarnby IF spelar", ["Kvarnby IF"]),
        ("Brf Kvarnhjulet bygger", ["Brf Kvarnhjulet"]),
        ("Socialstyrelsens råd", ["Socialstyrelsen"]),
        ("Skolverket och Polisen", ["Skolverket", "Polisen"]),
        ("Kvarngruppen svarar", ["Kvarngruppen"]),
        ("Vi svarar", []),
        ("Region Kalmar län svarar", ["Region Kalmar län"]),
        ("Länsstyrelsen i Västra Götalands län svarar", ["Länsstyrelsen i Västra Götalands län"]),
        ("Länsstyrelsen Dalarna svarar", ["Länsstyrelsen Dalarna"]),
        ("Länsstyrelsen Svarar", ["Länsstyrelsen"]),
        ("Landstinget i Kalmar län svarar", ["Landstinget i Kalmar län"]),
        ("Örebro läns landsting svarar", ["Örebro läns landsting"]),
        ("Kommunförbundet Norrbotten svarar", ["Kommunförbundet Norrbotten"]),
        ("Kvarnby samordningsförbund och Kvarnbys kommunalförbund", ["Kvarnbys kommunalförbund"]),
        ("Kvarnby tingsrätt dömer", ["Kvarnby tingsrätt"]),
        ("Kvarnby Energi och Miljö AB bygger", ["Kvarnby Energi och Miljö AB"]),
        ("Ystad-Kvarnregionen svarar", []),
        ("Kvarnby Fasad & Puts AB bygger", ["Kvarnby Fasad & Puts AB"]),
        ("anbudet från Autoqzarp i Kvarnby AB", ["Autoqzarp i Kvarnby AB"]),
        ("Även Kvarnby hembygdsförening söker", ["Kvarnby hembygdsförening"]),
        ("Nacka församling och Kvarnby Byalags medlemmar", ["Nacka församling", "Kvarnby Byalag"]),
        ("Varje församling svarar, och kommunens folkhögskola", []),
    ],
)
def test_organisations_are_found_by_form_by_list_and_by_the_people_they_sent(
    text: str, names: list[str]
) -> None:
    assert [m.name for m in organisation_mentions(text, {"Kvarngruppen", "Lerum"}, [])] == names


def test_a_party_a_letter_and_an_empty_seat_are_no_organisations() -> None:
    affiliations = {"Vakant", "X", "KD", "Ja", "Berit Almgren"}
    assert list(organisation_mentions("Vakant X KD Ja Berit Almgren svarar", affiliations, [])) == []


def test_a_firm_right_behind_a_person_is_found_without_them() -> None:
    text = "direktör Berit Almgren Kvarnby Bostäder AB deltar"
    (firm,) = organisation_mentions(text, set(), [Span(9, 22)])
    assert firm.name == "Kvarnby Bostäder AB"


def test_an_organisation_within_a_name_is_none() -> None:
    assert list(organisation_mentions("SKR svarar", set(), [Span(0, 3)])) == []
