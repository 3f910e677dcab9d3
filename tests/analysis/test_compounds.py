"""Compounds come apart, simple words and their forms do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.compounds import Splitter, part_stems, splitter
from minutes_index.analysis.stems import stem
from minutes_index.analysis.tables import words_of
from minutes_index.analysis.terms import PART_WEIGHT, terms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("samverkansavtalet", ("samverkan", "avtalet")),
        ("äldreomsorgslyftet", ("äldreomsorg", "lyftet")),
        ("undersköterskeutbildning", ("undersköterske", "utbildning")),
        ("styrelseledamöterna", ("styrelse", "ledamöterna")),
        ("fastighetsägare", ("fastighet", "ägare")),
        ("detaljplan", ("detalj", "plan")),
        ("hemtjänst", ("hem", "tjänst")),
        ("bygglov", ("bygg", "lov")),
        ("matsvinnet", ("mat", "svinnet")),
        ("bastukvällar", ("bastu", "kvällar")),
        ("remissvaret", ("remiss", "svaret")),
        ("asylsökande", ("asyl", "sökande")),
    ],
)
def test_a_compound_comes_apart(word: str, expected: tuple[str, ...]) -> None:
    assert splitter().parts(word) == expected


@pytest.mark.parametrize(
    "word",
    [
        "kommunerna",
        "cheferna",
        "någonstans",
        "granskar",
        "verksamhet",
        "information",
        "förvaltningen",
        "upphandling",
        "tillsammans",
        "överenskommelse",
        "sammanträde",
        "ordförande",
        "ersättare",
        "riktlinjer",
        "varandra",
        "gemensamma",
        "ks",
        "2018",
        "avtal",
        "halmstad",
        "halmstads",
        "digitala",
    ],
)
def test_a_simple_word_stays_whole(word: str) -> None:
    assert splitter().parts(word) == ()


@pytest.mark.parametrize(
    ("word", "sought"),
    [
        ("samverkansavtalet", "avtal"),
        ("äldreomsorgslyftet", "omsorg"),
        ("äldreomsorgslyftet", "äldreomsorg"),
        ("skolans", "skola"),
        ("skolgymnastiksalen", "gymnastiksal"),
        ("kyrkogårdstaxan", "kyrka"),
        ("kommunstyrelsemötet", "kommunstyrelse"),
    ],
)
def test_a_compound_is_found_by_its_parts_and_by_theirs(word: str, sought: str) -> None:
    assert stem(sought) in part_stems(word) | {stem(word)}


def test_a_word_that_is_never_a_part_splits_nothing() -> None:
    counts = {"skol": 9, "buss": 9}
    assert Splitter(counts).parts("skolbuss") == ("skol", "buss")
    assert Splitter(counts, frozenset({"buss"})).parts("skolbuss") == ()


@given(st.text(alphabet="aeklnorst", min_size=6, max_size=20))
def test_parts_stand_in_the_word_in_order(word: str) -> None:
    counts = dict.fromkeys(("skola", "kost", "rast", "skol", "tank", "arne"), 9)
    at = 0
    for part in Splitter(counts).parts(word):
        assert word.startswith(part, at) or word.startswith("s" + part, at)
        at = word.index(part, at) + len(part)


def test_a_word_table_has_comments_and_words() -> None:
    assert words_of("# en rad\nerna arna\n") == {"erna", "arna"}


def test_a_part_weighs_less_than_one_whole_word_however_often_it_occurs() -> None:
    weights = terms("samverkansavtal samverkansavtalet skolavtal. Beslut, beslutet").weights()
    assert weights[stem("avtal")] == PART_WEIGHT < 1
    assert weights[stem("samverkansavtal")] == 2
    assert weights[stem("beslut")] == 2


def test_a_stem_is_whole_or_a_part_and_never_both() -> None:
    found = terms("samverkansavtal och avtalet")
    assert found.stems == {stem(word): 1 for word in ("samverkansavtal", "och", "avtal")}
    assert found.parts == {stem("samverkan")}


def test_word_forms_keep_every_position() -> None:
    words = terms("Lunch till lunch, MAS/MAR").words
    assert words == {"lunch": (0, 2), "till": (1,), "mas/mar": (3,), "mas": (3,), "mar": (4,)}
