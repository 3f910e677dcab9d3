"""What a document says and was not read from it, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.model import Annotations, Document, OmissionKind


@dataclass(frozen=True, slots=True)
class OmissionView:
    """What the document says and was not read from it."""

    kind: OmissionKind
    what: str
    page: int
    start: int
    end: int


def omission_views(document: Document, found: Annotations) -> tuple[OmissionView, ...]:
    """Each with its page, in the order of the text."""
    return tuple(
        OmissionView(
            place.kind, place.what, document.page_of(place.span.start), place.span.start, place.span.end
        )
        for place in found.omissions
    )
