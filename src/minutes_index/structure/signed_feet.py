"""Feet at which each page was signed: `Justeras` over initials, which recognition reads as it can."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.structure.page_line import PageLine

OFTEN = 2
"""Feet that are no end of the minutes."""
MOST = 4
"""Lines of initials."""
_HEAD = re.compile(r"\W*(?:justera[st]|justerare|justerande|sign(?:atur)?|signeras)\W*", re.IGNORECASE)
LONGEST = 3
"""Letters that stand together in initials, and"""
WORDS = 5
"""words of a line of them."""
_NUMBERED = re.compile(r"\s*(?:§ ?)?\d{1,3}[.)]?(?:\s*$|\s+[A-ZÅÄÖ][a-zåäö]{2})")


def signed_feet(lines: Sequence[PageLine]) -> frozenset[int]:
    """The positions of the lines that such feet consist of; none when only one page was signed so."""
    feet = [_foot(lines, at) for at, line in enumerate(lines) if _HEAD.fullmatch(line.text)]
    signed = [foot for foot in feet if len(foot) > 1]
    return frozenset(at for foot in signed for at in foot) if len(signed) >= OFTEN else frozenset()


def _foot(lines: Sequence[PageLine], start: int) -> list[int]:
    """The line that heads a foot, and those of initials on the same page below it."""
    found = [start]
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.page != lines[start].page or len(found) > MOST:
            break
        if line.blank:
            continue
        if not _is_scrap(line.text):
            break
        found.append(at)
    return found


def _is_scrap(text: str) -> bool:
    """Whether a line may be initials: a few words of few letters, and no number alone."""
    words = text.split()
    short = all(sum(map(str.isalnum, word)) <= LONGEST for word in words)
    return len(words) <= WORDS and short and not _NUMBERED.match(text)
