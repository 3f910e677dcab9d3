"""Full names with a nickname inside, and in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.mentions.names.name_variants import written_otherwise

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated


def _names(text: str) -> list[tuple[str, str]]:
    return [(name.span.of(text), name.base) for name in written_otherwise(text)]


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ('Till revisor valdes Lars "Lasse" Almgren', 'Lars "Lasse" Almgren', "Lars Almgren"),
        ("Till revisor valdes Lars ”Lasse” Almgren", "Lars ”Lasse” Almgren", "Lars Almgren"),
        ("Till revisor valdes Lars (Lasse) Almgren", "Lars (Lasse) Almgren", "Lars Almgren"),
        ("Lars (Lasse) Almgrens förslag antas", "Lars (Lasse) Almgrens", "Lars Almgren"),
        ("Per Olof (Pelle) Almgren väljs", "Per Olof (Pelle) Almgren", "Per Olof Almgren"),
        ("Anf. 3 BERIT ALMGREN (S):", "BERIT ALMGREN", "Berit Almgren"),
        ("Ordföranden BERIT ALMGREN öppnade", "BERIT ALMGREN", "Berit Almgren"),
        ("Yrkande av ANN-MARI ALMGREN (M)", "ANN-MARI ALMGREN", "Ann-Mari Almgren"),
    ],
)
def test_a_name_in_another_form_is_the_person_in_the_usual_one(text: str, surface: str, name: str) -> None:
    assert _names(text) == [(surface, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Lars (S) Almgren",
        "Lars (ordf) Almgren",
        "Skolan (Ekens) Kommunen",
        'Projektet Nya "Gröna" Rum',
        "BERIT ALMGREN",
        "BUDGET OCH PLAN (S)",
        "FÖRSLAG BERIT",
        "Motion (S) ALMGREN",
        "Berit SKOLAN",
    ],
)
def test_headings_parties_and_offices_make_no_name(text: str) -> None:
    assert _names(text) == []


def test_a_nickname_and_a_plain_name_are_one_person(find: Callable[..., Annotated]) -> None:
    found = find('Till revisor valdes Lars "Lasse" Almgren.\n\nLars Almgren tackade.')
    assert [person.name for person in found.annotations.persons] == ["Lars Almgren"]
