"""What was decided, in every form minutes give it; what is proposed or still to come is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

    Find = Callable[..., Annotated]

APPROVED, REJECTED, NOTED, REPORTED = Outcome.APPROVED, Outcome.REJECTED, Outcome.NOTED, Outcome.REPORTED
HEAD = "Kvarnby kommun\nKommunstyrelsen\nSammanträdesdatum 2023-05-10\n\n§ 1 Val\n"


def _text(item: str) -> str:
    return f"{HEAD}{item}\n\n§ 2 Slut\nTack för i dag."


def _decided(find: Find, item: str) -> list[tuple[str, Outcome, str]]:
    """Words, outcome and body of each decision in an item of a municipal board's minutes."""
    text = _text(item)
    return [(d.span.of(text), d.outcome, d.body) for d in find(text).annotations.decisions]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("Beslut\nPlanen godkänns.", ["Planen godkänns."]),
        ("Beslut\n\nPlanen godkänns.\n\nRapporten noteras.", ["Planen godkänns.", "Rapporten noteras."]),
        ("Beslut: Nätverket önskar gå vidare.", ["Nätverket önskar gå vidare."]),
        ("**Beslut:** Planen godkänns.", ["Planen godkänns."]),
        (
            "Kommunstyrelsens beslut\natt godkänna planen, samt\natt notera rapporten.",
            ["att godkänna planen, samt", "att notera rapporten."],
        ),
        ("Beslut\n1. Planen godkänns.\n2. Rapporten noteras.", ["Planen godkänns.", "Rapporten noteras."]),
        (
            "Beslut\nKommunstyrelsen beslutar\natt godkänna planen.\natt notera rapporten.",
            ["att godkänna planen.", "att notera rapporten."],
        ),
        (
            "Beslut\nTill ledamöter väljs\n- Berit Almgren\n- Olof Kvarnlund",
            ["Berit Almgren", "Olof Kvarnlund"],
        ),
        (
            "Beslut\nPlanen godkänns med tillägget\n- att den ses över",
            ["Planen godkänns med tillägget\n- att den ses över"],
        ),
        ("Beslut\nKommunstyrelsen\n\natt godkänna planen.", ["att godkänna planen."]),
        ("KS beslut:\nHallen byggs i vår.", ["Hallen byggs i vår."]),
        ("KS-beslut: Hallen byggs i vår.", ["Hallen byggs i vår."]),
        ("Beslut KS\nHallen byggs i vår.", ["Hallen byggs i vår."]),
        ("Beslut i kommunstyrelsen\nHallen byggs i vår.", ["Hallen byggs i vår."]),
        (
            "Beslut\natt 1: bifalla motionen\natt 2: avslå tillägget",
            ["att 1: bifalla motionen", "att 2: avslå tillägget"],
        ),
        ("Beslut\nPlanen godkänns. Olof Kvarnlund (M) reserverar sig.", ["Planen godkänns."]),
        (
            "Mötet beslutade alltså\natt avgiften ska vara 75 kr. Olof Kvarnlund reserverade sig mot beslutet.",
            ["att avgiften ska vara 75 kr."],
        ),
        ("Beslut\nInga beslut", []),
        ("Beslut\nInget beslut fattades.", []),
        ("Beslut: Inga.", []),
        ("Beslut\nParagrafen förklaras omedelbart justerad", []),
        ("Beslut\nPlanen godkänns.\nOlof Kvarnlund (M) reserverar sig.", ["Planen godkänns."]),
    ],
)
def test_what_stands_under_a_heading_of_decision_is_decided(find: Find, item: str, words: list[str]) -> None:
    assert [found for found, _, _ in _decided(find, item)] == words


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        ("Kommunstyrelsen beslutar", "Kommunstyrelsen"),
        ("Kommunstyrelsen beslutar följande:", "Kommunstyrelsen"),
        ("Kommunstyrelsen beslutade enhälligt att", "Kommunstyrelsen"),
        ("Det talades länge. Kommunstyrelsen beslutar därför att", "Kommunstyrelsen"),
    ],
)
def test_a_lead_in_announces_the_list_below(find: Find, lead: str, body: str) -> None:
    decided = _decided(find, f"{lead}\n- godkänna planen för året\n- avslå motionen om torget")
    assert decided == [
        ("godkänna planen för året", APPROVED, body),
        ("avslå motionen om torget", REJECTED, body),
    ]


