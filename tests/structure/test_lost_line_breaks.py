"""Pages that a conversion left on one line: where their heads, items and headings end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import SectionKind
from minutes_index.structure.lost_item_breaks import item_starts, parted
from minutes_index.structure.lost_line_breaks import unflattened
from minutes_index.structure.run_in_headings import heading_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

HEAD = (
    "PROTOKOLL 1 (3) Datum 2017-03-14 PROTOKOLL FRÅN STYRGRUPPSMÖTE SOLBYGDENS FRAMTID Plats: Länsstyrelsen, Hamngatan 3 "
    "Närvarande: Berit Almgren, Kvarnby kommun, ordförande Olof Kvarnlund, Länsstyrelsen Förhinder: Doris Holmberg, Erik Palmlund "
)
COLONS = (
    "1:Mötet öppnas av ordföranden Ordförande förklarade mötet öppnat och hälsade alla välkomna. "
    "2:Val av protokolljusterare Olof Kvarnlund utsågs att justera protokollet. "
    "3: Föregående mötes anteckningar Anteckningarna från den 12 januari gicks igenom. "
    "4: Ekonomi Olof Kvarnlund redovisade läget. Av budgeten på 3 miljoner återstår 1 200 000 kronor."
)
MORE = (
    "PROTOKOLL 2 (3) 5: Läget i byarna Tre byar har anmält sig vid det 2: a mötet. "
    "6: Nästa möte Nästa möte hålls den 9 maj 2017 kl. 10 i Kvarnby."
)
HEADINGS = [
    ("1", "Mötet öppnas av ordföranden"),
    ("2", "Val av protokolljusterare"),
    ("3", "Föregående mötes anteckningar"),
    ("4", "Ekonomi"),
    ("5", "Läget i byarna"),
    ("6", "Nästa möte"),
]


def _items(made: Structure) -> list[tuple[str, str]]:
    return [(s.number, s.heading) for s in made.sections if s.kind is SectionKind.ITEM]


def test_numbered_items_of_flat_pages_are_found_with_their_headings(build: Callable[..., Structure]) -> None:
    assert _items(build(HEAD + COLONS, MORE)) == HEADINGS


def test_so_are_those_of_a_text_whose_lines_are_pages_that_begin_with_their_numbers(
    build: Callable[..., Structure],
) -> None:
    made = build(f"1 {HEAD}{COLONS}\n\n2 {MORE}")
    assert _items(made) == HEADINGS
    assert "2 PROTOKOLL" not in made.text
    assert "PROTOKOLL 2" not in made.text


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("{}. ", ["1", "2", "3", "4"]),
        ("{}) ", ["1", "2", "3", "4"]),
        ("{} ", ["1", "2", "3", "4"]),
        ("15{} ", ["151", "152", "153", "154"]),
        ("§ 2{} ", ["§ 21", "§ 22", "§ 23", "§ 24"]),
        ("KHR {} ", ["KHR 1", "KHR 2", "KHR 3", "KHR 4"]),
        ("1.{} ", ["1.1", "1.2", "1.3", "1.4"]),
    ],
)
def test_however_they_are_numbered(build: Callable[..., Structure], mark: str, numbers: list[str]) -> None:
    words = ("Val av justerare", "Läget i byarna", "Ekonomisk rapport", "Övriga frågor")
    text = " ".join(
        f"{mark.format(n)}{heading} Styrelsen gick igenom frågan och alla var eniga. Den kommer upp igen."
        for n, heading in enumerate(words, 1)
    )
    assert _items(build(HEAD + text)) == list(zip(numbers, words, strict=True))


def test_a_number_that_the_conversion_lost_ends_no_count() -> None:
    said = "Frågan togs upp av flera."
    text = f"35 Mötets öppnande {said} 36 Val av justerare {said} Dagordning {said} 38 Budget {said} 39 Slut {said}"
    assert [text[start : start + 2] for start in item_starts([text])[0]] == ["35", "36", "38", "39"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi ses i rum 1 Ekonomi i sal 2 Val och på plan 3 Budget. " * 4,
        "Se punkt 1 Ekonomi, punkt 2 Val, punkt 3 Budget och punkt 4 Avslut. " * 4,
        "Bilaga 1 Kartan. Bilaga 2 Planen. Bilaga 3 Budgeten. Bilaga 4 Avtalet. " * 4,
        "Det kostade 1 200 000 kronor. 3 Personer var emot. 7 Ledamöter var för. " * 4,
    ],
)
def test_numbers_that_count_something_else_begin_no_items(text: str) -> None:
    assert item_starts([text]) == [[]]


def test_a_count_within_one_paragraph_is_no_count_of_items() -> None:
    paragraph = "Vi valde mellan 1. Skolan 2. Badet 3. Vägen 4. Torget och enades."
    texts = ["Mötet var långt. " * 40, paragraph, "Mötet var långt. " * 40]
    assert item_starts(texts) == [[], [], []]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1 Val av justerare Berit Almgren valdes.", "1 Val av justerare"),
        ("2 Rapport från mötet den 27 juni Berit Almgren rapporterade.", "2 Rapport från mötet den 27 juni"),
        (
            "3 Motion från Berit Almgren om skolskjuts Styrelsen avslog den.",
            "3 Motion från Berit Almgren om skolskjuts",
        ),
        (
            "§ 4 Ansökan om bidrag, Kvarnby IF Dnr 22/17 Föreningen söker.",
            "§ 4 Ansökan om bidrag, Kvarnby IF",
        ),
        ("5 MÖTET ÖPPNAS Berit Almgren hälsade alla välkomna.", "5 MÖTET ÖPPNAS"),
        ("6 Ekonomi Ekonomin är god.", "6 Ekonomi"),
        ("7 Meddelanden Inga meddelanden.", "7 Meddelanden"),
        ("8 Budget 2008 I budgeten finns medel.", "8 Budget 2008"),
        ("8 Läget i byarna I Vad är det lugnt.", "8 Läget i byarna"),
        ("9 Ny väg i Kvarnby Kommunstyrelsen beslutar att bygga den.", "9 Ny väg i Kvarnby"),
        ("10 Utseende av justerare. Berit utses.", "10 Utseende av justerare."),
    ],
)
def test_a_heading_ends_before_a_capital_that_cannot_belong_to_it(line: str, heading: str) -> None:
    assert parted(line).split("\n") == [heading, line[len(heading) :].lstrip()]


def test_blanks_alone_are_no_heading() -> None:
    assert heading_end("1   Styrelsen beslutar om torget", 1) != 1


@pytest.mark.parametrize(
    "line",
    [
        "1 Ordföranden Berit Almgren hälsade alla välkomna",
        "2 Information från kommunchefen Berit Almgren",
        "3 Samråd med Kvarnby, Hult och Vad",
        "4 Berit Almgren informerade",
        "Inget nummer Styrelsen beslutar",
    ],
)
def test_a_name_or_a_place_ends_no_heading(line: str) -> None:
    assert parted(line) == line


def test_the_head_of_an_item_that_goes_on_from_another_page_is_not_broken_off() -> None:
    first = "SN § 30 Motion om träffpunkt Berit Almgren har föreslagit att en träffpunkt öppnas. " * 7
    flat = unflattened(
        [f"Plats och tid Kvarnby {first}", "Forts. SN § 30 Styrelsen beslutar att avslå motionen."]
    )
    assert flat[1].startswith("Forts. SN § 30 ")
    assert "SN\n§" not in flat[0]


def test_a_head_that_comes_back_is_kept_once_also_when_only_the_number_of_pages_is_left() -> None:
    pages = [
        f"Kvarnby råd (9) {HEAD[20:]}{COLONS}",
        "Kvarnby råd (9) 5: Läget Tre byar är med.",
        "Kvarnby råd (9) 6: Slut Mötet avslutas.",
    ]
    assert "\n".join(unflattened(pages)).count("Kvarnby råd (9)") == 1


@pytest.mark.parametrize(
    "page",
    [
        "Mötet var långt och alla fick säga sitt. " * 20,
        "1. Val\nBerit väljs.\n\n2. Budget\n" + "Budgeten antas i sin helhet, med ändringar. " * 15,
        "Ja (5)\nNej (3)\n" + "Mötet var långt och alla fick säga sitt. " * 20,
    ],
)
def test_long_paragraphs_are_left_as_they_are(page: str) -> None:
    assert unflattened([page]) == [page]


def test_numbers_of_items_are_not_taken_for_those_of_pages() -> None:
    said = "Mötet var långt och alla fick säga sitt. " * 15
    text = f"1 Beslut: {said} Närvarande: Berit Almgren Frånvarande: Olof Kvarnlund\n2 {said}\n3 {said}"
    assert [line[:2] for line in unflattened([text])[0].split("\n") if line[:1].isdigit()] == [
        "1 ",
        "2 ",
        "3 ",
    ]


WRAPPED = """Byalaget Protokoll fört vid årsmöte den 27 februari 2011
i bygdegården. § 1 Mötet öppnas. Ordföranden hälsade de
närvarande välkomna till det årliga mötet i bygden, och
påminde om att kaffet serveras efteråt som förra året. § 2
Dagordning. Dagordningen godkändes av dem som var där. En
fråga om vägen togs upp sist, och den gällde hälso-
och sjukvård. § 3 Avgifter. Årsmötet beslutade att avgif-
ten ska vara 200 kr för vuxna och 500 kr för familj. § 4
Avslutning. Ordföranden tackade för visat intresse och
förklarade mötet avslutat."""


def test_a_flat_page_that_was_wrapped_is_cut_into_its_items(build: Callable[..., Structure]) -> None:
    """The lines are joined as any others, words broken at their ends too."""
    made = build(WRAPPED)
    numbered = [(one.number, one.heading) for one in made.sections if one.number]
    assert numbered == [
        ("§ 1", "Mötet öppnas"),
        ("§ 2", "Dagordning"),
        ("§ 3", "Avgifter"),
        ("§ 4", "Avslutning"),
    ]
    assert "gällde hälso- och sjukvård." in made.text
    assert "att avgiften ska vara" in made.text


def test_a_paragraph_that_refers_to_paragraphs_stays_one() -> None:
    """Items that begin lines of their own are not looked for within them."""
    text = "\n".join(
        f"§ {number} Ärende som handlar om något i byn\nMötet hänvisar till § {number} Protokoll från hösten."
        for number in range(1, 8)
    )
    assert unflattened([text]) == [text]
