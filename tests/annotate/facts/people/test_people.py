"""Names joined to the persons of a document, and bare names resolved or left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Label, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

LIST = "Deltagare\nBerit Almgren, Ale\nOlof Kvarnlund, Kungälv\nBerit Björk, Lerum\n\n"


def _persons(found: Annotated) -> list[Person]:
    return list(found.annotations.persons)


def _meant(found: Annotated, text: str, surface: str) -> list[str]:
    """Whom the mentions written as ``surface`` mean; empty for one left open."""
    persons = found.annotations.persons
    return [
        "" if mention.person is None else persons[mention.person].name
        for mention in found.annotations.mentions
        if mention.label is Label.PERSON and mention.span.of(text) == surface
    ]


def test_a_name_listed_and_told_of_is_one_person(find: Find) -> None:
    text = f"{LIST}1. Ekonomi\nOlof Kvarnlund berättar om läget.\n\n2. Slut\nAlla tackas."
    found = find(text)
    assert [p.name for p in _persons(found)] == ["Berit Almgren", "Olof Kvarnlund", "Berit Björk"]
    assert _meant(found, text, "Olof Kvarnlund") == ["Olof Kvarnlund"] * 2


def test_a_name_with_two_affiliations_is_two_persons(find: Find) -> None:
    found = find(
        "Deltagare\nBerit Almgren, Ale\nBerit Almgren, Lerum\n\n1. Val\nText om valet.\n\n2. Slut\nText."
    )
    assert [(p.name, p.affiliation) for p in _persons(found)] == [
        ("Berit Almgren", "Ale"),
        ("Berit Almgren", "Lerum"),
    ]


def test_an_affiliation_behind_a_name_tells_namesakes_apart(find: Find) -> None:
    text = (
        "Deltagare\nBerit Almgren, Ale\nBerit Almgren, Lerum\n\n"
        "1. Val\nGruppen tackade Berit Almgren (Lerum) för allt.\n\n2. Slut\nText."
    )
    found = find(text)
    last = [m for m in found.annotations.mentions if m.label is Label.PERSON][-1]
    assert last.person == 1


@pytest.mark.parametrize(
    ("said", "party", "affiliation"),
    [
        ("Berit Almgren (S) talar.", "S", ""),
        ("Berit Almgren (S), Lerum, talar.", "S", "Lerum"),
        ("Berit Almgren (fp) talar.", "FP", ""),
        ("Vi hörde Berit Almgren, Kungälv.", "", "Kungälv"),
        ("Vi hörde Berit Almgren, GR.", "", "GR"),
        ("Vi hörde Berit Almgren, Linköpings universitet.", "", ""),
        ("Berit Almgren talar.", "", ""),
    ],
)
def test_what_stands_behind_a_name_is_known_of_the_person(
    find: Find, said: str, party: str, affiliation: str
) -> None:
    (person,) = _persons(find(said))
    assert (person.party, person.affiliation) == (party, affiliation)


def test_a_name_behind_a_party_is_no_place(find: Find) -> None:
    first, second = _persons(find("Berit Almgren (S), Nora Berg (M) talar."))
    assert (first.affiliation, second.name) == ("", "Nora Berg")


@pytest.mark.parametrize("later", ["Berit Almgrens", "B. Almgren", "Berit Almgren"])
def test_a_genitive_or_an_initial_means_the_person_known_in_full(find: Find, later: str) -> None:
    text = f"Vi träffade Berit Almgren (S) i går. Nu talar {later} (S) om läget."
    assert [p.name for p in _persons(find(text))] == ["Berit Almgren"]


def test_given_names_alone_mean_the_person_known_in_full(find: Find) -> None:
    text = "Vi träffade Per Olof Kvarnlund i går. Sedan talade Per Olof länge."
    assert [p.name for p in _persons(find(text))] == ["Per Olof Kvarnlund"]


def test_an_initial_that_fits_two_is_a_person_of_its_own(find: Find) -> None:
    text = "Vi träffade Berit Kvarnlund och Bengt Kvarnlund. Nu talar B. Kvarnlund om läget."
    assert len(_persons(find(text))) == 3


def test_a_bare_name_means_the_only_person_it_fits(find: Find) -> None:
    text = f"{LIST}1. Ekonomi\nOlof tar med frågan. Kvarnlunds svar dröjer.\n\n2. Slut\nAlla tackas."
    found = find(text)
    assert _meant(found, text, "Olof") == ["Olof Kvarnlund"]
    assert _meant(found, text, "Kvarnlunds") == ["Olof Kvarnlund"]


def test_a_bare_name_that_fits_two_alike_stays_open_with_its_reason(find: Find) -> None:
    text = f"{LIST}1. Ekonomi\nSedan tar Berit med frågan.\n\n2. Slut\nAlla tackas."
    found = find(text)
    assert _meant(found, text, "Berit") == [""]
    (mention,) = [m for m in found.annotations.mentions if m.span.of(text) == "Berit"]
    assert mention.reason == "fits Berit Almgren, Berit Björk"


@pytest.mark.parametrize(
    ("heading", "foot", "meant"),
    [
        ("Ekonomi, Berit Björk", "", "Berit Björk"),
        ("Ekonomi", "\n\nVid pennan: Berit Almgren, Ale", "Berit Almgren"),
    ],
)
def test_the_presenter_or_the_writer_is_meant_before_others(
    find: Find, heading: str, foot: str, meant: str
) -> None:
    text = f"{LIST}1. {heading}\nSedan tar Berit med frågan.\n\n2. Slut\nAlla tackas för i dag.{foot}"
    assert _meant(find(text), text, "Berit") == [meant]


def test_an_initial_behind_a_bare_name_decides(find: Find) -> None:
    text = f"{LIST}1. Ekonomi\nSedan tar Berit B med frågan.\n\n2. Slut\nAlla tackas."
    assert _meant(find(text), text, "Berit") == ["Berit Björk"]


def test_who_was_absent_is_hardly_meant(find: Find) -> None:
    text = (
        "Deltagare\nBerit Almgren, Ale\n\nFrånvarande\nBerit Björk, Lerum\n\n"
        "1. Ekonomi\nVi hörde Berit Almgren i går. Sedan tar Berit med frågan.\n\n2. Slut\nAlla tackas."
    )
    assert _meant(find(text), text, "Berit") == ["Berit Almgren"]


def test_an_everyday_word_is_no_bare_name(find: Find) -> None:
    text = "Vi hörde Du Björk (S). Björk växer i parken. Du kan komma."
    assert _meant(find(text), text, "Du") == []


BOARD = "Deltagare\nBerit Almgren, Ale\nTorgny Ahlvik, Kungälv\nKristina Fransson (M)\nMarja Kettunen (S)\n\n1. Ekonomi\n"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Torgny Alvik", "Torgny Ahlvik"),
        ("Marja Ketunen", "Marja Kettunen"),
        ("Marja Kettunnen (S)", "Marja Kettunen"),
        ("Berit Allmgren", "Berit Almgren"),
    ],
)
def test_a_slip_in_running_text_is_the_listed_person(find: Find, slip: str, meant: str) -> None:
    """With the reason; the slip is an alias, and the bare name means the one person."""
    text = f"{BOARD}{slip} berättar om läget. {meant.split(maxsplit=1)[0]} tar med frågan.\n\n2. Slut\nAlla tackas."
    found, surface = find(text), slip.split(" (", maxsplit=1)[0]
    assert len(_persons(found)) == 4
    assert _meant(found, text, surface) == [meant]
    (mention,) = [m for m in found.annotations.mentions if m.span.of(text) == surface]
    assert mention.reason == f"a slip for {meant}, the only name near it in the lists"
    (person,) = [p for p in _persons(found) if p.name == meant]
    assert person.aliases == (surface,)
    assert _meant(found, text, meant.split(maxsplit=1)[0]) == [meant]


@pytest.mark.parametrize(
    "other",
    [
        "Christina Fransson",
        "Torgny Alvik (M), Lerum",
        "Torgny Alvik, Lerum",
        "Marja Ketunen (M)",
        "Berta Almgren",
        "Torgny Ekborg",
    ],
)
def test_a_name_that_may_be_somebody_elses_is_a_person_of_its_own(find: Find, other: str) -> None:
    """A common spelling, another party or place, another name."""
    text = f"{BOARD}{other} berättar om läget.\n\n2. Slut\nAlla tackas."
    assert len(_persons(find(text))) == 5


def test_a_slip_that_is_near_two_is_a_person_of_its_own(find: Find) -> None:
    text = (
        "Deltagare\nTorgny Ahlvik, Ale\nTorgny Allvik, Ale\nBerit Björk, Lerum\n\n"
        "1. Ekonomi\nTorgny Alvik berättar om läget.\n\n2. Slut\nAlla tackas."
    )
    assert len(_persons(find(text))) == 4


def test_two_rows_of_near_names_are_two_persons(find: Find) -> None:
    text = "Deltagare\nTorgny Ahlvik, Ale\nTorgny Alvik, Ale\nBerit Björk, Lerum\n\n1. Val\nText om valet."
    assert len(_persons(find(text))) == 3


def test_a_slip_of_somebody_who_is_not_listed_is_a_person_of_its_own(find: Find) -> None:
    assert len(_persons(find("Vi träffade Torgny Ahlvik i går. Nu talar Torgny Alvik om läget."))) == 2


@pytest.mark.parametrize(
    ("listed", "written", "meant"),
    [
        ("Rickard Ekroth", "Rikard", "Rickard Ekroth"),
        ("Christina Ekroth", "Kristina", "Christina Ekroth"),
        ("Tomas Ekroth", "Thomas", "Tomas Ekroth"),
        ("Karin Ekroth", "Karina", ""),
    ],
)
def test_a_given_name_spelt_otherwise_is_that_of_the_only_one_it_sounds_like(
    find: Find, listed: str, written: str, meant: str
) -> None:
    text = f"Anteckningar\n\nNärvarande: {listed}, Bo Almgren\n\n1. Läget\nI går målade {written} båten.\n\n2. Slut\nTack."
    found = find(text).annotations
    at = text.index(f"målade {written}") + len("målade ")
    named = [
        found.persons[m.person].name for m in found.mentions if m.span.start == at and m.person is not None
    ]
    assert named == ([meant] if meant else [])
