"""A question for a personal number is one for the field that holds it, however it is spelled."""

from __future__ import annotations

import pytest

from minutes_index.query.ast import And, Field, Not, Or, Query, Term
from minutes_index.query.fields import PERSONAL_NUMBER
from minutes_index.query.parser import parse
from minutes_index.query.personal_numbers import with_numbers

NUMBER = Field(PERSONAL_NUMBER, "8112189876")


def _asks(query: Query) -> bool:
    match query:
        case And(parts) | Or(parts):
            return any(map(_asks, parts))
        case Not(part):
            return _asks(part)
        case _:
            return query == NUMBER


@pytest.mark.parametrize(
    "question",
    [
        "811218-9876",
        "19811218-9876",
        "8112189876",
        "811218 9876",
        '"811218 9876"',
        "81 12 18 9876",
        "19 81 12 18 98 76",
        "1981-12-18 9876",
        "bidrag 811218–9876 2023",
        "bidrag -811218-9876",
        "bidrag OR 811218-9876",
    ],
)
def test_a_number_is_looked_up(question: str) -> None:
    assert _asks(with_numbers(parse(question)))


@pytest.mark.parametrize(
    "question", ["811218-9877", "8112*", "8112189876~", "bidrag 2023", "811218 bidrag 9876", "811218"]
)
def test_what_is_no_number_stays_what_it_is(question: str) -> None:
    """A wrong check digit, a beginning, a slip, halves apart."""
    assert with_numbers(parse(question)) == parse(question)


def test_other_words_are_still_asked_for() -> None:
    found = with_numbers(parse("bidrag 811218 9876"))
    assert isinstance(found, And)
    assert found.parts[0] == Term("bidrag")
    assert _asks(found.parts[1])
