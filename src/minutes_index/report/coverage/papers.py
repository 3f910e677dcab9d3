"""What each document is to its meeting: the minutes, a copy of them, an extract, or the summons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from minutes_index.data import rows
from minutes_index.model import OmissionKind
from minutes_index.recognisers.bodies import indefinite
from minutes_index.report.coverage.paragraphs import Numbers, own_numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from minutes_index.catalog.holdings import Holding, PageSums
    from minutes_index.model import Duplicate

DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:/\d{4}-\d\d-\d\d)?$")
EXTRACTED: Final = 2
"""The most items of an extract; what calls itself so and has more is the minutes."""
SHORTER: Final = 0.75
"""A copy has at least so much of the other's length; what has less is an extract of it."""


class PaperKind(StrEnum):
    """What a document is to its meeting."""

    MINUTES = "minutes"
    COPY = "copy"
    EXTRACT = "extract"
    SUMMONS = "summons"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as its body's meetings are told from it."""

    id: str
    path: str
    kind: PaperKind
    title: str
    body: str
    municipality: str
    day: str
    """ISO 8601; empty when only the month or year is known, or nothing."""
    edtf: str
    year: int | None
    """Of the meeting; None when unknown."""
    stated: bool
    numbers: Numbers
    pages: int
    characters: int
    reading: PageSums | None
    omissions: tuple[str, ...] = ()
    """What it says and was not read from it, but for body and day."""


PLACED: Final = frozenset({OmissionKind.BODY, OmissionKind.DAY})
"""What documents lack that no body and day can be given to; these are listed by themselves."""


@cache
def words(kind: str) -> re.Pattern[str]:
    """The expressions in a row of ``papers.tsv``."""
    return re.compile(next(words for name, words in rows("papers.tsv") if name == kind), re.IGNORECASE)


def kind_of(text: str) -> PaperKind | None:
    """What a title or the name of a file says a paper is; None when it does not tell."""
    extract, summons, minutes = (words(kind).search(text) for kind in ("extract", "summons", "minutes"))
    if extract:
        return PaperKind.EXTRACT
    if summons and (minutes is None or summons.start() < minutes.start()):
        return PaperKind.SUMMONS
    return PaperKind.MINUTES if minutes else None


def papers(holdings: Iterable[Holding], duplicates: Iterable[Duplicate]) -> list[Paper]:
    """Every document as a paper, in the order they come."""
    found = {holding.id: _paper(holding) for holding in holdings}
    for group in _repeating(found, duplicates):
        found |= {paper.id: paper for paper in _told_apart([found[id_] for id_ in group])}
    return list(found.values())


def _paper(holding: Holding) -> Paper:
    numbers = own_numbers(holding.numbers, holding.repeated)
    kind = kind_of(holding.title) or kind_of(PurePath(holding.path).stem) or PaperKind.MINUTES
    whole = kind is PaperKind.EXTRACT and len(numbers.numbers) > EXTRACTED
    return Paper(
        id=holding.id,
        path=holding.path,
        kind=PaperKind.MINUTES if whole else kind,
        title=holding.title,
        body=holding.body,
        municipality=holding.municipality,
        day=_day(holding.edtf),
        edtf=holding.edtf,
        year=int(holding.edtf[:4]) if holding.edtf[:4].isdecimal() else None,
        stated=holding.stated,
        numbers=numbers,
        pages=holding.pages,
        characters=holding.characters,
        reading=holding.reading,
        omissions=tuple(what for kind, what in holding.omissions if kind not in PLACED),
    )


def _day(edtf: str) -> str:
    """The first day of what is a day or two; empty when it is less exact, or no day that there is."""
    found = DAY.match(edtf)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def _repeating(known: Collection[str], duplicates: Iterable[Duplicate]) -> list[set[str]]:
    """Documents that repeat each other, also by way of a third."""
    group_of: dict[str, set[str]] = {}
    for pair in duplicates:
        if pair.first in known and pair.second in known:
            joined = group_of.get(pair.first, {pair.first}) | group_of.get(pair.second, {pair.second})
            group_of |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in group_of.values()}.values())


def _told_apart(group: Sequence[Paper]) -> Iterator[Paper]:
    """Of documents that repeat each other one is the minutes, the others copies or extracts of its meeting.

    A summons stays one, and so does what states another day or names another body: a third document may repeat both.
    """
    minutes = [paper for paper in group if paper.kind is not PaperKind.SUMMONS]
    first = max(minutes, key=_rank, default=None)
    for paper in minutes:
        if first and paper is not first and not _of_other_meetings(paper, first):
            short = paper.characters < SHORTER * first.characters
            kind = PaperKind.EXTRACT if short else PaperKind.COPY
            yield replace(paper, kind=kind, **{name: getattr(first, name) for name in OF_MEETING})


OF_MEETING: Final = ("body", "municipality", "day", "edtf", "year", "stated")
"""What a copy takes from the minutes that it repeats, which may be better known of them."""


def _of_other_meetings(one: Paper, other: Paper) -> bool:
    days = one.stated and other.stated and bool(one.day and other.day) and one.day != other.day
    bodies = bool(one.body and other.body) and indefinite(one.body) != indefinite(other.body)
    return days or bodies


def _rank(paper: Paper) -> tuple[bool, bool, bool, int, str]:
    """Which of documents that repeat each other stands for all: minutes, of a known body and day, the longest."""
    return paper.kind is PaperKind.MINUTES, bool(paper.body), bool(paper.day), paper.characters, paper.path