def test_a_lead_in_of_another_body_reports(find: Find) -> None:
    decided = _decided(find, "Socialnämnden beslutade följande:\n- godkänna planen för året")
    assert decided == [("godkänna planen för året", REPORTED, "Socialnämnden")]


@pytest.mark.parametrize(
    "item",
    [
        "Förslag till beslut\nKommunstyrelsen godkänner planen.",
        "Förslag till beslut\nKommunstyrelsen beslutar\natt godkänna planen.",
        "Förvaltningens förslag till beslut:\nPlanen godkänns.",
        "Yrkanden\nOlof Kvarnlund (M) yrkar att planen godkänns.",
        "Olof Kvarnlund (M) yrkar att motionen avslås.",
        "Reservation\nPlanen borde ha avslagits.",
        "Propositionsordning\nOrdföranden finner att planen godkänns.",
        "Beslutet skickas till\nKommunfullmäktige",
        "2023 kommer ett beslut om fortsättning.",
        "Kommunerna ska besluta innan sista oktober.",
        "När beslut fattas informeras alla.",
        "Om kommunstyrelsen godkänner planen byggs skolan.",
        "Kommunstyrelsen kommer att besluta om planen i maj.",
        "Förvaltningen föreslår att kommunstyrelsen godkänner planen.",
        "Planen väntas antas i höst.",
        "Har kommunstyrelsen godkänt planen?",
        "Ärendebeskrivning\nPlanen godkändes utan ändringar.",
        "Inget beslut fattades.",
        "Enligt uppgift har man godkänt planen.",
        "Kommunstyrelsen ger en bild av läget.",
        "Skolan och dess elever antar utmaningen.",
        "Nej.",
    ],
)
def test_proposals_and_what_is_to_come_are_not_decided(find: Find, item: str) -> None:
    assert [found for found in _decided(find, item) if found[1].taken] == []


def test_what_stands_under_a_heading_of_proposals_is_proposed(find: Find) -> None:
    found = _decided(find, "Förslag till beslut\nKommunstyrelsen beslutar\natt avslå motionen.")
    assert [(text, outcome) for text, outcome, _ in found] == [("att avslå motionen.", Outcome.PROPOSED)]


@pytest.mark.parametrize(
    ("item", "body"),
    [
        ("Barn- och utbildningsnämndens beslut\nPlanen godkänns.", "Barn- och utbildningsnämnden"),
        ("Kommunstyrelsens beslut för egen del\nPlanen godkänns.", "Kommunstyrelsen"),
        ("Au beslut\nPlanen godkänns.", "Arbetsutskottet"),
        ("Beslut\nPlanen godkänns.", "Kommunstyrelsen"),
    ],
)
def test_the_heading_may_name_who_decides(find: Find, item: str, body: str) -> None:
    assert _decided(find, item) == [("Planen godkänns.", APPROVED, body)]


def test_a_sentence_goes_with_the_list_that_it_heads(find: Find) -> None:
    item = "Kommunstyrelsen godkänner planen med dessa mål:\n- fler cyklar\n- färre bilar"
    assert [words for words, _, _ in _decided(find, item)] == [item]


def test_text_behind_a_run_in_heading_is_read(find: Find) -> None:
    text = "Kommunstyrelsen\n\n§ 1 Protokoll. Föregående protokoll godkändes utan ändringar.\n\n§ 2 Slut\nTack för i dag."
    assert [d.span.of(text) for d in find(text).annotations.decisions] == [
        "Föregående protokoll godkändes utan ändringar."
    ]


