"""What days, titles and copies tell of meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.report.year_book import minutes

from minutes_index.catalog.facts import Failure
from minutes_index.catalog.holdings import PageSums
from minutes_index.model import Duplicate, DuplicateKind
from minutes_index.report.coverage import coverage
from minutes_index.report.coverage.findings import FindingKind
from minutes_index.report.coverage.papers import PaperKind, kind_of
from minutes_index.report.coverage.serials import serial

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.catalog.holdings import Holding
    from minutes_index.report.coverage.findings import Finding
    from minutes_index.report.coverage.view import BodyYear, Coverage

MONTHS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
"""In which a body meets once."""


def monthly(year: int, without: Sequence[int] = ()) -> list[Holding]:
    """Notes of a meeting in each month but July and some."""
    return [minutes(f"{year}-{month:02}-12") for month in MONTHS if month not in without]


def every(papers: Iterable[Holding]) -> list[Finding]:
    return [found for year in coverage(papers, ()).years for found in year.findings]


def only(told: Coverage) -> BodyYear:
    (found,) = told.years
    return found


def near(first: str, second: str) -> Duplicate:
    return Duplicate(min(first, second), max(first, second), DuplicateKind.NEAR, 0.9)


def test_a_long_break_is_told_with_the_rhythm() -> None:
    """Three months where a month is usual; the summer is none."""
    (found,) = every(monthly(2023, without=(3, 4)))
    assert (found.kind, found.minutes) == (FindingKind.BREAK, True)
    assert found.what == "no meeting between 2023-02-12 and 2023-05-12"
    assert found.reason == "89 days; as a rule 31 days lie between meetings"


@pytest.mark.parametrize("without", [(), (3,), (6,), (8,), (12,)])
def test_one_meeting_left_out_is_nothing_unusual(without: tuple[int, ...]) -> None:
    assert every([*monthly(2022, without), *monthly(2023)]) == []


def test_a_break_that_comes_back_every_year_is_a_habit() -> None:
    assert every([*monthly(2021, without=(3, 4)), *monthly(2023, without=(3, 4)), *monthly(2022)]) == []


def test_few_meetings_have_no_rhythm() -> None:
    assert every([minutes(f"2023-0{month}-12") for month in (1, 2, 3, 4)] + [minutes("2023-12-12")]) == []


def test_who_meets_every_week_may_rest_for_a_month() -> None:
    days = [date(2023, 1, 9) + timedelta(weeks=week) for week in range(30) if week not in {10, 11, 12, 13}]
    assert every([minutes(day.isoformat()) for day in days]) == []


def test_numbers_that_go_on_tell_that_a_break_was_one() -> None:
    """Nothing lies between § 30 and § 31, however long it was."""
    spans = [range(10 * at + 1, 10 * at + 11) for at in range(12)]
    papers = [
        replace(paper, numbers=tuple(f"§ {n}" for n in span))
        for paper, span in zip(monthly(2023, without=(3, 4)), spans, strict=False)
    ]
    assert every(papers) == []


def test_a_break_over_new_year_is_told_once() -> None:
    """With the numbers that lack before the first meeting of the year, when they do."""
    first = [
        minutes(f"2022-{month:02}-12", range(5 * at + 1, 5 * at + 6)) for at, month in enumerate(MONTHS[:9])
    ]
    second = [
        minutes(f"2023-{month:02}-12", range(5 * at + 1, 5 * at + 6)) for at, month in enumerate(MONTHS)
    ]
    assert [found.kind for found in every([*first, *second[3:]])] == [FindingKind.BEFORE]
    assert [found.kind for found in every([*first[:8], *second])] == [FindingKind.BREAK]


def test_years_between_known_ones_have_a_row() -> None:
    years = coverage([*monthly(2019), *monthly(2022)], ()).years
    assert [(year.year, year.meetings) for year in years] == [(2019, 11), (2020, 0), (2021, 0), (2022, 11)]
    assert [found.what for year in years for found in year.findings] == [
        "no meeting in 2020",
        "no meeting in 2021",
    ]


def test_a_summons_without_minutes_tells_of_a_meeting() -> None:
    """Unless there are minutes of the day, or of the month."""
    summons = minutes("2023-03-14", title="Kallelse till sammanträde", id="s", path="/kallelse.pdf")
    extract = minutes("2023-04-11", [45], title="PROTOKOLLSUTDRAG", id="e", path="/utdrag.pdf")
    assert [(found.kind, found.what, found.reason) for found in every([summons, extract])] == [
        (FindingKind.SUMMONS, "no minutes of 2023-03-14, of which there is a summons", "/kallelse.pdf"),
        (FindingKind.EXTRACT, "no minutes of 2023-04-11, of which there is an extract", "/utdrag.pdf"),
    ]
    assert every([summons, minutes("2023-03-14")]) == []
    assert every([summons, minutes("", edtf="2023-03~")]) == []
    told = only(coverage([summons, extract], ()))
    assert (told.meetings, told.documents, told.summonses, told.extracts) == (0, 2, 1, 1)


def test_numbered_minutes_tell_which_are_missing() -> None:
    """By their titles, unless the items go on."""
    papers = [
        minutes("2023-01-12", range(1, 9), title="Protokoll nr 3"),
        minutes("2023-03-12", range(1, 9), title="Protokoll nr 6/2023"),
        minutes("2023-04-12", range(9, 12), title="Protokoll nr 8"),
    ]
    (found,) = (each for each in every(papers) if each.kind is FindingKind.SERIAL)
    assert found.what == "no. 4–5 of the minutes between 2023-01-12 (no. 3) and 2023-03-12 (no. 6)"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("PROTOKOLL NR 5/2016", 5),
        ("Protokoll från styrelsemöte nr 4", 4),
        ("Brf Kvarnhjulet · protokoll 4/2023", 4),
        ("Protokoll 2023-04-12", None),
        ("Sammanträdesprotokoll", None),
    ],
)
def test_the_number_of_minutes_stands_in_their_title(title: str, number: int | None) -> None:
    assert serial(title) == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SAMMANTRÄDESPROTOKOLL", PaperKind.MINUTES),
        ("Kallelse och föredragningslista", PaperKind.SUMMONS),
        ("Protokoll; nästa kallelse", PaperKind.MINUTES),
        ("Kungörelse: protokoll från mötet", PaperKind.SUMMONS),
        ("Sammanträdesprotokoll, protokollsutdrag", PaperKind.EXTRACT),
        ("Utdrag ur protokoll", PaperKind.EXTRACT),
        ("Vara kommun", None),
    ],
)
def test_a_title_tells_what_a_paper_is(text: str, kind: PaperKind | None) -> None:
    assert kind_of(text) is kind


def test_the_name_of_the_file_tells_when_the_title_does_not() -> None:
    told = only(coverage([minutes("2023-03-14", title="Vara kommun", path="/KS kallelse.pdf")], ()))
    assert (told.meetings, told.summonses) == (0, 1)


def test_minutes_that_call_themselves_an_extract_are_minutes() -> None:
    told = only(coverage([minutes("2023-03-14", range(1, 9), title="Protokollsutdrag")], ()))
    assert (told.meetings, told.extracts) == (1, 0)


def test_copies_are_counted_with_their_meeting() -> None:
    """A draft, a copy whose day is not known, an extract: one meeting; no number stands twice."""
    papers = [
        minutes("2023-03-14", range(1, 9), id="a"),
        minutes("2023-03-14", range(1, 9), id="b", path="/b"),
        minutes("", range(1, 9), id="c", path="/c", edtf="2023~"),
        minutes("", [4], id="d", path="/d", edtf="2023~", characters=900),
    ]
    pairs = [near("a", "b"), near("b", "c"), near("a", "d"), near("x", "a")]
    told = only(coverage(papers, pairs))
    assert (told.meetings, told.documents, told.copies, told.extracts) == (1, 4, 2, 1)
    assert told.findings == ()


def test_minutes_of_other_days_stay_apart_though_a_third_repeats_both() -> None:
    papers = [
        minutes("2023-03-14", range(1, 9), id="a"),
        minutes("2023-04-14", range(9, 18), id="b", path="/b"),
        minutes("", range(1, 9), id="c", path="/c", edtf=""),
    ]
    assert coverage(papers, [near("a", "c"), near("b", "c")]).meetings == 2


def test_a_copy_is_of_the_meeting_that_it_repeats() -> None:
    """Though its own day was inferred wrongly, or it names no body; not so when it names another."""
    papers = [
        minutes("2023-03-14", range(1, 9), id="a"),
        minutes("2022-03-20", [4], id="b", path="/b", stated=False, characters=900),
        minutes("2023-03-14", [4], id="c", path="/c", body=""),
    ]
    told = only(coverage(papers, [near("a", "b"), near("a", "c")]))
    assert (told.meetings, told.documents, told.copies, told.extracts, told.findings) == (1, 3, 1, 1, ())
    other = replace(papers[2], body="Valnämnden")
    assert coverage([papers[0], other], [near("a", "c")]).meetings == 2


def test_summonses_that_repeat_each_other_stay_summonses() -> None:
    papers = [minutes("2023-03-14", title="Kallelse", id=id_, path=f"/{id_}") for id_ in "ab"]
    assert only(coverage(papers, [near("a", "b")])).summonses == 2


def test_a_body_is_one_however_it_is_spelt() -> None:
    """In any case and ending, and where its municipality is not named, if only one has such a body."""
    papers = [
        minutes("2023-01-14"),
        minutes("2023-02-14"),
        minutes("2023-03-14", body="KOMMUNSTYRELSE"),
        minutes("2023-04-14", municipality=""),
    ]
    told = only(coverage(papers, ()))
    assert (told.body, told.municipality, told.meetings, told.without_municipality) == (
        "Kommunstyrelsen",
        "Vara",
        4,
        1,
    )
    other = minutes("2023-01-14", municipality="0180", id="x", path="/x")
    assert [year.municipality for year in coverage([*papers, other], ()).years] == ["", "Stockholm", "Vara"]


def test_names_of_many_are_told_of_with_doubt() -> None:
    papers = [minutes(f"{year}-03-12", body="Årsmöte", municipality="") for year in (2021, 2023)]
    (found,) = every(papers)
    assert found.reason.endswith("; several bodies may be called so")


def test_documents_without_body_or_day_are_listed() -> None:
    """And nothing is inferred of those without a body; a day that does not exist is none."""
    papers = [
        minutes("2021-03-14", [1], body="", id="a", path="/a"),
        minutes("2023-03-14", [9], body="", id="b", path="/b"),
        minutes("", id="c", path="/c", edtf=""),
        minutes("", id="d", path="/d", edtf="2023-02-30"),
        minutes("2023-05-14", stated=False),
        minutes("2023-05-16/2023-05-17"),
    ]
    told = coverage(papers, ())
    assert [each.path for each in told.unplaced] == ["/c", "/d", "/a", "/b"]
    assert [(year.body, year.year) for year in told.years] == [
        ("Kommunstyrelsen", 2023),
        ("Kommunstyrelsen", None),
        ("", 2021),
        ("", 2023),
    ]
    assert [found for year in told.years for found in year.findings] == []
    first = told.years[0]
    assert (first.meetings, first.undated, first.inferred) == (3, 1, 1)
    assert (first.first_day, first.last_day) == ("2023-05-14", "2023-05-16")


def test_pages_are_summed_up() -> None:
    """The mean counts pages, not documents; the worst documents are those with the most pages without text."""
    papers = [
        minutes("2023-01-14", reading=PageSums(4, 0, 0, 0, None)),
        minutes("2023-02-14", reading=PageSums(10, 2, 1, 8, 0.9)),
        minutes("2023-03-14", reading=PageSums(2, 0, 0, 2, 0.4)),
        minutes("2023-04-14", reading=None),
    ]
    pages = only(coverage(papers, ())).pages
    assert (pages.pages, pages.empty, pages.unread, pages.ocr, pages.unknown) == (20, 2, 1, 10, 4)
    assert pages.quality == pytest.approx(0.8)
    assert [poor.path[-14:-4] for poor in pages.worst] == ["2023-02-14", "2023-03-14"]


def test_it_can_be_narrowed() -> None:
    """By a part of the body's name or municipality in any case, and by year; the sums are of what is left."""
    papers = [*monthly(2022), *monthly(2023), minutes("2023-01-14", body="Socialnämnden")]
    assert coverage(papers, (), body="social").documents == 1
    assert coverage(papers, (), body="vara").documents == 23
    assert coverage(papers, (), year=2022).meetings == 11
    assert coverage(papers, (), body="saknas").years == ()


def test_files_that_could_not_be_read_are_told_of() -> None:
    failure = Failure("/x.pdf", "encrypted", "locked", "unlock it")
    assert coverage([], (), [failure]).unread == (failure,)
