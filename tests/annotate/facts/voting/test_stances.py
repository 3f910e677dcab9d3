"""Who took a stand of their own: reservations, jäv, statements, abstentions and single votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

HEAD = "Kvarnby kommun\nKommunstyrelsen\nSammanträdesdatum 2023-05-10\n\nBeslutande\nBerit Almgren (S), ordförande\nOlof Kvarnlund (M)\nSiv Ekdahl (C)\nPer Björkstrand (V)\n\n"
BERIT, OLOF, SIV, PER = "Berit Almgren", "Olof Kvarnlund", "Siv Ekdahl", "Per Björkstrand"


def taken(find: Find, item: str) -> dict[str, list[str]]:
    """The names by stand in an item, in order."""
    text = f"{HEAD}§ 1 Planen\n{item}\n\n§ 2 Slut\nTack för i dag."
    found = find(text)
    result: dict[str, list[str]] = {}
    for stance in found.annotations.stances:
        assert found.sections[stance.section].number == "§ 1"
        result.setdefault(stance.stand.value, []).append(stance.name)
    return result


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Berit Almgren (S) reserverar sig mot beslutet.", [BERIT]),
        ("Berit Almgren (S) och Olof Kvarnlund (M) reserverar sig skriftligt.", [BERIT, OLOF]),
        ("Berit Almgren (S), Olof Kvarnlund (M) samt Siv Ekdahl (C) reserverade sig.", [BERIT, OLOF, SIV]),
        ("Mot beslutet reserverade sig Berit Almgren och Olof Kvarnlund.", [BERIT, OLOF]),
        ("Mot beslutet reserverar sig ledamoten Siv Ekdahl (C) till förmån för Olof Kvarnlunds förslag.", [SIV]),
        ("Siv Ekdahl (C) reserverar sig till förmån för Berit Almgrens yrkande.", [SIV]),
        ("Till förmån för Berit Almgrens (S) yrkande reserverar sig Siv Ekdahl (C).", [SIV]),
        ("Reservation anmäls av Berit Almgren (S), Olof Kvarnlund (M) och Siv Ekdahl (C).", [BERIT, OLOF, SIV]),
        ("Reservation från Per Björkstrand (V).", [PER]),
        ("Per Björkstrand (V) lämnar in en skriftlig reservation.", [PER]),
        ("Per Björkstrand (V) låter anteckna sin reservation.", [PER]),
        ("Per Björkstrand (V) instämmer i reservationen.", [PER]),
        ("Siv Ekdahl (C) reserverar sig. Per Björkstrand (V) reserverar sig mot punkt 2.", [SIV, PER]),
        ("Siv Ekdahl (C) reserverar sig mot punkt 1 och Per Björkstrand (V) reserverar sig mot punkt 2.", [SIV, PER]),
        ("Sverigedemokraterna reserverar sig mot beslutet.", ["Sverigedemokraterna"]),
        ("Moderaternas ledamöter reserverar sig.", ["Moderaterna"]),
        ("V-gruppen reserverar sig mot beslutet.", ["V-gruppen"]),
        ("Ledamöterna i (M) reserverar sig mot beslutet.", ["M"]),
        ("Ledamöterna från M och KD reserverar sig.", ["M", "KD"]),
        ("S, V och MP reserverar sig mot beslutet.", ["S", "V", "MP"]),
        ("Samtliga ledamöter för S samt Siv Ekdahl (C) reserverar sig.", ["S", SIV]),
        ("Kvarnbylistan reserverar sig.", ["Kvarnbylistan"]),
        ("Mot beslutet reserverade sig (m) och (kd).", ["M", "KD"]),
        ("Mot beslutet reserverade sig Olof Kvarnlund (m) och Siv Ekdahl (c).", [OLOF, SIV]),
        ("Olof Kvarnlund fick sin reservation antecknad.", [OLOF]),
        ("Reservation mot beslutet från Olof Kvarnlund (M).", [OLOF]),
        ("Olof Kvarnlund (M) anmäler avvikande mening.", [OLOF]),
        ("Skiljaktig mening anmäls av Olof Kvarnlund.", [OLOF]),
    ],
)  # fmt: skip
def test_reservations(find: Find, sentence: str, names: list[str]) -> None:
    assert taken(find, f"Planen antas.\n\n{sentence}") == {"reserved": names}


@pytest.mark.parametrize(
    "sentence",
    [
        "Inga reservationer anmäldes mot Berit Almgrens förslag.",
        "Berit Almgren upplyser om rätten att reservera sig.",
        "Berit Almgren frågar om någon vill reservera sig.",
        "Berit Almgren yrkar att medel reserveras för planen.",
        "Berit Almgren har reserverat två miljoner kronor.",
        "Berit Almgren presenterar siffrorna med reservation för fel.",
        "Berit Almgren reserverar sig inte.",
        "De som vill kan reservera sig hos Berit Almgren.",
        "Ordföranden Berit Almgren frågar om någon anmäler jäv.",
        "Berit Almgren anser att jäv inte föreligger.",
        "Berit Almgren är inte jävig.",
        "Berit Almgren redogör för jävsreglerna.",
        "Ingen anmälde jäv, sade Berit Almgren.",
        "Den som bifaller Berit Almgrens förslag röstar ja.",
        "Ja-röst för Berit Almgrens förslag, nej-röst för Olof Kvarnlunds förslag.",
        "Bifall till Berit Almgren (S) innebär att den röstar ja som vill det.",
        "Berit Almgren yrkar att nämnden röstar nej.",
        "Berit Almgren (S) yrkar avslag; två lade ner sina röster.",
        "Berit Almgren anför ett yttrande om planen.",
    ],
)
def test_no_stand_is_invented(find: Find, sentence: str) -> None:
    """What could be done, was not done, or is done by others."""
    assert taken(find, sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Berit Almgren (S) anmäler jäv och deltar inte i handläggningen.",
        "Berit Almgren (S) anmäler sig jävig.",
        "På grund av jäv deltar inte Berit Almgren (S) i beslutet.",
        "Berit Almgren (S) deltar inte i ärendet p.g.a. jäv.",
        "Berit Almgren (S) är jävig och lämnar rummet.",
        "Berit Almgren (S) deltar ej pga jäv.",
        "Berit Almgren (S) deltar på grund av jäv inte i handläggningen av ärendet.",
        "Berit Almgren (S) deltar inte eftersom hon är jävig.",
        "Som jävig lämnar Berit Almgren (S) rummet.",
        "Det antecknas till protokollet att Berit Almgren (S) anmäler jäv.",
        "Anmält jäv: Berit Almgren (S).",
        "Jäv anmäls av Berit Almgren (S).",
        "Berit Almgren (S) ersätts av Olof Kvarnlund (M) på grund av jäv.",
        "På grund av jäv överlämnar Berit Almgren (S) ordförandeskapet till Olof Kvarnlund (M).",
        "Berit Almgren (S) lämnar ordförandeskapet till Olof Kvarnlund (M) på grund av jäv.",
    ],
)
def test_disqualified(find: Find, sentence: str) -> None:
    """Who is disqualified, not who serves instead; and one who takes no part for that reason is not told twice."""
    assert taken(find, sentence) == {"recused": [BERIT]}


def test_under_a_heading_of_disqualification_who_takes_no_part_is_disqualified(find: Find) -> None:
    item = "Jäv\nBerit Almgren (S) äger en granntomt och deltar inte i beslutet.\n\nBeslut\nPlanen antas."
    assert taken(find, item) == {"recused": [BERIT]}


def test_disqualification_announced_in_another_item_belongs_to_the_one_it_names(find: Find) -> None:
    text = f"{HEAD}§ 1 Upprop\nBerit Almgren anmäler jäv i §§ 2 och 4.\n\n§ 2 Planen\nPlanen antas.\n\n§ 3 Slut\nTack."
    found = find(text)
    assert [(s.stand, found.sections[s.section].number) for s in found.annotations.stances] == [
        (Stand.RECUSED, "§ 2")
    ]


@pytest.mark.parametrize(
    ("sentence", "stand"),
    [
        ("Berit Almgren (S) deltar inte i beslutet.", "took no part"),
        ("Berit Almgren (S) avstår från att delta i beslutet.", "took no part"),
        ("Berit Almgren (S) meddelar att hon inte deltar i beslutet.", "took no part"),
        ("Berit Almgren (S) avstår från att rösta.", "abstained"),
        ("Berit Almgren (S) lade ner sin röst.", "abstained"),
        ("Berit Almgren (S) röstade nej.", "no"),
        ("Berit Almgren (S) röstar för förslaget.", "yes"),
        ("Nej röstar Berit Almgren.", "no"),
        ("Berit Almgren (S) lämnar ett särskilt yttrande.", "statement"),
        ("Berit Almgren (S) begär att få lämna en protokollsanteckning.", "statement"),
        ("Särskilt yttrande anmäls av Berit Almgren (S).", "statement"),
        ("Protokollsanteckning från Berit Almgren (S).", "statement"),
        ("Berit Almgren (S) låter anteckna att planen borde ha väntat.", "statement"),
    ],
)
def test_other_stands(find: Find, sentence: str, stand: str) -> None:
    assert taken(find, sentence) == {stand: [BERIT]}


@pytest.mark.parametrize(
    ("heading", "stand"),
    [
        ("Reservation", "reserved"),
        ("Reservationer", "reserved"),
        ("Jäv", "recused"),
        ("Särskilt yttrande", "statement"),
        ("Deltar inte i beslutet", "took no part"),
        ("Mot beslutet reserverar sig:", "reserved"),
    ],
)
def test_names_under_a_heading(find: Find, heading: str, stand: str) -> None:
    """Lines of nothing but names, until another line speaks of something else."""
    item = f"{heading}\nBerit Almgren (S)\n- Olof Kvarnlund (M) och Siv Ekdahl (C)\nPer Björkstrand frågar om vägen."
    assert taken(find, item) == {stand: [BERIT, OLOF, SIV]}


def test_a_heading_with_the_names_behind_it(find: Find) -> None:
    assert taken(find, "Planen antas.\nReservation: Berit Almgren (S), Olof Kvarnlund (M)") == {
        "reserved": [BERIT, OLOF]
    }


def test_a_label_ends_the_names_of_the_one_before(find: Find) -> None:
    item = "Reservation\nBerit Almgren (S)\n\nBeslutet skickas till\nOlof Kvarnlund (M)"
    assert taken(find, item) == {"reserved": [BERIT]}


def test_history_is_not_this_meeting(find: Find) -> None:
    """What the background tells of the past was said at another meeting."""
    item = "Ärendets beredning\nArbetsutskottet antog planen. Berit Almgren (S) reserverade sig mot beslutet.\n\nBeslut\nPlanen antas."
    assert taken(find, item) == {}


def test_disqualification_is_told_of_this_meeting_wherever_it_stands(find: Find) -> None:
    item = "Ärendet\nBerit Almgren (S) anmälde jäv och deltog inte.\n\nBeslut\nPlanen antas."
    assert taken(find, item) == {"recused": [BERIT]}


def test_one_stand_a_person_and_item(find: Find) -> None:
    item = "Berit Almgren (S) reserverar sig.\n\nReservation\nBerit Almgren (S) reserverar sig mot beslutet."
    assert taken(find, item) == {"reserved": [BERIT]}
