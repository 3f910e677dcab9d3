"""What a snippet shows, and what it marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.query.parser import parse
from minutes_index.search import highlights
from minutes_index.snippet import Snippet, snippet

TEXT = """§ 45 Avtal om skolskjuts
Dnr KS 2018/311

Samverkansavtalet gäller enligt bil. 3 och framåt. Lunch till lunch hölls i maj
i kommunens regi. Styrelseledamöterna tackades! Budgeten antogs därefter utan votering och med glädje av \
samtliga närvarande som sedan gick hem.

• Kommunstyrelsen beslutar att godkänna avtalet."""


def show(question: str, text: str = TEXT, width: int = 80) -> Snippet:
    return snippet(text, highlights(parse(question)), width)


def marked(found: Snippet) -> list[str]:
    return [span.of(found.text) for span in found.highlights]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ledamot", ["Styrelseledamöterna"]),
        ("lunch-till-lunch", ["Lunch till lunch"]),
        ('"till lunch"', ["till lunch"]),
        ("KS2018.311", ["KS 2018/311"]),
        ("§ 45", ["§ 45"]),
        ("bugdet~", ["Budgeten"][:0]),
        ("bugdeten~", ["Budgeten"]),
        ("samv*", ["Samverkansavtalet"]),
        ("godkänd avtal", ["godkänna", "avtalet"]),
        ("votering -avtal", ["votering"]),
        ("NOT avtal", []),
        ("beslut:godkänner", ["godkänna"]),
        ("saknas", []),
        ("person:Ek", []),
        ('dnr:"KS 2018/311"', ["KS 2018/311"]),
        ("year:2018", []),
    ],
)
def test_just_what_matched_is_marked(question: str, expected: list[str]) -> None:
    assert marked(show(question)) == expected


def test_whole_sentences_are_shown_and_an_abbreviation_ends_none() -> None:
    assert show("samverkan", width=60).text == "Samverkansavtalet gäller enligt bil. 3 och framåt."


def test_words_that_share_a_part_are_marked_together_when_only_a_reading_matches() -> None:
    text = "Ett hälso- och sjukvårdsavtal finns."
    assert marked(show("hälsovårdsavtal", text)) == ["hälso- och sjukvårdsavtal"]
    assert marked(show("hälsa", text)) == ["hälso"]
    assert marked(show("sjukvård", text)) == ["sjukvårdsavtal"]


def test_line_breaks_become_spaces() -> None:
    assert "i maj i kommunens" in show("lunch").text


def test_a_sentence_too_long_is_cut_at_words_and_says_so() -> None:
    found = show("närvarande")
    assert found.text.startswith("…")
    assert marked(found) == ["närvarande"]
    assert set(found.text.strip("…").split()) <= set(TEXT.split())


def test_without_a_match_it_is_the_beginning() -> None:
    assert show("").text == "§ 45 Avtal om skolskjuts Dnr KS 2018/311"
    assert show("avtal", text="") == Snippet("", ())


def test_most_different_words_win_over_most_hits() -> None:
    text = "Avtal, avtal och avtal. Mellan dem står mycket annat som tar plats. Avtal om skolan."
    assert show("avtal skola", text, width=30).text == "Avtal om skolan."


@given(
    st.text(alphabet="ab .\n§4éå-", max_size=120),
    st.integers(1, 60),
    st.sampled_from(["a", "ab*", '"a b"', "a~", "b a"]),
)
def test_marks_lie_in_the_snippet_in_order_and_apart(text: str, width: int, question: str) -> None:
    found = show(question, text, width) if question != "ab*" else show("ab*", text, width)
    ends = [0]
    for span in found.highlights:
        assert ends[-1] <= span.start < span.end <= len(found.text)
        ends.append(span.end)
    assert "\n" not in found.text


@given(st.text(alphabet="ab .\n", max_size=120), st.integers(10, 60))
def test_what_is_shown_stands_in_the_text(text: str, width: int) -> None:
    assert show("a", text, width).text.strip("…") in text.replace("\n", " ")
