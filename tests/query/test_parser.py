"""What a written question means, and where it goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.analysis.tokens import normal
from minutes_index.data import rows
from minutes_index.errors import QueryError, QuerySyntaxError, UnknownField
from minutes_index.model import Outcome
from minutes_index.query.ast import (
    And,
    Between,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scope,
    Term,
)
from minutes_index.query.fields import ALIASES, OUTCOMES, folded
from minutes_index.query.parser import MAX_DEPTH, MAX_LENGTH, parse, understood
from minutes_index.query.stop_words import small_words
from minutes_index.query.words import BETWEEN

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
    ("a och b", And((A, B))),
    ("vad beslutades om a", And((Term("beslutades"), A))),
    ("+om a", And((Term("om"), A))),
    ("a +(om b)", And((A, And((Term("om"), B))))),
    ("-(om a) b", And((Not(And((Term("om"), A))), B))),
    ("a -om", And((A, Not(Term("om"))))),
    ("om -a", And((Term("om"), Not(A)))),
    ("vad om", And((Term("vad"), Term("om")))),
    ("a OR om b", Or((A, B))),
    ("a OR om", Or((A, Term("om")))),
    ("(om) a", And((Term("om"), A))),
    ('"a om b"', Phrase(("a", "om", "b"))),
    ("om* a", And((Prefix("om"), A))),
    ("i person:Ek", Field("person", "Ek")),
    ("beslut:om a", And((Term("om", IN), A))),
    ("a NOT b", And((A, Not(B)))),
    ("-a", Not(A)),
    ("a -(b c)", And((A, Not(And((B, C)))))),
    ("NOT NOT a", Not(Not(A))),
    ('"Lunch till  lunch"', Phrase(("lunch", "till", "lunch"))),
    ("”ett ord”", Phrase(("ett", "ord"))),
    ('-"a b"', Not(Phrase(("a", "b")))),
    ('"a b"~5', Near("a", "b", 5)),
    ('"a b"~', Near("a", "b", BETWEEN)),
    ('"a b"~0 c', And((Near("a", "b", 0), C))),
    ('"a b c"~5', And((Near("a", "b", 5), Near("b", "c", 5)))),
    ('"a a b"~5', Near("a", "b", 5)),
    ('"a a"~5', Phrase(("a",))),
    ('"!"~5 a', A),
    ('-"a b"~5', Not(Near("a", "b", 5))),
    ('beslut:"nya avtal"~3', Near("nya", "avtal", 3, IN)),
    ("+a b", And((A, B))),
    ('+(a OR b) +"c d"', And((Or((A, B)), Phrase(("c", "d"))))),
    ("+person:Ek", Field("person", "Ek")),
    ("-+a", Not(A)),
    ("+-a", Not(A)),
    ("a + b", And((A, B))),
    ("a OCH b", And((A, B))),
    ("a ELLER b", Or((A, B))),
    ("a INTE b", And((A, Not(B)))),
    ("a or b", And((A, Term("or"), B))),
    ("lunch/skol*", Prefix("lunch/skol")),
    ("a.skol*", And((A, Prefix("skol")))),
    ("a.skol~", And((A, Fuzzy("skol")))),
    ("!~ a", A),
    ("SFS 2017:725", Or((Term("2017:725"), Phrase(("sfs", "2017:725"))))),
    ("(2017:725)", Term("2017:725")),
    ("kommunallagen (2017:725)", And((Term("kommunallagen"), Term("2017:725")))),
    ("2022/2023", Term("2022/2023")),
    ("<b>", B),
    ("skol*", Prefix("skol")),
    ("bugdet~", Fuzzy("bugdet", 1)),
    ("andersson~2", Fuzzy("andersson", 2)),
    ("§ 45", Term("§ 45")),
    ("§45 a", And((Term("§ 45"), A))),
    ("-§ 45", Not(Term("§ 45"))),
    ("KS 2018/311", CASE),
    ("KS 2018/311 a", And((CASE, A))),
    ("hälso- och", Term("hälso")),
    ("mas/mar", Or((Term("mas/mar"), Phrase(("mas", "mar"))))),
    ("EU:s a", And((Term("eu:s"), A))),
    ("http://a.exempel/b", Or((Term("a.exempel/b"), Phrase(("a", "exempel", "b"))))),
    ("1 250 000 a", And((Term("1250000"), A))),
    ('"1 250 000 a"', Phrase(("1250000", "a"))),
    ("12 a", And((Term("12"), A))),
    ("a !? b", And((A, B))),
    ('person:"Åsa Ek"', Field("person", "Åsa Ek")),
    ('person:"Ek, Åsa"', Field("person", "Ek Åsa")),
    ("kommun: Kungälv", Field("municipality", "Kungälv")),
    ("ORGAN:Kommunstyrelsen", Field("body word", "kommunstyrelsen")),
    ('body:"Kommunstyrelsen"', Field("body", "Kommunstyrelsen")),
    ("body:KS/AU", And((Field("body word", "ks"), Field("body word", "au")))),
    ('municipality:"Vara kommun"', Field("municipality", "Vara")),
    ("municipality:Vara kommun skola", And((Field("municipality", "Vara"), Term("skola")))),
    ("kommun:lilla edet", Field("municipality", "Lilla Edet")),
    ("kommun:gbg", Field("municipality", "Göteborg")),
    ("organisation:Skolverket", Field("organisation", "Skolverket")),
    ("section:45", Field("section", "45")),
    ("paragraf:§ 45", Field("section", "45")),
    ('section:"KF § 45"', Field("section", "KF § 45")),
    ("language:Svenska", Field("language", "sv")),
    ("språk:english", Field("language", "en")),
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
    ("date:mars 2022", Between(2022_03_01, 2022_03_31)),
    ("date:den 12 mars 2022 a", And((Between(2022_03_12, 2022_03_12), A))),
    ("date:mars 2022 .. maj 2023 a", And((Between(2022_03_01, 2023_05_31), A))),
    ("date:2022 2023", And((Between(2022_01_01, 2022_12_31), Term("2023")))),
    ("(date:2022)", Between(2022_01_01, 2022_12_31)),
    ('date:"hösten 2022"', Between(2022_09_01, 2022_11_30)),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_what_a_question_means(text: str, meaning: Query) -> None:
    assert parse(text) == meaning


def test_what_is_not_looked_for_is_told_as_it_is_written() -> None:
    found = understood("Vad? sades (om skola och om bad) i Ale")
    assert found.query == parse("sades (skola bad) Ale")
    assert found.ignored == ("Vad", "om", "och", "i")
    assert understood("om").ignored == ()


def test_no_small_word_is_a_name_that_many_bear_nor_that_of_a_municipality() -> None:
    names = {normal(row[1]) for row in rows("municipalities.tsv")}
    given = {normal(name) for name, *bearers in rows("given_names.tsv.gz") if int(bearers[0]) > 1000}
    assert not small_words() & (names | given)


def test_small_words_stand_in_their_table_as_they_are_looked_up() -> None:
    assert all(normal(word) == word for word in small_words())


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
    ("body:!", 5),
    ("a year:abc", 7),
    ("year:2022..2023", 5),
    ("year:22", 5),
    ("language:klingon", 9),
    ("a kommun:Kungälf", 9),
    ("kommun:Bree skola", 7),
    ("a person:Ek*", 9),
    ("date:2022-13", 5),
    ("a date:igår", 7),
    ("a date:mars", 7),
    ("(" * (MAX_DEPTH + 1), MAX_DEPTH),
    ('b "a"~3', 2),
    ('"a b"~x', 5),
    ('"a b"~101', 5),
    ("a OCH", 5),
    ("ELLER a", 0),
    ("a skola~3", 7),
    ("a *skola", 2),
    ("sk*la", 2),
    ("a >2021", 2),
    ("2021..2022", 0),
    ('body:"a b"~2', 5),
    ("a" * (MAX_LENGTH + 1), MAX_LENGTH),
    ("section: §", 9),
    ('person:","', 7),
]


@pytest.mark.parametrize(("text", "position"), FAULTS)
def test_a_fault_is_reported_where_it_lies(text: str, position: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.text) == (position, text)
    assert str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("year:2022..2023", "date:"),
        ("language:svensk", "svenska"),
        ("kommun:Kungälf", "Kungälv"),
        ("kommun:Bree", "leave out the field"),
        ("språk:xx", "sv"),
    ],
)
def test_a_value_that_its_field_cannot_have_is_told_with_one_that_it_can(text: str, hint: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert hint in caught.value.hint


def test_days_outside_a_field_are_told_how_to_be_asked_for() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("budget >2021")
    assert "date:>2021" in caught.value.hint


def test_an_unknown_field_is_told_with_the_nearest_name() -> None:
    with pytest.raises(UnknownField, match="komun") as caught:
        parse("a komun:Ale")
    assert caught.value.position == 2
    assert "kommun:" in caught.value.hint


def test_the_beginning_of_a_field_is_told_with_its_whole_name() -> None:
    with pytest.raises(UnknownField) as caught:
        parse("mun:Ale")
    assert "municipality:" in caught.value.hint


@pytest.mark.parametrize(
    "question", ["xy" * 1500 + ":1", 'kommun:"' + "xy " * 1000 + '"', "a" * 5000, "b " * 1999 + "("]
)
def test_a_long_question_is_not_repeated_whole(question: str) -> None:
    """What is shown holds the place of the fault."""
    with pytest.raises(QueryError) as caught:
        parse(question)
    shown, position = caught.value.excerpt()
    assert len(shown) <= 100
    assert len(str(caught.value)) + len(caught.value.hint) < 300
    assert shown[position : position + 1] == question[caught.value.position : caught.value.position + 1]
    assert caught.value.caret() == f"{shown}\n{' ' * position}^"


@given(st.text(max_size=300), st.data())
def test_what_is_shown_of_a_question_is_short_and_has_the_fault_at_its_place(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    shown, position = QuerySyntaxError("wrong", text, at).excerpt()
    assert len(shown) <= 100
    assert shown[position : position + 1] == text[at : at + 1]


def test_a_field_like_no_other_is_told_with_all_names() -> None:
    with pytest.raises(UnknownField) as caught:
        parse("Motion: ny skola")
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
    '"a b"~',
    "+",
    "ELLER",
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
