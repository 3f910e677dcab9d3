"""Numbers of publications, organisations and people, told apart from each other, from case numbers and from dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.mentions.identifiers import identifiers
from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("SOU 2020:47", ["SOU 2020:47"]),
        ("SoU2020:47", ["SOU 2020:47"]),
        ("SOU2020:47", ["SOU 2020:47"]),
        ("SFS 2017:725", ["SFS 2017:725"]),
        ("kommunallagen (2017:725)", ["SFS 2017:725"]),
        ("lagen (2007:1091) om upphandling", ["SFS 2007:1091"]),
        ("lagen om valfrihetssystem (2008:962)", ["SFS 2008:962"]),
        ("lag 2007:1091", ["SFS 2007:1091"]),
        ("LOU (2016:1145)", ["SFS 2016:1145"]),
        ("Ds 2019:3", ["Ds 2019:3"]),
        ("regeringens proposition 2016/17:171", ["prop. 2016/17:171"]),
        ("propositionen (1999/2000:30)", ["prop. 1999/2000:30"]),
        (
            "prop. 2016/17:171, bet. 2016/17:KU30, rskr. 2016/17:256",
            ["prop. 2016/17:171", "bet. 2016/17:KU30", "rskr. 2016/17:256"],
        ),
        ("betänkandet 2016/17:sou12", ["bet. 2016/17:SoU12"]),
        ("2016/17:FiU20", ["bet. 2016/17:FiU20"]),
        ("SOU 2019:42 och 2019:43", ["SOU 2019:42", "SOU 2019:43"]),
        ("HSLF-FS 2017:30 och SOSFS 2014:5", ["HSLF-FS 2017:30", "SOSFS 2014:5"]),
        ("dir. 2020:12", ["dir. 2020:12"]),
    ],
)
def test_a_publication_is_named_in_one_way(
    find: Callable[..., Annotated], text: str, values: list[str]
) -> None:
    """However it is spelled; and no part of it is a date or a case number."""
    found = find(f"Ärendet rör {text} i dag.").annotations.mentions
    assert [(m.label, m.name, m.value) for m in found] == [(Label.PUBLICATION, v, v) for v in values]


@pytest.mark.parametrize(
    "text",
    [
        "§ 3 (2017:725)",
        "KS (2020:12)",
        "kl. 2017:25",
        "mot 2016:12",
        "uppdrag 2017:725",
        "läsåret 2016/17:12",
        "lag. Se (2017:725)",
        "2016/17:AB3",
        "SOU 2016:KU3",
    ],
)
def test_numbers_of_other_things_are_no_publications(text: str) -> None:
    assert [m for m in identifiers(f"Ärendet rör {text} i dag.") if m.label is Label.PUBLICATION] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prop. 2016/17:171", "prop. 2016/17:171"),
        ("proposition (2016/17:171)", "2016/17:171"),
        ("lagen (2017:725)", "2017:725"),
    ],
)
def test_a_reference_begins_with_its_series_unless_a_bracket_is_between(text: str, words: str) -> None:
    (found,) = identifiers(text)
    assert found.span.of(text) == words


def test_each_says_the_rule_that_found_it() -> None:
    text = "Enligt kommunallagen (2017:725), SOU 2020:47, org.nr 202100-5448, 811218-9876, dnr KS 2020/12"
    assert [(m.label.value, m.found_by) for m in identifiers(text)] == [
        ("publication", "rule:law"),
        ("publication", "rule:publication"),
        ("organisation_number", "rule:organisation-number"),
        ("personal_number", "rule:personal-number"),
        ("case_number", "rule:case-number"),
    ]


@pytest.mark.parametrize("text", ["Dnr 811218-9876", "Ansökan 1981-12-18-9876", "pnr 19811218-9876"])
def test_a_personal_number_is_nothing_else(find: Callable[..., Annotated], text: str) -> None:
    """No case number, whatever stands before it, and no date."""
    assert [m.label for m in find(text + " bifalls.").annotations.mentions] == [Label.PERSONAL_NUMBER]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dnr 2017:725", Label.CASE_NUMBER),
        ("FS 2018/311", Label.CASE_NUMBER),
    ],
)
def test_a_case_number_stays_one(text: str, label: Label) -> None:
    assert [m.label for m in identifiers(f"Ärendet har {text} i registret.")] == [label]


def test_a_number_on_the_list_of_those_present_says_nothing_of_them(find: Callable[..., Annotated]) -> None:
    """It is neither their party, their place, nor the paragraphs they were there for."""
    found = find("Närvarande\nMaj Ek (S), 811218-9876, Ale\nTorbjörn Ekvall 19811218-9876")
    assert [(row.name, row.party, row.affiliation, row.title, row.paragraphs) for row in found.annotations.attendance] == [
        ("Maj Ek", "S", "Ale", "", ""),
        ("Torbjörn Ekvall", "", "", "", ""),
    ]  # fmt: skip
