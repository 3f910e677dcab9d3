"""The pages of a document as they were read: nothing is left out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.recognisers.masking import discreet, numbers_of

if TYPE_CHECKING:
    from minutes_index.model import ReadBy, Record


@dataclass(frozen=True, slots=True)
class PageView:
    """One page."""

    number: int
    read_by: ReadBy
    text: str
    """Its lines, running heads and feet among them."""
    aside: str
    """What stands over the text or beside it: watermarks, stamps, signatures in the margin."""
    treated: tuple[str, ...] = ()
    """As `Page.treated`."""


def page_views(record: Record, *, unmasked: bool = False) -> tuple[PageView, ...]:
    """The pages of a document, personal numbers masked unless ``unmasked``."""
    views = tuple(
        PageView(page.number, page.read_by, page.text, page.aside, page.treated) for page in record.pages
    )
    return views if unmasked else discreet(views, numbers_of(record.document.text))
