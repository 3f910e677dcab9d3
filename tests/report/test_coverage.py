"""What may be missing is found, and nothing is invented where all is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.year_book import by_calendar_year, by_working_year, each_meeting, met, minutes

from minutes_index.model import Duplicate, DuplicateKind
from minutes_index.report.coverage import coverage
from minutes_index.report.coverage.findings import FindingKind
from minutes_index.report.coverage.numbering import Certainty, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.report.year_book import Met

    from minutes_index.catalog.holdings import Holding
    from minutes_index.report.coverage.findings import Finding

MADE = settings(max_examples=40)
NUMBERS = {FindingKind.BETWEEN, FindingKind.BEFORE, FindingKind.WITHIN}
"""What is told of missing numbers."""


def found(papers: Iterable[Holding]) -> list[Finding]:
    """All that is noticed of them."""
    return [finding for year in coverage(papers, ()).years for finding in year.findings]


def by_numbers(papers: Iterable[Holding]) -> list[Finding]:
    """What is noticed of their numbers, whatever their days."""
    return [told for told in found(papers) if told.kind is not FindingKind.BREAK]


def missing(papers: Iterable[Holding]) -> list[tuple[int, int]]:
    """The first and last of the numbers of each gap, in order."""
    return sorted((told.numbers[0], told.numbers[-1]) for told in found(papers) if told.kind in NUMBERS)


@MADE
@given(met(by_calendar_year))
def test_a_whole_count_through_the_year_lacks_nothing(meetings: list[Met]) -> None:
    """Whatever the sizes and days of the meetings."""
    papers = [meeting.paper for meeting in meetings]
    assert by_numbers(papers) == []
    told = coverage(papers, ())
    assert {year.numbering.scheme for year in told.years} == {Scheme.ON}
    assert {year.numbering.certainty for year in told.years} == {Certainty.CERTAIN}
    assert told.meetings == len(meetings)


@MADE
@given(met(by_working_year))
def test_a_whole_count_through_the_working_year_lacks_nothing(meetings: list[Met]) -> None:
    """It goes on over New Year and begins again in autumn, which is told and is no gap."""
    assert {told.kind for told in by_numbers(meeting.paper for meeting in meetings)} <= {FindingKind.ANEW}


@MADE
@given(met(each_meeting))
def test_a_whole_count_from_one_at_each_meeting_lacks_nothing(meetings: list[Met]) -> None:
    papers = [meeting.paper for meeting in meetings]
    assert by_numbers(papers) == []
    assert {year.numbering.scheme for year in coverage(papers, ()).years} == {Scheme.ANEW}


@MADE
@given(met(by_calendar_year), st.data())
def test_minutes_that_were_taken_away_are_missed(meetings: list[Met], data: st.DataObject) -> None:
    """Just their numbers, in one gap where they stood side by side; the last of a year leave no gap."""
    years = {meeting.day.year for meeting in meetings}
    gone = set[int]()
    for year in years:
        places = [at for at, meeting in enumerate(meetings) if meeting.day.year == year]
        gone |= data.draw(st.sets(st.sampled_from(places[:-1]), max_size=len(places) - 4))
    left = [meeting.paper for at, meeting in enumerate(meetings) if at not in gone]
    planted: list[tuple[int, int]] = []
    for at in sorted(gone):
        first, last = meetings[at].numbers[0], meetings[at].numbers[-1]
        beside = at - 1 in gone and meetings[at - 1].day.year == meetings[at].day.year
        planted[-1 if beside else len(planted) :] = [(planted[-1][0] if beside else first, last)]
    assert missing(left) == sorted(planted)
    told = {finding.kind for finding in by_numbers(left)}
    assert told <= {FindingKind.BETWEEN, FindingKind.BEFORE}


@MADE
@given(met(by_calendar_year), st.data())
def test_items_that_were_taken_away_are_missed_within_their_meeting(
    meetings: list[Met], data: st.DataObject
) -> None:
    """Of a meeting whose first and last items are there: up to five, for a greater leap may be a number from elsewhere."""
    at = data.draw(st.sampled_from(range(len(meetings))))
    inner = meetings[at].numbers[1:-1]
    gone = data.draw(st.sets(st.sampled_from(inner), min_size=1, max_size=5))
    papers = [meeting.paper for meeting in meetings]
    papers[at] = minutes(papers[at].edtf, [n for n in meetings[at].numbers if n not in gone])
    told = by_numbers(papers)
    assert {n for finding in told for n in finding.numbers} == gone
    assert {(finding.kind, finding.minutes) for finding in told} == {(FindingKind.WITHIN, False)}


@MADE
@given(met(each_meeting), st.data())
def test_items_are_missed_where_each_meeting_is_counted(meetings: list[Met], data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(range(len(meetings))))
    gone = data.draw(st.sets(st.sampled_from(meetings[at].numbers[:-1]), min_size=1, max_size=1))
    papers = [meeting.paper for meeting in meetings]
    papers[at] = minutes(papers[at].edtf, [n for n in meetings[at].numbers if n not in gone])
    assert [set(finding.numbers) for finding in by_numbers(papers)] == [gone]


@st.composite
def shelf(draw: st.DrawFn) -> tuple[list[Holding], list[Duplicate]]:
    """Papers of any kind, day and numbers, some of which repeat each other."""
    days = st.one_of(
        st.sampled_from(["", "2022~", "2023-04~", "2023-24", "2023-02-30", "2021/2022"]),
        st.dates(date(2020, 1, 1), date(2023, 12, 31)).map(date.isoformat),
    )
    papers = [
        minutes(
            "",
            draw(st.lists(st.integers(0, 70), max_size=8)),
            id=str(at),
            path=f"/{at}",
            edtf=draw(days),
            stated=draw(st.booleans()),
            body=draw(st.sampled_from(["", "Kommunstyrelsen", "KOMMUNSTYRELSEN", "Årsmöte"])),
            municipality=draw(st.sampled_from(["", "1470", "0180", "9999"])),
            title=draw(
                st.sampled_from(["", "Kallelse", "Protokollsutdrag", "Protokoll nr 7", "Protokoll nr 2"])
            ),
            characters=draw(st.integers(1, 9_000)),
        )
        for at in range(draw(st.integers(0, 25)))
    ]
    ids = st.integers(0, 25).map(str)
    pairs = draw(st.lists(st.tuples(ids, ids), max_size=8))
    return papers, [Duplicate(*pair, DuplicateKind.NEAR, 0.9) for pair in pairs]


@MADE
@given(shelf())
def test_every_document_is_counted_once_whatever_it_is(made: tuple[list[Holding], list[Duplicate]]) -> None:
    """In one year of one body; every finding has words and a reason, and nothing missing stands in the meetings beside it."""
    papers, pairs = made
    told = coverage(papers, pairs)
    assert told.documents == len(papers)
    assert told.pages == sum(paper.pages for paper in papers)
    assert told.meetings <= len(papers)
    by_id = {paper.id: paper for paper in papers}
    for finding in (finding for year in told.years for finding in year.findings):
        assert finding.what
        assert finding.reason
        if finding.kind in NUMBERS:
            sides = [side for side in (finding.after, finding.before) if side]
            stand = {int(n[2:]) for side in sides for id_ in side.documents for n in by_id[id_].numbers}
            inside = {n for n in stand if any(side.first <= n <= side.last for side in sides)}
            assert inside.isdisjoint(finding.numbers)
