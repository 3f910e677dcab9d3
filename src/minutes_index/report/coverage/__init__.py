"""What an archive has and what it may lack: meetings, numbers of items, days, pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.recognisers.bodies import is_one
from minutes_index.report.coverage.bodies import Body, bodies
from minutes_index.report.coverage.counted import Counted
from minutes_index.report.coverage.days import breaks_of, papers_alone, years_without
from minutes_index.report.coverage.findings import Finding, FindingKind
from minutes_index.report.coverage.numbering import Numbering, numbering, numberings
from minutes_index.report.coverage.pages import pages_view
from minutes_index.report.coverage.papers import Paper, PaperKind, papers
from minutes_index.report.coverage.rhythm import usual_distance
from minutes_index.report.coverage.serials import serials_missing
from minutes_index.report.coverage.view import BodyYear, Coverage, NumberingView, ReadInPart, Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.catalog.facts import Failure
    from minutes_index.catalog.holdings import Holding
    from minutes_index.model import Duplicate
from minutes_index.report.coverage.bodies import Meeting


def coverage(
    holdings: Iterable[Holding],
    duplicates: Iterable[Duplicate],
    unread: Iterable[Failure] = (),
    *,
    body: str = "",
    year: int | None = None,
) -> Coverage:
    """What is there, and what may be missing.

    Args:
        holdings: every document of the archive.
        duplicates: the pairs that repeat each other.
        unread: files that gave no document.
        body: limits it to bodies with this in their name or municipality, in any case.
        year: limits it to a year.
    """
    every = papers(holdings, duplicates)
    unsettled = _unsettled(every)
    chosen = [each for each in bodies(every) if body.casefold() in f"{each.name}, {each.home}".casefold()]
    every_year = (found for each in chosen for found in _years(each, unsettled))
    years = tuple(found for found in every_year if year in {None, found.year})
    listed = [paper for each in chosen for paper in each.papers if year in {None, paper.year}]
    in_part = tuple(ReadInPart(paper.id, paper.path, paper.omissions) for paper in listed if paper.omissions)
    return Coverage.of(years, tuple(_unplaced(listed)), in_part, tuple(unread))


def _unsettled(every: Iterable[Paper]) -> dict[int, list[Paper]]:
    """Minutes of no known body or year, by their first number: they may be what is missing elsewhere."""
    found = defaultdict[int, list["Paper"]](list)
    for paper in every:
        if paper.kind is PaperKind.MINUTES and paper.numbers.numbers and not (paper.body and paper.year):
            found[min(paper.numbers.numbers)].append(paper)
    return found


def _unplaced(found: Iterable[Paper]) -> Iterator[Unplaced]:
    for paper in found:
        if not (paper.body and paper.day) and paper.kind is PaperKind.MINUTES:
            yield Unplaced(paper.id, paper.path, paper.body, paper.edtf)


def _years(body: Body, unsettled: Mapping[int, Sequence[Paper]]) -> Iterator[BodyYear]:
    """The years of a body, those between two that have no meeting among them."""
    meetings = body.meetings()
    by_year = _by_year(meetings)
    schemes = numberings(by_year)
    found = defaultdict[int | None, list[Finding]](list)
    if body.name:
        counted = Counted(
            body, by_year, _by_year(body.undated()), schemes, unsettled, usual_distance(meetings)
        )
        for at, finding in _findings(body, meetings, counted):
            found[at].append(finding if is_one(body.name) else _doubtful(finding))
    years = {paper.year for paper in body.papers} | set(found)
    for year in sorted(years, key=lambda year: (year is None, year or 0)):
        scheme = schemes.get(year) if year is not None else None
        yield _body_year(body.of_year(year), year, scheme or numbering(()), _in_order(found[year]))


def _by_year(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    found = defaultdict[int, list["Meeting"]](list)
    for meeting in meetings:
        if (year := meeting.papers[0].year) is not None:
            found[year].append(meeting)
    return dict(found)


def _findings(body: Body, meetings: Sequence[Meeting], counted: Counted) -> Iterator[tuple[int, Finding]]:
    numbers = list(counted.findings())
    yield from numbers
    told = {
        finding.before for _, finding in numbers if finding.kind in {FindingKind.BEFORE, FindingKind.BETWEEN}
    }
    for year, finding in breaks_of(meetings, counted.numberings, counted.usual):
        if finding.before not in told:
            yield year, finding
    yield from years_without(meetings)
    yield from papers_alone(body)
    yield from serials_missing(meetings)


def _doubtful(finding: Finding) -> Finding:
    """What was noticed of meetings that may be of several bodies."""
    return replace(finding, reason=f"{finding.reason}; several bodies may be called so")


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """First those by which minutes may be missing, then by day."""
    kinds = list(FindingKind)
    return tuple(
        sorted(
            findings,
            key=lambda found: (
                not found.minutes,
                found.before.held_on if found.before else "",
                kinds.index(found.kind),
                found.numbers,
            ),
        )
    )


def _body_year(body: Body, year: int | None, scheme: Numbering, findings: tuple[Finding, ...]) -> BodyYear:
    meetings, undated = body.meetings(), body.undated()
    numbers = frozenset[int]().union(*(meeting.numbers for meeting in (*meetings, *undated)))
    minutes = body.of_kind(PaperKind.MINUTES)
    return BodyYear(
        municipality=body.home,
        body=body.name,
        year=year,
        meetings=len(meetings) + len(undated),
        documents=len(body.papers),
        copies=len(body.of_kind(PaperKind.COPY)),
        extracts=len(body.of_kind(PaperKind.EXTRACT)),
        summonses=len(body.of_kind(PaperKind.SUMMONS)),
        undated=len(undated),
        inferred=sum(bool(paper.day) and not paper.stated for paper in minutes),
        without_municipality=sum(not paper.municipality for paper in body.papers) if body.municipality else 0,
        first_day=meetings[0].day if meetings else "",
        last_day=meetings[-1].day if meetings else "",
        numbering=NumberingView(
            scheme.scheme,
            scheme.certainty,
            scheme.reason,
            min(numbers, default=0),
            max(numbers, default=0),
        ),
        pages=pages_view(body.papers),
        findings=findings,
    )
