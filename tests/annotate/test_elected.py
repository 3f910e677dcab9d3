"""Who a meeting elects to lead, write and adjust it; board members it elects for the year are not meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

BERIT, OLOF = "Berit Almgren", "Olof Kvarnlund"


def _roles(found: Annotated) -> list[tuple[str, Role]]:
    return [(row.name, row.role) for row in found.annotations.attendance]


@pytest.mark.parametrize(
    ("heading", "sentence", "expected"),
    [
        ("Öppnande", "Till ordförande för mötet valdes Berit Almgren.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Berit Almgren valdes till mötesordförande.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Mötet valde Berit Almgren att leda mötet.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Berit Almgren valdes att leda mötet.", [(BERIT, Role.CHAIR)]),
        ("Öppnande", "Till mötessekreterare utses Berit Almgren (S).", [(BERIT, Role.SECRETARY)]),
        ("Öppnande", "Berit Almgren utsågs att föra protokoll.", [(BERIT, Role.SECRETARY)]),
        (
            "Öppnande",
            "Till justerare valdes Berit Almgren och Olof Kvarnlund.",
            [(BERIT, Role.ADJUSTER), (OLOF, Role.ADJUSTER)],
        ),
        (
            "Öppnande",
            "Att jämte ordföranden justera protokollet utses Olof Kvarnlund.",
            [(OLOF, Role.ADJUSTER)],
        ),
        ("Öppnande", "Olof Kvarnlund utses att justera protokollet.", [(OLOF, Role.ADJUSTER)]),
        (
            "Öppnande",
            "Styrelsen beslutar att utse Olof Kvarnlund till protokollsjusterare.",
            [(OLOF, Role.ADJUSTER)],
        ),
        ("Val av mötesordförande", "Till ordförande valdes Berit Almgren.", [(BERIT, Role.CHAIR)]),
        ("Val av mötesfunktionärer", "Berit Almgren till ordförande och så vidare.", [(BERIT, Role.CHAIR)]),
        ("Val av justerare", "Mötet väljer Olof Kvarnlund.", [(OLOF, Role.ADJUSTER)]),
        ("Val av styrelse", "Till ordförande för ett år valdes Berit Almgren.", []),
        ("Val av styrelse", "Till ordförande valdes Berit Almgren.", []),
        ("Öppnande", "Berit Almgren berättade om valet av justerare.", []),
    ],
)
def test_a_sentence_elects_for_the_meeting_only_when_it_says_so(
    find: Callable[..., Annotated], heading: str, sentence: str, expected: list[tuple[str, Role]]
) -> None:
    roles = _roles(find(f"§ 1 {heading}\n{sentence}\n\n§ 2 Slut\nSlut."))
    assert [(name, role) for name, role in roles if role is not Role.PRESENT] == expected
    assert {name for name, role in roles if role is Role.PRESENT} == {name for name, _ in expected}


def test_who_is_elected_and_listed_stands_on_the_list_once(find: Callable[..., Annotated]) -> None:
    text = "Frånvarande\nOlof Kvarnlund\n\n§ 1 Öppnande\nOlof Kvarnlund valdes till mötesordförande.\n\n§ 2 Slut\nSlut."
    assert _roles(find(text)) == [(OLOF, Role.ABSENT), (OLOF, Role.CHAIR)]
