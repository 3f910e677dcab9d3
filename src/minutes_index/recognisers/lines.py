"""The lines of a document's text, cut once for all that read it, and the cells of a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

CELL: Final = re.compile(r"\S+(?: \S+)*")
"""A cell of a line: words with single blanks between them."""
TEXTS: Final = 2
"""Texts whose lines are kept: that of a document, and one within it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, or a part of one."""

    start: int
    """Offset of its first character in the document."""
    raw: str
    """As it stands, without its line end."""
    text: str
    """Without the white space around it."""
    after_blank: bool = False
    """Whether nothing stands on the line above."""
    before_blank: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text

    @property
    def indent(self) -> int:
        """Characters of white space before what there is to read."""
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def span(self) -> Span:
        """Where what there is to read stands."""
        first = self.start + self.indent
        return Span(first, first + len(self.text))

    def part(self, start: int, end: int | None = None, *, after_blank: bool = False) -> Line:
        """What stands from ``start`` to ``end``, counted from the beginning of the line."""
        return line_at(self.start + start, self.raw[start:end], after_blank=after_blank)


def line_at(start: int, raw: str, *, after_blank: bool = False) -> Line:
    """A line, or a part of one, that begins at ``start``."""
    return Line(start, raw, raw.strip(), after_blank)


@lru_cache(maxsize=TEXTS)
def lines_of(text: str) -> tuple[Line, ...]:
    """All lines of a text, blank ones too."""
    raw = text.split("\n")
    stripped = ["", *map(str.strip, raw), ""]
    starts = [0]
    for line in raw:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(
        Line(start, line, read, not above, not below)
        for start, line, above, read, below in zip(
            starts, raw, stripped, stripped[1:], stripped[2:], strict=False
        )
    )


def lines_within(text: str, span: Span) -> Sequence[Line]:
    """The lines of a stretch of a text that begin within it; of a line that begins before it, the part that lies in it."""
    lines = lines_of(text)
    first, last = (bisect_left(lines, edge, key=lambda line: line.start) for edge in (span.start, span.end))
    inside = list(lines[first:last])
    if first and span.start < span.end and (first == len(lines) or lines[first].start > span.start):
        above = lines[first - 1]
        inside.insert(0, above.part(span.start - above.start, span.end - above.start))
    if inside and inside[-1].start + len(inside[-1].raw) > span.end:
        inside[-1] = inside[-1].part(0, span.end - inside[-1].start, after_blank=inside[-1].after_blank)
    return inside
