"""Numbers of items as recognition and conversion leave them: misread signs, lines of their own, numbers within numbers, feet between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.structure import Structure

    Build = Callable[..., Structure]


def _items(made: Structure) -> list[tuple[str, str]]:
    return [(s.number, s.heading) for s in made.sections if s.kind is SectionKind.ITEM]


@pytest.mark.parametrize(
    "signs",
    [("&", "$", "&"), ("$", "8", "&"), ("&", "S", "$"), ("&", "§", "$")],
)
def test_a_paragraph_sign_that_was_misread_is_given_back(build: Build, signs: tuple[str, str, str]) -> None:
    one, two, three = signs
    made = build(
        f"Brf Vallmon\n\n{one} 4. Lokaler\nHyran betalas.\n\n{two} 5. Trädgård\nHäcken klipps.\n\n{three} 6. Slut\nTack."
    )
    assert _items(made) == [("§ 4", "Lokaler"), ("§ 5", "Trädgård"), ("§ 6", "Slut")]
    assert "§ 4. Lokaler" in made.text


@pytest.mark.parametrize(
    "text",
    ["& 1. Ett\n\n5 2. Två\n\nSlut", "$ 12 Million\n$ 40 Million\n$ 77 Million", "& Son\n& Co\n& Sons"],
)
def test_other_signs_stay_as_they_are(build: Build, text: str) -> None:
    assert build(text).text == text


@pytest.mark.parametrize("mark", ["", ".", ")"])
def test_a_number_on_a_line_of_its_own_heads_the_line_below(build: Build, mark: str) -> None:
    made = build(
        f"Protokoll\n1{mark}\nInledning:\nSiv hälsade.\n2{mark}\nStugan:\nTaket är lagat.\n\n3{mark}\nAvslutning:\nTack."
    )
    assert _items(made) == [("1", "Inledning"), ("2", "Stugan"), ("3", "Avslutning")]


def test_numbers_of_pages_head_nothing(build: Build) -> None:
    pages = [f"Hembygdsdagen\nSiv berättade om dag {n}.\n{n}" for n in range(1, 5)]
    assert not {number for number, _ in _items(build(*pages))} - {""}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "1 Formalia\n\n1.1 Justerare\n\nBo justerar.\n\n1.2 Dagordning\n\nSom den är.\n\n2 Rapporter\n\n2.1 Kassör\n\nKassan är god.",
            ["1", "1.1", "1.2", "2", "2.1"],
        ),
        (
            "§ 5 Val\na) Val av kassör\n\nSiv valdes.\n\nb) Val av revisor\n\nBo valdes.\n\n§ 6 Slut\nTack.",
            ["§ 5", "a)", "b)", "§ 6"],
        ),
        (
            "## 1. Bokslut\n\nSiv redovisade.\n\n### 1 a. Fastställande av bokslut\n\nDet fastställdes.\n\n## 2. Val\n\nBo valdes.\n\n## Övrigt\n\nInget.",
            ["1", "1 a", "2", ""],
        ),
    ],
)
def test_items_within_items(build: Build, text: str, items: list[str]) -> None:
    assert [number for number, _ in _items(build(text))] == items


@pytest.mark.parametrize("indent", ["   ", "       ", "              "])
def test_the_outermost_numbers_are_the_items(build: Build, indent: str) -> None:
    nested = "".join(f"{indent * 2}{n}. Punkt nummer {n}\n" for n in range(1, 5))
    made = build(
        f"Protokoll\n1. Mötet öppnas.\n{indent}a. 17:16.\n2. Verksamhet\n{indent}a. Resor\n{nested}3. Ekonomi\n{indent}a. God.\n4. Slut\n"
    )
    assert [heading for _, heading in _items(made)] == ["Mötet öppnas", "Verksamhet", "Ekonomi", "Slut"]


def test_a_heading_over_several_lines_hangs_behind_its_number(build: Build) -> None:
    made = build(
        "Protokoll\n\n   1.   Öppnande\n        Siv öppnade stämman.\n\n"
        "   2.   Beslut om arvoden och andra ersättningar till styrelsens\n        ledamöter och revisorer\n        Arvodet är noll.\n\n"
        "   3.   Slut\n        Tack för i dag."
    )
    assert _items(made)[1] == (
        "2",
        "Beslut om arvoden och andra ersättningar till styrelsens ledamöter och revisorer",
    )


@pytest.mark.parametrize("stop", [".", ""])
def test_a_matter_that_ends_in_a_full_stop_heads_its_item(build: Build, stop: str) -> None:
    made = build(
        f"Protokoll\n\n1. Val av två personer som tillsammans justerar{stop}\n    Siv och Bo valdes.\n\n"
        f"2. Frågan om mötet har kallats i rätt tid{stop}\n    Ja.\n\n3. Avslutning{stop}\n    Tack."
    )
    assert [heading for _, heading in _items(made)] == [
        "Val av två personer som tillsammans justerar",
        "Frågan om mötet har kallats i rätt tid",
        "Avslutning",
    ]


@pytest.mark.parametrize("initials", ["  SE   ab", "Yo\n    ”G", "S E\n\n ,,"])
def test_a_foot_of_initials_ends_no_item(build: Build, initials: str) -> None:
    made = build(
        f"1. Motioner\nMotionen bifölls.\n\nJusteras\n{initials}\n2. Val\nSiv valdes.\n\nJusteras\n{initials}\nBo valdes också.\n\n3. Slut\nTack.\n\nVid protokollet\nSiv Ek"
    )
    assert _items(made) == [("1", "Motioner"), ("2", "Val"), ("3", "Slut")]
    assert "Justeras" not in made.text


def test_a_list_below_a_marked_heading_is_no_count_of_items(build: Build) -> None:
    made = build(
        "# Möte\n\n## Läget\n\nAllt väl.\n\n## Att göra\n\n1. Boka lokal (Siv).\n2. Skriva brev (Bo).\n3. Ringa (alla).\n"
    )
    assert [heading for _, heading in _items(made)] == ["Möte", "Läget", "Att göra"]


def test_a_sign_that_was_read_as_the_first_figure_of_its_number(build: Build) -> None:
    made = build("$1 Öppnande\nSiv öppnade.\n\n82 Fullmakter\nInga.\n\n&3 Slut\nTack.")
    assert [number for number, _ in _items(made)] == ["§ 1", "§ 2", "§ 3"]


@pytest.mark.parametrize(
    "head", ["Kyrkorådet 2019-05-06 § 44", "Kyrkorådet\nUtdrag ur protokoll 6 maj 2019, § 44"]
)
def test_an_extract_is_one_item(build: Build, head: str) -> None:
    assert _items(build(f"{head}\n\nNy kyrkbåt\n\nKyrkorådet köper båten.")) == [("§ 44", "Ny kyrkbåt")]
