"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.recognisers.sentences import sentences


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vi åt. Vi gick hem.", ["Vi åt.", "Vi gick hem."]),
        ("Vi åt! Gick vi? Ja.", ["Vi åt!", "Gick vi?", "Ja."]),
        ("Rubrik\nVi åt", ["Rubrik", "Vi åt"]),
        ("Han sade ”nej.” Sedan gick han.", ["Han sade ”nej.”", "Sedan gick han."]),
        ("Se bl.a. Berits förslag. Slut.", ["Se bl.a. Berits förslag.", "Slut."]),
        ("Se § 4. Enligt kap. 5 är det så.", ["Se § 4.", "Enligt kap. 5 är det så."]),
        ("Mötet är kl. 13. Alla kommer.", ["Mötet är kl. 13.", "Alla kommer."]),
        ("A. Kvarnlund talar. Slut.", ["A. Kvarnlund talar.", "Slut."]),
        ("1. Val av ordförande. Klart.", ["1. Val av ordförande.", "Klart."]),
        ("Den 12 dec. Vi ses.", ["Den 12 dec. Vi ses."]),
        ("Det kostar 3.5 kronor", ["Det kostar 3.5 kronor"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_a_sentence_ends_at_a_stop_that_is_no_abbreviation(text: str, parts: list[str]) -> None:
    assert _sentences(text) == parts


@given(st.text(alphabet="ab AB.!?\n§1”kl", max_size=80))
def test_sentences_hold_every_character_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(_sentences(text)).split()) == "".join(text.split())


def test_only_the_stretch_asked_for_is_cut() -> None:
    text = "Ett. Två. Tre."
    assert [span.of(text) for span in sentences(text, 5, 9)] == ["Två."]
