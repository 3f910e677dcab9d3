"""Decisions and tasks as societies and networks word them: elections without a verb, lists that go on, names in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.decisions.elected_below import only_names
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

HEAD = "Protokoll\nKvarnby båtklubb årsmöte\n2023-05-10\nNärvarande: Siv Ekdal, Bo Almgren, Gunvor Lind\n\n"
END = "\n\n2. Slut\nTack för i dag."


def _decided(find: Find, item: str, heading: str = "1. Läget") -> list[tuple[str, Outcome]]:
    text = f"{HEAD}{heading}\n{item}{END}"
    return [(d.span.of(text), d.outcome) for d in find(text).annotations.decisions]


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        ("Medlemmarna röstade för att bygga bryggan.", Outcome.APPROVED),
        ("Mötet kom efter en stund fram till att bryggan byggs.", Outcome.APPROVED),
        ("Styrelsen ställde sig positivt till förslaget.", Outcome.APPROVED),
        ("Mötet fann sig vara behörigen utlyst.", Outcome.APPROVED),
        ("Bo Almgren vald till kassör.", Outcome.ELECTED),
        ("Val av kassör, Bo Almgren på två år", Outcome.ELECTED),
        ("Bo Almgren, omval", Outcome.ELECTED),
        ("Bo blev vald till kassör.", Outcome.ELECTED),
        ("Avgiften bibehålls på 200 kronor.", Outcome.APPROVED),
        ("Protokollet lagt till handlingarna.", Outcome.NOTED),
    ],
)
def test_decisions_told_in_other_words(find: Find, item: str, outcome: Outcome) -> None:
    assert _decided(find, item) == [(item, outcome)]


@pytest.mark.parametrize(
    "item",
    [
        "Arvode utgår.",
        "Milersättning utgår med 18 kronor.",
        "Revisor valdes inte på årsmötet.",
        "Av revisorerna utses alltid en av förbundet.",
        "Enligt stadgarna ska årsmötet fastställa avgiften.",
        "Förslaget bör beslutas om.",
    ],
)
def test_what_decides_nothing(find: Find, item: str) -> None:
    assert _decided(find, item) == []


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("Till valberedning för ett år valdes:", ["Siv Ekdal", "Bo Almgren (sammankallande)"]),
        ("Till revisorer utsågs", ["Gunvor Lind, omval", "Bo Almgren"]),
        ("a) till suppleanter väljs", ["Siv Ekdal"]),
    ],
)
def test_names_below_an_election_were_elected(find: Find, lead: str, names: list[str]) -> None:
    assert _decided(find, "\n".join([lead, *names])) == [(name, Outcome.ELECTED) for name in names]


@pytest.mark.parametrize("named", ["Siv Ekdal", "Siv Ekdal och Bo Almgren.", "Siv Ekdal, Bo Almgren"])
def test_a_name_under_an_election_was_elected(find: Find, named: str) -> None:
    assert only_names(named)
    assert [outcome for _, outcome in _decided(find, f"Beslut: {named}", "1. Val av justerare")] == [
        Outcome.ELECTED
    ]


@pytest.mark.parametrize("mark", ["-", "•", "*"])
def test_a_decision_among_points_ends_with_the_next_point(find: Find, mark: str) -> None:
    item = f"{mark} Bryggan\nBeslut: Bryggan godkänns.\n{mark} Flaggan\nDen är sliten.\n{mark} Köket"
    assert _decided(find, item) == [("Bryggan godkänns.", Outcome.APPROVED)]


@pytest.mark.parametrize(
    "lead", ["På förslag av Siv Ekdal:", "Enligt valberedningens förslag:", "På yrkande av Bo Almgren (M):"]
)
def test_whose_proposal_it_was_is_no_decision(find: Find, lead: str) -> None:
    assert _decided(find, f"Beslut\n{lead}\nFrågan bordläggs.") == [("Frågan bordläggs.", Outcome.TABLED)]


def test_what_another_body_is_to_decide_is_only_proposed(find: Find) -> None:
    item = "Beslut\nStyrelsen tillstyrker planen och föreslår att årsmötet beslutar:\nKassören bemyndigas köpa bryggan."
    assert [(o.taken, o) for _, o in _decided(find, item)] == [
        (True, Outcome.APPROVED),
        (False, Outcome.PROPOSED),
    ]


@pytest.mark.parametrize(
    "title", ["Kallelse till årsmöte", "Kallelse till styrelsemöte 2023-05-10", "Föredragningslista"]
)
def test_a_summons_decides_nothing(find: Find, title: str) -> None:
    text = f"{title}\nKvarnby båtklubb\n\n1. Val\n\nBilaga 1\nStyrelsen beslutade att köpa bryggan. Till kassör valdes Siv Ekdal."
    assert not [d for d in find(text).annotations.decisions if d.outcome.taken]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Siv målar båthuset.", "Siv"),
        ("Bo Almgren kontrollerar elen i hamnen.", "Bo Almgren"),
        ("Det beslutades att Siv och Bo ska skriva ett brev.", "Siv och Bo"),
        ("Siv berättar om båthuset.", ""),
        ("Bo undrar hur elen fungerar.", ""),
        ("Olle målar båthuset.", ""),
    ],
)
def test_who_is_listed_takes_a_task_with_any_verb(find: Find, sentence: str, who: str) -> None:
    found = find(f"{HEAD}1. Läget\n{sentence}{END}").annotations.decisions
    assert [d.assignee for d in found] == ([who] if who else [])


@pytest.mark.parametrize("who", ["Siv", "alla", "Siv och Bo"])
def test_who_is_to_do_it_stands_in_brackets(find: Find, who: str) -> None:
    found = find(
        f"{HEAD}1. Att göra\n- Skriva ett brev ({who}).\n- Bron är lagad.{END}"
    ).annotations.decisions
    assert [d.assignee for d in found] == [who]


@pytest.mark.parametrize("until", ["till nästa möte", "inför nästa styrelsemöte", "före nästa träff"])
def test_until_the_next_meeting_is_its_day(find: Find, until: str) -> None:
    text = f"{HEAD}1. Läget\nSiv skriver ett brev {until}.\n\n2. Nästa möte\nNästa möte är den 12 juni 2023."
    (task,) = find(text).annotations.decisions
    assert task.deadline
    assert task.deadline.edtf == "2023-06-12"
