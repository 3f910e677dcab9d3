"""Minutes in Swedish and another language: labels and offices in both, and both side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.recognisers.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

FINNISH = """Sammanträdesprotokoll / Pöytäkirja
Byggnadsnämnden i Haparanda
2022-09-14

Läsnä / Närvarande: Nils Granqvist, Aino Niemelä, Siv Ekdahl
Puheenjohtaja / Ordförande: Nils Granqvist
Sihteeri/Sekreterare: Siv Ekdahl"""
ENGLISH = """Protokoll - Minutes
Styrelsemöte Studentkåren i Gävle, 2021-03-10

Närvarande (present): Nils Granqvist, Aino Niemelä, Siv Ekdahl
Ordförande (chair): Nils Granqvist
Sekreterare (secretary): Siv Ekdahl"""
OFFICES = """Protokoll
Byggnadsnämnden i Haparanda
2022-09-14

Närvarande/Läsnä
Nils Granqvist, ordförande / puheenjohtaja
Aino Niemelä
Siv Ekdahl, sekreterare/sihteeri"""
SIDE_BY_SIDE = """PROTOKOLL                                  MINUTES
Styrelsen för Nordiska kören               Board of the Nordic Choir
2022-09-14                                 2022-09-14

Närvarande:                                Present:
Nils Granqvist, ordförande                 Nils Granqvist, chair
Aino Niemelä, kassör                       Aino Niemelä, treasurer
Siv Ekdahl, sekreterare                    Siv Ekdahl, secretary"""


@pytest.mark.parametrize(
    "text", [FINNISH, ENGLISH, OFFICES, SIDE_BY_SIDE], ids=["strokes", "brackets", "offices", "side by side"]
)
def test_who_was_there(find: Callable[..., Annotated], text: str) -> None:
    assert {(row.name, str(row.role)) for row in find(text).annotations.attendance} == {
        ("Nils Granqvist", "present"),
        ("Nils Granqvist", "chair"),
        ("Aino Niemelä", "present"),
        ("Siv Ekdahl", "present"),
        ("Siv Ekdahl", "secretary"),
    }


@pytest.mark.parametrize(
    "line", ["Läsnä / Närvarande", "Närvarande/Present:", "Närvarande (present)", "Čoahkkimis / Närvarande"]
)
def test_a_label_in_two_languages_is_that_label(line: str) -> None:
    assert label_of(line) == ("role anywhere", "present")


@pytest.mark.parametrize(
    "line",
    [
        "Sekreterare / Siv",
        "Ordförande/Nils Granqvist",
        "Närvarande (delvis)",
        "Närvarande / frånvarande",
        "Plats / Närvarande / Tid",
    ],
)
def test_a_label_and_something_else_is_none(line: str) -> None:
    assert label_of(line) is None