def test_a_decision_knows_its_section(find: Find) -> None:
    found = find(_text("Beslut\nPlanen godkänns."))
    (decision,) = found.annotations.decisions
    assert found.sections[decision.section].number == "§ 1"


def test_where_a_body_says_what_it_thinks_only_its_decisions_are_decided(find: Find) -> None:
    """`Nämndens ställningstagande` ends the background, yet not every line below is a decision."""
    item = "Ärendebeskrivning\nPlanen är gammal.\nKommunstyrelsens ställningstagande\nPlanen är bra. Kommunstyrelsen beslutar att anta planen."
    assert _decided(find, item) == [
        ("Kommunstyrelsen beslutar att anta planen.", APPROVED, "Kommunstyrelsen")
    ]


def test_what_is_proposed_to_another_body_goes_on_with_the_list_below(find: Find) -> None:
    item = "Kommunstyrelsen beslutar för egen del att godkänna underlaget, samt föreslår kommunfullmäktige besluta\natt anta taxan."
    assert [words for words, _, _ in _decided(find, item)][1:] == ["att anta taxan."]


def test_a_decision_follows_a_proposal_on_one_line(find: Find) -> None:
    item = "Arbetsutskottets förslag: Hallen byggs.\nBeslut enligt arbetsutskottets förslag."
    assert [(words, outcome) for words, outcome, _ in _decided(find, item)] == [
        ("Hallen byggs.", Outcome.PROPOSED),
        ("Beslut enligt arbetsutskottets förslag.", APPROVED),
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Dagordningen godkändes.", ["Dagordningen godkändes."]),
        ("Styrelsen beviljades ansvarsfrihet.", ["Styrelsen beviljades ansvarsfrihet."]),
        ("Dagordningen godkändes", ["Dagordningen godkändes"]),
        ("Mötet öppnades.", []),
        ("Motion om att avgiften beviljas", []),
    ],
)
def test_an_item_may_be_one_sentence(find: Find, heading: str, words: list[str]) -> None:
    """A sentence, or the heading that tells it; a heading that only names the matter decides nothing."""
    text = f"Protokoll från årsmöte 2023-05-10\nÅrsmötet\n\n§ 1 {heading}\n\n§ 2 Slut\nTack för i dag."
    assert [d.span.of(text) for d in find(text).annotations.decisions] == words


def test_a_sentence_as_heading_is_decided_beside_what_follows(find: Find) -> None:
    text = "Protokoll från årsmöte 2023-05-10\nÅrsmötet\n\n§ 1 Siv Ekdahl valdes till ordförande. Per Björkstrand valdes till sekreterare.\n\n§ 2 Slut\nTack för i dag."
    assert [d.span.of(text) for d in find(text).annotations.decisions] == [
        "Siv Ekdahl valdes till ordförande.",
        "Per Björkstrand valdes till sekreterare.",
    ]


def test_propositions_of_an_association_are_items_and_no_procedure(find: Find) -> None:
    """In municipal minutes `Propositioner` heads how the chair put the question; no item begins with that."""
    text = "Protokoll från årsmöte 2023-05-10\nÅrsmötet\n\n§ 1\nPropositioner.\nStämman beslutar att asfaltera backen.\n\n§ 2 Slut\nTack för i dag."
    assert [d.span.of(text) for d in find(text).annotations.decisions] == [
        "Stämman beslutar att asfaltera backen."
    ]
    item = "Yrkanden\nOlof yrkar bifall.\nPropositioner\nNämnden beslutar att bygga."
    assert _decided(find, item) == []


def test_a_lead_in_ends_a_proposal_on_one_line(find: Find) -> None:
    item = "Förslag till beslut: Motionen bifalls.\nKommunstyrelsen beslutar\natt återremittera ärendet."
    assert [(words, outcome) for words, outcome, _ in _decided(find, item)] == [
        ("Motionen bifalls.", Outcome.PROPOSED),
        ("att återremittera ärendet.", Outcome.REFERRED_BACK),
    ]
