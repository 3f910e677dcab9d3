"""What counts as one word, where it stands, and how it is spelled when it is looked up."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.tokens import TOKEN, identifier_end, normal, positions, tokenize

SWEDISH = st.text(alphabet="aåäöéÅÄÖ KS2018/311.§45-:@*\u0301\u030a\u00ad\n", max_size=60)


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åsa vägde IDÉN på Müllers café", ["åsa", "vägde", "iden", "på", "mullers", "cafe"]),
        ("KS 2018/311", ["ks 2018/311", "ks", "2018/311"]),
        ("KS2018.311", ["ks 2018/311", "ks", "2018/311"]),
        ("KS2023.0145", ["ks 2023/145", "ks", "2023/145"]),
        ("Dnr. 2011/KS 0206 001", ["dnr", "2011/ks 0206 001", "2011", "ks", "0206", "001"]),
        ("§ 45 §45 §\u00a045", ["§ 45"] * 3),
        ("§§ 45–58", ["§ 45", "58"]),
        ("SoU2020:47", ["sou 2020:47", "sou", "2020:47"]),
        ("SFS 2017:725 (2017:725)", ["2017:725", "sfs", "2017:725", "2017:725"]),
        (
            "skriv till a.b@kommun.exempel",
            ["skriv", "till", "a.b@kommun.exempel", "a", "b", "kommun", "exempel"],
        ),
        ("se https://www.exempel.se/a?b=1.", ["se", "exempel.se/a?b=1", "exempel", "se", "a", "b", "1"]),
        (
            "på fjaras.example/om och www.fjaras.example/",
            ["på", "fjaras", "example/om", "example", "om", "och", "fjaras.example", "fjaras", "example"],
        ),
        (
            "ISO 9001:2015 och SS-EN 1990",
            ["iso 9001 2015", "iso", "9001", "2015", "och", "ss en 1990", "ss", "en", "1990"],
        ),
        ("anslå 1 250 000 kr och 12.500 kr", ["anslå", "1250000", "kr", "och", "12500", "kr"]),
        ("1\u00a0250\u00a0000,50", ["1250000", "50"]),
        ("år 2023 250 000 kr", ["år", "2023", "250000", "kr"]),
        ("§ 12 250 personer", ["§ 12", "250", "personer"]),
        ("ring 0300-12 34 56", ["ring", "0300123456", "0300", "12", "34", "56"]),
        ("tel. +46 (0)8-123 456 78", ["tel", "0812345678", "46", "0", "8", "123", "456", "78"]),
        ("e‑tjänst", ["e-tjänst", "e", "tjänst"]),
        ("2023-04-21 kl. 18.30 för 1,5", ["2023-04-21", "kl", "18.30", "för", "1,5"]),
        ("lunch-till-lunch", ["lunch-till-lunch", "lunch", "till", "lunch"]),
        ("MAS/MAR", ["mas/mar", "mas", "mar"]),
        ("hälso- och sjukvårdsavtal", ["hälso", "och", "sjukvårdsavtal"]),
        ("KS:s 1:e", ["ks:s", "1:e"]),
        ("kom\u00admun", ["kommun"]),
        ("!? … *", []),
    ],
)
def test_kept_whole_and_taken_apart(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_composite_stands_where_its_first_part_does_and_covers_the_rest() -> None:
    tokens = list(tokenize("om lunch-till-lunch nu"))
    assert [(token.text, token.position, token.width) for token in tokens] == [
        ("om", 0, 1),
        ("lunch-till-lunch", 1, 3),
        ("lunch", 1, 1),
        ("till", 2, 1),
        ("lunch", 3, 1),
        ("nu", 4, 1),
    ]


@given(SWEDISH)
def test_tokens_of_width_one_tile_the_positions(text: str) -> None:
    """Reading the tokens of width 1 is reading the text, a position each."""
    running = [token for token in tokenize(text) if token.width == 1]
    assert [token.position for token in running] == list(range(len(running)))


@given(st.text() | SWEDISH)
def test_spans_lie_in_the_text_in_order_and_token_texts_are_normal(text: str) -> None:
    starts = [token.span.start for token in tokenize(text)]
    assert starts == sorted(starts)
    assert all(token.span.of(text) and token.text == normal(token.text) for token in tokenize(text))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(alphabet="aåäöéÅÄÖ -/", max_size=40))
def test_decomposed_letters_read_as_composed_ones(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert texts(unicodedata.normalize("NFD", composed)) == texts(composed)


def test_an_identifier_is_known_by_where_it_begins() -> None:
    assert identifier_end("se § 45 nu", 3) == 7
    assert identifier_end("se § 45 nu", 0) is None
    assert identifier_end("", 0) is None


@given(st.text() | SWEDISH | st.text(alphabet="aÅé\u0301 .,(1-\n–/:@", max_size=60))
def test_positions_are_those_of_the_tokens(text: str) -> None:
    found: dict[str, tuple[int, ...]] = {}
    for token in tokenize(text):
        found[token.text] = (*found.get(token.text, ()), token.position)
    assert positions(text) == found


@pytest.mark.parametrize(
    "text", ["word\u0301", "a.b@c.d", "www.a.se nu", "x:s y", "KS\u00a02018/1", "e-post", "a2 b", "a_b"]
)
def test_a_plain_word_is_told_from_what_only_begins_like_one(text: str) -> None:
    """What is read word for word at a stroke gives what each kind of token in turn gives."""
    whole = [(found.group(), found.lastgroup) for found in TOKEN.finditer(text)]
    assert [token.span.of(text) for token in tokenize(text) if token.width >= 1][:1] == [whole[0][0]]
