"""What heads a section, and what only looks like a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import SectionKind
from minutes_index.structure.headings import lettered_heading, marked_heading, paragraph_heading, shortened
from minutes_index.structure.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure


def _items(text: str) -> list[tuple[str, str]]:
    return [(s.number, s.heading) for s in sections_of(text) if s.kind is SectionKind.ITEM]


def _kinds(text: str) -> list[SectionKind]:
    return [section.kind for section in sections_of(text)]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("§ 45 Budget", "§ 45", "Budget"),
        ("§45 Budget", "§ 45", "Budget"),
        ("§ 45. Budget", "§ 45", "Budget"),
        ("KF § 102 Val", "KF § 102", "Val"),
        ("Au §12 Val", "Au § 12", "Val"),
        ("KS § 187", "KS § 187", ""),
        ("§ 7/23 Val", "§ 7/23", "Val"),
        ("§ 7:2023 Val", "§ 7/2023", "Val"),
        ("4 § Val", "§ 4", "Val"),
        ("**§ 4 Val**", "§ 4", "Val"),
        ("## § 4 Val", "§ 4", "Val"),
    ],
)
def test_a_paragraph_sign_with_a_number_heads_an_item(line: str, number: str, heading: str) -> None:
    found = paragraph_heading(line)
    assert found is not None
    assert (found.number, found.text) == (number, heading)


@pytest.mark.parametrize(
    "line",
    ["§§ 45-58", "§ 45–58", "§ 3 i lagen", "§ 4 och § 5", "§ 4, 5 ", "enligt § 4", "Paragraf 4", "§ Val", ""],
)
def test_a_reference_to_paragraphs_heads_nothing(line: str) -> None:
    assert paragraph_heading(line) is None


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# Val", "Val"),
        ("### Val ###", "Val"),
        ("**Val**:", "Val"),
        ("__Val:__", "Val"),
        ("Val", ""),
        ("**Val** nu", ""),
    ],
)
def test_marked_up_headings(line: str, text: str) -> None:
    assert marked_heading(line) == text


def test_a_lettered_heading_counts_from_a() -> None:
    found = lettered_heading("c) Resor")
    assert found is not None
    assert (found.number, found.ordinal, found.text) == ("c)", 3, "Resor")
    assert lettered_heading("c) resor") is None


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        ("§ 1 Val av justerare\nBerit väljs.", "Val av justerare"),
        ("§ 1\nVal av justerare\nBerit väljs.", "Val av justerare"),
        ("§ 1   Dnr KS 2023/14\nVal av justerare\nBerit väljs.", "Val av justerare"),
        ("§ 1\nDnr KS 2023/14\n\nVal av justerare\nBerit väljs.", "Val av justerare"),
        ("§ 1 Val av justerare   KS 2023/14\nBerit väljs.", "Val av justerare"),
        ("§ 1 Anmälningar. Det antecknades att posten har kommit.", "Anmälningar"),
        ("§ 1 Ordföranden hälsade alla välkomna till dagens möte.", ""),
        ("§ 1 Ordföranden öppnade mötet.", ""),
        ("§ 1 Mötet öppnas.", "Mötet öppnas"),
        ("§ 1\n**Val av justerare**\nBerit väljs.", "Val av justerare"),
        ("§ 1\nBeslut\nBerit väljs.", ""),
        ("§ 1\n\n§ 2 Val", ""),
        ("§ 1", ""),
    ],
)
def test_the_heading_of_an_item_stands_behind_or_below_its_number(item: str, heading: str) -> None:
    assert _items(f"Protokoll\n\n{item}")[0] == ("§ 1", heading)


@pytest.mark.parametrize(
    "contents",
    [
        "§ 1 Mötets öppnande ......... 2\n§ 2 Val ......... 3\n§ 3 Budget ........ 3",
        "§ 1 Mötets öppnande   2\n§ 2 Val   3\n§ 3 Budget   3",
        "§ 1 Mötets öppnande\n§ 2 Val\n§ 3 Budget",
    ],
)
def test_entries_of_a_list_of_contents_are_no_items(contents: str) -> None:
    text = (
        f"Innehåll\n{contents}\n\n"
        "§ 1 Mötets öppnande\nOrdföranden öppnar.\nAlla hälsas välkomna.\n\n"
        "§ 2 Val\nBerit väljs.\nDet var allt.\n\n"
        "§ 3 Budget\nBudgeten antas.\nDet var allt."
    )
    assert _items(text) == [("§ 1", "Mötets öppnande"), ("§ 2", "Val"), ("§ 3", "Budget")]
    assert SectionKind.CONTENTS in _kinds(text)


def test_short_items_that_are_not_repeated_are_items() -> None:
    assert len(_items("§ 1 Öppnande\n§ 2 Val\n§ 3 Budget\n§ 4 Slut")) == 4


def test_a_paragraph_of_a_law_at_the_start_of_a_line_is_no_item() -> None:
    assert _items("§ 1 Val\nSe även\n§ 9 kap om jäv.\n\n§ 2 Budget\nAntas.") == [
        ("§ 1", "Val"),
        ("§ 2", "Budget"),
    ]


def test_text_may_follow_at_length_behind_a_paragraph_that_counts_on() -> None:
    long = "Styrelsen gick igenom läget och alla fick säga sitt. " * 8
    text = f"§ 4. Öppnande. {long}\n\n§ 5. Ekonomi. {long}\n\n§ 9 Avtalet gäller tills vidare. {long}"
    assert _items(text) == [("§ 4", "Öppnande"), ("§ 5", "Ekonomi")]


def test_numbered_items_and_not_the_lists_inside_them() -> None:
    text = (
        "Anteckningar\n\n1. Inledning\nAlla hälsas välkomna.\n1. Första frågan\n2. Andra frågan\n"
        "Mer text här.\n\n2. Ekonomi\nText om ekonomi.\n\n3. Nästa möte\nI maj."
    )
    assert ("2", "Ekonomi") in _items(text)
    assert ("3", "Nästa möte") in _items(text)
    assert ("2", "Andra frågan") not in _items(text)


def test_a_list_of_as_many_close_lines_is_told_from_items_below_blank_ones() -> None:
    text = (
        "Anteckningar\n\n1. Status i kommunerna\nAlla är igång.\n\n2. Beslut om metadata\nTvå förslag fanns:\n1. Följa mallen rakt av\n"
        "2. Mallen med tre fält till\n\n3. Tidplan\nDen håller.\n\n4. Nästa möte\nI maj."
    )
    assert [heading for _, heading in _items(text)] == [
        "Status i kommunerna",
        "Beslut om metadata",
        "Tidplan",
        "Nästa möte",
    ]


def test_a_heading_is_named_without_its_case_number_its_time_and_who_presents_it() -> None:
    text = (
        "Kallelse\n\n1. Upprop. Tur att justera: Berit Almgren (S) 13.00\nText.\n\n2. Uppföljning, KS 2023/64. Föredragande: Olof Kvarnlund. 13.05\nText.\n\n"
        "3. Cykelväg väg 47, KS 2022/255. 14.30\nText."
    )
    assert _items(text) == [("1", "Upprop"), ("2", "Uppföljning"), ("3", "Cykelväg väg 47")]


def test_the_title_of_notes_heads_no_item() -> None:
    text = "Anteckningar från skolnätverket\n\nEkonomi\nVi gick igenom läget.\n\nNästa möte\nVi ses i maj."
    assert [heading for _, heading in _items(text)] == ["Ekonomi", "Nästa möte"]


def test_a_list_at_the_end_is_no_run_of_items() -> None:
    assert _items("Anteckningar från mötet.\n1. Mjölk\n2. Bröd\n3. Smör") == []


def test_lettered_items_where_nothing_is_numbered() -> None:
    assert _items("Anteckningar\na) Resor\nVi reser.\nb) Mat\nVi äter.\nSlut.") == [
        ("a)", "Resor"),
        ("b)", "Mat"),
    ]


def test_plain_headings_where_nothing_is_numbered() -> None:
    text = "Anteckningar från nätverket\n\nEkonomi\nVi gick igenom läget.\n\nNästa möte\nVi ses i maj.\n"
    assert [heading for _, heading in _items(text)][-2:] == ["Ekonomi", "Nästa möte"]


def test_names_under_an_attendance_label_are_no_headings() -> None:
    text = "Närvarande\n\nBerit Almgren\n\nOlof Kvarnlund\n\nEkonomi\nVi gick igenom läget noga, år för år, och allt stämde."
    assert [heading for _, heading in _items(text)] == ["Ekonomi"]


def test_signatures_and_appendices_come_after_the_last_item() -> None:
    text = (
        "Plats och tid: Rådhuset, klockan 9\nBeslutande: Berit Almgren (S)\n\n"
        "§ 1 Val\nBerit väljs.\n\nVid protokollet\nOlof Kvarnlund\n\nBilaga 1"
    )
    assert _kinds(text)[-3:] == [SectionKind.ITEM, SectionKind.SIGNATURES, SectionKind.APPENDIX]


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("Plats och tid\nRådhuset\n", SectionKind.TITLE_PAGE),
        ("NÄRVARANDE\nBerit Almgren\n", SectionKind.ATTENDANCE),
        ("Dagordning\nVal\n", SectionKind.CONTENTS),
        ("Ordförande    Sekreterare\n", SectionKind.PREAMBLE),
        ("Något annat\n", SectionKind.PREAMBLE),
    ],
)
def test_a_label_before_the_first_item_says_what_the_front_is(front: str, kind: SectionKind) -> None:
    assert _kinds(f"{front}\n§ 1 Val\nBerit väljs.")[0] is kind


def test_the_sections_of_a_document_say_where_they_stand(build: Callable[..., Structure]) -> None:
    made = build("Protokoll\n\n§ 1 Val\nBerit väljs.\n\n§ 2 Budget\nAntas.")
    assert [s.ordinal for s in made.sections] == list(range(len(made.sections)))
    assert made.sections[-1].span.of(made.text) == "§ 2 Budget\nAntas."


def test_numbered_paragraphs_are_items_with_a_heading_where_one_runs_in(
    build: Callable[..., Structure],
) -> None:
    text = """1. Berit Almgren hälsade välkommen.
2. Dagordningen fastställdes.
3. Årsavgiften. Styrelsen föreslog oförändrad avgift.
4. Mötet avslutades."""
    items = [(s.number, s.heading) for s in build(text).sections if s.kind is SectionKind.ITEM]
    assert items == [("1", ""), ("2", ""), ("3", "Årsavgiften"), ("4", "")]


def test_a_heading_is_not_cut_within_a_personal_number() -> None:
    """However long it is, the number is in it whole or not at all."""
    for fill in range(225, 242):
        heading = "b" * fill
        assert shortened(f"{heading} 811218-9876") in {heading[:240], f"{heading} 811218-9876"}
