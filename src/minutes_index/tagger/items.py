"""Tags -> where the items of minutes begin, with their numbers and headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.tagger.stretches import stretches
from minutes_index.tagger.tags import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.tagger.model import Tagged

NEAR: Final = 40
"""Characters at most from a number to the heading that it belongs to."""


@dataclass(frozen=True, slots=True)
class TaggedItem:
    """The head of an item."""

    start: int
    """Of the number, or of the heading where there is none."""
    end: int
    """Behind the heading."""
    number: str
    heading: str
    sure: float
    """The mean probability of the heading's tags."""


def tagged_items(tags: Tagged) -> Iterator[TaggedItem]:
    """The heads of items, in order; a number that no heading follows is none."""
    number = None
    for stretch in stretches(tags.tokens, tags.layout, LAYOUT):
        if stretch.kind == "number":
            number = stretch
        elif stretch.kind == "heading":
            own = number if number and stretch.start - number.end <= NEAR else None
            written = tags.tokens.of(stretch.first, stretch.last)
            yield TaggedItem(
                own.start if own else stretch.start,
                stretch.end,
                tags.tokens.of(own.first, own.last) if own else "",
                " ".join(written.split()).rstrip(" .:;,–-"),
                stretch.sure,
            )
            number = None
