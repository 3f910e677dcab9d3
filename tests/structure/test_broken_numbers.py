"""Days, case numbers, laws and sums over a line end."""

from __future__ import annotations

import pytest

from minutes_index.structure.broken_numbers import within_number


@pytest.mark.parametrize(
    ("previous", "text", "whole"),
    [
        ("skrivelsen som kom in den 2023-02-", "14 samt", "2023-02-14"),
        ("mötet hölls 2019-", "11-05 i skolan", "2019-11-05"),
        ("mötet hölls 2019", "-11-05 i skolan", "2019-11-05"),
        ("har diarienummer KS 2023/", "118 och", "KS 2023/118"),
        ("ärendet BUN 2011.", "0206 avskrivs", "BUN 2011.0206"),
        ("med nummer MN 2018-", "0119 som", "MN 2018-0119"),
        ("med nummer SN2018", "/119.", "SN2018/119"),
        ("se även dnr KS/2020:", "14 och", "KS/2020:14"),
        ("se även dnr 2019/", "KS0123, som", "2019/KS0123"),
        ("från mötet den 3-", "4 maj 2022", "3-4 maj 2022"),
        ("lägret den 12–", "14 juni i år", "12–14 juni"),
        ("enligt plan- och bygglagen (2010:", "900) ska", "(2010:900)"),
        ("utredningen SOU 2020:", "47, som", "SOU 2020:47"),
        ("i prop. 2016/17:", "171 föreslås", "prop. 2016/17:171"),
        ("i protokollet från den 8 februari", "2023. Kostnaden är", "8 februari 2023"),
        ("ett köpebrev av den 3:e maj", "1887, som", "3:e maj 1887"),
        ("Kostnaden är 1 250", "000 kronor.", "1 250 000 kronor"),
        ("anslår 75", "000 kr till", "75 000 kr"),
    ],
)
def test_what_a_line_end_cut_is_whole_again(previous: str, text: str, whole: str) -> None:
    between = within_number(previous, text)
    assert between is not None
    assert whole in previous + between + text


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("Protokoll från år 2023:", "1 Mötets öppnande"),
        ("Närvarande den 8 februari", "12 personer"),
        ("Plats och tid: den 8 februari", "2023-02-08"),
        ("Kostnaden delas av 12", "118 medlemmar"),
        ("§ 12", "118 kronor återstår"),
        ("verksamhetsåret 2022-", "Ekonomi"),
        ("punkterna 1-", "14 läggs till handlingarna"),
        ("Ordförande", "2023/118"),
        ("läggs till § 3-", "4 maj är det möte"),
    ],
)
def test_other_line_ends_are_left_to_the_margin(previous: str, text: str) -> None:
    assert within_number(previous, text) is None
