"""A query can be written as a question that means it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.query.parser import parse
from minutes_index.query.serialisation import written

WRITTEN = {
    "Avtalet": "avtalet",
    "a b -c": "a b NOT c",
    "(a OR b) c": "(a OR b) c",
    "a b OR c": "(a b) OR c",
    "NOT (a b)": "NOT (a b)",
    "KS 2018/311": "KS 2018/311",
    "lunch-till-lunch mat": "lunch-till-lunch mat",
    '"a b"~5': '"a b"~5',
    "+om a": "+om a",
    "sam* ord~2 slip~": "sam* ord~2 slip~",
    "body:utskott": "body:utskott",
    'person:"Åsa Ek"': 'person:"Åsa Ek"',
    "beslut:avslag": 'decision:"rejected"',
    "date:2022": 'date:"2022-01-01..2022-12-31"',
    "date:>2021": 'date:">2021-12-31"',
    "date:<2022": 'date:"<2022-01-01"',
    "date:2022-03..": 'date:"2022-03-01.."',
    "date:..2022": 'date:"..2022-12-31"',
    "": "",
}


@pytest.mark.parametrize("question", WRITTEN)
def test_a_query_is_written_as_people_would(question: str) -> None:
    assert written(parse(question)) == WRITTEN[question]


LEAVES = st.sampled_from(
    [
        *(question for question in WRITTEN if question and " " not in question),
        "§ 45",
        "KS 2018/311",
        '"a b"',
        'dnr:"KS 2018/311"',
        "beslut:takbyte",
        "beslut:skol*",
        "date:mars 2022",
        "om",
        "\u200ba:b",
        "\x08a:b*",
        "\u00ada:b~",
    ]
)
QUESTIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map(lambda part: f"NOT ({part})"),
    ),
    max_leaves=6,
)


@given(QUESTIONS)
def test_what_is_written_means_the_query(question: str) -> None:
    query = parse(question)
    assert parse(written(query)) == query
