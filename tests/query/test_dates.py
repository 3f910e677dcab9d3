"""Dates as they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.query.ast import Between
from minutes_index.query.dates import FIRST_DAY, LAST_DAY, days, is_open_or_range


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", 2022_01_01, 2022_12_31),
        ("2022?", 2022_01_01, 2022_12_31),
        ("2024-02", 2024_02_01, 2024_02_29),
        ("2022-04-28", 2022_04_28, 2022_04_28),
        ("2023-23", 2023_09_01, 2023_11_30),
        ("202X", 2020_01_01, 2029_12_31),
        ("20XX", 2000_01_01, 2099_12_31),
        ("2022..2023", 2022_01_01, 2023_12_31),
        ("2022-03/2023", 2022_03_01, 2023_12_31),
        ("2022..", 2022_01_01, LAST_DAY),
        ("..2022", FIRST_DAY, 2022_12_31),
        (">=2022-03", 2022_03_01, LAST_DAY),
        ("<=2022", FIRST_DAY, 2022_12_31),
        ("2022-2023", 2022_01_01, 2023_12_31),
        ("2022 – 2023", 2022_01_01, 2023_12_31),
        ("mars 2022", 2022_03_01, 2022_03_31),
        ("Sept. 2022", 2022_09_01, 2022_09_30),
        ("den 12 MARS 2022", 2022_03_12, 2022_03_12),
        ("våren 2022", 2022_03_01, 2022_05_31),
        ("mars 2022..maj 2023", 2022_03_01, 2023_05_31),
        (">12 april 2022", 2022_04_13, LAST_DAY),
    ],
)
def test_what_a_date_means(text: str, first: int, last: int) -> None:
    assert days(text) == Between(first, last)


def test_more_and_less_leave_the_day_itself_out() -> None:
    assert days(">2021").first > 2021_12_31
    assert days("<2021").last < 2021_01_01


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "igår",
        "2022-13",
        "2023-02-29",
        "2022-04-31",
        "2023..2022",
        "0000-01",
        "202X-03",
        "2023-21-02",
        "٢٠٢٢",
        ">",
        "2022-00",
        "mars",
        "marsch 2022",
        "31 april 2022",
        "3 våren 2022",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days(text)


@pytest.mark.parametrize(
    ("text", "meant"), [(">2021", True), ("2022..", True), ("2022", False), ("a..b", False), ("<b>", False)]
)
def test_what_means_days_without_a_field(text: str, *, meant: bool) -> None:
    assert is_open_or_range(text) is meant


def test_a_month_without_a_year_is_told_apart_from_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="year"):
        days("Mars")


@given(st.dates())
def test_any_day_means_itself(day: object) -> None:
    assert days(str(day)) == Between(int(str(day).replace("-", "")), int(str(day).replace("-", "")))
