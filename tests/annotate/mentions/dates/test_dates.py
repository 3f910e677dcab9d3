"""Dates as they are written -> what they state, in EDTF."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.mentions.dates.parsing import stated_dates
from minutes_index.annotate.mentions.dates.years import Reference, agreeing_year, resolve
from minutes_index.model import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

MEETING = Reference(day=date(2023, 5, 10))


def _dates(text: str, reference: Reference = MEETING) -> list[tuple[str, str]]:
    """Surface and EDTF of every date in ``text``."""
    whens = [resolve(stated, text, reference) for stated in stated_dates(text)]
    return [(when.text, when.edtf) for when in whens if when]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("Mötet hölls 1 juli 2023 i Kvarnby", "1 juli 2023", "2023-07-01"),
        ("Mötet hölls den 28 april 2023.", "den 28 april 2023", "2023-04-28"),
        ("Protokoll 2023-04-21", "2023-04-21", "2023-04-21"),
        ("Protokoll 2023.04.21", "2023.04.21", "2023-04-21"),
        ("Mötet den 7 mars, 2023", "den 7 mars, 2023", "2023-03-07"),
        ("den 3:e maj 2023", "den 3:e maj 2023", "2023-05-03"),
        ("10 juni kl: 13-15", "10 juni", "2023-06-10"),
        ("den 12/6 2023", "den 12/6 2023", "2023-06-12"),
        ("den 12/6-23", "den 12/6-23", "2023-06-12"),
        ("senast 12/6", "senast 12/6", "2023-06-12"),
        ("mars 2022 var kall", "mars 2022", "2022-03"),
        ("rapporten 2022-03 visar", "2022-03", "2022-03"),
        ("under maj/juni", "maj/juni", "2023-05/2023-06"),
        ("maj-juni 2024", "maj-juni 2024", "2024-05/2024-06"),
        ("innan sista oktober", "sista oktober", "2023-10-31"),
        ("hösten 2023 blir det", "hösten 2023", "2023-23"),
        ("hösten 2023 – våren 2025", "hösten 2023 – våren 2025", "2023-23/2025-21"),
        ("vt 24 börjar", "vt 24", "2024-21"),
        ("HT-23 börjar", "HT-23", "2023-23"),
        ("planen 2024–2026", "2024–2026", "2024/2026"),
        ("läsåret 2023/2024", "2023/2024", "2023/2024"),
        ("under 2022 gjordes", "2022", "2022"),
        ("i början av 2023 gjordes", "2023", "2023"),
        ("den 16-17 april 2023", "den 16-17 april 2023", "2023-04-16/2023-04-17"),
        ("Nästa möte: 14/3", "14/3", "2023-03-14"),
        ("Mötet hålls 7/9 kl 18", "7/9", "2023-09-07"),
        ("Rektorn börjar 1/8", "1/8", "2023-08-01"),
        ("Städdag 7/9 kl. 10", "7/9", "2023-09-07"),
        ("Svar inkom 7/4 från klubben", "7/4", "2023-04-07"),
        ("t o m 31/8", "t o m 31/8", "2023-08-31"),
        ("tiden 15/5-15/9", "15/5-15/9", "2023-05-15/2023-09-15"),
        ("tiden 15/11–15/2 2023", "15/11–15/2 2023", "2022-11-15/2023-02-15"),
        ("helgen 15-16/4", "15-16/4", "2023-04-15/2023-04-16"),
        ("den 8-9/4", "den 8-9/4", "2023-04-08/2023-04-09"),
        ("hölls 12/3 -20", "12/3 -20", "2020-03-12"),
        ("hölls 12/3-98", "12/3-98", "1998-03-12"),
        ("hölls 12 mars -20", "12 mars -20", "2020-03-12"),
        ("hölls 2 feb-21", "2 feb-21", "2021-02-02"),
        ("i feb-21", "feb-21", "2021-02"),
        ("stängt juni-augusti -97", "juni-augusti -97", "1997-06/1997-08"),
        ("den förste maj 1997", "den förste maj 1997", "1997-05-01"),
        ("våren -21", "våren -21", "2021-21"),
        ("3 maj-10 juni 2023", "3 maj-10 juni 2023", "2023-05-03/2023-06-10"),
        ("hölls 12.3.2020.", "12.3.2020", "2020-03-12"),
        ("Ks 20200205 § 12", "20200205", "2020-02-05"),
        ("Protokoll 2020–03–12", "2020–03–12", "2020-03-12"),
        ("Protokoll 2020 - 03 - 12", "2020 - 03 - 12", "2020-03-12"),
        ("2019-01-01--2022-12-31", "2019-01-01--2022-12-31", "2019-01-01/2022-12-31"),
        ("2019-01-01-2022-12-31", "2019-01-01-2022-12-31", "2019-01-01/2022-12-31"),
        ("den 3:dje maj 2023", "den 3:dje maj 2023", "2023-05-03"),
        ("den tolfte mars 2023", "den tolfte mars 2023", "2023-03-12"),
        ("läsåret 2021/22", "2021/22", "2021/2022"),
        ("mandatperioden 2019-22", "2019-22", "2019/2022"),
        ("årsskiftet 2020/2021", "2020/2021", "2020/2021"),
        ("januari t.o.m. augusti 2020", "januari t.o.m. augusti 2020", "2020-01/2020-08"),
        ("i början på maj", "maj", "2023-05"),
        (
            "mellan den 15 mars och den 31 maj 2023",
            "den 15 mars och den 31 maj 2023",
            "2023-03-15/2023-05-31",
        ),
        ("1 mars till 31 augusti 2024", "1 mars till 31 augusti 2024", "2024-03-01/2024-08-31"),
        ("från 28 december 2023 till 3 januari", "28 december 2023 till 3 januari", "2023-12-28/2024-01-03"),
        ("FREDAG 12 MAJ 2023", "FREDAG 12 MAJ 2023", "2023-05-12"),
        ("ons den 10 maj 2023", "ons den 10 maj 2023", "2023-05-10"),
        ("fredagen den 12/5", "fredagen den 12/5", "2023-05-12"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, surface: str, edtf: str) -> None:
    assert _dates(text) == [(surface, edtf)]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("den 7 juni och 21 sept", ["2023-06-07", "2023-09-21"]),
        ("den 7 juni och 21 sept 2024", ["2024-06-07", "2024-09-21"]),
        ("7, 9 och 11 juni", ["2023-06-07", "2023-06-09", "2023-06-11"]),
        ("den 28 december och 4 januari 2024", ["2023-12-28", "2024-01-04"]),
        ("Möten hösten 2024: 3/9, 8/10 samt 19/11", ["2024-23", "2024-09-03", "2024-10-08", "2024-11-19"]),
        ("Möten ht 2022: 3 sept och 10 jan.", ["2022-23", "2022-09-03", "2024-01-10"]),
        ("Möten våren 2024: 24 mars. Städdag 21 april", ["2024-21", "2024-03-24", "2023-04-21"]),
        ("Möten 7/9, 5/10 och 16/11", ["2023-09-07", "2023-10-05", "2023-11-16"]),
        ("Kommande möten: 24/8, 21/9 och 14/12.", ["2023-08-24", "2023-09-21", "2023-12-14"]),
    ],
)
def test_a_list_of_days_is_as_many_dates(text: str, edtfs: list[str]) -> None:
    assert [edtf for _, edtf in _dates(text)] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        "den 31 april 2023",
        "den 30 februari",
        "29 februari 2023",
        "28 och 31 juni",
        "2023-13-01",
        "2023-02-30",
        "klockan 13-15",
        "§ 45",
        "12 345 kr",
        "under 2022 kr",
        "till 2000 personer",
        "mars är en planet",
        "sommaren var varm",
        "SOU 2020:47",
        "planen 2026–2024",
        "KS 2023/145",
        "",
        "två tredjedelar (2/3) av rösterna",
        "3/4 av sträckan",
        "2/3 majoritet krävs",
        "öppet dygnet runt 24/7",
        "motion (20/12)",
        "sida 24/8",
        "lägenhet 14/3",
        "protokoll 3/2020",
        "skalan 1/2-3/4",
        "den 31/2-5/3",
        "mandattid 2022-01-01--2019-12-31",
        "tiden 15/5-31/9",
        "summa 20200312 kr",
        "nr 20201312",
        "punkt 2.1.2",
        "läsåret 2021/20",
    ],
)
def test_no_date_where_there_is_no_such_day_or_another_thing_is_counted(text: str) -> None:
    assert _dates(text) == []


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        ("Fredag 9 september 9-12", "2022-09-09", "a Friday in 2022, near the meeting date"),
        ("Fredag 8 september", "2023-09-08", "a Friday in 2023, near the meeting date"),
        ("Mötet hölls den 20 december.", "2022-12-20", "before the meeting date, as the sentence looks back"),
        (
            "Nästa möte är den 20 januari.",
            "2024-01-20",
            "after the meeting date, as the sentence looks ahead",
        ),
        ("Den 12 juni.", "2023-06-12", "the next after the meeting date, as nothing looks back"),
        ("Den 12 december.", "2023-12-12", "the next after the meeting date, as nothing looks back"),
        ("Den 2 maj.", "2023-05-02", "nearest to the meeting date"),
        (
            "Frågan skjuts till den 12 december.",
            "2023-12-12",
            "after the meeting date, as the sentence looks ahead",
        ),
        ("Utfallet januari–mars.", "2023-01/2023-03", "before the meeting date, as the sentence looks back"),
        ("Föreläsaren i höstas blev dyr.", "2022-23", "before the meeting date, as the sentence looks back"),
        ("Svar lämnades den 11 maj.", "2022-05-11", ""),
    ],
)
def test_a_missing_year_is_inferred_and_the_ground_told(text: str, edtf: str, reason: str) -> None:
    (stated,) = stated_dates(text)
    when = resolve(stated, text, MEETING)
    assert when is not None
    assert not when.stated
    if reason:
        assert (when.edtf, when.reason) == (edtf, reason)
    assert when.reason


def test_a_written_year_is_stated_without_reason() -> None:
    text = "den 28 april 2019"
    when = resolve(stated_dates(text)[0], text, MEETING)
    assert when is not None
    assert (when.stated, when.reason) == (True, "")


@pytest.mark.parametrize(
    ("reference", "edtf"), [(Reference(), None), (Reference(year=2021, name="the file name"), "2021-04-28")]
)
def test_where_the_day_is_not_known_the_year_of_the_document_must_do(
    reference: Reference, edtf: str | None
) -> None:
    text = "den 28 april"
    when = resolve(stated_dates(text)[0], text, reference)
    assert (when.edtf if when else None) == edtf


@pytest.mark.parametrize("text", ["29 februari", "måndag 29 februari", "28 februari till 29 februari"])
def test_a_day_that_the_inferred_year_does_not_have_gives_nothing(text: str) -> None:
    assert _dates(text, Reference(day=date(2022, 3, 1))) == []


def test_a_weekday_that_fits_no_near_year_does_not_decide() -> None:
    assert _dates("lördag 29 februari", Reference(day=date(2024, 3, 1))) == [
        ("lördag 29 februari", "2024-02-29")
    ]


@pytest.mark.parametrize(
    ("text", "year", "reason"),
    [
        ("maj 2023. Fredag 9 september. Ny tid: maj 2022", 2022, "1 weekdays fit 2022"),
        (
            "den 3 maj 2021, den 4 juni 2021 och den 3 maj 2020",
            2021,
            "2021 is the year most dates in the text have",
        ),
        ("budgeten för 2020", 2020, "2020 is the year most dates in the text have"),
        (
            "den 3 maj 1990, den 3 maj 2020 och den 4 maj 2020",
            2020,
            "2020 is the year most dates in the text have",
        ),
    ],
)
def test_weekdays_and_stated_years_point_to_the_year_of_a_text(text: str, year: int, reason: str) -> None:
    assert agreeing_year(stated_dates(text)) == (year, reason)


def test_a_text_without_years_points_to_none() -> None:
    assert agreeing_year(stated_dates("den 3 maj")) is None


def test_dates_come_in_order_and_do_not_overlap() -> None:
    spans = [d.span for d in stated_dates("den 3 maj 2020, 2020-05-04 och hösten 2021 samt 7, 8 och 9 juni")]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_a_day_of_which_nothing_tells_the_year_is_kept(find: Callable[..., Annotated]) -> None:
    """EDTF writes what is unknown as X; a season without a year says too little."""
    found = find("Nätverket träffas måndag 7 oktober och till våren.")
    assert [(m.value, m.reason) for m in found.annotations.mentions if m.label is Label.DATE] == [
        ("XXXX-10-07", "nothing tells the year")
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Vid kommunalstämman den 12 april 1862 valdes", "1862-04-12"),
        ("brevet 1887-05-03 och svaret", "1887-05-03"),
        ("invigdes den 1 juni 1794", "1794-06-01"),
        ("stadgarna av 24.10.1899", "1899-10-24"),
        ("stiftelsebrevet från mars 1674", "1674-03"),
        ("gården har funnits sedan 1745", "1745"),
        ("gåvan från år 1811", "1811"),
        ("midsommaren firades den 24 juni, 1523", "1523-06-24"),
    ],
)
def test_years_of_long_ago_are_read_as_they_stand(text: str, edtf: str) -> None:
    """And never given the year of the meeting."""
    assert [found for _, found in _dates(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden blev den 12 april 1500 kronor",
        "höjs från den 1 maj 1250 kr per månad",
    ],
)
def test_a_sum_behind_a_day_is_no_year_of_long_ago(text: str) -> None:
    assert [found[:4] for _, found in _dates(text)] == ["2023"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Datum: 98-05-13", "1998-05-13"),
        ("senast 98-06-30.", "1998-06-30"),
        ("den 13.05.23 hölls", "2023-05-13"),
        ("Mötet 13-05-98 kl. 19", "1998-05-13"),
        ("från 07/11/04", "2004-11-07"),
        ("protokollet 2019-03-01 och 48-02-01", "2019-03-01 2048-02-01"),
        ("Protokoll 1937-03-01. Nästa möte 37-04-05.", "1937-03-01 1937-04-05"),
        (
            "Möte 4 mars 1995. Stadgar från 12/11 -88 och brev av 3 oktober 1899 och 1 maj 1887. Kassan 95-02-28.",
            "1995-03-04 1988-11-12 1899-10-03 1887-05-01 1995-02-28",
        ),
        ("Stämma den 6 juni 1904; räkenskaperna av 3 nov. 98.", "1904-06-06 1898-11-03"),
    ],
)
def test_a_year_of_two_figures_is_in_the_century_of_the_years_written_out(text: str, edtf: str) -> None:
    """Where there are none, up to 50 is this century."""
    assert " ".join(found for _, found in _dates(text)) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "ring 08-12-13-14",
        "tel. 08-12 34 56",
        "nr 981218-9876",
        "version 1.10.12",
        "kl. 13.05.23",
        "ISBN 91-20-30-1",
        "98-13-40",
        "S 12, M 8, V 5",
    ],
)
def test_other_figures_in_pairs_are_no_days(text: str) -> None:
    assert not stated_dates(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("köpebrevet av 17/4 1887", "1887-04-17"),
        ("bokat 8-9/6, 15–16 juli och 22/8", "2023-07-15/2023-07-16 2023-08-22"),
        ("den 1:sta maj 1921 och den 22:dra juni 1930", "1921-05-01 1930-06-22"),
        ("kursen 2023-05-30--31 blev full", "2023-05-30/2023-05-31"),
        ("kursen 2023-05-30–31 blev full", "2023-05-30/2023-05-31"),
        ("gäller från den 1 januari nästa år", "2024-01-01"),
        ("betalades den 12 mars förra året", "2022-03-12"),
    ],
)
def test_a_day_of_long_ago_in_figures_of_two_days_or_of_the_year_after(text: str, edtf: str) -> None:
    assert [found for _, found in _dates(f"Mötet den 3 maj 2023. {text}")][1:] == edtf.split()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("börjar vecka 34.", "2023-08-21/2023-08-27"),
        ("gjordes vecka 7, 2021", "2021-02-15/2021-02-21"),
        ("Märkning v. 46 av cyklar", "2023-11-13/2023-11-19"),
        ("stängt veckorna 28–31", "2023-07-10/2023-08-06"),
        ("jour v 51-1", "2023-12-18/2024-01-07"),
        ("prov vecka 20 och 22", "2023-05-15/2023-05-21 2023-05-29/2023-06-04"),
        ("veckan 53 2020", "2020-12-28/2021-01-03"),
        ("veckan 53 2021", ""),
        ("under andra halvåret", "2023-07/2023-12"),
        ("första halvåret 2024", "2024-01/2024-06"),
        ("uppföljning tertial 1 2022", "2022-01/2022-04"),
        ("tredje tertialet 2021", "2021-09/2021-12"),
    ],
)
def test_weeks_and_parts_of_years_are_intervals(text: str, edtf: str) -> None:
    """Weeks as ISO 8601 counts them, from Monday to Sunday; a week that the year does not have is none."""
    assert " ".join(found for _, found in _dates(text)) == edtf


@pytest.mark.parametrize("glue", ["resp.", "resp", "respektive", "och", "samt", "eller", ","])
@pytest.mark.parametrize("days", [("5", "12"), ("5:e", "12:e")])
def test_days_of_one_month_in_a_list(days: tuple[str, str], glue: str) -> None:
    text = f"sammanträder den {days[0]} {glue} {days[1]} juni"
    assert [found for _, found in _dates(text)] == ["2023-06-05", "2023-06-12"]
