"""Lines become running text: what the margin broke is joined, what the writer broke is not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized

import pytest

from minutes_index.structure.lines import page_lines
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
        ("Mötet leds i dag av föreningens Ann-Char-", "lotte Kvarnlund.", "Ann-Charlotte Kvarnlund"),
        ("Gruppen går igenom det nya EU-Sverige-", "projektet i länet.", "EU-Sverige-projektet i"),
        ("Förvaltningen har tagit fram ett gemen-", "samt underlag.", "gemensamt underlag"),
        ("Nämnden avslår yrkandet med 8 ja-", "röster mot 5.", "ja-röster mot"),
        ("Nämnden avslår yrkandet med 8 ja-rös-", "ter mot 5.", "ja-röster mot"),
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
    assert text_of(page_lines([]), 1).text == ""


def test_a_blank_line_before_columns_or_an_indented_block_stays(build: Callable[..., Structure]) -> None:
    text = "Mötet hölls som vanligt i stora salen på rådhuset\n\n                    Berit Almgren (S)\nLisa      Per"
    assert build(text).text == text
    rows = "Ett två tre fyra fem sex sju      åtta\n\nNio tio      elva"
    assert build(rows).text == rows


TOLD = (
    "Förvaltningen har under året arbetat med frågan och redovisar\nnu sitt förslag till nämnden. De synpunkter som kom in under\n"
    "samrådet har arbetats in i handlingarna, som därefter har gått\nut på remiss till alla berörda nämnder och bolag i kommunen och\n"
    "de har svarat.\n\n"
)
"""A paragraph whose lines tell where the margin is: after 63 characters."""


@pytest.mark.parametrize(
    ("paragraph", "joined"),
    [
        ("Ärendet har tidigare behandlats av nämnden på förslag av Berit\nAlmgren.", True),
        ("Nämnden besökte skolan i december. Rektorn visade runt. Berit\nAlmgren tackade för besöket.", True),
        ("Nämnden besökte därefter skolan i Kvarnby och den nya hallen.\nAlla tackade för besöket.", True),
        ("Nämnden besökte därefter skolan i Kvarnby.\nAlla tackade för besöket.", False),
        ("Beslutande\nBerit Almgren (S)\nOlof Kvarnlund (M)", False),
        ("Ekonomichefen redovisar avtalet i Kvarnby, upprättat med stöd av\n§ 4 förbundsordningen.", True),
        ("Till att jämte ordföranden justera valde nämnden Berit Almgren\n(s) och Olof Kvarnlund (m).", True),
        ("I skolan i Kvarnby har rektorn fått två nya medarbetare i vår\n– båda är lärare.", True),
        ("Lista av allt som behandlades vid mötet i skolan i Kvarnby nu:\n– en sak", False),
        ("1. Nämnden tilldelar bolaget en markanvisning för kvarteret\nKvarnen.", True),
        (
            "§ 4 Information om arbetet med den nya planen för kvarteret\nKvarnby skola har fått en plan.",
            False,
        ),
        ("Ställföreträdande kommunikationschefen Torbjörn-Anders Kvarnlund\nEkonom Berit Almgren", False),
        ("Kommunfullmäktige fastställer följande dagar för sammanträden:\n26 januari och 3 maj.", True),
    ],
)
def test_a_line_is_joined_when_the_next_word_would_have_passed_the_margin(
    build: Callable[..., Structure], paragraph: str, *, joined: bool
) -> None:
    """Where a sentence ends with the line it must be full to the last word; headings, rows and list marks begin lines."""
    assert (paragraph.replace("\n", " ") in build(TOLD + paragraph).text) == joined


def test_a_line_longer_than_the_margin_was_ended_by_its_writer(build: Callable[..., Structure]) -> None:
    long = "Nämnden noterar informationen om läget i skolan i Kvarnby och om den nya hallen vid torget"
    assert f"{long}\nBerit Almgren tackar." in build(f"{TOLD}{long}\nBerit Almgren tackar.").text


def test_indented_text_has_the_same_margin(build: Callable[..., Structure]) -> None:
    entry = "                    kommundirektör Berit Almgren, ekonomichef\n                    Olof Kvarnlund §§ 3-4"
    assert "ekonomichef Olof Kvarnlund" in build(TOLD + entry).text


HEADS = ("Protokoll                 Sida 1 (2)", "Protokoll                 Sida 2 (2)")


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        (
            "Deltagare\nBerit Almgren, Ale",
            "Olof Kvarnlund, Lerum",
            "Berit Almgren, Ale\nOlof Kvarnlund, Lerum",
        ),
        ("Vid protokollet", "Berit Almgren", "Vid protokollet\nBerit Almgren"),
        ("Berit Almgren      Ale", "Olof Kvarnlund      Lerum", "Ale\nOlof Kvarnlund"),
        (f"{TOLD}Nämnden besökte skolan i december och sedan också i", "Kvarnby.", "också i Kvarnby."),
        ("Nämnden tackar.", "Nuläget i skolorna", "Nämnden tackar.\n\nNuläget"),
        ("Lunch", "Nuläget i skolorna", "Lunch\n\nNuläget"),
        ("• Språkdagen", "Arbetsgruppen har bokat lokalen till i höst.", "• Språkdagen\nArbetsgruppen"),
    ],
)
def test_a_list_or_a_sentence_goes_on_over_a_page_break_and_its_running_head(
    build: Callable[..., Structure], above: str, below: str, text: str
) -> None:
    """The blank line below the running head is the head's; it stays where a paragraph ends or a heading may follow."""
    assert text in build(f"{HEADS[0]}\n\n{above}", f"{HEADS[1]}\n\n{below}").text


