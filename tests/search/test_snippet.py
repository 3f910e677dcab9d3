"""What a snippet shows, and what it marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Span
from minutes_index.query.parser import parse
from minutes_index.search.highlighting import Words, marks
from minutes_index.snippet import BETWEEN, ELLIPSIS, Asked, Snippet, snippet

TEXT = """§ 45 Avtal om skolskjuts
Dnr KS 2018/311

Samverkansavtalet gäller enligt bil. 3 och framåt. Lunch till lunch hölls i maj
i kommunens regi. Styrelseledamöterna tackades! Budgeten antogs därefter utan votering och med glädje av \
samtliga närvarande som sedan gick hem.

• Kommunstyrelsen beslutar att godkänna avtalet."""


def asked(question: str, text: str) -> list[Asked]:
    words = Words.of(text)
    return [Asked(tuple(mark.matcher(words))) for mark in marks(parse(question))]


def show(question: str, text: str = TEXT, width: int = 80, start: int = 0) -> Snippet:
    return snippet(text, asked(question, text), width, start=start)


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


def test_words_far_apart_are_shown_in_pieces() -> None:
    """One piece where it shows all; else as many as show most, the longer the fewer."""
    far = f"Avtal tecknas. {'Annat sägs. ' * 40}Skolan får medel. {'Annat sägs. ' * 40}Vägen rivs."
    found = show("avtal skola väg", far, width=90)
    assert marked(found) == ["Avtal", "Skolan", "Vägen"]
    assert found.text.count(BETWEEN) == 2
    assert BETWEEN not in show("avtal skola väg", "Avtal om skolan vid vägen.", width=90).text
    assert marked(show("avtal skola", far, width=90)) == ["Avtal", "Skolan"]


def test_pieces_that_meet_are_one() -> None:
    text = "Avtal tecknas om vägen dit. Mellan det. Skolan får medel till den."
    assert BETWEEN not in show("avtal skola", text, width=64).text


def test_the_heading_is_left_out_unless_the_match_is_only_there() -> None:
    start = TEXT.index("Dnr")
    assert marked(show("avtal", start=start)) == ["Samverkansavtalet"]
    assert show("skolskjuts", start=start).text.startswith("§ 45 Avtal om skolskjuts")
    assert show("", start=start).text.startswith("Dnr KS 2018/311")


def test_what_is_only_to_be_shown_is_not_marked() -> None:
    at = TEXT.index("• Kommunstyrelsen")
    found = snippet(TEXT, [*asked("lunch", TEXT), Asked((Span(at, at + 1),), marked=False)], 160)
    assert marked(found) == ["Lunch", "lunch"]
    assert "Kommunstyrelsen beslutar" in found.text


def test_where_the_first_mark_stands_is_told() -> None:
    assert show("votering").at == TEXT.index("votering")
    assert show("saknas").at == 0


QUESTIONS = st.sampled_from(["a", "ab*", '"a b"', "a~", "b a", "b OR é a", ""])


@given(st.text(alphabet="ab .\n§4éå-", max_size=200), st.integers(1, 60), QUESTIONS, st.integers(0, 200))
def test_marks_are_what_was_asked_for(text: str, width: int, question: str, start: int) -> None:
    """They lie in the snippet in order and apart, and hold the very words that matched in the text."""
    found = show(question, text, width, min(start, len(text)))
    matched = {span for each in asked(question, text) for span in each.spans}
    ends = [0]
    for span in found.highlights:
        assert ends[-1] <= span.start < span.end <= len(found.text)
        assert ELLIPSIS not in span.of(found.text)
        ends.append(span.end)
    flat = text.replace("\n", " ")
    assert {span.of(found.text) for span in found.highlights} <= {
        flat[one.start : other.end] for one in matched for other in matched
    }
    assert not found.highlights or any(span.start == found.at for span in matched)
    assert bool(found.highlights) == bool(matched)
    assert "\n" not in found.text


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(10, 60), QUESTIONS)
def test_what_is_shown_stands_in_the_text(text: str, width: int, question: str) -> None:
    flat = text.replace("\n", " ")
    for piece in show(question, text, width).text.split(BETWEEN):
        assert piece.strip(ELLIPSIS) in flat


@given(st.text(alphabet="ab .", min_size=300, max_size=400), st.integers(30, 100))
def test_it_is_about_as_long_as_wanted(text: str, width: int) -> None:
    assert len(show("a b", text, width).text) <= width + 20
