"""What the numbers of items tell, case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.year_book import minutes

from minutes_index.catalog.holdings import PageSums, Paragraph
from minutes_index.report.coverage import coverage
from minutes_index.report.coverage.findings import FindingKind, signed
from minutes_index.report.coverage.numbering import Certainty, Scheme
from minutes_index.report.coverage.paragraphs import own_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.catalog.holdings import Holding
    from minutes_index.report.coverage.findings import Finding

DAYS = ("2023-01-17", "2023-02-14", "2023-03-14", "2023-04-11", "2023-05-09", "2023-06-13")


def year(*numbers: Iterable[int]) -> list[Holding]:
    """Minutes with these numbers on the days of a spring."""
    return [minutes(day, each) for day, each in zip(DAYS, numbers, strict=False)]


def told(papers: Iterable[Holding]) -> list[tuple[FindingKind, str]]:
    """Everything that is noticed, in order."""
    return [(found.kind, found.what) for found in every(papers)]


def every(papers: Iterable[Holding]) -> list[Finding]:
    return [found for each in coverage(papers, ()).years for found in each.findings]


def own(*printed: str) -> list[int]:
    """Of the numbers that a document prints, its own."""
    return sorted(own_numbers(printed).numbers)


def marked(*numbers: int) -> list[str]:
    return [f"§ {number}" for number in numbers]


def test_a_gap_names_the_meetings_on_either_side() -> None:
    """With their days and numbers, what is missing, and how much that is."""
    (found,) = every(year(range(1, 15), range(15, 31), range(45, 59), range(59, 70)))
    assert found.what == "§§ 31–44 between 2023-02-14 (… § 30) and 2023-03-14 (§ 45 …)"
    assert found.reason == "14 numbers; a meeting of the year has 14 (the median); 28 days apart"
    assert (found.numbers[0], found.numbers[-1], found.minutes) == (31, 44, True)
    assert found.after is not None
    assert found.before is not None
    assert (found.after.held_on, found.after.first, found.after.last) == ("2023-02-14", 15, 30)
    assert (found.before.held_on, found.before.paths) == (
        "2023-03-14",
        ("/arkiv/Kommunstyrelsen 2023-03-14.pdf",),
    )


def test_several_meetings_may_be_missing_in_one_gap() -> None:
    """About as many as the median meeting goes into it."""
    (found,) = every(year(range(1, 11), range(11, 21), range(51, 61)))
    assert found.reason.startswith("30 numbers, about 3 meetings; a meeting of the year has 10")


def test_a_number_or_two_may_be_a_slip() -> None:
    (found,) = every(year(range(1, 11), range(12, 21), range(21, 31)))
    assert "perhaps items adjusted at once in minutes of their own, or a slip" in found.reason


def test_what_is_missing_before_the_first_meeting_of_the_year() -> None:
    assert told(year(range(15, 31), range(31, 45))) == [
        (FindingKind.BEFORE, "§§ 1–14 before 2023-01-17 (§ 15 …)")
    ]


def test_minutes_adjusted_at_once_are_of_the_same_meeting() -> None:
    """Two documents of a day complete each other."""
    papers = [*year(range(1, 11), [11, 12, 14, 15], range(16, 20)), minutes(DAYS[1], [13], id="x", path="/x")]
    assert told(papers) == []
    assert coverage(papers, ()).meetings == 3


def test_minutes_of_no_known_day_are_not_missed() -> None:
    """The year is enough to know whose numbers they are; so for those of which only the month is known."""
    for edtf in ("2023~", "2023-02~"):
        loose = minutes("", range(11, 21), id="x", path="/x", edtf=edtf)
        assert told([*year(range(1, 11), range(21, 30), range(30, 35)), loose]) == []


def test_minutes_of_no_known_body_or_year_may_be_what_is_missing() -> None:
    """When all their numbers are missing; others are not offered."""
    papers = year(range(1, 11), range(21, 30), range(30, 35))
    lost = minutes("", range(12, 20), id="x", path="/lost.pdf", body="", edtf="")
    other = minutes("", range(15, 25), id="y", path="/other.pdf", body="", edtf="")
    yearless = minutes("", range(11, 14), id="z", path="/yearless.pdf", edtf="")
    elsewhere = minutes("", range(11, 14), id="w", path="/w.pdf", body="", edtf="", municipality="0180")
    found = [each for each in every([*papers, lost, other, yearless, elsewhere]) if each.candidates]
    assert [each.candidates for each in found] == [("/yearless.pdf", "/lost.pdf")]


def test_a_meeting_without_numbers_explains_a_gap() -> None:
    """Then it is told of, but not as missing minutes."""
    (found,) = every(year(range(1, 11), [], range(21, 30), range(30, 35)))
    assert not found.minutes
    assert "no § was read in the minutes of 2023-02-14" in found.reason


def test_pages_without_text_are_told_of_beside_a_gap() -> None:
    papers = year(range(1, 11), range(21, 30), range(30, 35))
    papers[0] = minutes(DAYS[0], range(1, 11), reading=PageSums(4, 1, 1, 0, None))
    assert every(papers)[0].reason.endswith("2 pages of 2023-01-17 without text")


def test_a_new_count_within_the_year_is_told_of_and_no_gap() -> None:
    """After an election the new body may begin at § 1."""
    papers = year(range(1, 11), range(11, 20), range(20, 30), range(30, 41), range(1, 8), range(8, 15))
    assert told(papers) == [(FindingKind.ANEW, "the numbers begin again on 2023-05-09 (§ 1 …)")]


def test_minutes_under_a_wrong_day_leave_no_gap() -> None:
    """They are found out of order, and whether the day was inferred is said."""
    papers = [
        *year(range(1, 11), range(11, 20), range(30, 40)),
        minutes("2023-01-02", range(20, 30), stated=False),
    ]
    (found,) = every(papers)
    assert (found.kind, found.minutes) == (FindingKind.ORDER, False)
    assert found.what == "§ 20 on 2023-01-02 does not fit the days of the others"
    assert found.reason == "the day was inferred and may be wrong"


def test_a_number_of_two_meetings_is_told_of() -> None:
    assert told(year(range(1, 11), range(11, 20), range(19, 30))) == [
        (FindingKind.TWICE, "§ 19 both on 2023-02-14 and on 2023-03-14")
    ]


def test_two_rows_of_numbers_under_one_name_are_unclear() -> None:
    """And then no gap is told between meetings: the reason says what was seen."""
    papers = year(range(1, 9), range(5, 15), range(9, 17), range(12, 25), range(17, 25), range(22, 40))
    (found,) = coverage(papers, ()).years
    assert (found.numbering.scheme, found.numbering.certainty) == (Scheme.UNCLEAR, Certainty.UNCLEAR)
    assert "use numbers of others without beginning at § 1" in found.numbering.reason
    assert found.findings == ()


def test_a_single_meeting_tells_by_where_it_begins() -> None:
    """A high number is no beginning; § 1 may be the year's or the meeting's."""
    schemes = [
        coverage([minutes("2023-01-17", span)], ()).years[0].numbering for span in (range(5, 9), range(1, 9))
    ]
    assert [(each.scheme, each.certainty) for each in schemes] == [
        (Scheme.ON, Certainty.LIKELY),
        (Scheme.UNCLEAR, Certainty.UNCLEAR),
    ]


def test_a_single_meeting_is_read_as_the_years_beside_it() -> None:
    """When these agree, and it is said."""
    before = [minutes(f"2022-0{month}-10", range(1, 9)) for month in (1, 2, 3, 4)]
    years = coverage([*before, minutes("2023-01-17", range(1, 9))], ()).years
    assert (years[1].numbering.scheme, years[1].numbering.reason) == (Scheme.ANEW, "as in 2022")
    after = [minutes(f"2024-0{month}-10", range(8 * month, 8 * month + 8)) for month in (1, 2, 3, 4)]
    years = coverage([*before, minutes("2023-01-17", range(1, 9)), *after], ()).years
    assert years[1].numbering.scheme is Scheme.UNCLEAR


def test_a_count_that_came_over_from_before_the_archive_is_not_missed() -> None:
    """Working years: the first known year begins in the midst of one, and New Year is no border."""
    days = ("2022-01-10", "2022-02-10", "2022-09-10", "2022-10-10", "2022-11-10", "2023-01-10", "2023-02-10")
    spans = ((40, 45), (46, 50), (1, 5), (6, 9), (10, 14), (15, 19), (26, 30))
    papers = [minutes(day, range(first, last + 1)) for day, (first, last) in zip(days, spans, strict=True)]
    assert told(papers) == [
        (FindingKind.ANEW, "the numbers begin again on 2022-09-10 (§ 1 …)"),
        (FindingKind.BETWEEN, "§§ 20–25 between 2023-01-10 (… § 19) and 2023-02-10 (§ 26 …)"),
    ]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        (marked(45, 46, 47), [45, 46, 47]),
        (["KS § 45", "AU § 12", "KS § 46"], [45, 46]),
        (marked(45, 12, 46, 47), [45, 46, 47]),
        (marked(5, 12, 6, 7, 8), [5, 6, 7, 8]),
        (marked(*range(5, 21), *range(1, 31)), list(range(5, 21))),
        (marked(3, *range(45, 59)), list(range(45, 59))),
        (marked(1, 2, 3, 8, 4, 5, 6, 7, 9), list(range(1, 10))),
        (["§ 7/23", "§ 8/23"], [7, 8]),
        (marked(120, 121, *range(135, 141)), [120, 121, *range(135, 141)]),
        (["4.", "5."], []),
        ([], []),
    ],
)
def test_a_document_has_numbers_of_its_own(printed: Sequence[str], numbers: list[int]) -> None:
    """Not those of another body, nor quoted ones, nor those of regulations in an appendix; secret ones may lack."""
    assert own(*printed) == numbers


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        (("Budget", ""), ("Cykelväg", ""), (45,)),
        (("Budget 2024 med plan", ""), ("Budget 2024 med plan för 2025", ""), ()),
        (("Budget", ""), ("forts. Budget", ""), ()),
        (("Budget", ""), ("a Tilläggsbudget", ""), ()),
        (("Budget", "KS 2023/1"), ("Beslut om mål", "KS 2023/1"), ()),
        (("Budget", ""), ("", ""), ()),
    ],
)
def test_a_number_heads_two_items_when_they_differ(
    one: tuple[str, str], other: tuple[str, str], twice: tuple[int, ...]
) -> None:
    """Not where an item goes on over a page, nor where a list of contents cuts the heading, nor for § 45 a."""
    repeated = [Paragraph("§ 45", *one), Paragraph("§ 45", *other)]
    assert own_numbers(marked(44, 45, 45, 46), repeated).twice == twice


def test_what_stands_twice_in_a_document_is_told() -> None:
    papers = year(range(1, 11), range(11, 20))
    repeated = (Paragraph("§ 5", "Budget", ""), Paragraph("§ 5", "Cykelväg", ""))
    papers[0] = minutes(DAYS[0], [*range(1, 6), *range(5, 11)], repeated=repeated)
    assert told(papers) == [(FindingKind.TWICE, "§ 5 twice in the minutes of 2023-01-17")]


def test_numbers_in_words() -> None:
    assert [signed(each) for each in ([31], [31, 32], [47, 31, 32, 33])] == [
        "§ 31",
        "§§ 31–32",
        "§§ 31–33, 47",
    ]
