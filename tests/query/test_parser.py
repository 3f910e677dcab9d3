"""What a written question means, and where it goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.errors import QueryError, QuerySyntaxError, UnknownField
from minutes_index.model import Outcome
from minutes_index.query.ast import (
    And,
    Between,
    Everything,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scope,
    Term,
)
from minutes_index.query.fields import ALIASES, OUTCOMES, folded
from minutes_index.query.parser import MAX_DEPTH, MAX_LENGTH, parse

A, B, C = Term("a"), Term("b"), Term("c")
CASE = Or((Term("ks 2018/311"), Phrase(("ks", "2018/311"))))
IN = Scope.DECISIONS

MEANINGS: list[tuple[str, Query]] = [
    ("", Everything()),
    (" \n", Everything()),
    ("Avtalet", Term("avtalet")),
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a OR b c", Or((A, And((B, C))))),
    ("(a OR b) c", And((Or((A, B)), C))),
    ("a och b", And((A, Term("och"), B))),
    ("a NOT b", And((A, Not(B)))),
    ("-a", Not(A)),
    ("a -(b c)", And((A, Not(And((B, C)))))),
    ("NOT NOT a", Not(Not(A))),
    ('"Lunch till  lunch"', Phrase(("lunch", "till", "lunch"))),
    ("”ett ord”", Phrase(("ett", "ord"))),
    ('-"a b"', Not(Phrase(("a", "b")))),
    ("skol*", Prefix("skol")),
    ("bugdet~", Fuzzy("bugdet", 1)),
    ("andersson~2", Fuzzy("andersson", 2)),
    ("§ 45", Term("§ 45")),
    ("§45 a", And((Term("§ 45"), A))),
    ("-§ 45", Not(Term("§ 45"))),
    ("KS 2018/311", CASE),
    ("KS 2018/311 a", And((CASE, A))),
    ("hälso- och", And((Term("hälso"), Term("och")))),
    ("mas/mar", Or((Term("mas/mar"), Phrase(("mas", "mar"))))),
    ("EU:s a", And((Term("eu:s"), A))),
    ("http://a.exempel/b", Term("http://a.exempel/b")),
    ("a !? b", And((A, B))),
    ('person:"Åsa Ek"', Field("person", "Åsa Ek")),
    ("kommun: Kungälv", Field("municipality", "Kungälv")),
    ("ORGAN:Kommunstyrelsen", Field("body", "Kommunstyrelsen")),
    ("år:2022 språk:sv", And((Field("year", "2022"), Field("language", "sv")))),
    ("dokument:ab12", Field("document", "ab12")),
    ("dnr:KS2018.311", Field("dnr", "KS 2018/311")),
    ("dnr:KS 2018/311 a", And((Field("dnr", "KS 2018/311"), A))),
    ("dnr:311", Field("dnr", "311")),
    ("decision:bifall", Field("decision", "approved")),
    ('decision:"Referred  back"', Field("decision", "referred back")),
    ("beslut:återremiss", Field("decision", "referred back")),
    ("beslut:avtal*", Prefix("avtal", IN)),
    ("beslut:avtal", Term("avtal", IN)),
    ('beslut:"nya avtal"', Phrase(("nya", "avtal"), IN)),
    ("datum:2022", Between(2022_01_01, 2022_12_31)),
    ("-date:2022", Not(Between(2022_01_01, 2022_12_31))),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_what_a_question_means(text: str, meaning: Query) -> None:
    assert parse(text) == meaning


FAULTS: list[tuple[str, int]] = [
    ("a AND", 5),
    ("a OR", 4),
    ("OR a", 0),
    ("AND", 0),
    ("a NOT", 5),
    ("a (b", 2),
    ("a) b", 1),
    ("()", 1),
    ('a "b c', 2),
    ("*", 0),
    ("a*", 0),
    ("!?", 0),
    ("body:", 5),
    ("body:(a)", 5),
    ('body:""', 5),
    ("a person:Ek*", 9),
    ("date:2022-13", 5),
    ("a date:igår", 7),
    ("(" * (MAX_DEPTH + 1), MAX_DEPTH),
    ("a" * (MAX_LENGTH + 1), MAX_LENGTH),
]


@pytest.mark.parametrize(("text", "position"), FAULTS)
def test_a_fault_is_reported_where_it_lies(text: str, position: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.text) == (position, text)
    assert str(caught.value)


def test_an_unknown_field_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UnknownField, match="komun") as caught:
        parse("a komun:Ale")
    assert caught.value.position == 2
    assert "kommun:" in caught.value.hint


def test_a_field_like_no_other_is_told_with_all_names() -> None:
    with pytest.raises(UnknownField) as caught:
        parse("xyzzy:1")
    assert all(name in caught.value.hint for name in ("person", "municipality", "date"))


PIECES = [
    "AND",
    "OR",
    "NOT",
    "(",
    ")",
    '"',
    "-",
    "*",
    "~",
    "a",
    "§ 45",
    "KS 2018/311",
    "date:",
    "beslut:",
    ">",
    "..",
]


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*PIECES, " ", "2022", ":", "é", "/"]), max_size=14).map("".join)
)
def test_whatever_is_written_only_a_query_error_comes_of_it(text: str) -> None:
    """Any text is a query, or a fault with a position within it."""
    fault: QueryError | None = None
    try:
        parse(text)
    except QueryError as error:
        fault = error
    assert fault is None or 0 <= fault.position <= len(fault.text)


def test_every_outcome_can_be_asked_for_by_its_name() -> None:
    assert {OUTCOMES[outcome.value] for outcome in Outcome} == set(Outcome)


def test_names_and_outcome_words_stand_in_the_tables_as_they_are_looked_up() -> None:
    assert all(folded(word) == word for word in (*ALIASES, *OUTCOMES))
