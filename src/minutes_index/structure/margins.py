"""Where the margin ends the lines: how long a line is that was broken there, and not by its writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from minutes_index.structure.headings import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_index.structure.page_line import PageLine

FULL: Final = 0.8
"""A line that with the next word reaches this share of the usual full width is taken to have been broken by the margin."""
NARROWEST: Final = 40
"""Where nothing tells the margin no text column is taken to be narrower than this many characters."""
NEARLY: Final = 0.93
"""A line in the middle of a sentence need reach only this share of what the others reach."""
ENOUGH_BROKEN: Final = 4
"""Lines surely broken by the margin that tell where it is."""
FEWEST_WORDS: Final = 4
"""Words on a line that may tell where the margin is."""
LOOSE: Final = 1.1
"""Letters differ in breadth: a line of this many times the length of the longest that was broken is none of its column."""
COLUMNS: Final = re.compile(r"\S\s{3,}\S|[^\s.?!:;,]\s{2}\S")
"""A gap between columns."""
SENTENCE_END: Final = (".", ":", ";", "!", "?")


@dataclass(frozen=True, slots=True)
class Margin:
    """The right margin of a page, in characters from its left edge, so that indented text has the same."""

    width: int
    """The usual length of a full line."""
    least: float
    """Lines that were broken reach farther than this with the next word."""
    inside: float
    """The same where a sentence is broken."""
    most: float
    """No line that was broken is longer."""
    told: bool
    """Whether broken sentences tell it; else it is guessed from the long lines."""

    def ends(self, previous: str, text: str) -> bool:
        """Whether the next word would not have stood on the line ``previous``, which ``text`` follows.

        Where a sentence ends with the line its writer may have ended it: then the line must be full to the last word.
        """
        ended = previous.rstrip().endswith(SENTENCE_END)
        full = _reach(previous, text) > (self.least if ended else self.inside)
        return full and len(previous.rstrip()) <= self.most


def margins(lines: Sequence[PageLine]) -> Mapping[int, Margin]:
    """The margin of each page, by its number: told by sentences that go on in lower case, on the page or else in the document.

    Where there are too few, the long lines of the page must do, and a line that ends a sentence was ended by its writer.
    """
    pages = {page: list(on_page) for page, on_page in groupby(lines, key=lambda line: line.page)}
    broken = {page: _broken(on_page) for page, on_page in pages.items()}
    whole = _told(_broken(lines))
    return {page: _told(broken[page]) or whole or _guessed(on_page) for page, on_page in pages.items()}


def _broken(lines: Sequence[PageLine]) -> list[tuple[int, int]]:
    """Length and reach of the lines that a sentence runs over; the same line again tells nothing more."""
    over = {
        (one.text.rstrip(), two.text.strip())
        for one, two in pairwise(line for line in lines if not line.blank)
        if _runs_over(one.text.strip(), two.text.strip())
    }
    return [(len(one), _reach(one, two)) for one, two in over]


def _runs_over(previous: str, text: str) -> bool:
    return (
        text[0].islower()
        and not text.startswith("att ")
        and not previous.endswith(SENTENCE_END)
        and len(previous.split()) >= FEWEST_WORDS
        and not COLUMNS.search(previous)
        and not COLUMNS.search(text)
        and not BULLET.match(text)
    )


def _told(broken: Sequence[tuple[int, int]]) -> Margin | None:
    if len(broken) < ENOUGH_BROKEN:
        return None
    lengths = sorted(length for length, _ in broken)
    width = lengths[int(len(lengths) * 0.9)]
    least = float(min(lengths[-1], *(reach - 1 for _, reach in broken)))
    least = max(least, width * FULL)
    return Margin(width, least, max(width * FULL, least * NEARLY), lengths[-1] * LOOSE, told=True)


def _guessed(lines: Sequence[PageLine]) -> Margin:
    lengths = sorted(
        len(line.text.rstrip()) for line in lines if not line.blank and not COLUMNS.search(line.text.strip())
    )
    width = max(NARROWEST, lengths[int(len(lengths) * 0.9)]) if lengths else NARROWEST
    return Margin(width, inf, width * FULL, inf, told=False)


def _reach(previous: str, text: str) -> int:
    """How long a line would be with the first word of the next."""
    return len(previous.rstrip()) + 1 + len(text.split(maxsplit=1)[0])
