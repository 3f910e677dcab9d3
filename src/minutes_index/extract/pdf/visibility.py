"""What of a PDF page is its text: once, where it is shown; what is printed over it or beside it is set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium
from PIL import ImageChops

from minutes_index.extract.pdf.clips import may_be_clipped
from minutes_index.extract.pdf.margins import without_margins
from minutes_index.extract.pdf.overlaps import meet, overlapping
from minutes_index.recognisers.stamps import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image
    from pypdfium2 import PdfPage

    from minutes_index.extract.layout.rows import Word
    from minutes_index.extract.pdf.words import Run

TILTED: Final = 0.06
"""Quarter turns: lines of a crooked scan lean less, a stamp leans more."""
TWIN: Final = 0.5
"""Em: what is drawn again to look bold, or as a second layer of text, stands no further off."""
LARGE: Final = 1.7
"""Times the size of the words beneath: what is printed over them is no text of the page."""
LONGEST: Final = 3
"""Words of a stamp."""
SCALE: Final = 2
"""Pixels a point, where it is looked whether there is ink."""
INK: Final = 16
"""Levels of grey between the paper and the palest letter."""


class Shown(NamedTuple):
    """The text of a page, by the turn of its letters, and what is set apart from it."""

    turned: dict[int, tuple[Word, ...]]
    """By quarter turns, those of most words first."""
    aside: tuple[str, ...]
    """Watermarks, stamps, signatures in the margin."""
    is_part: bool
    """Whether more is drawn on the page than this text."""


def shown(page: PdfPage, runs: Sequence[Run], *, layers: bool) -> Shown:
    """What there is to read on a page.

    Args:
        page: open, for it may have to be drawn.
        runs: all its words.
        layers: whether the file has layers, which may be switched off.
    """
    inside = list(_inside(page, runs))
    if layers or any(run.white or may_be_clipped(run) for run in inside):
        inside = list(_inked(page, inside))
    kept, aside = _apart(page, _once(inside))
    whole = sum(len(run.words) for run in runs) == sum(len(run.words) for run in kept)
    return Shown(_by_turn(kept), tuple(map(_text, aside)), not whole)


def _by_turn(runs: Sequence[Run]) -> dict[int, tuple[Word, ...]]:
    turns: dict[int, list[Word]] = {}
    for run in runs:
        turns.setdefault(run.quarter_turns, []).extend(run.words)
    return {turn: tuple(words) for turn, words in sorted(turns.items(), key=lambda found: -len(found[1]))}


def frame(page: PdfPage, turn: int) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of what is shown of a page, as words see it that are turned so."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: (left, right, -top, -bottom),
        1: (bottom, top, left, right),
        2: (-right, -left, bottom, top),
        3: (-top, -bottom, -right, -left),
    }[turn]


def _inside(page: PdfPage, runs: Sequence[Run]) -> Iterator[Run]:
    """What lies within the frame that is shown (the crop box)."""
    frames = {turn: frame(page, turn) for turn in {run.quarter_turns for run in runs}}
    for run in runs:
        left, right, top, bottom = frames[run.quarter_turns]
        first, last = run.words[0], run.words[-1]
        if left <= first.x0 and last.x1 <= right and top <= first.y <= bottom:
            yield run
        elif words := tuple(
            word for word in run.words if left <= (word.x0 + word.x1) / 2 <= right and top <= word.y <= bottom
        ):
            yield run._replace(words=words)


def _inked(page: PdfPage, runs: Sequence[Run]) -> Iterator[Run]:
    """What leaves ink on the page, and the invisible text of a recognised picture."""
    picture = _drawn(page)
    left, _, top, _ = frame(page, 0)
    over = overlapping(runs)
    for at, run in enumerate(runs):
        if run.drawn == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or run.quarter_turns or run.thing is None:
            yield run
            continue
        words = tuple(word for word in run.words if _has_ink(picture, word, left, top))
        if words and (at not in over or _is_missed(page, run, picture)):
            yield run._replace(words=words)


def _drawn(page: PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil()
    return picture.convert("L")


def _is_missed(page: PdfPage, run: Run, picture: Image.Image) -> bool:
    """Whether the page looks otherwise without a run; if not it stays out, so that of two alike one is left."""
    pdfium.FPDFPageObj_SetIsActive(run.thing, 0)
    if ImageChops.difference(_drawn(page), picture).getbbox() is None:
        return False
    pdfium.FPDFPageObj_SetIsActive(run.thing, 1)
    return True


def _has_ink(picture: Image.Image, word: Word, left: float, top: float) -> bool:
    box = (word.x0 - left, word.y - top - word.size * 0.7, word.x1 - left, word.y - top)
    x0, y0, x1, y1 = (round(SCALE * side) for side in box)
    x0, y0 = max(0, x0), max(0, y0)
    x1, y1 = min(picture.width, max(x1, x0 + 1)), min(picture.height, max(y1, y0 + 1))
    if x1 <= x0 or y1 <= y0:
        return False
    low, high = picture.crop((x0, y0, x1, y1)).getextrema()
    return float(high) - float(low) >= INK  # type: ignore[arg-type]  # one channel: two numbers


def _once(runs: Sequence[Run]) -> list[Run]:
    """Without words that are drawn again in their place, and without an invisible layer beneath a visible one."""
    over = overlapping(runs)
    kept: list[Run] = []
    for at, run in enumerate(runs):
        others = [(runs[other], other < at) for other in over.get(at, ())]
        words = tuple(word for word in run.words if not _is_again(word, run, others)) if others else run.words
        if words:
            kept.append(run._replace(words=words))
    return kept


def _is_again(word: Word, run: Run, others: Sequence[tuple[Run, bool]]) -> bool:
    """Whether a word is read from another run, of which each is given with whether it was drawn before."""
    unseen = run.drawn == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    for other, before in others:
        visible = other.drawn != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        if before and (visible or unseen) and any(_twins(word, its) for its in other.words):
            return True
        if unseen and visible and any(meet(word, its) for its in other.words):
            return True
    return False


def _twins(one: Word, other: Word) -> bool:
    off = TWIN * one.size
    return one.text == other.text and abs(one.x0 - other.x0) < off and abs(one.y - other.y) < off


def _apart(page: PdfPage, runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The text of a page, and what stands over it or beside it."""
    level = sum(len(run.words) for run in runs if not _is_tilted(run))
    crooked = level * 2 < sum(len(run.words) for run in runs)
    over = _printed_over(runs)
    aside = {
        at
        for at, run in enumerate(runs)
        if at in over
        or (len(run.words) <= LONGEST and is_mark(_text(run)))
        or (_is_tilted(run) and not crooked)
    }
    kept = [run for at, run in enumerate(runs) if at not in aside]
    text, beside = without_margins(kept, *page.get_bbox()[::2])
    return text, [runs[at] for at in sorted(aside)] + beside


def _is_tilted(run: Run) -> bool:
    return abs(run.turns - round(run.turns)) > TILTED


def _text(run: Run) -> str:
    return " ".join(word.text for word in run.words)


def _printed_over(runs: Sequence[Run]) -> set[int]:
    """Places of the runs in letters much larger than those that they stand on."""
    return {
        at
        for at, others in overlapping(runs).items()
        for other in others
        if runs[at].words[0].size > LARGE * runs[other].words[0].size
        and any(meet(its, word) for word in runs[at].words for its in runs[other].words)
    }
