"""Streets, schools, parishes, rooms, funds and firms that bear a person's name are nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from minutes_index.annotate.mentions.names.eponyms import is_thing
from minutes_index.annotate.mentions.names.names import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

_SWEDISH = spacy.blank("sv")


def _names(text: str) -> list[str]:
    return [name.base for name in names(_SWEDISH.make_doc(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Cykelbana längs Olof Almgrensgatan byggs",
        "Cykelbana längs Olof Almgrens gata byggs",
        "Parkering vid Nils Almgrens plan 4, Kvarnby",
        "Lekplatsen vid Berit Almgrens torg",
        "Berit Almgrenskolan söker tillstånd",
        "Berit Almgren-sällskapet söker bidrag",
        "Olof Almgren-afton på torget",
        "Olof Almgrensgymnasiet söker tillstånd",
        "Bidrag ur Berit Almgrens donationsfond",
        "Samarbete med Gustav Olofs församling",
        "Vård på Berit Almgrens barnsjukhus",
        "Utställning i Olof Almgrens Hus",
        "Konferensrum Berit Almgren, plan 2",
        "Lokal: Berit Almgren",
        "Serveringstillstånd för Restaurang Berit Almgren",
        "Kvarteret Olof Almgren 4 säljs",
        "Sammanträdesrum Almgren, stadshuset",
        "Olof Almgren Bygg AB får uppdraget",
        "Olof Almgren AB får uppdraget",
        "Olof Almgren Fastighetsförmedling anlitas",
        "Studieresan till San Diego ställs in",
    ],
)
def test_what_bears_the_name_of_a_person_is_no_person(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "utse Olof Kvarnlund på Berit Almgrens plats i nämnden",
        "utse Olof Kvarnlund på Berit Almgrens plats 2 år",
        "Olof Kvarnlund väljs efter Berit Almgrens avgång",
        "Olof Kvarnlund och Berit Almgrens förslag om skolan",
    ],
)
def test_a_seat_a_resignation_and_a_proposal_are_somebodys(text: str) -> None:
    assert _names(text) == ["Olof Kvarnlund", "Berit Almgren"]


def test_a_person_named_right_before_a_firm_is_one() -> None:
    assert _names("direktör Berit Almgren Qzarpstaden AB deltar") == ["Berit Almgren"]


@pytest.mark.parametrize("name", ["Berit Holmgård", "Berit Nygård"])
def test_a_surname_that_ends_as_things_do_is_a_surname(name: str) -> None:
    assert not is_thing("", name, " yrkar bifall")


def _people(found: Annotated) -> list[tuple[str, str]]:
    mentions = [m for m in found.annotations.mentions if m.label == "person"]
    return [(m.name, m.reason) for m in mentions if m.found_by == "rule:bare-name"]


@pytest.mark.parametrize(
    "thing",
    [
        "Nils Kvarnlunds väg",
        "Elsa Kvarnlunds minnesfond",
        "Kvarnlunds väg",
        "Kvarnlunds Livs AB",
        "Kvarnlund & Co AB",
    ],
)
def test_a_thing_called_after_somebody_of_the_same_surname_is_not_the_member(
    find: Callable[..., Annotated], thing: str
) -> None:
    found = find(f"Närvarande: Berit Kvarnlund.\n\nFrågan om {thing} bereds. Kvarnlund svarar.")
    assert _people(found) == [("Berit Kvarnlund", "the only Kvarnlund of the document")]


def test_two_letters_behind_a_given_name_are_initials_and_no_firm(find: Callable[..., Annotated]) -> None:
    found = find("Närvarande: Berit Hjort Backlund.\n\nBerit HB är inte nöjd.")
    assert _people(found) == [("Berit Hjort Backlund", "the only Berit of the document")]


def test_a_firm_called_after_a_member_is_an_organisation(find: Callable[..., Annotated]) -> None:
    found = find("Närvarande: Berit Kvarnlund.\n\nKorv beställs hos Kvarnlunds Livs AB i dag.")
    assert [m.name for m in found.annotations.mentions if m.label == "organisation"] == ["Kvarnlunds Livs AB"]


def test_a_surname_with_the_party_of_somebody_else_stays_open(find: Callable[..., Annotated]) -> None:
    text = "Berit Kvarnlund (S) talar.\n\nKvarnlund (M) svarar. Kvarnlund (S) tackar."
    assert _people(find(text)) == [
        ("Kvarnlund", "of another party than those of the name"),
        ("Berit Kvarnlund", "the only Kvarnlund of the document"),
    ]
