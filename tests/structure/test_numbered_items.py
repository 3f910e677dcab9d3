"""Items that are counted without a paragraph sign: which numbers make them, and which only count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import SectionKind
from minutes_index.structure.headings import bodied_heading, coded_heading, numbered_heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

SAID = "Frågan togs upp av flera, och mötet var enigt om hur den ska skötas framöver."


def _items(made: Structure) -> list[tuple[str, str]]:
    return [(s.number, s.heading) for s in made.sections if s.kind is SectionKind.ITEM]


def _text(*heads: str) -> str:
    return "Protokoll\n\n" + "\n\n".join(f"{head}\n{SAID}" for head in heads)


@pytest.mark.parametrize(
    "line", ["4. Val", "4) Val", "4 Val", "4.Val", "4: Val", "4:Val", "• 4 Val", "**4. Val**"]
)
def test_a_number_may_stand_before_a_heading_in_many_ways(line: str) -> None:
    found = numbered_heading(line)
    assert found is not None
    assert (found.number, found.text) == ("4", "Val")


@pytest.mark.parametrize("line", ["4.5 procent", "4 val", "2023 Val", "4:e Val", "kl. 4 Val"])
def test_other_numbers_head_nothing(line: str) -> None:
    assert numbered_heading(line) is None


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("1.2 Val", "1.2", "Val"),
        ("1.2. Val", "1.2", "Val"),
        ("F2 Val", "F2", "Val"),
        ("• 1.12 Val", "1.12", "Val"),
    ],
)
def test_a_number_may_have_two_parts(line: str, number: str, text: str) -> None:
    found = coded_heading(line)
    assert found is not None
    assert (found.number, found.text) == (number, text)


def test_a_number_may_stand_behind_the_short_name_of_a_body() -> None:
    found = bodied_heading("KHR 4 Val")
    assert found is not None
    assert (found.number, found.ordinal, found.text) == ("KHR 4", 4, "Val")
    assert bodied_heading("KHR 4 val") is None


def test_items_that_go_on_from_an_earlier_meeting(build: Callable[..., Structure]) -> None:
    made = build(_text("141. Justering", "142. Budget.", "143. Lokaler", "145. Slut"))
    assert _items(made) == [("141", "Justering"), ("142", "Budget"), ("143", "Lokaler"), ("145", "Slut")]


def test_three_numbers_that_go_on_from_nothing_are_no_items(build: Callable[..., Structure]) -> None:
    assert not {
        number for number, _ in _items(build(_text("41. Justering", "42. Budget", "43. Lokaler")))
    } - {""}


def test_items_whose_numbers_have_two_parts(build: Callable[..., Structure]) -> None:
    made = build(_text("1.1 Mötets öppnande", "1.2 Justerare", "2.1 Post", "2.2 Rapporter", "3.1 Slut"))
    assert [number for number, _ in _items(made)] == ["1.1", "1.2", "2.1", "2.2", "3.1"]


def test_items_by_letter_and_number(build: Callable[..., Structure]) -> None:
    made = build(_text("F1 Öppnande", "F2 Justerare", "U1 Beslut i utskottet", "B1 Arvoden", "B2 Slut"))
    assert [number for number, _ in _items(made)] == ["F1", "F2", "U1", "B1", "B2"]


def test_numbers_of_two_parts_within_items_are_items_of_their_own(build: Callable[..., Structure]) -> None:
    made = build(
        _text(
            "1 Formalia", "1.1 Öppnande", "1.2 Justerare", "2 Rapporter", "2.1 Ekonomi", "2.2 Post", "3 Slut"
        )
    )
    assert [number for number, _ in _items(made)] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "3"]


@pytest.mark.parametrize(
    "lines", [["E4 Norra", "E6 Södra", "E18 Västra", "E20 Östra"], ["2.5 Miljoner", "2.6 Miljoner"]]
)
def test_roads_and_sums_are_no_items(build: Callable[..., Structure], lines: list[str]) -> None:
    assert not {number for number, _ in _items(build(_text(*lines)))} - {""}


def test_items_that_a_conversion_all_gave_the_first_number(build: Callable[..., Structure]) -> None:
    """The lists inside them are indented and count on."""
    made = build(
        f"Protokoll\n\n 1. Öppnande\n\n{SAID}\n\n 1. Ekonomi\n\n{SAID}\n\n 1. Stämman\n   1. Dagen sattes till den 19 mars.\n"
        f"   2. Styrelsen gick igenom listan.\n\n 1. Slut\n\n{SAID}"
    )
    assert _items(made) == [("1", "Öppnande"), ("1", "Ekonomi"), ("1", "Stämman"), ("1", "Slut")]


def test_a_few_words_with_a_full_stop_head_the_text_below_them(build: Callable[..., Structure]) -> None:
    made = build(_text("1. Mötet öppnas.", "2. Val av justerare", "3. Mötet avslutas."))
    assert _items(made) == [("1", "Mötet öppnas"), ("2", "Val av justerare"), ("3", "Mötet avslutas")]


def test_numbered_sentences_between_numbered_headings_are_items_too(build: Callable[..., Structure]) -> None:
    made = build(
        "Protokoll\n\n1. Ordföranden hälsade alla hjärtligt välkomna till mötet.\n\n2. Föregående protokoll gicks igenom och godkändes.\n\n"
        f"3. Årsmöte\n{SAID}\n\n4. Dagen för nästa möte bestäms i samband med årsmötet.\n\n5. Medlemmar\n{SAID}"
    )
    assert _items(made) == [("1", ""), ("2", ""), ("3", "Årsmöte"), ("4", ""), ("5", "Medlemmar")]


def test_a_list_of_sentences_within_an_item_makes_no_items(build: Callable[..., Structure]) -> None:
    made = build(
        f"Protokoll\n\n1. Öppnande\n{SAID}\n\n2. Stämman\n{SAID}\n1. Berit frågar efter en lokal i god tid före stämman.\n"
        f"2. Olof skriver till alla som har hus vid vägen.\n3. Alla hjälps åt.\n\n3. Slut\n{SAID}"
    )
    assert [heading for _, heading in _items(made)] == ["Öppnande", "Stämman", "Slut"]


def test_a_heading_of_a_short_text_keeps_apart_from_the_few_words_below_it(
    build: Callable[..., Structure],
) -> None:
    made = build(
        "1. Fastställande av dagordning\nDagordningen fastställdes.\n\n2. Föregående protokoll\nDet lades till handlingarna."
    )
    assert _items(made) == [("1", "Fastställande av dagordning"), ("2", "Föregående protokoll")]


@pytest.mark.parametrize("line", ["2009-10-11", "11 oktober 2009"])
def test_a_day_by_itself_is_no_part_of_the_line_above(build: Callable[..., Structure], line: str) -> None:
    made = build(f"Protokoll för styrelsemöte 7 - Föreningen Kvarnby\n{line}\n\n§ 1 Val\nBerit väljs.")
    assert made.text.split("\n")[1] == line


def test_the_number_of_a_page_in_brackets_is_furniture(build: Callable[..., Structure]) -> None:
    assert "(2)" not in build("Protokoll\n\n(2)\n\n§ 1 Val\nBerit väljs.").text


def test_a_line_with_a_label_and_what_it_labels_heads_nothing(build: Callable[..., Structure]) -> None:
    made = build(f"Anteckningar\n\nNärvarande: Berit Almgren och Olof Kvarnlund\n\nEkonomi\n{SAID}")
    assert _items(made) == [("", "Ekonomi")]


def test_a_title_page_that_nothing_follows_is_none(build: Callable[..., Structure]) -> None:
    """What was decided stands in it."""
    made = build(f"Protokoll\nPlats och tid\nRådhuset den 3 maj 2011\n\nNärvarande: Berit Almgren\n\n{SAID}")
    assert [section.kind for section in made.sections] == [SectionKind.PREAMBLE]
