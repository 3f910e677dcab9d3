"""However a personal number is spelled it is masked; what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recognisers.number_forms import NONE, ON_A_LINE, OTHERS, OVER_LINES, numbers

from minutes_index.recognisers.identity_numbers import Kind, identity_numbers
from minutes_index.recognisers.masking import masked, numbers_of, personal_numbers
from minutes_index.recognisers.number_spellings import plain

SPELLED = (*ON_A_LINE, *OVER_LINES)
PAIRED = list(zip(SPELLED, numbers(len(SPELLED)), strict=True))
TEXTS = ["Det gäller {} i Ale", "{}", "({}), som söker"]
PIECES = st.one_of(
    st.text(st.sampled_from("0189 -–+./|\n\t>\u00ad\u200b\u00a0kr"), max_size=30),
    st.sampled_from(PAIRED).map(lambda paired: paired[0].format(**paired[1])),
    st.sampled_from(["personnummer ", "tel ", "org. nr: ", "Namn   Pnr\n", "８", "·"]),
)


def test_there_are_spellings_enough() -> None:
    assert len(set(SPELLED)) >= 150
    assert len(NONE) * 8 + len(OTHERS) >= 200


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("spelling", "parts"), PAIRED, ids=[repr(spelling)[-40:] for spelling in SPELLED])
def test_every_spelling_is_masked(spelling: str, parts: dict[str, str], text: str) -> None:
    """Every digit of it, and nothing else: all else stays where it was."""
    text = (
        f"Protokoll\n\n{spelling.format(**parts)}\n"
        if "\n" in spelling
        else text.format(spelling.format(**parts))
    )
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(new == old or (old.isdigit() and new == "*") for old, new in zip(text, shown, strict=True))
    hidden = "".join(
        char for old, new in zip(text, shown, strict=True) if new != old for char in plain(old)[0]
    )
    assert hidden[-10:] == parts["short"] + parts["last"]
    assert numbers_of(text) == {parts["short"] + parts["last"]}


@pytest.mark.parametrize("form", NONE)
def test_digits_that_are_something_else_stay(form: str) -> None:
    """Whichever number they would be."""
    for parts in numbers(8):
        text = f"Se {form.format(**parts)} i listan"
        assert masked(text) == text


@pytest.mark.parametrize("form", OTHERS)
def test_other_forms_stay(form: str) -> None:
    assert masked(f"Se {form} i listan") == f"Se {form} i listan"


def test_a_head_counts_for_its_column_until_running_text_ends_the_table() -> None:
    first, second = (parts["short"] + parts["last"] for parts in numbers(2))
    rows = "Gullan Nordanvind          saknas          boende i Ale sedan tre år tillbaka\n" * 4
    head = "Namn                       Personnummer    Ort\n"
    row = "Bo Ek                      {}      Ale\n"
    sentence = "Nämnden har tagit del av listan och går igenom den vid nästa sammanträde i juni.\n"
    text = head + rows + row.format(first) + rows + sentence + rows + row.format(second)
    assert [number.ten for number in personal_numbers(text)] == [first]


def test_a_number_in_two_lines_of_a_cell_has_two_parts() -> None:
    """What stands between them in other cells is no part of it."""
    parts = next(numbers(1))
    text = f"Gullan       {parts['short']}-     Kungälvs\nNordanvind   {parts['last']}        kommun"
    (number,) = identity_numbers(text)
    assert [part.of(text) for part in number.parts] == [f"{parts['short']}-", parts["last"]]
    assert number.kind is Kind.PERSONAL


@given(st.lists(PIECES, max_size=6).map("".join))
def test_masking_keeps_all_but_digits(text: str) -> None:
    """As long as it was, done once and for all, and nothing known of the text is left."""
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(new == old or (old.isdigit() and new == "*") for old, new in zip(text, shown, strict=True))
    assert not set(personal_numbers(shown)) & set(personal_numbers(text))


@given(st.text(max_size=80))
def test_a_plain_text_tells_where_each_character_stood(text: str) -> None:
    seen, places = plain(text)
    assert len(seen) == (len(places) - 1 if places else len(text))
    assert list(places) == sorted(set(places))
