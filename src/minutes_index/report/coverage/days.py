"""What the days of the meetings tell: long breaks, years without any, and papers of meetings whose minutes are not there."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from minutes_index.report.coverage.findings import Finding, FindingKind, Place, place, when
from minutes_index.report.coverage.numbering import Scheme
from minutes_index.report.coverage.papers import PaperKind
from minutes_index.report.coverage.rhythm import before_year, breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from minutes_index.report.coverage.bodies import Body, Meeting
    from minutes_index.report.coverage.numbering import Numbering
    from minutes_index.report.coverage.papers import Paper
    from minutes_index.report.coverage.rhythm import Break

ALONE: Final = {
    PaperKind.SUMMONS: (FindingKind.SUMMONS, "a summons"),
    PaperKind.EXTRACT: (FindingKind.EXTRACT, "an extract"),
}
"""What tells of a meeting whose minutes are not there."""


def breaks_of(
    meetings: Sequence[Meeting], numberings: Mapping[int, Numbering], usual: int | None
) -> Iterator[tuple[int, Finding]]:
    """Long breaks, by the year in which their second half begins; none where the numbers go on over it.

    Args:
        meetings: of the body, in the order of their days.
        numberings: how each year is numbered.
        usual: days from one meeting to the next; None when they are too few to tell.
    """
    for found in breaks(meetings, usual):
        if not _goes_on(found, numberings):
            what = f"no meeting between {when(found.after)} and {when(found.before)}"
            reason = f"{found.days} days; as a rule {found.usual} days lie between meetings"
            year = int(found.before.day[:4])
            yield (
                year,
                Finding(
                    FindingKind.BREAK,
                    what,
                    reason,
                    minutes=True,
                    after=place(found.after),
                    before=place(found.before),
                ),
            )


def _goes_on(found: Break, numberings: Mapping[int, Numbering]) -> bool:
    """Whether the numbers tell what lies in a break: within a year that is counted through they need no rhythm."""
    years = {int(meeting.day[:4]) for meeting in (found.after, found.before)}
    numbered = found.after.numbers and found.before.numbers
    counted = all(numberings[year].scheme is Scheme.ON for year in years)
    return bool(numbered) and counted and len(years) == 1


def years_without(meetings: Sequence[Meeting]) -> Iterator[tuple[int, Finding]]:
    """Years between known ones in which no meeting is known."""
    for after, before in pairwise(meetings):
        if empty := before_year(after, before):
            for year in range(empty[0], empty[1] + 1):
                what = f"no meeting in {year}"
                reason = f"there are meetings before ({when(after)}) and after ({when(before)})"
                yield (
                    year,
                    Finding(
                        FindingKind.YEAR, what, reason, minutes=True, after=place(after), before=place(before)
                    ),
                )


def papers_alone(body: Body) -> Iterator[tuple[int, Finding]]:
    """Days of which there is a summons or an extract, and no minutes."""
    held = {paper.day for paper in body.papers if paper.kind in {PaperKind.MINUTES, PaperKind.COPY}}
    months = {paper.edtf[:7] for paper in body.papers if paper.kind is PaperKind.MINUTES and not paper.day}
    alone = defaultdict[tuple[str, PaperKind], "list[Paper]"](list)
    for paper in body.papers:
        if paper.kind in ALONE and paper.day and paper.day not in held and paper.day[:7] not in months:
            alone[paper.day, paper.kind].append(paper)
    for (day, kind), papers in sorted(alone.items()):
        finding, named = ALONE[kind]
        what = f"no minutes of {day}, of which there is {named}"
        yield int(day[:4]), Finding(finding, what, papers[0].path, minutes=True, before=_place(papers))


def _place(papers: Sequence[Paper]) -> Place:
    numbers = sorted(number for paper in papers for number in paper.numbers.numbers)
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    ids, paths = (tuple(getattr(paper, name) for paper in papers) for name in ("id", "path"))
    return Place(papers[0].edtf, first, last, ids, paths)
