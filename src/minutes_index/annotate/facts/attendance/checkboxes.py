"""Boxes beside the names of a list: who is ticked off as present, and who is not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.annotate.facts.attendance.tables import heads_of
from minutes_index.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry
    from minutes_index.annotate.facts.attendance.rows import Row

_EMPTY: Final = r"[☐❏❑▢◻□]|\[[ _]?\]|\([ _]\)"
EMPTY: Final = re.compile(_EMPTY)
"""A box that nobody has ticked."""
TICKED: Final = re.compile(r"[☑☒🗹🗷✓✔✗✘⊠☓]|\[[xX×✓]\]|\([xX×✓]\)|(?<!\S)[xX×](?=\s+[A-ZÅÄÖ])")
_BALLOT: Final = re.compile("☐")
"""An empty box that is nothing else; the others may be bullets."""
_WORDS: Final = "|".join(
    map(re.escape, sorted(heads_of("presence") | heads_of("absence"), key=len, reverse=True))
)
_BOX: Final = re.compile(
    rf"(?:(?P<empty>{_EMPTY})|(?:{TICKED.pattern}))(?:\s?(?P<word>{_WORDS})(?!\w))?", re.IGNORECASE
)


class _Box(NamedTuple):
    start: int
    empty: bool
    word: str
    """What it is for: `närvarande`."""


def boxed(text: str) -> str:
    """The text with blanks for its boxes and for what they say they are for."""
    return _BOX.sub(lambda found: " " * len(found.group()), text)


def has_boxes(text: str, around: Sequence[str]) -> bool:
    """Whether a line has boxes: such as can be nothing else, or, where any of the lines ``around`` has a ticked one, any."""
    if _BALLOT.search(text) or TICKED.search(text):
        return True
    return bool(EMPTY.search(text)) and any(map(TICKED.search, around))


def as_ticked(rows: Sequence[Row], text: str, offset: int) -> Iterator[Row]:
    """The rows of a line with boxes, those beside an empty one as absent; from any other list than of those present they are left out.

    Args:
        rows: the people on the line.
        text: of the line.
        offset: of the line in the document.
    """
    boxes = [
        _Box(found.start(), found["empty"] is not None, (found["word"] or "").casefold())
        for found in _BOX.finditer(text)
    ]
    starts = sorted({row.entry.span.start - offset for row in rows})
    leads = bool(boxes and starts) and boxes[0].start < starts[0]
    for row in rows:
        if not _is_away(_beside(row.entry, boxes, starts, offset, leads=leads)):
            yield row
        elif row.role is Role.PRESENT:
            yield replace(row, role=Role.ABSENT, found_by="rule:box")


def _beside(
    entry: Entry, boxes: Sequence[_Box], starts: Sequence[int], offset: int, *, leads: bool
) -> list[_Box]:
    """The boxes of one person: before the name where the line begins with one, else behind it."""
    at = entry.span.start - offset
    if leads:
        before = [start for start in starts if start < at]
        return [box for box in boxes if (before[-1] if before else -1) < box.start < at]
    behind = [start for start in starts if start > at]
    return [box for box in boxes if at < box.start and not (behind and box.start > behind[0])]


def _is_away(boxes: Sequence[_Box]) -> bool:
    ticked = [box for box in boxes if not box.empty]
    if ticked:
        return all(box.word in heads_of("absence") for box in ticked)
    return bool(boxes) and not all(box.word in heads_of("absence") for box in boxes)
