"""Pages of a PDF that are pictures of text: which they are, and what recognition makes of them."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from minutes_index.extract.legibility import Legibility, swedish
from minutes_index.extract.ocr import recognition as ocr
from minutes_index.extract.ocr.pictures import FINEST, is_blank
from minutes_index.extract.ocr.sheets import grey
from minutes_index.extract.ocr.tesseract import DPI
from minutes_index.extract.reading import Ocr
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfPage

    from minutes_index.extract.page_reading import Read

DOUBTFUL: Final = 0.5
"""Of the words of a text layer: where fewer are Swedish or names, somebody's poor recognition may have made it. Of pages of minutes most have 0.7."""
INCH: Final = 72
"""Points."""
FEW: Final = 300
"""Characters: what a stamp, a page number and the line of an electronic signature add to a scanned page."""
GARBLED: Final = 50
"""Characters that cannot be read, of which a page has more than a mark or a formula."""
SAMPLE: Final = 1_500
"""Characters from which it is told whether a text layer is to be doubted."""
COVERED: Final = 0.5
"""Of the area of a page: pictures that take as much are the page."""
_DEPTH: Final = 3
"""Of forms within forms in which pictures are looked for."""


_legibility: Final = lru_cache(maxsize=4)(Legibility.of)
"""A page is asked for more than once."""


def with_recognition(page: PdfPage, layer: Read, asked: Ocr) -> Read:
    """What stands on a page: its text layer, or what was recognised in a picture of the page.

    Args:
        page: open, for it may have to be drawn.
        layer: what its text layer gave.
        asked: which pages are to be recognised.
    """
    if asked is Ocr.NEVER or (asked is Ocr.AUTO and not _lacks_text(page, layer.text)):
        return layer
    if not layer.text.strip() and not pdfium.FPDFPage_CountObjects(page):
        return layer._replace(blank=True)
    picture = drawn(page)
    if is_blank(grey(picture)):
        return layer._replace(blank=not layer.text.strip())
    return layer if ocr.lacking() else _recognised(picture, layer, asked)


def _recognised(picture: Image.Image, layer: Read, asked: Ocr) -> Read:
    """What was recognised, unless the text layer says more or reads better."""
    usable = _legibility(layer.text)
    found = ocr.recognise(picture)
    if found is None:
        return layer if usable.is_text else layer._replace(text="", read_by=ReadBy.UNREAD)
    if usable.is_text and (
        not found.text.strip() or (asked is Ocr.AUTO and _is_better(layer.text, found.text))
    ):
        return layer
    return layer._replace(
        text=found.text, read_by=ReadBy.OCR, quality=found.quality, edges=None, treated=found.treated
    )


def _is_better(layer: str, found: str) -> bool:
    """Whether a text layer reads better than what was recognised: more of its words are Swedish, or where they are too few to tell, it is longer."""
    ours, theirs = swedish(layer), swedish(found)
    if ours is not None and theirs is not None:
        return ours >= theirs
    return _legibility(layer).marks > _legibility(found).marks


def _lacks_text(page: PdfPage, text: str) -> bool:
    legibility = _legibility(text)
    if not legibility.is_text:
        return True
    known = swedish(text[:SAMPLE])
    doubtful = legibility.marks < FEW or (known is not None and known < DOUBTFUL)
    return doubtful and is_picture(page)


def told(read: Read) -> Read:
    """A page as it was read; one of letters that stand for others is unread, unless it was recognised."""
    legibility = _legibility(read.text)
    garbled = legibility.marks >= GARBLED and not legibility.is_text and read.read_by is not ReadBy.OCR
    return read._replace(read_by=ReadBy.UNREAD) if garbled else read


def is_picture(page: PdfPage) -> bool:
    """Whether pictures cover most of a page."""
    pictures = page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
    width, height = page.get_size()
    return sum(_area(*each.get_bounds()) for each in pictures) > COVERED * float(width) * float(height)


def is_lost(page: PdfPage, text: str) -> bool:
    """Whether a page has little text and is otherwise a picture that cannot be drawn: damaged, too large, or packed in an unknown way."""
    if sum(map(len, text.split())) >= FEW or not is_picture(page):
        return False
    pictures = page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
    return not any(_can_be_drawn(each.raw) for each in pictures)


def _can_be_drawn(picture: pdfium.FPDF_PAGEOBJECT) -> bool:
    bitmap = pdfium.FPDFImageObj_GetBitmap(picture)
    if not bitmap:
        return False
    pdfium.FPDFBitmap_Destroy(bitmap)
    return True


def _area(left: float, bottom: float, right: float, top: float) -> float:
    return max(0.0, right - left) * max(0.0, top - bottom)


def drawn(page: PdfPage) -> Image.Image:
    """A page in colours at 300 dpi; a larger one than a sheet of A2 at as many pixels as that has."""
    width, height = page.get_size()
    scale = min(DPI / INCH, math.sqrt(FINEST / max(1.0, width * height)))
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture.convert("RGB")
