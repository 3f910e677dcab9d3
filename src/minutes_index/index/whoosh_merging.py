"""Which segments stay as they are, and which are merged into the one that is being written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Segment = Any  # Whoosh ships no types

MANY = 10
"""Segments of a size at which an import merges them; each passage is then written once more for every power of ten."""


def not_too_many(segments: list[Segment]) -> list[Segment]:
    """While more is to come: all but those of a size, in powers of ten, of which there are `MANY`."""
    sizes = Counter(map(_digits, segments))
    return [segment for segment in segments if segment.doc_count() and sizes[_digits(segment)] < MANY]


def settled(segments: list[Segment], new: int) -> list[Segment]:
    """When all is in: those that are larger than all smaller ones and what is ``new`` together.

    So an archive that was put in in batches ends as one segment or a few, and one that a little is added to is not
    written anew; a segment most of which is deleted is.
    """
    kept: list[Segment] = []
    rest = new + sum(segment.doc_count() for segment in segments)
    for segment in sorted(segments, key=lambda segment: -segment.doc_count()):
        left = segment.doc_count()
        rest -= left
        if left <= rest or 2 * left < segment.doc_count_all():
            break
        kept.append(segment)
    return kept


def _digits(segment: Segment) -> int:
    return len(str(segment.doc_count()))
