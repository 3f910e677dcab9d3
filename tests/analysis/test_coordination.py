"""Compounds that share a part are found by every word that may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.coordination import shared
from minutes_index.analysis.stems import stem
from minutes_index.analysis.terms import terms


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        (
            "hälso- och sjukvårdsavtal",
            "hälsovårdsavtal hälsovård hälsoavtal sjukvårdsavtal sjukvård vård avtal hälsa",
        ),
        ("vård- och omsorgsnämnden", "vårdnämnden omsorgsnämnd nämnd vård"),
        ("Barn- och utbildningsnämnden", "barnnämnd utbildningsnämnd"),
        ("en gång- och cykelväg", "gångväg cykelväg väg"),
        ("gång-\u00a0och\ncykelbanor", "gångbana cykelbana"),
        ("in- och utflyttning", "inflyttning utflyttning"),
        ("upp- eller nedgång", "uppgång nedgång"),
        ("barn-, ungdoms- och äldrenämnden", "barnnämnd ungdomsnämnd äldrenämnd"),
        ("för- och grundskolan", "förskola grundskola"),
        ("hälso-/sjukvård", "hälsovård sjukvård"),
        ("skolskjuts och -kostnader", "skolkostnad skolskjuts"),
    ],
)
def test_every_word_that_may_be_meant_is_found(text: str, sought: str) -> None:
    found = terms(text)
    assert {stem(word) for word in sought.split()} <= found.stems.keys() | found.parts


@pytest.mark.parametrize(
    "text", ["kl. 13 - 15 och 17", "- och sedan", "Bil- Ahl", "e-post", "avtal - och beslut", ""]
)
def test_not_every_hyphen_leaves_something_out(text: str) -> None:
    assert list(shared(text)) == []


def test_the_words_as_written_keep_their_places() -> None:
    assert terms("hälso- och sjukvårdsavtal").words == {"hälso": (0,), "och": (1,), "sjukvårdsavtal": (2,)}


def test_a_place_spans_from_the_first_word_to_the_last() -> None:
    text = "Om hälso- och sjukvårdsavtal samt skolskjuts och -kostnader."
    assert [place.span.of(text) for place in shared(text)] == [
        "hälso- och sjukvårdsavtal",
        "skolskjuts och -kostnader",
    ]


@given(st.text(alphabet="abå-, /&\noch", max_size=60))
def test_places_lie_in_the_text_and_their_words_are_made_of_it(text: str) -> None:
    for place in shared(text):
        assert place.span.of(text)
        assert all(
            word.startswith(tuple(beginning[:1] for beginning in place.beginnings)) for word in place.words()
        )
