"""Which digits are a person's number, which an organisation's, and which are neither."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.recognisers.identity_numbers import Kind, beginning, identity_numbers

PERSON = "811218-9876"
"""The example that SKV 704 works out."""
COORDINATED = "701063-2391"
"""That of SKV 707."""
AGENCY = "202100-5448"
"""Skatteverket's own."""


def found(text: str) -> list[tuple[Kind, str]]:
    return [(number.kind, number.value) for number in identity_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (PERSON, PERSON),
        (COORDINATED, COORDINATED),
        ("811218+9876", "811218+9876"),
        ("19811218-9876", "19811218-9876"),
        ("198112189876", "19811218-9876"),
        ("811218 9876", PERSON),
        ("811218 –\n  9876", PERSON),
        ("1981-12-18-9876", "19811218-9876"),
        ("81 12 18 - 9876", PERSON),
        ("personnummer: 8112189876", PERSON),
        ("000229-2381", "000229-2381"),
    ],
)
def test_a_personal_number_has_a_day_and_a_check_digit(text: str, value: str) -> None:
    """In every spelling, with one normal form; the century is kept when it is written and never guessed."""
    assert found(f"Ansökan av {text}, bifalles") == [(Kind.PERSONAL, value)]


@pytest.mark.parametrize(
    "text",
    [
        "811218-9877",  # check digit
        "811318-9875",  # month
        "810230-2388",  # day
        "19000229-2382",  # no leap year
        "17811218-9876",  # century
        "800101-XXXX",
        "8112189876",
        "tel 8112189876",
        "personnummer saknas, tel 8112189876",
        "811218  9876",
        "34 811218 9876",
        "811218 9876 12",
        "811218 9876 kr",
        "811218\n9876",
        "12811218-98761",
        "2024-09-01–2024-09-30",
        "20240901-2024-09-30",
        "1981-12-18 1234",
        "1981-12-18  9876",
        "SE811218987701",
    ],
)
def test_other_digits_are_no_number(text: str) -> None:
    """Nor are digits in a row that could be a telephone, an amount or an account; nor two dates."""
    assert found(f"Se {text} i listan") == []


@pytest.mark.parametrize(
    "text",
    [AGENCY, "16202100-5448", "org.nr 2021005448", "Org. nr: 202100 5448", "SE202100544801", "202100 - 5448"],
)
def test_an_organisation_number_has_a_third_digit_of_two_or_more(text: str) -> None:
    assert found(f"Bidrag till {text}.") == [(Kind.ORGANISATION, AGENCY)]


@pytest.mark.parametrize(
    "text", ["202100-5449", "2021005448", "19202100-5448", "pnr 2021005448", "202100 5448", "20-21-00-5448"]
)
def test_other_digits_are_no_organisation(text: str) -> None:
    assert found(f"Bidrag till {text}.") == []


@pytest.mark.parametrize(
    "text", [f"org.nr {PERSON}", "orgnr 8112189876", "SE811218987601", "SE 811218-987601"]
)
def test_a_sole_traders_organisation_number_is_a_personal_number(text: str) -> None:
    assert found(text) == [(Kind.PERSONAL, PERSON)]


def test_letters_before_a_tax_number_make_it_something_else() -> None:
    assert found("BASE811218987601") == []


def test_the_head_of_a_table_tells_what_stands_in_its_column() -> None:
    """The word above counts, and then the number above; a word on the line itself comes first."""
    row = "\nNamn Namnsson, ansökan om bidrag   {}"
    table = "Namn   Personnummer   Telefon" + row.format("8112189876") + row.format("7010632391")
    assert found(table) == [(Kind.PERSONAL, PERSON), (Kind.PERSONAL, COORDINATED)]
    assert found(table + row.format("tel 8112189876")) == found(table)


def test_a_number_that_begins_within_other_digits_is_found() -> None:
    """What only looks like the beginning of one does not hide it."""
    assert found(f"12 34 56 {PERSON}") == [(Kind.PERSONAL, PERSON)]
    assert found(f"34 56 {PERSON}/{COORDINATED}") == [(Kind.PERSONAL, PERSON), (Kind.PERSONAL, COORDINATED)]


@given(st.text(st.sampled_from("0189 -+.\n"), max_size=60))
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    spans = [number.span for number in identity_numbers(text)]
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(st.text(st.sampled_from("0128-"), max_size=40))
def test_every_number_found_has_a_right_check_digit(text: str) -> None:
    """Doubling every other digit from the first, the sum of all digits ends in 0."""
    for number in identity_numbers(text):
        ten = number.value.replace("-", "")[-10:]
        doubled = "".join(str(int(digit) * 2) if at % 2 == 0 else digit for at, digit in enumerate(ten))
        assert sum(map(int, doubled)) % 10 == 0


def test_a_beginning_does_not_end_within_a_number() -> None:
    """It ends before the number then; otherwise where it is told to."""
    text = f"Bidrag till {PERSON} i Ale"
    assert beginning(text, 15) == "Bidrag till"
    assert beginning(text, 24) == f"Bidrag till {PERSON}"[:24].rstrip()
    assert beginning(text, len(text)) == text
