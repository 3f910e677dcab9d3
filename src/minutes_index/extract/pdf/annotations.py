"""What stands on a PDF page above its contents: fields of forms, text written over it, stamps."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

WRITTEN: Final = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
"""Kinds of annotations that say something on the page itself."""


def with_annotations(document: PdfDocument, index: int) -> PdfPage:
    """The page at ``index``, open, with what is written above it made part of its contents, in its place.

    Raises:
        PdfiumError: the page cannot be read.
    """
    page = document[index]
    if not _is_written_on(page):
        return page
    with closing(page):
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    return document[index]


def _is_written_on(page: PdfPage) -> bool:
    return any(_kind(page, at) in WRITTEN for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)))


def _kind(page: PdfPage, at: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
    kind: int = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind
