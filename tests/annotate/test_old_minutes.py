"""Minutes of before 1950: who was there and what was decided, in plural verbs and old spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

PARISH = """Protokoll, fördt vid sockenstämma i Åsbo kyrka den 3 mars 1889.

Tillstädes voro: kyrkoherden P. Hallström, nämndemannen Sven Jonsson, hemmansegaren Carl Pettersson.

§ 1.
Till ordförande utsågs kyrkoherden P. Hallström.

§ 2.
Stämman biföll enhälligt förslaget om ny brandspruta.

§ 3.
Ansökningarne om lindring i afgiften afslogos.

§ 4.
Till revisorer utsågos Sven Jonsson och Carl Pettersson.
"""
BOARD = """Protokoll hållet vid ordinarie sammanträde med Kommunalnämnden i Berga den 14 november 1912.

Närvarande: Hrr A. G. Lundvall, ordförande, Johan Ekström, Emil Sjögren.
Frånvarande voro Herrar Karl Nyman och Axel Dahl.

§ 1. Nämnden beslöt att tillstyrka ansökningen.

§ 2. Herrar Johan Ekström och Emil Sjögren fingo i uppdrag att besiktiga vägen.

§ 3. Beviljades afsked för Axel Dahl.
"""
SOCIETY = """Protokoll fört vid Norrby Idrottsförenings årsmöte den 21 januari 1934.

Närvarande voro 32 medlemmar.

§ 1
Årsmötet beslöto att öfverlämna frågan till styrelsen.

§ 2
Revisorerna föreslogo ansvarsfrihet. Ansvarsfrihet beviljades styrelsen.
"""


@pytest.mark.parametrize(
    ("text", "day", "outcomes"),
    [
        (PARISH, "1889-03-03", ["elected", "approved", "rejected", "elected"]),
        (BOARD, "1912-11-14", ["approved", "assigned", "approved"]),
        (SOCIETY, "1934-01-21", ["approved", "approved"]),
    ],
)
def test_decisions_and_the_day(
    find: Callable[..., Annotated], text: str, day: str, outcomes: list[str]
) -> None:
    found = find(text.strip())
    assert found.held_on is not None
    assert found.held_on.edtf == day
    assert [str(decision.outcome) for decision in found.annotations.decisions] == outcomes


def test_who_was_there_and_who_was_not(find: Callable[..., Annotated]) -> None:
    parish, board = find(PARISH.strip()).annotations.attendance, find(BOARD.strip()).annotations.attendance
    assert {(row.name, str(row.role)) for row in parish} >= {
        ("P. Hallström", "present"),
        ("Sven Jonsson", "present"),
        ("Carl Pettersson", "present"),
    }
    assert {(row.name, str(row.role)) for row in board} == {
        ("A. G. Lundvall", "chair"),
        ("A. G. Lundvall", "present"),
        ("Johan Ekström", "present"),
        ("Emil Sjögren", "present"),
        ("Karl Nyman", "absent"),
        ("Axel Dahl", "absent"),
    }


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Mötet beslöt, att afgiften skulle vara 2 kronor, samt godkände stadgarna.", "approved"),
        ("Stämman beslöt, efter någon öfverläggning, att skolhuset skulle målas.", "approved"),
        ("De närvarande enades om att bilda ett byalag.", "approved"),
        ("Ledamöterna voro ense om att återremittera ärendet.", "referred back"),
        ("Skrifvelsen lades till handlingarne.", "noted"),
        ("Frågan om väghållningen hänskjöts till styrelsen.", "assigned"),
    ],
)
def test_a_sentence_of_older_swedish_is_one_decision(
    find: Callable[..., Annotated], sentence: str, outcome: str
) -> None:
    """Also where the *att* that tells what was decided stands behind a comma."""
    text = f"Protokoll fört vid kommunalstämma den 2 maj 1908\n\n§ 1\n{sentence}\n\n§ 2\nVidare förekom ej."
    found = [(d.span.of(text), str(d.outcome)) for d in find(text).annotations.decisions]
    assert found == [(sentence, outcome)]