@pytest.mark.parametrize(("blank", "joined"), [("", True), ("\n\n", False)])
def test_two_blank_lines_at_a_page_break_end_a_paragraph(
    build: Callable[..., Structure], blank: str, *, joined: bool
) -> None:
    """One may be the running head's; a full line that ends a sentence decides nothing."""
    full = "Nämnden besökte därefter skolan i Kvarnby och den nya hallen."
    made = build(f"{HEADS[0]}\n\n{TOLD}{full}{blank}", f"{HEADS[1]}\n\nAlla tackade för besöket.").text
    assert (f"{full} Alla" in made) == joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("§ 13 Valberedning\nBerit Almgren och Olof Kvarnlund valdes om", "§14 Medlemsavgift"),
        ("att 1: bifalla motionens första yrkande om segling", "att 2: avslå resten"),
        ("Att-sats 1 om seglingen bifalles i sin helhet", "att-sats 2 avslås"),
    ],
)
def test_the_end_of_a_verb_and_a_numbered_clause_are_no_wraps(
    build: Callable[..., Structure], first: str, second: str
) -> None:
    """`valdes om` ends its sentence, unlike other lines that end in *om*."""
    assert f"{first}\n{second}" in build(f"{first}\n{second}").text
    assert "frågan om\n" not in build("Mötet talade länge och väl om frågan om\ndet nya taket.").text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Elof Gran\u00adqvist yrkar avslag.", "Elof Granqvist yrkar avslag."),
        ("Mötet den 2013\u00ad10\u00ad09 hölls.", "Mötet den 2013-10-09 hölls."),
        ("Kommun\u00adstyrel\u00adsen\u00ad beslutar.", "Kommunstyrelsen beslutar."),
    ],
)
def test_a_soft_hyphen_within_a_line_is_nothing_and_between_figures_a_hyphen(
    build: Callable[..., Structure], written: str, read: str
) -> None:
    assert build(written).text == read


@pytest.mark.parametrize(
    "page", ["a\u00ad\u0301ret är långt", "bostads-\n\u0301området är nytt", "\u1100-\n\u1161 är ett tecken"]
)
def test_what_joins_to_a_letter_leaves_the_text_in_nfc(build: Callable[..., Structure], page: str) -> None:
    assert is_normalized("NFC", build(page).text)
