"""Lines become running text: what the margin broke is joined, what the writer broke is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.structure.lines import lines_of
from minutes_index.structure.paragraphs import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

WRAPPED = "Ordföranden hälsar alla välkomna till mötet och går"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Ärendet har beretts av den nya kommun-", "styrelsen under våren.", "kommunstyrelsen under"),
        ("Ärendet har beretts av den nya kommun\u00ad", "styrelsen under våren.", "kommunstyrelsen under"),
        ("Ärendet har beretts av den nya kommun\u2010", "styrelsen under våren.", "kommunstyrelsen under"),
        ("Nämnden har tagit fram ett gemensamt hälso-", "och sjukvårdsavtal.", "hälso- och sjukvårdsavtal"),
        ("Gruppen har tittat närmare på hur in-", "eller utflyttning ser ut.", "in- eller utflyttning"),
        ("Kommunen har under året fått del av EU-", "medel till projektet.", "EU-medel till"),
        ("Mötet leds i dag av föreningens Ann-", "Charlotte Kvarnlund.", "Ann-Charlotte Kvarnlund"),
        ("Arbetet med den nya planen för e-", "tjänster går vidare.", "e-tjänster går"),
    ],
)
def test_a_hyphen_at_a_line_end_is_kept_only_when_it_belongs_to_the_word(
    build: Callable[..., Structure], first: str, second: str, joined: str
) -> None:
    assert joined in build(f"{first}\n{second}").text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("§ 4 Ansökan om bidrag från 811218-", "9876 i Ale", "§ 4 Ansökan om bidrag från 811218-9876 i Ale"),
        ("Bidrag till 202100", "-5448 beviljas", "Bidrag till 202100-5448 beviljas"),
        ("Bidrag till 19811218–", "9876.", "Bidrag till 19811218–9876."),
        ("Konto 811218-", "9877 belastas", "Konto 811218-\n9877 belastas"),
        ("Konto 811218", "9876 belastas", "Konto 811218\n9876 belastas"),
        ("Anna     811218-", "9876     Ale", "Anna     811218-\n9876     Ale"),
    ],
)
def test_a_personal_number_broken_by_the_margin_is_made_whole(
    build: Callable[..., Structure], first: str, second: str, text: str
) -> None:
    """Also in a heading; other digits, and columns, stay on their lines."""
    assert build(f"{first}\n{second}").text == text


def test_a_wrapped_line_is_joined_with_one_space(build: Callable[..., Structure]) -> None:
    assert build(f"{WRAPPED}\nsedan igenom dagordningen.").text == f"{WRAPPED} sedan igenom dagordningen."


@pytest.mark.parametrize(
    "following",
    [
        "§ 4 Nästa ärende",
        "• En punkt",
        "- en punkt",
        "a) en punkt",
        "Beslut",
        "Närvarande: Berit Almgren",
        "2. Information",
        "**Fett**",
        "Berit Almgren      Kvarnby",
    ],
)
def test_headings_lists_labels_and_columns_begin_a_line(
    build: Callable[..., Structure], following: str
) -> None:
    assert f"\n{following}" in build(f"{WRAPPED} vidare\n{following}").text


def test_att_clauses_stay_on_lines_of_their_own(build: Callable[..., Structure]) -> None:
    first, second = (
        "att godkänna förvaltningens redovisning av året, samt",
        "att lägga den till handlingarna.",
    )
    assert build(f"{first}\n{second}").text == f"{first}\n{second}"


def test_a_sentence_goes_on_over_a_page_break(build: Callable[..., Structure]) -> None:
    made = build(WRAPPED, "igenom dagordningen.")
    assert made.text == f"{WRAPPED} igenom dagordningen."
    assert made.text[made.page_starts[1] :] == "igenom dagordningen."


def test_a_word_goes_on_over_a_page_break(build: Callable[..., Structure]) -> None:
    made = build("Ärendet har beretts av den nya kommun-", "styrelsen under våren.")
    assert "kommunstyrelsen" in made.text
    assert made.text[made.page_starts[1] :] == "styrelsen under våren."


def test_an_empty_page_begins_where_the_next_one_does(build: Callable[..., Structure]) -> None:
    made = build("Första sidan.", "", "Tredje sidan.", "")
    assert made.page_starts == (0, made.text.index("Tredje"), made.text.index("Tredje"), len(made.text))


def test_an_empty_document_is_one_empty_section(build: Callable[..., Structure]) -> None:
    made = build("", " \n ")
    assert (made.text, made.page_starts, len(made.sections)) == ("", (0, 0), 1)


def test_a_blank_line_after_every_line_is_layout(build: Callable[..., Structure]) -> None:
    lines = [
        f"Rad nummer {word} står för sig själv."
        for word in ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"]
    ]
    double = build("\n\n".join([*lines[:4], "", *lines[4:]])).text
    assert double == "\n".join([*lines[:4], "", *lines[4:]])


def test_a_few_blank_lines_are_the_writers(build: Callable[..., Structure]) -> None:
    assert build("Ett.\n\nTvå.\n\nTre.").text == "Ett.\n\nTvå.\n\nTre."


def test_wide_leading_inside_a_sentence_is_no_paragraph(build: Callable[..., Structure]) -> None:
    text = build(f"{WRAPPED}\n\nsedan igenom dagordningen.\nSlut.").text
    assert f"{WRAPPED} sedan igenom" in text


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("P R O T O K O L L", "PROTOKOLL"),
        ("PRO T OK OL L", "PROTOKOLL"),
        ("N Ä R V A R A N D E", "NÄRVARANDE"),
        ("vi är på väg nu", "vi är på väg nu"),
        ("A B C", "A B C"),
    ],
)
def test_letter_spaced_headings_are_closed_up(
    build: Callable[..., Structure], spaced: str, closed: str
) -> None:
    assert build(f"{spaced}\n\nText.").text.split("\n")[0] == closed


def test_no_lines_make_no_text() -> None:
    assert text_of(lines_of([]), 1).text == ""


def test_a_blank_line_before_columns_or_an_indented_block_stays(build: Callable[..., Structure]) -> None:
    text = "Mötet hölls som vanligt i stora salen på rådhuset\n\n                    Berit Almgren (S)\nLisa      Per"
    assert build(text).text == text
    rows = "Ett två tre fyra fem sex sju      åtta\n\nNio tio      elva"
    assert build(rows).text == rows
