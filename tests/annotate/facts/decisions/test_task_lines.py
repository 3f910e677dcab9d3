"""Tasks that notes list behind a label or under a heading, and who answers for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.decisions.task_lines import behind_label, heads_tasks
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

HEAD = "Minnesanteckningar\nStyrgruppen\n2023-05-10\n\n"


def tasks(find: Find, notes: str) -> list[tuple[str, str, str]]:
    """Words, receiver and term of each decision that somebody is to carry out."""
    text = f"{HEAD}{notes}\n\n4. Slut\nTack för i dag."
    return [
        (d.span.of(text), d.assignee, d.deadline.edtf if d.deadline else "")
        for d in find(text).annotations.decisions
        if d.assignee
    ]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        (
            "1. Inloggning\nÅtgärd: Siv kontaktar leverantören.",
            [("Siv kontaktar leverantören.", "Siv", "")],
        ),
        (
            "1. Spår\nUppdrag: Siv räknar på spåret till den 4 juni. Per och Olof besöker ägaren.",
            [
                ("Siv räknar på spåret till den 4 juni.", "Siv", "2023-06-04"),
                ("Per och Olof besöker ägaren.", "Per och Olof", ""),
            ],
        ),
        (
            "1. Att göra\n- [ ] Siv bokar lokal till den 4 juni\n- Per Björkstrand skickar ut kallelsen",
            [
                ("Siv bokar lokal till den 4 juni", "Siv", "2023-06-04"),
                ("Per Björkstrand skickar ut kallelsen", "Per Björkstrand", ""),
            ],
        ),
        (
            "1. Webb\nBeslut: En ny sida tas fram.\nAnsvarig: Siv Ekdahl\nKlart: 2023-06-01",
            [("En ny sida tas fram.", "Siv Ekdahl", "2023-06-01")],
        ),
    ],
)
def test_tasks_that_are_listed(find: Find, notes: str, found: list[tuple[str, str, str]]) -> None:
    assert tasks(find, notes) == found


@pytest.mark.parametrize(
    "notes",
    [
        "1. Läget\nÅtgärd: nya skyltar.",
        "1. Läget\nÅtgärder: Skyltar har satts upp.",
        "1. Att göra\n- [x] Siv bokar lokal\n- Beställning av timmar (Per)\n- Skyltarna sätts upp",
        "1. Läget\nAnsvarig: Siv Ekdahl",
        "1. Att göra\n- Siv var på plats",
    ],
)
def test_no_task_is_given_where_nobody_is_said_to_do_anything(find: Find, notes: str) -> None:
    """Nor where the box is ticked."""
    assert tasks(find, notes) == []


def test_labels_and_heads() -> None:
    assert heads_tasks("**Att göra**")
    assert heads_tasks("5. Att göra:")
    assert not heads_tasks("Att göra skolan tillgänglig")
    assert behind_label("Uppdrag: Siv kontaktar banken.") == "Siv kontaktar banken."
    assert behind_label("Plats: Siv kontaktar banken.") == ""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Siv bokar lokal till den 4 juni.", [("Siv bokar lokal till den 4 juni.", "Siv", "2023-06-04")]),
        ("Frågan är öppen, Siv Ekdahl kollar med banken.", [("Siv Ekdahl kollar med banken.", "Siv Ekdahl", "")]),
        ("Siv och Per tar fram ett underlag.", [("Siv och Per tar fram ett underlag.", "Siv och Per", "")]),
        ("Siv ska skicka ut listan.", [("Siv ska skicka ut listan.", "Siv", "")]),
        ("Siv lovade att ta med sig frågan.", [("Siv lovade att ta med sig frågan.", "Siv", "")]),
        ("Kassören betalar inte. Sekreteraren kallar till möte.", [("Sekreteraren kallar till möte.", "Sekreteraren", "")]),
        (
            "Siv ordnar container och Per fixar korven.",
            [("Siv ordnar container", "Siv", ""), ("Per fixar korven.", "Per", "")],
        ),
    ],
)  # fmt: skip
def test_what_somebody_takes_on_is_a_task_that_nobody_decided(
    find: Find, sentence: str, found: list[tuple[str, str, str]]
) -> None:
    notes = f"1. Läget\n{sentence}"
    assert tasks(find, notes) == found
    decided = find(f"{HEAD}{notes}\n\n4. Slut\nTack för i dag.").annotations.decisions
    assert [(d.outcome, d.outcome.taken) for d in decided] == [(Outcome.TASK, False)] * len(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Siv berättar om läget.",
        "Siv skriver.",
        "Siv skriver protokoll i dag.",
        "Siv håller i mötet.",
        "Hon ringer igen.",
        "Någon bokar lokal.",
        "Lampan skickar signaler.",
        "Siv skickar en påminnelse om det inte blir bättre.",
        "Bokar Siv lokal?",
        "Siv kontaktar banken?",
        "Ale ordnar resor.",
        "Ärendebeskrivning\nSiv kontaktar banken.",
        "Yrkanden\nSiv kontaktar banken.",
    ],
)
def test_what_people_say_or_may_do_is_no_task(find: Find, sentence: str) -> None:
    assert tasks(find, f"1. Läget\n{sentence}") == []


def test_a_table_of_tasks_is_read_by_the_heads_of_its_columns(find: Find) -> None:
    """A row that repeats a task told above is that task; a row with a cell missing ends the table."""
    notes = (
        "1. Läget\nSiv bokar lokal.\n\n2. Att göra\nVad                  Ansvarig            Klart\n"
        "Boka lokal           Siv Ekdahl          1 juni\nSkicka ut enkäten    Per Björkstrand     2 juni\n"
        "Städa                alla\nKöpa kaffe           Olof Kvarnlund      3 juni"
    )
    assert tasks(find, notes) == [
        ("Siv bokar lokal.", "Siv", ""),
        ("Skicka ut enkäten    Per Björkstrand     2 juni", "Per Björkstrand", "2023-06-02"),
    ]


def test_a_table_with_other_columns_lists_no_tasks(find: Find) -> None:
    notes = "1. Läget\nVad                  Pris\nBoka lokal           500 kr"
    assert tasks(find, notes) == []
