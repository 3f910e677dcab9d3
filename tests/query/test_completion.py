"""What is offered to somebody who is writing a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.query.ast import Field, Term
from minutes_index.query.completion import Completion, Wanted, Writing, completions, writing
from minutes_index.query.parser import parse

HELD = {
    "body": ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott"),
    "person": ("Åsa Ek", "Bo Ekholm", 'Ann "Annie" Ek'),
    "decision": (),
    "municipality": ("Vara",),
}
COUNTS = (("budget", 3), ("budgeten", 7), ("bua", 1), ("bu/a b", 1))


def words(start: str) -> list[tuple[str, int]]:
    return [(word, count) for word, count in COUNTS if word.startswith(start)]


def values(field: str) -> tuple[str, ...]:
    return HELD.get(field, ())


def offered(text: str, limit: int = 20) -> list[str]:
    return [completion.text for completion in completions(text, words, values, limit=limit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Writing(Wanted.NOTHING, 0)),
        ("a ", Writing(Wanted.NOTHING, 2)),
        ("bud", Writing(Wanted.WORD, 0, "bud")),
        ("a -bud", Writing(Wanted.WORD, 3, "bud")),
        ("+bud", Writing(Wanted.WORD, 1, "bud")),
        ("(a OR bud", Writing(Wanted.WORD, 6, "bud")),
        ("lunch-till", Writing(Wanted.WORD, 0, "lunch-till")),
        ('a "b c', Writing(Wanted.NOTHING, 6)),
        ('"a b" bud', Writing(Wanted.WORD, 6, "bud")),
        ("a kommun:Va", Writing(Wanted.VALUE, 9, "Va", "municipality")),
        ("body:", Writing(Wanted.VALUE, 5, "", "body")),
        ('-person:"Åsa E', Writing(Wanted.VALUE, 8, "Åsa E", "person")),
        ('person:"Åsa Ek"', Writing(Wanted.NOTHING, 15)),
        ("bud\n", Writing(Wanted.NOTHING, 4)),
        ("EU:s", Writing(Wanted.WORD, 0, "EU:s")),
    ],
)
def test_what_is_being_written(text: str, found: Writing) -> None:
    assert writing(text) == found


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert writing("bud skola", 3) == Writing(Wanted.WORD, 0, "bud")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bud", ["budgeten", "budget"]),
        ("BU", ["budgeten", "budget", "bua"]),
        ("mun", ["municipality:"]),
        ("b", ["beslut:", "body:"]),
        ("a body:kom", ['"Kommunstyrelsen"', '"Kommunstyrelsens arbetsutskott"']),
        ("body:arb", ['"Kommunstyrelsens arbetsutskott"']),
        ("person:ek", ['"Åsa Ek"', '"Bo Ekholm"', '"Ann Annie Ek"']),
        ("decision:re", ["rejected", '"referred back"', "reported"]),
        ("language:sven", ["svenska"]),
        ("kommun:var", ["Vara", "Varberg"]),
        ("document:a", []),
        ('"bud', []),
    ],
)
def test_what_is_offered(text: str, found: list[str]) -> None:
    assert offered(text) == found


def test_no_more_is_offered_than_wanted_and_each_says_what_it_is() -> None:
    assert completions("bu", words, values, limit=1) == (Completion("budgeten", "word"),)
    assert completions("bod", words, values) == (Completion("body:", "field"),)


@pytest.mark.parametrize("text", ["person:ek", "body:kom", "kommun:l", "language:s"])
def test_what_is_offered_can_be_asked(text: str) -> None:
    """Put in its place it is one field with that value."""
    start = writing(text).start
    queries = [parse(text[:start] + found) for found in offered(text)]
    assert queries
    assert all(isinstance(query, Field) for query in queries)


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_text_and_place_will_do(text: str, at: int) -> None:
    now = writing(text, at)
    assert now.start <= at
    assert text[:at].endswith(now.typed)
    completions(text, words, values, at)


def test_a_word_is_offered_in_the_form_it_is_looked_up_by() -> None:
    assert parse(offered("Budgete")[0]) == Term("budgeten")
