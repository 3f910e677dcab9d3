"""Case numbers in every spelling become mentions, and the items of a document know theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated


def _numbers(found: Annotated) -> list[str]:
    return [m.value for m in found.annotations.mentions if m.label is Label.CASE_NUMBER]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dnr KS 2015/123", "KS 2015/123"),
        ("DNR: KU.2017.3", "KU 2017/3"),
        ("Dnr. 2011/KS 0206 001", "2011/KS 0206 001"),
        ("KS2023.0145", "KS 2023/145"),
        ("KS 2018/311", "KS 2018/311"),
        ("KSKF/2016:154", "KSKF 2016/154"),
        ("KS24/19", "KS24/19"),
        ("diarienummer 2023:45", "2023:45"),
        ("Dnr 2019/44-109", "2019/44-109"),
    ],
)
def test_a_case_number_is_found_and_written_in_one_way(
    find: Callable[..., Annotated], text: str, number: str
) -> None:
    assert _numbers(find(f"Ärendet har {text} i registret.")) == [number]


@pytest.mark.parametrize(
    "text", ["SOU 2020:47", "SFS 2017/900", "EU 2016/679", "den 12/6 2023", "Dnr saknas"]
)
def test_laws_and_dates_are_no_case_numbers(find: Callable[..., Annotated], text: str) -> None:
    assert _numbers(find(f"Ärendet rör {text} i dag.")) == []


def test_a_case_number_holds_no_date(find: Callable[..., Annotated]) -> None:
    found = find("Ärendet har Dnr KS 2023-04 i registret.")
    assert [m.label for m in found.annotations.mentions] == [Label.CASE_NUMBER]


def test_an_item_knows_the_case_number_at_its_head(find: Callable[..., Annotated]) -> None:
    found = find(
        "§ 1 Val   Dnr KS 2023/14\nBerit väljs.\n\n§ 2 Budget\nDnr KS 2023/15\n\nAntas.\n\n§ 3 Slut\nSlut."
    )
    assert [s.case_number for s in found.sections if s.number] == ["KS 2023/14", "KS 2023/15", ""]
