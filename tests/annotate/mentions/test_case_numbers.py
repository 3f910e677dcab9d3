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
        ("Dnr: 15KS123", "15KS123"),
        ("17RS4567", "17RS4567"),
        ("Dnr: 2011BNS0306", "2011BNS0306"),
        ("Dnr 2011 BN0080", "2011 BN0080"),
        ("Dnr 2012-KS0123 009", "2012-KS0123 009"),
        ("Dnr Ks 97/1155 253", "KS 97/1155"),
        ("Dnr Ks 2020/45", "KS 2020/45"),
        ("Dnr V 2012/345", "V 2012/345"),
        ("Dnr B 2020-000345", "B 2020/345"),
        ("KS-20/123", "KS-20/123"),
        ("RSK 123-2015", "RSK 123-2015"),
        ("Dnr 1.1.1-2020-123", "1.1.1-2020-123"),
        ("N2020/01234/JL", "N2020/01234/JL"),
        ("Ku2020/00123", "KU 2020/123"),
        ("S97/1234/SK", "S97/1234/SK"),
        ("511-1234-2020", "511-1234-2020"),
        ("Er beteckning: 345-1234-2020", "345-1234-2020"),
        ("ärende 4032-2010-009901", "4032-2010-009901"),
        ("mål nr M 1234-20", "M 1234-20"),
        ("2016/00123 KS", "2016/00123 KS"),
        ("2020-KS-123", "2020-KS-123"),
        ("RS/123/2019", "RS/123/2019"),
        ("UFV-PA 2019/123", "UFV-PA 2019/123"),
        ("KTH V-2019-0123", "KTH V-2019-0123"),
        ("FS 1.1-123-12", "FS 1.1-123-12"),
        ("Dnr SLU.ua.2018.1.1.1-1234", "SLU.UA.2018.1.1.1-1234"),
        ("Dnr SBN 2020-1.2.3-45", "SBN 2020-1.2.3-45"),
    ],
)
def test_a_case_number_is_found_and_written_in_one_way(
    find: Callable[..., Annotated], text: str, number: str
) -> None:
    assert _numbers(find(f"Ärendet har {text} i registret.")) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "SOU 2020:47",
        "SFS 2017/900",
        "EU 2016/679",
        "den 12/6 2023",
        "Dnr saknas",
        "programmet RUS 2014-2020",
        "budgeten KS 2020-2022",
        "tfn 070-12345-2020",
        "beteckning av vägar",
        "mål och budget 2020",
        "2019/123 ST platser",
        "KS-AU 2020-05-10",
        "fastighetsbeteckning Kvarn 1:12",
    ],
)
def test_laws_and_dates_are_no_case_numbers(find: Callable[..., Annotated], text: str) -> None:
    assert _numbers(find(f"Ärendet rör {text} i dag.")) == []


def test_a_case_number_holds_no_date(find: Callable[..., Annotated]) -> None:
    found = find("Ärendet har Dnr KS 2023-04 i registret.")
    assert [m.label for m in found.annotations.mentions] == [Label.CASE_NUMBER]


def test_one_label_may_stand_before_several_numbers(find: Callable[..., Annotated]) -> None:
    assert _numbers(find("Ärendena har Dnr 2020/15, 2020/16 och 2020/17.")) == [
        "2020/15",
        "2020/16",
        "2020/17",
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Tillsyn              Dnr MN-2022-\n                     455\nÄrendet gäller en brunn.",
            "MN 2022/455",
        ),
        (
            "Dnr           Sökande      Beslut\nKUN 2021/     Teater       bifall\n301           Lyktan",
            "KUN 2021/301",
        ),
        (
            "Sökande     Diarienr     Namn\nByalaget    TN 2019-     Greta\nNorr        77           Holm",
            "TN 2019/77",
        ),
        ("Anna Falk (S)     SBN 2020/\nordförande        0118", "SBN 2020/118"),
        (" TN 2019/   Greta\n 77          Holm", "TN 2019/77"),
    ],
)
def test_a_number_that_a_narrow_column_cut_is_whole(
    find: Callable[..., Annotated], text: str, number: str
) -> None:
    assert _numbers(find(f"Protokoll\n\n§ 1 Ärenden\n{text}")) == [number]


@pytest.mark.parametrize("below", ["Holm", "12 personer", "     455"])
def test_what_else_stands_below_completes_no_number(find: Callable[..., Annotated], below: str) -> None:
    found = _numbers(find(f"Protokoll\n\n§ 1 Ärenden\nKUN 2021/     Teater\n{below}"))
    assert not any("12" in number or "455" in number for number in found)


def test_an_item_knows_the_case_number_at_its_head(find: Callable[..., Annotated]) -> None:
    found = find(
        "§ 1 Val   Dnr KS 2023/14\nBerit väljs.\n\n§ 2 Budget\nDnr KS 2023/15\n\nAntas.\n\n§ 3 Slut\nSlut."
    )
    assert [s.case_number for s in found.sections if s.number] == ["KS 2023/14", "KS 2023/15", ""]
