"""Counted votes: how a result is told, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.voting.votes import MOST, TOLD, WON, votes
from minutes_index.model import Section, SectionKind, Span

if TYPE_CHECKING:
    from minutes_index.model import Vote


def counted(text: str, kind: SectionKind = SectionKind.ITEM) -> list[Vote]:
    return votes(text, [Section(Span(0, len(text)), 0, kind, "Val", "§ 1")])


def results(text: str) -> list[tuple[int, int, int]]:
    return [(vote.yes, vote.no, vote.abstained) for vote in counted(text)]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Med 8 ja-röster mot 5 nej-röster beslutar nämnden att anta planen.", (8, 5, 0)),
        ("Med 8 ja-röster, 5 nej-röster och 1 som avstår beslutar nämnden.", (8, 5, 1)),
        ("Omröstningen utfaller med 8 ja-röster, 5 nej-röster och 2 nedlagda röster.", (8, 5, 2)),
        ("Utfallet blev 8 ja mot 5 nej, medan två ledamöter avstod.", (8, 5, 2)),
        ("Utfall: 8 ja, 5 nej, 1 avstår", (8, 5, 1)),
        ("Åtta JA-röster, fem NEJ-röster och en som avstår.", (8, 5, 1)),
        ("Omröstningen utföll med 5 nej mot 8 ja.", (8, 5, 0)),
        ("Sluten omröstning utföll med tolv nej till försäljning mot fem ja, 1 blank.", (5, 12, 1)),
        ("Ja: 8 Nej: 5 Avstår: 1", (8, 5, 1)),
        ("Ja-röster: 8\nNej-röster: 5\nAvstår: 1", (8, 5, 1)),
        ("Ja-röster 8 st, nej-röster 5 st", (8, 5, 0)),
        ("Antal ja-röster: 8, antal nej-röster: 5", (8, 5, 0)),
        ("Resultat: 3 ja (Ekdahl, Kvarnlund, Almgren) och 2 nej (Berg (M), Ström (C)).", (3, 2, 0)),
        ("8 ledamöter röstar ja och 5 ledamöter röstar nej.", (8, 5, 0)),
        ("Åtta (8) ledamöter röstar ja och fem (5) ledamöter röstar nej.", (8, 5, 0)),
        ("A Berg (S) röstar Ja (7).\nB Ek (M) och C Al (M) röstar Nej (6).", (7, 6, 0)),
        ("A röstar Ja (7).\nB röstar Nej (5).\nC avstår från att rösta (1).", (7, 5, 1)),
    ],
)
def test_a_result_that_tells_yes_and_no(text: str, result: tuple[int, int, int]) -> None:
    assert results(text) == [result]
    assert counted(text)[0].found_by == TOLD


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Nämnden beslutar med 8 röster mot 5 att anta planen.", (8, 5, 0)),
        ("Efter omröstning beslutar nämnden med 8 mot 5, 1 avstår.", (8, 5, 1)),
        ("Med åtta röster för bifall och fem för avslag bifölls motionen i omröstningen.", (8, 5, 0)),
        ("8 röster för förslaget och 5 röster mot, tre nedlagda.", (8, 5, 3)),
        ("21 röstade för förslaget och 11 för motförslaget; två lade ner sina röster.", (21, 11, 2)),
        (
            "Omröstning begärs och verkställs. Den är öppen. Styrelsen bifaller förslaget med 8 mot 5.",
            (8, 5, 0),
        ),
        ("Röstsiffrorna blev 8–5.", (8, 5, 0)),
        ("Efter votering bifölls motionen med siffrorna 8-5.", (8, 5, 0)),
        ("Efter votering (8-5) bifölls motionen.", (8, 5, 0)),
        ("Mötet gick till votering. För: 8 Emot: 5 Nedlagda: 1", (8, 5, 1)),
        ("Röster för: 8 Röster mot: 5", (8, 5, 0)),
        ("Rösträkning: 8 för bifall, 5 för avslag, 2 blanka.", (8, 5, 2)),
        ("Röstetalen: 8 mot 5.", (8, 5, 0)),
    ],
)
def test_a_result_that_tells_only_who_won(text: str, result: tuple[int, int, int]) -> None:
    """The winning or first side stands as yes, and the vote says so."""
    assert results(text) == [result]
    assert counted(text)[0].found_by == WON


@pytest.mark.parametrize(
    "text",
    [
        "Den som vill bifalla förslaget röstar ja, den det ej vill röstar nej.",
        "Ja-röst för förslag 1, nej-röst för förslag 2.",
        "Ja för bifall och nej för avslag.",
        "Votering begärs och verkställs.",
        "Laget vann med 3 mot 2 i finalen.",
        "Frågan om röstlängd togs upp. "
        + "Laget tränar på planen varje vecka. " * 6
        + "De vann med 3 mot 2.",
        "1 ja-röst och 0 nej-röster.",
        f"{MOST} ja-röster mot {MOST} nej-röster.",
        "Tre ledamöter reserverar sig.",
        "Votering begärs. Avgiften för: 8 kronor, mot: faktura.",
        "Votering (8 kap. 5 §) begärs.",
        "",
    ],
)
def test_what_is_no_result(text: str) -> None:
    """Propositions, other scores, one voter and more voters than any body has."""
    assert results(text) == []


def test_a_result_told_twice_is_one_and_two_results_are_two() -> None:
    once = "Ja: 8 Nej: 5 Avstår: 1\nMed 8 ja-röster mot 5 nej-röster beslutar nämnden att anta planen."
    assert results(once) == [(8, 5, 1)]
    assert results(once + "\nOm tillägget: 7 ja-röster och 6 nej-röster.") == [(8, 5, 1), (7, 6, 0)]


@pytest.mark.parametrize("kind", [SectionKind.CONTENTS, SectionKind.TITLE_PAGE])
def test_nothing_is_voted_on_in_a_list_of_contents(kind: SectionKind) -> None:
    assert counted("Ja: 8 Nej: 5", kind) == []


def test_results_far_apart_are_found_where_they_stand() -> None:
    text = "Ja: 8 Nej: 5. " + "Planen beskrivs. " * 80 + "Om tillägget blev det 7 ja mot 6 nej."
    found = counted(text)
    assert [vote.span.of(text) for vote in found] == ["Ja: 8 Nej: 5", "7 ja mot 6 nej"]
