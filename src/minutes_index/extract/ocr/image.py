"""Pictures of pages: PNG, JPEG, WebP, BMP and GIF, and TIFF with one page or many, by text recognition."""

from __future__ import annotations

import struct
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from minutes_index.errors import TooLarge, UnreadableSource
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.ocr import recognition as ocr
from minutes_index.extract.ocr.pictures import FINEST, is_blank
from minutes_index.extract.ocr.sheets import grey
from minutes_index.extract.ocr.tesseract import DPI
from minutes_index.extract.page_reading import UNREAD, Read, legible, no_text
from minutes_index.extract.reading import Ocr
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.extract.reading import Reading
    from minutes_index.model import Page

MOST: Final = Image.MAX_IMAGE_PIXELS or 89_478_485
"""Pixels of a page: Pillow's own limit against pictures that are small as files and vast when opened."""
COARSE: Final = 2_000
"""Pixels of the longer side: with fewer a page of A4 has letters too small to be told apart, and is enlarged."""
LARGER: Final = 3.0
"""Times at the most."""
FINE: Final = 400
"""Dots an inch from which on a picture is made smaller, if it says how many it has."""
ODD, ODDEST = 1.1, 5.0
"""How many times more pixels an inch has one way than the other: a fax about two; what says more is not believed."""
_GREY: Final = frozenset({"1", "L", "LA", "La"})
_ORIENTATION: Final = 0x0112
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})
FAULTS: Final = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error)
"""What Pillow meets in a damaged picture."""


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of a picture: each of a TIFF, else the first; see `Extractor`.

    Raises:
        UnreadableSource, EmptySource, TooLarge: as said by their names.
        NoTextLayer: nothing was recognised on it, or nothing is to be, or can be on this machine.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        if reading.ocr is Ocr.NEVER or ocr.lacking():
            raise no_text(path, "a picture", reading.ocr)
        with _opened(path, file) as picture:
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if count > reading.pages:
                raise TooLarge(shown(path), f"{count:,} pages, the limit is {reading.pages:,}")
            yield from legible(path, _reads(path, picture, count), reading.ocr)


@contextmanager
def _opened(path: Path, file: BufferedReader) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # what is odd in it is met when it is read; its size is looked at below
            picture = Image.open(file)
    except Image.DecompressionBombError as error:
        raise TooLarge(shown(path), f"more than {MOST:,} pixels") from error
    except FAULTS as error:
        raise UnreadableSource(shown(path), "damaged: the picture cannot be opened") from error
    with picture:
        yield picture


def _reads(path: Path, picture: Image.Image, count: int) -> Iterator[Read]:
    for index in range(count):
        try:
            page = _page(path, picture, index)
        except FAULTS:
            yield UNREAD
        else:
            yield _read(page)


def _read(page: Image.Image) -> Read:
    if is_blank(grey(page)):
        return Read("", ReadBy.OCR, blank=True)
    found = ocr.recognise(page)
    if found is None:
        return UNREAD
    return Read(found.text, ReadBy.OCR, found.quality, treated=found.treated)


def _page(path: Path, picture: Image.Image, index: int) -> Image.Image:
    """A page in grey or colours on white, upright as its camera says, square, at about 300 dpi."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if index:
            picture.seek(index)
        if picture.width * picture.height > MOST:
            raise TooLarge(
                shown(path), f"{picture.width:,} x {picture.height:,} pixels, the limit is {MOST:,}"
            )
        across, down = map(float, picture.info.get("dpi", (0, 0)))
        turn = picture.getexif().get(_ORIENTATION, 1)
        page = _flat(ImageOps.exif_transpose(picture))
    across, down = (down, across) if turn in _ON_ITS_SIDE else (across, down)
    return _sized(_squared(page, across, down), max(across, down))


def _squared(page: Image.Image, across: float, down: float) -> Image.Image:
    """A page of which an inch has as many pixels across as down, as that of a fax has not."""
    if not (across > 0 and down > 0) or not ODD < max(across, down) / min(across, down) < ODDEST:
        return page
    finest = max(across, down)
    size = round(page.width * finest / across), round(page.height * finest / down)
    return page.resize(size, Image.Resampling.BICUBIC) if size[0] * size[1] <= MOST else page


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits a pixel
        return picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return picture.convert("L" if picture.mode in _GREY else "RGB")


def _sized(picture: Image.Image, dpi: float) -> Image.Image:
    longer = max(picture.size)
    scale = DPI / dpi if dpi >= FINE else min(LARGER, COARSE / longer) if longer < COARSE else 1.0
    scale = min(scale, (FINEST / (picture.width * picture.height)) ** 0.5)
    if scale == 1.0:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)
