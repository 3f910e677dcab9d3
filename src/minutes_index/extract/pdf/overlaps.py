"""Which words of a PDF page are drawn over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.extract.layout.rows import Word
    from minutes_index.extract.pdf.words import Run

HEIGHT: Final = 0.7
"""Em: of a capital letter."""
MOST: Final = 600
"""Runs on a page; where there are more it is a drawing, and they are not compared."""


def overlapping(runs: Sequence[Run]) -> dict[int, set[int]]:
    """By its place, the places of the runs that a run stands over or under, when there are any."""
    if len(runs) > MOST:
        return {}
    boxes = sorted((_box(run), at) for at, run in enumerate(runs))
    found: dict[int, set[int]] = {}
    for place, ((turn, _, bottom, left, right), at) in enumerate(boxes):
        for (its_turn, its_top, _, its_left, its_right), other in boxes[place + 1 :]:
            if its_turn != turn or its_top >= bottom:
                break
            if its_left < right and left < its_right:
                found.setdefault(at, set()).add(other)
                found.setdefault(other, set()).add(at)
    return found


def _box(run: Run) -> tuple[int, float, float, float, float]:
    first, last = run.words[0], run.words[-1]
    return run.quarter_turns, first.y - HEIGHT * first.size, first.y, first.x0, last.x1


def meet(one: Word, other: Word) -> bool:
    """Whether two words stand over each other."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y, other.y) - max(one.y - HEIGHT * one.size, other.y - HEIGHT * other.size)
    return across > 0 and down > HEIGHT / 2 * min(one.size, other.size)
