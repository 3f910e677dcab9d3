"""The margins of a PDF page: what stands in them by its place."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.extract.layout.rows import Row, Word
    from minutes_index.extract.pdf.words import Run

HEAD, FOOT, LOWEST = 0.16, 0.12, 0.085
"""Of the height of a page: how far running heads reach down and feet up, and what is foot when it is but a paragraph apart."""
APART, FAR = 1.6, 2.5
"""Times the leading: between a foot and the text, at the least, and where it reaches up further."""
OUTER: Final = 0.2
"""Of the breadth of a page: how far the column for signatures reaches inwards."""
FEW: Final = 40
"""Words that a column for signatures has at the most."""
EDGE: Final = 0.05
"""Of the words of a page, the share that may stand outside its text."""
SMALL: Final = 0.75
"""Of the usual size of the letters: what is set in the margin has no more, the number of an item more."""
SIGNING: Final = ("just", "sign", "utdrag")
"""How the words begin that head a column for signatures."""
Edges = tuple[int, int]


def edges(page: Sequence[Row], top: float, bottom: float) -> Edges:
    """How many of the first and of the last rows of a page stand in the margin above and below its text.

    Args:
        page: its rows from top to bottom.
        top: of what is shown of the page, in the unit of the rows, which grows downwards.
        bottom: the same.
    """
    if not page:
        return 0, 0
    height = bottom - top
    head = sum(row.y < top + HEAD * height for row in page)
    return head, min(len(page) - head, _foot(page, bottom, height))


def _foot(page: Sequence[Row], bottom: float, height: float) -> int:
    steps = [below.y - row.y for row, below in pairwise(page)]
    leading = median(steps) if len(steps) > 2 else 1.5 * page[-1].size
    for at, (row, step) in enumerate(zip(page[1:], steps, strict=True), 1):
        highest = FOOT if step > FAR * leading else LOWEST
        if step > APART * leading and row.y > bottom - highest * height:
            return len(page) - at
    return 0


def without_margins(runs: Sequence[Run], left: float, right: float) -> tuple[list[Run], list[Run]]:
    """The text of a page, and what stands in the margins to its left and right.

    Args:
        runs: what stands on it.
        left: of what is shown of the page.
        right: the same.
    """
    upright = [word for run in runs if not run.quarter_turns for word in run.words]
    others = [run for run in runs if run.quarter_turns]
    beside = [run for run in others if _is_beside(run, upright)] if len(upright) > len(others) else []
    column = _column(upright, left, right) or _small_column(upright, left, right)
    if not beside and not column:
        return list(runs), []
    text = [_part(run, column, inside=False) for run in runs if run not in beside]
    signed = [_part(run, column, inside=True) for run in runs if not run.quarter_turns] if column else []
    return [run for run in text if run.words], [*(run for run in signed if run.words), *beside]


def _is_beside(run: Run, upright: Sequence[Word]) -> bool:
    """Whether letters that lie on their side stand left or right of the text."""
    if not upright or run.quarter_turns == 2:
        return False
    few = int(len(upright) * EDGE)
    left, right = sorted(word.x0 for word in upright)[few], sorted(word.x1 for word in upright)[-1 - few]
    sign = 1 if run.quarter_turns == 1 else -1
    x = sign * run.words[0].y
    return x <= left or x >= right


def _column(upright: Sequence[Word], left: float, right: float) -> tuple[float, float] | None:
    """Where the column for signatures stands, from left to right, if there is one that no line reaches into."""
    breadth = OUTER * (right - left)
    outer = [word for word in upright if word.x1 < left + breadth or word.x0 > right - breadth]
    heads = [word for word in outer if word.text.casefold().startswith(SIGNING)]
    for head in heads:
        beyond = head.x0 > (left + right) / 2
        strip = (head.x0 - head.size, right) if beyond else (left, head.x1 + head.size)
        inside = [word for word in upright if word.x1 > strip[0] and word.x0 < strip[1]]
        alone = all(strip[0] <= word.x0 and word.x1 <= strip[1] for word in inside)
        if alone and len(inside) <= FEW and len(inside) * 2 < len(upright):
            return strip
    return None


def _small_column(upright: Sequence[Word], left: float, right: float) -> tuple[float, float] | None:
    """Where small letters stand to the left of the lines of the text, and nothing else does."""
    if not upright:
        return None
    usual = SMALL * median(word.size for word in upright)
    text = [word for word in upright if word.size > usual]
    small = [word for word in upright if word.size <= usual and word.x1 < left + OUTER * (right - left)]
    lines = sorted({word.y for word in text})
    begin = min(word.x0 for word in text)
    beside = [word for word in small if word.x1 < begin and lines[0] < word.y <= lines[-1]]
    return (
        (left, begin)
        if len(beside) == sum(word.x0 < begin for word in upright) and 0 < len(beside) <= FEW
        else None
    )


def _part(run: Run, column: tuple[float, float] | None, *, inside: bool) -> Run:
    if column is None or run.quarter_turns:
        return run
    words = (word for word in run.words if (column[0] <= word.x0 and word.x1 <= column[1]) is inside)
    return run._replace(words=tuple(words))
