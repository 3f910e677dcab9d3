"""Text of a PDF page that lies outside the path to which its drawing is clipped, so that nobody sees it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from minutes_index.extract.layout.rows import Word
    from minutes_index.extract.pdf.words import Run

MOST: Final = 64
"""Points of a path that are looked at; one with more is no frame around text."""


def may_be_clipped(run: Run) -> bool:
    """Whether words may lie outside the frames to which they are clipped, or are drawn as a frame themselves.

    Frames within forms may be told in other units, so that whoever asks has to look at the page.
    """
    if run.thing is None or run.quarter_turns:
        return False
    if run.drawn == pdfium.FPDF_TEXTRENDERMODE_CLIP:
        return True
    clip = pdfium.FPDFPageObj_GetClipPath(run.thing)
    ends = run.words[0], run.words[-1]
    return any(
        _is_outside(clip, path, word) for path in range(pdfium.FPDFClipPath_CountPaths(clip)) for word in ends
    )


def _is_outside(clip: pdfium.FPDF_CLIPPATH, path: int, word: Word) -> bool:
    count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
    if not 0 < count <= MOST:
        return False
    points = [_point(pdfium.FPDFClipPath_GetPathSegment(clip, path, at)) for at in range(count)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle, height = (word.x0 + word.x1) / 2, -word.y + word.size / 4
    return not (min(xs) <= middle <= max(xs) and min(ys) <= height <= max(ys))


def _point(segment: pdfium.FPDF_PATHSEGMENT) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
