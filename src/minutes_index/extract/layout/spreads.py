"""Two pages side by side on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.extract.layout.rows import Word

BROAD: Final = 1.2
"""Times the height: a sheet this broad may hold two pages."""
GUTTER: Final = 0.04
"""Of the breadth of two pages: what is empty between them."""
PAGE: Final = 25
"""Words of a page, at the least, that is one of two on a sheet."""


def spread(words: Sequence[Word], left: float, right: float, height: float) -> tuple[list[Word], ...]:
    """The words of the left and of the right page where two were printed on one sheet side by side; empty when they were not.

    Args:
        words: upright, of one sheet.
        left: of what is shown of the sheet.
        right: the same.
        height: the same.
    """
    if right - left < BROAD * height:
        return ()
    middle, gutter = (left + right) / 2, GUTTER * (right - left) / 2
    if any(word.x1 > middle - gutter and word.x0 < middle + gutter for word in words):
        return ()
    halves = [word for word in words if word.x1 < middle], [word for word in words if word.x0 > middle]
    return halves if min(map(len, halves)) >= PAGE else ()
