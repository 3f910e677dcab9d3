"""Bodies are found by the words of their names."""

from __future__ import annotations

import pytest

from minutes_index.index.passages import key as key_of
from minutes_index.index.passages import keys
from minutes_index.model import Passage
from minutes_index.query.ast import And, Field
from minutes_index.query.parser import parse


def is_found(question: str, body: str) -> bool:
    query = parse(question)
    fields = query.parts if isinstance(query, And) else (query,)
    held = keys(Passage("a", 0, "", "", "", {"body": (body,)}))
    return all(isinstance(field, Field) and key_of(field.name, field.value) in held for field in fields)


@pytest.mark.parametrize(
    ("question", "body", "found"),
    [
        ("body:arbetsutskott", "Kommunstyrelsens arbetsutskott", True),
        ("body:arbetsutskottet", "Kommunstyrelsens arbetsutskott", True),
        ("body:utskott", "Arbetsutskottet", True),
        ("body:kommunstyrelse", "Kommunstyrelsen", True),
        ("body:kommunstyrelsen", "Kommunstyrelsens arbetsutskott", False),
        ("body:utbildningsnämnden", "Barn- och utbildningsnämnden", True),
        ("body:barn", "Barn- och utbildningsnämnden", True),
        ("body:nämnd", "Tekniska nämnden", True),
        ("body:fullmäktige", "Kommunfullmäktige", True),
        ("body:arbetsutskott", "Kommunstyrelsen", False),
        ('body:"kommunstyrelsens  arbetsutskott"', "Kommunstyrelsens arbetsutskott", True),
        ('body:"arbetsutskott"', "Kommunstyrelsens arbetsutskott", False),
        ("body:styrelsen", "", False),
    ],
)
def test_a_word_finds_the_bodies_that_it_names_and_a_quoted_name_just_that(
    question: str, body: str, *, found: bool
) -> None:
    """A genitive names whom the body belongs to, not what it is."""
    assert is_found(question, body) is found


@pytest.mark.parametrize("number", ["§ 45", "45", "KF § 45"])
def test_a_section_is_found_by_its_number_however_it_is_printed(number: str) -> None:
    held = keys(Passage("a", 0, "", "", "", {"section": (number,)}))
    assert key_of("section", "45") in held
