"""What an archive has and what it may lack, body by body and year by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from minutes_index.catalog.facts import Failure
    from minutes_index.report.coverage.findings import Finding
    from minutes_index.report.coverage.numbering import Certainty, Scheme


@dataclass(frozen=True, slots=True)
class NumberingView:
    """How the items are numbered, as far as the minutes tell."""

    scheme: Scheme
    certainty: Certainty
    reason: str
    first: int
    """The lowest number, 0 when there is none."""
    last: int


@dataclass(frozen=True, slots=True)
class PoorPages:
    """A document of which not all was read well."""

    document_id: str
    path: str
    pages: int
    empty: int
    unread: int
    quality: float | None
    """Mean of the pages recognised in pictures, 0 to 1; None when there are none."""


@dataclass(frozen=True, slots=True)
class PagesView:
    """How the pages were read."""

    pages: int
    empty: int
    """Without a word on them."""
    unread: int
    """Damaged."""
    ocr: int
    """Recognised in pictures."""
    quality: float | None
    """Mean of these, 0 to 1; None when there are none."""
    unknown: int
    """Pages of documents that an older version took in, which did not note how."""
    worst: tuple[PoorPages, ...]
    """Documents with pages without text, most of them first, then those recognised worst."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A document that no body and day can be given to."""

    document_id: str
    path: str
    body: str
    """Empty when unknown."""
    held_on: str
    """What is known of the day, in EDTF; empty when nothing is."""


@dataclass(frozen=True, slots=True)
class ReadInPart:
    """A document that says more than was read from it, as far as can be told."""

    document_id: str
    path: str
    what: tuple[str, ...]
    """In words: ``Beslutande: 31 names, no roles read``."""


@dataclass(frozen=True, slots=True)
class BodyYear:
    """One body in one year."""

    municipality: str
    """Short name; empty when unknown."""
    body: str
    """Empty for documents that name nobody."""
    year: int | None
    """None for documents of which no year is known."""
    meetings: int
    """Days on which minutes say that it met, and minutes of no known day."""
    documents: int
    """Minutes, and those that are listed next."""
    copies: int
    """Documents that repeat the minutes."""
    extracts: int
    summonses: int
    undated: int
    """Minutes of which the day is not known."""
    inferred: int
    """Minutes of which the day is inferred."""
    without_municipality: int
    """Documents that name none, and are counted here because one municipality alone has such a body."""
    first_day: str
    """Of the first meeting, in EDTF; empty when unknown."""
    last_day: str
    numbering: NumberingView
    pages: PagesView
    findings: tuple[Finding, ...]
    """First those by which minutes may be missing."""

    @property
    def minutes(self) -> tuple[Finding, ...]:
        """By which whole minutes may be missing."""
        return tuple(finding for finding in self.findings if finding.minutes)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an archive has and what it may lack."""

    documents: int
    meetings: int
    pages: int
    possible: int
    """Findings by which whole minutes may be missing."""
    years: tuple[BodyYear, ...]
    """By municipality, body and year; those without a body last."""
    unplaced: tuple[Unplaced, ...]
    """Documents without a body, or without the day of the meeting."""
    in_part: tuple[ReadInPart, ...]
    """Documents that say more of people and decisions than was read from them."""
    unread: tuple[Failure, ...]
    """Files that gave no document when they were last read, so that nothing of them is counted."""

    @classmethod
    def of(
        cls,
        years: tuple[BodyYear, ...],
        unplaced: tuple[Unplaced, ...],
        in_part: tuple[ReadInPart, ...],
        unread: tuple[Failure, ...],
    ) -> Self:
        """These years with their sums."""
        return cls(
            documents=sum(found.documents for found in years),
            meetings=sum(found.meetings for found in years),
            pages=sum(found.pages.pages for found in years),
            possible=sum(len(found.minutes) for found in years),
            years=years,
            unplaced=unplaced,
            in_part=in_part,
            unread=unread,
        )
