"""To whom a task is given, and by when."""

from __future__ import annotations

import re

import pytest

from minutes_index.annotate.facts.decisions.assignments import assignee_of, deadline_of
from minutes_index.model import Span, When


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("att ge förvaltningschefen i uppdrag att ta fram en plan", "förvaltningschefen"),
        ("att uppdra åt Berit Almgren att skriva brevet", "Berit Almgren"),
        ("Nämnden uppdrar till förvaltningen att återkomma i maj", "förvaltningen"),
        ("Styrelsen beslutade att uppdra åt ordföranden och kassören att teckna avtal.", "ordföranden och kassören"),
        ("Förvaltningen ges i uppdrag att ta fram en plan.", "Förvaltningen"),
        ("Berit får i uppdrag att bjuda in länsstyrelsen.", "Berit"),
        ("Berit fick uppdraget att boka lokal", "Berit"),
        ("Tomas får i uppgift att skriva om kapitel 4", "Tomas"),
        ("Berit och Olof har fått till uppgift att skriva om kapitel 4", "Berit och Olof"),
        ("Kommunstyrelsen beslutar att samhällsbyggnadsnämnden får i uppdrag att bygga", "samhällsbyggnadsnämnden"),
        ("Kommunstyrelsen ger barn- och utbildningsnämnden uppdraget att bygga", "barn- och utbildningsnämnden"),
        ("att i uppdrag åt förvaltningen lämna redovisning", "förvaltningen lämna redovisning"),
        ("Berit åtog sig att skriva brevet", "Berit"),
        ("Mikael ansvarar för att redigera klart", "Mikael"),
        ("Nämnden uppmanar förvaltningen att skynda", "förvaltningen"),
        ("att förelägga fastighetsägaren att städa", "fastighetsägaren"),
        ("Uppdrag till kanslichefen att gallra.", "kanslichefen"),
        ("Det uppdrogs åt kassören att betala räkningen.", "kassören"),
        ("Åt Berit Almgren uppdrogs att skriva brevet.", "Berit Almgren"),
        ("Att justera protokollet uppdrogs åt Berit Almgren och Olof Kvarnlund.", "Berit Almgren och Olof Kvarnlund"),
        ("Det ålades sekreteraren att hålla listan.", "sekreteraren"),
        ("Frågan hänsköts till styrelsen.", "styrelsen"),
        ("Beträffande vandringen hänsköts frågan till valberedningen för beslut.", "valberedningen"),
        ("Styrelsen uppmanades att öka uthyrningen.", "Styrelsen"),
        ("Planen godkänns.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_to_whom(clause: str, who: str) -> None:
    """As written, without what leads up to it."""
    assert assignee_of(clause) == who


def due(text: str) -> str:
    """The deadline in a text whose dates stand in brackets, all of them inside the clause."""
    dates = [
        (Span(found.start(), found.end()), When(found.group(), found.group(), stated=True, reason=""))
        for found in re.finditer(r"\d{4}-\d\d(?:-\d\d)?|(?:januari|maj|oktober) \d{4}", text)
    ]
    when = deadline_of(text, Span(0, len(text)), dates)
    return when.edtf if when else ""


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("ge Berit i uppdrag att svara senast 2023-06-01", "2023-06-01"),
        ("Berit får i uppdrag att svara, klart 2023-06-01", "2023-06-01"),
        ("Berit får i uppdrag att svara till 2023-06-01", "2023-06-01"),
        ("Berit får i uppdrag att svara före utgången av maj 2023", "maj 2023"),
        ("Berit får i uppdrag att återkomma till nämnden i maj 2023", "maj 2023"),
        ("Berit får i uppdrag att kalla till möte i mitten av oktober 2023", "oktober 2023"),
        ("Berit får i uppdrag att göra återbesök i maj 2023", "maj 2023"),
        ("Berit får i uppdrag att redovisa till 2023-05-01 och vara klar senast 2023-06-01", "2023-06-01"),
        ("Berit får i uppdrag att se över planen som antogs i januari 2020", ""),
        ("Berit får i uppdrag att följa beslutet i januari 2020", ""),
        ("Berit får i uppdrag att läsa skrivelsen 2023-05-01", ""),
        ("Berit får i uppdrag att svara", ""),
    ],
)
def test_by_when(clause: str, day: str) -> None:
    """What announces a term right before a date; a firm term goes before others, what was done then is none."""
    assert due(clause) == day


def test_a_date_outside_the_clause_is_no_term() -> None:
    text = "Berit svarar senast 2023-06-01. Olof skriver."
    when = When("2023-06-01", "2023-06-01", stated=True, reason="")
    assert deadline_of(text, Span(32, len(text)), [(Span(20, 30), when)]) is None
