"""How the pages of documents were read, summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.report.coverage.view import PagesView, PoorPages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.report.coverage.papers import Paper

WORST: Final = 5
"""Documents named of which not all was read well."""
POOR: Final = 0.8
"""A mean quality of recognition below this is poor."""


def pages_view(papers: Sequence[Paper]) -> PagesView:
    """The sums over the documents, and those of which least was read."""
    readings = [paper.reading for paper in papers if paper.reading]
    ocr = sum(reading.ocr for reading in readings)
    weighed = [(reading.quality, reading.ocr) for reading in readings if reading.quality is not None]
    count = sum(number for _, number in weighed)
    poor = sorted((each for paper in papers if (each := _poor(paper))), key=_badness)
    return PagesView(
        pages=sum(paper.reading.pages if paper.reading else paper.pages for paper in papers),
        empty=sum(reading.empty for reading in readings),
        unread=sum(reading.unread for reading in readings),
        ocr=ocr,
        quality=sum(quality * number for quality, number in weighed) / count if count else None,
        unknown=sum(paper.pages for paper in papers if paper.reading is None),
        worst=tuple(poor[:WORST]),
    )


def _poor(paper: Paper) -> PoorPages | None:
    """A document with pages without text, or recognised poorly; None for any other."""
    reading = paper.reading
    if reading is None or not (
        reading.empty or reading.unread or (reading.quality is not None and reading.quality < POOR)
    ):
        return None
    return PoorPages(paper.id, paper.path, reading.pages, reading.empty, reading.unread, reading.quality)


def _badness(poor: PoorPages) -> tuple[int, float, str]:
    return -(poor.empty + poor.unread), 1.0 if poor.quality is None else poor.quality, poor.path
