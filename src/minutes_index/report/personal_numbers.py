"""Where personal numbers stand: what the one who keeps the archive must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.recognisers.masking import masked, personal_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.model import Document


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """One place where a personal number stands."""

    document_id: str
    path: str
    page: int
    start: int
    end: int
    """``start`` and ``end`` count code points of the document's text."""
    text: str
    """The number as it stands there, on one line; masked, unless it was asked for unmasked."""


def number_places(documents: Iterable[Document], *, unmasked: bool = False) -> tuple[NumberPlace, ...]:
    """The places by path; the texts are looked through anew, so that they are those which are masked today."""
    found = (place for document in documents for place in _places(document, unmasked=unmasked))
    return tuple(sorted(found, key=lambda place: (place.path, place.start)))


def _places(document: Document, *, unmasked: bool) -> Iterator[NumberPlace]:
    numbers = personal_numbers(document.text)
    text = document.text if unmasked or not numbers else masked(document.text)
    for number in numbers:
        yield NumberPlace(
            document_id=document.id,
            path=document.source.path,
            page=document.page_of(number.span.start),
            start=number.span.start,
            end=number.span.end,
            text=" ".join(word for part in number.parts for word in part.of(text).split()),
        )
