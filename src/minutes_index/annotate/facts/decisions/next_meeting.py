"""The next meeting: on which day it is, and whether something is to be done until then (`till nästa möte`)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Span, When

NEAR = 60
"""Characters between the words for the next meeting and its day."""
DAY = "2020-01-01"
"""A whole day, as long as all of them."""
_NEXT = pattern("decision_patterns", "next-meeting")
_UNTIL = pattern("decision_patterns", "until-next-meeting")


def next_meeting(text: str, dates: Sequence[tuple[Span, When]]) -> When | None:
    """The day of the next meeting, where the document names it last; None when it does not."""
    starts = [span.start for span, _ in dates]
    named: When | None = None
    for found in _NEXT.finditer(text):
        i = bisect_left(starts, found.end())
        near = i < len(dates) and starts[i] - found.end() <= NEAR
        named = dates[i][1] if near and len(dates[i][1].edtf) == len(DAY) else named
    return named


def is_until_next_meeting(words: str) -> bool:
    """Whether a task is to be done until the next meeting."""
    return _UNTIL.search(words) is not None
