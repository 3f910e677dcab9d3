"""What stands on a PDF page above its contents: fields of forms, text written over it, stamps."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from minutes_index.extract.layout.rows import Word
from minutes_index.extract.pdf.words import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfDocument, PdfPage

WRITTEN: Final = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
"""Kinds of annotations that say something on the page itself."""
NOTED: Final = frozenset(
    {pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY,
     pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_CIRCLE,
     pdfium.FPDF_ANNOT_LINE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_POLYLINE, pdfium.FPDF_ANNOT_INK}
)  # fmt: skip
"""Kinds of annotations that say something only when one opens them: sticky notes, remarks on marked words."""
SIZE: Final = 10.0
"""Points: of a text whose look the file does not tell."""
NEAR: Final = 0.9
"""Em: what was filled in stands no further above or below the line it belongs to."""


class Annotated(NamedTuple):
    """A page with what is written above it made part of its contents."""

    page: PdfPage
    """Open."""
    merged: bool
    """Whether there was anything."""
    unseen: tuple[Run, ...]
    """Texts that the file gives no look."""
    notes: tuple[str, ...]
    """Lines of sticky notes and of remarks, which are no text of the page."""


def annotated(document: PdfDocument, index: int) -> Annotated:
    """The page at ``index`` with its annotations.

    Raises:
        PdfiumError: the page cannot be read.
    """
    page = document[index]
    kinds = [_kind(page, at) for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw))]
    count = len(kinds)
    notes = tuple(line for at, kind in enumerate(kinds) if kind in NOTED for line in _note(page, at))
    if WRITTEN.isdisjoint(kinds):
        return Annotated(page, merged=False, unseen=(), notes=notes)
    with closing(page):
        unseen = tuple(run for at in range(count) for run in _unseen(page, at))
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    return Annotated(document[index], merged=True, unseen=unseen, notes=notes)


def on_lines(page: PdfPage, runs: Sequence[Run]) -> list[Run]:
    """The words of a page, those that were filled in moved to the line that they stand beside.

    Args:
        page: one that was merged with its annotations, which are forms within it.
        runs: its words.
    """
    own = {
        _address(pdfium.FPDFPage_GetObject(page.raw, at))
        for at in range(pdfium.FPDFPage_CountObjects(page.raw))
    }
    printed = [run for run in runs if _address(run.thing) in own and not run.quarter_turns]
    return [run if _address(run.thing) in own or run.quarter_turns else _moved(run, printed) for run in runs]


def _moved(run: Run, printed: Sequence[Run]) -> Run:
    first, last = run.words[0], run.words[-1]
    beside = (
        each.words[0].y for each in printed if each.words[-1].x1 <= first.x0 or each.words[0].x0 >= last.x1
    )
    near = min(beside, key=lambda y: abs(y - first.y), default=first.y)
    by = near - first.y if abs(near - first.y) < NEAR * first.size else 0.0
    return run._replace(words=tuple(word._replace(y=word.y + by) for word in run.words))


def _address(thing: pdfium.FPDF_PAGEOBJECT) -> int | None:
    return ctypes.cast(thing, ctypes.c_void_p).value


def _kind(page: PdfPage, at: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
    kind: int = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind


def _note(page: PdfPage, at: int) -> list[str]:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
    lines = [] if _is_hidden(annotation) else [" ".join(line.split()) for line in _contents(annotation)]
    pdfium.FPDFPage_CloseAnnot(annotation)
    return [line for line in lines if line]


def _is_hidden(annotation: pdfium.FPDF_ANNOTATION) -> bool:
    unseen = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    return bool(pdfium.FPDFAnnot_GetFlags(annotation) & unseen)


def _unseen(page: PdfPage, at: int) -> list[Run]:
    """The text of a note over the page that has no look of its own, a run a line, from the top of its place."""
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
    free = pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FREETEXT
    drawn = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
    place, lines = (
        pdfium.FS_RECTF(),
        _contents(annotation) if free and not drawn and not _is_hidden(annotation) else [],
    )
    pdfium.FPDFAnnot_GetRect(annotation, place)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return [
        _run(line, place.left, (row + 1) * SIZE - place.top) for row, line in enumerate(lines) if line.strip()
    ]


def _contents(annotation: pdfium.FPDF_ANNOTATION) -> list[str]:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    text = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, b"Contents", ctypes.cast(text, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return text.raw.decode("utf-16-le", "replace").rstrip("\0").splitlines()


def _run(line: str, x: float, y: float) -> Run:
    words, width = [], SIZE / 2
    for word in line.split():
        words.append(Word(word, x, x + width * len(word), y, SIZE))
        x += width * (len(word) + 1)
    return Run(0.0, tuple(words), None, pdfium.FPDF_TEXTRENDERMODE_FILL, white=False)
