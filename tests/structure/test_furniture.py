"""Running heads and feet go, what the page is about stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.layout import Layout, laid_out, paged

from minutes_index.model import Page, ReadBy
from minutes_index.structure import structure
from minutes_index.structure.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

BODY = (
    "Nämnden går igenom läget i skolorna.",
    "Rektorerna berättar om höstens arbete.",
    "Budgeten för nästa år är under arbete.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Sida 2 (41)",
        "Sida 3 av 12",
        "sid. 4",
        "Page 2/7",
        "1(30)",
        " 12 [30] ",
        "3 av 9",
        "- 4 -",
        "– 11 –",
        "Justerandes signatur    Utdragsbestyrkande",
        "Justerandes sign",
        "Utdragsbestyrkande",
        "Ordförandens sign.  Justerandes sign.",
        "Signatur ordförande ____ Utdragsbestyrkande ____",
        "________________",
        ".............",
    ],
)
def test_a_line_with_the_form_of_a_running_head_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "§ 45",
        "2023",
        "12 mars",
        "Ordförande    Sekreterare",
        "Justerare: Berit Almgren",
        "Sida 4 handlar om budgeten",
        "Utdragsbestyrkande skickas till sökanden",
        "",
        "–",
    ],
)
def test_a_line_that_says_something_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_running_head_is_kept_where_it_stands_first(build: Callable[..., Structure]) -> None:
    pages = [f"Barnnämnden i Kvarnby   Protokoll 2023-04-1{n}\n\n{body}" for n, body in enumerate(BODY)]
    text = build(*pages).text
    assert text.count("Barnnämnden i Kvarnby") == 1
    assert "2023-04-10" in text
    assert all(body in text for body in BODY)


def test_a_running_foot_is_kept_once_also_above_the_page_number(build: Callable[..., Structure]) -> None:
    pages = [f"{body}\n\nKvarnby kommun, Storgatan 1\n{n} (3)" for n, body in enumerate(BODY, 1)]
    text = build(*pages).text
    assert text.count("Storgatan 1") == 1
    assert "(3)" not in text


def test_two_pages_are_enough_when_both_carry_the_line(build: Callable[..., Structure]) -> None:
    assert build(*(f"Kvarnby kommun\n\n{body}" for body in BODY[:2])).text.count("Kvarnby kommun") == 1


@pytest.mark.parametrize("head", ["§ 4", "KS § 4", "Dnr KS 2023/4", "Beslut"])
def test_lines_that_head_items_are_never_removed(build: Callable[..., Structure], head: str) -> None:
    assert build(*(f"{head}\n\n{body}" for body in BODY)).text.count(head) == 3


def test_a_line_in_the_middle_of_pages_may_repeat(build: Callable[..., Structure]) -> None:
    filler = "\n".join(f"{word} är en rad för sig." for word in ("Ett", "Två", "Tre", "Fyra", "Fem"))
    pages = [f"{body}\n{filler}\nInformationen noteras.\n{filler}\n{body}" for body in BODY]
    assert build(*pages).text.count("Informationen noteras.") == 3


def test_a_head_with_a_page_number_goes_where_the_pages_are_not_known(
    build: Callable[..., Structure],
) -> None:
    text = build("\n".join(f"Kvarnby nämnd   Sida {n}\n{body}" for n, body in enumerate(BODY, 1))).text
    assert text.count("Kvarnby nämnd") == 1


def test_a_head_with_the_meeting_date_goes_also_below_the_edge(build: Callable[..., Structure]) -> None:
    head = "Barnnämnden    Sammanträdesdatum    2023-04-12"
    pages = [f"{body}\n" + "\n".join(["Rad för sig."] * 6) + f"\n{head}\n{body}\n" * 2 for body in BODY]
    assert build(*pages).text.count("Sammanträdesdatum") == 1


def test_pages_that_differ_in_numbers_only_are_kept(build: Callable[..., Structure]) -> None:
    """A register with an entry a page is no running head."""
    text = build(*(f"Delegationsbeslut {n}\nBostadsanpassning beviljad, {n}00 kr" for n in range(1, 6))).text
    assert all(f"Delegationsbeslut {n}" in text for n in range(1, 6))


def test_two_items_decided_in_the_same_words_at_the_foot_of_their_pages_keep_them(
    build: Callable[..., Structure],
) -> None:
    """A sentence is no running foot, though it ends every page there is."""
    pages = [
        f"Kommunstyrelsen i Kvarnby\n\n§ {number} {what}\n\nNämnden har hört {who} om saken.\n\nBeslut\n\n"
        "Kommunstyrelsen antar planen."
        for number, what, who in ((1, "Torget", "Berit Almgren"), (2, "Parken", "Olof Ekdahl"))
    ]
    text = build(*pages).text
    assert text.count("antar planen.") == 2
    assert text.count("Kommunstyrelsen i Kvarnby") == 1


@pytest.mark.parametrize(
    "last",
    ["Mötet beviljade {} 500 kronor.", "Styrelsen avsatte {} kr till resor.", "Årsmötet valde {} ombud."],
)
def test_sentences_that_differ_in_numbers_only_are_no_foot(
    build: Callable[..., Structure], last: str
) -> None:
    text = build(*(f"{body}\n\n{last.format(n)}" for n, body in enumerate(BODY, 1))).text
    assert all(last.format(n) in text for n in (1, 2, 3))


def test_a_foot_that_cuts_a_sentence_is_set_apart(build: Callable[..., Structure]) -> None:
    starts = ("Nämnden ser att", "skolorna har det", "väl ställt, och tackar")
    made = build(*(f"{start}\n\nKvarnby kommun, Storgatan 1" for start in starts))
    assert made.text == "Nämnden ser att skolorna har det väl ställt, och tackar"
    assert made.furniture == "Kvarnby kommun, Storgatan 1"


def test_a_head_that_changes_is_kept_where_it_differs(build: Callable[..., Structure]) -> None:
    made = build(*(f"Barnnämnden 2023-04-1{n}\n\n{body}" for n, body in enumerate(BODY)))
    assert made.furniture.split("\n") == ["Barnnämnden 2023-04-11", "Barnnämnden 2023-04-12"]


def test_a_stamp_on_a_line_of_its_own_is_set_apart(build: Callable[..., Structure]) -> None:
    made = build("Nämnden ser att\nEJ JUSTERAT\nskolorna har det väl ställt.")
    assert (made.text, made.furniture) == ("Nämnden ser att skolorna har det väl ställt.", "EJ JUSTERAT")


@pytest.mark.parametrize(
    "last",
    [
        "Klubben ger Hanna Modig bidrag för resan senast den 1 juni\n{n} 2021.",
        "Klubben beslutar att skänka skolan i byn vid Norra ån\n{n} 500 kronor ur den lilla kassan.",
        "Klubben antar förslaget att gälla från den dag som infaller\n201{n}.",
        "Stöd {n} 500 kr.",
        "Klubben antar förslaget från styrelsen om taxan och att\navgiften blir {n}0 kronor och {n} öre.",
    ],
)
def test_the_end_of_a_sentence_at_the_foot_of_each_page_is_no_running_foot(
    build: Callable[..., Structure], last: str
) -> None:
    """Nor is the line above it, though they differ in numbers only."""
    pages = [f"§ {n} Fråga {n}\n\n{BODY[n % 3]}\n\n{last.format(n=n)}" for n in range(2, 6)]
    text = " ".join(build(*pages).text.split())
    assert all(" ".join(last.format(n=n).split()) in text for n in range(2, 6))


def test_a_foot_that_only_the_first_page_has_does_not_cut_the_sentence_that_goes_on_overleaf() -> None:
    """Where pages tell places; what it says is kept at the end."""
    first = "§ 1 Tavlan\n\nRådet köper tavlan för högst\n\nRådet är en del av bygdegården, grundad 1921"
    for rest in ("9 000 kronor ur fonden.", "hälften av fonden."):
        made = structure(
            [
                Page(1, first, ReadBy.TEXT, edges=(0, 1)),
                Page(2, f"{rest}\n\n§ 2 Slut\n\nMötet slutar.", ReadBy.TEXT, edges=(0, 0)),
            ]
        )
        assert made.text.startswith("§ 1 Tavlan\n\nRådet köper tavlan för högst")
        assert made.text.split("för högst")[1].strip().startswith(rest)
        assert made.furniture == "Rådet är en del av bygdegården, grundad 1921"


def test_a_foot_by_its_place_stays_where_the_next_page_begins_anew() -> None:
    made = structure(
        [
            Page(1, "§ 1 Tavlan\n\nBeslut\n\nRådet köper tavlan.", ReadBy.TEXT, edges=(0, 1)),
            Page(2, "§ 2 Slut\n\nMötet slutar.", ReadBy.TEXT, edges=(0, 0)),
        ]
    )
    assert made.text.startswith("§ 1 Tavlan\n\nBeslut\n\nRådet köper tavlan.")


@pytest.mark.parametrize("width", [40, 52, 64, 76, 88])
def test_a_decision_that_comes_twice_is_the_same_wherever_the_pages_break(width: int) -> None:
    """The last half of a sentence may end both pages, and two sentences that come again fill most lines."""
    background = "Berit Ekdahl redogjorde för arbetet med planen och för de synpunkter som hade kommit in."
    decision = "Kommunstyrelsen beslutar att avslå motionen med hänvisning till förvaltningens yttrande och budgeten för året."
    whole = "".join(
        f"§ {n} {head}\n\n{background} {background}\n\nBeslut\n{decision}\n\n"
        for n, head in ((11, "Motion om belysning"), (12, "Motion om bänkar"), (13, "Val av ombud"))
    )
    lines = laid_out(whole, Layout(width, hyphenated=False, double=False, indent=0))[0].text.split("\n")
    for at in range(1, len(lines)):
        text = " ".join(structure(paged([lines[:at], lines[at:]], "\n")).text.split())
        assert text.count(decision) == 3, (width, at)
