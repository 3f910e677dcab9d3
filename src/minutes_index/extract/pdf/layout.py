"""Words and ruling lines of the pages of a PDF on which tables are drawn, from pdfplumber.

It is slow (10 to 15 pages a second), so it is asked only for those; and it keeps what it has parsed, so it is opened anew
after some pages.
"""

from __future__ import annotations

import logging
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

import pdfplumber.pdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from minutes_index.extract.layout.rows import Rule, Word

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

# What pdfminer meets in a damaged file; beside its own exceptions it lets these out of its parser.
FAULTS = (
    PDFException,
    PSException,
    MalformedPDFException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
PAGES_AT_ONCE = 50
MOST_UNPACKED = 10_000_000
"""Bytes of a page's contents that are looked at."""
_DESCENT = 0.21  # em: from the baseline to the bottom of the letters' box in the usual text faces
_SPACE = 0.15  # em: letters further apart than this belong to two words

# It warns of every oddity of a file that is read all the same.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class Layout(NamedTuple):
    """What stands on a page, and the vertical lines between it."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


class LayoutReader:
    """Reads single pages of one file with pdfplumber, opening it when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._pdf: pdfplumber.pdf.PDF | None = None
        self._left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def layout(self, index: int) -> Layout | None:
        """The words and rules of the page at ``index``, or None when pdfplumber cannot read it."""
        try:
            return self._layout(index)
        except FAULTS:
            return None

    def is_empty(self) -> bool:
        """Whether the file is sound and has no pages, which pdfium takes for damage."""
        try:
            return bool(resolve1(resolve1(self._opened().doc.catalog["Pages"])["Count"]) == 0)
        except FAULTS:
            return False

    def is_damaged(self, index: int) -> bool:
        """Whether what draws the page at ``index`` is there and cannot be unpacked, which pdfium passes over in silence."""
        try:
            contents = self._opened().pages[index].page_obj.contents
            return any(_is_broken(resolve1(each)) for each in contents)
        except FAULTS:
            return False

    def _layout(self, index: int) -> Layout:
        page = self._opened().pages[index]
        try:
            found = _printed_once(page).extract_words(x_tolerance_ratio=_SPACE, extra_attrs=["size"])
            rules = tuple(Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in page.vertical_edges)
            return Layout(tuple(_word(word) for word in found), rules)
        finally:
            page.close()

    def _opened(self) -> pdfplumber.pdf.PDF:
        if self._pdf is None or not self._left:
            self._close()
            self._file = self._path.open("rb")
            self._pdf, self._left = pdfplumber.open(self._file), PAGES_AT_ONCE
        self._left -= 1
        return self._pdf

    def _close(self) -> None:
        """Close the file; pdfplumber's own `close` would parse the remaining pages first."""
        if self._file is not None:
            self._file.close()
        self._file = self._pdf = None


def _is_broken(stream: object) -> bool:
    """Whether a stream is lost, or not the whole of what was packed (RFC 1950)."""
    if not isinstance(stream, PDFStream):
        return True
    filters = [getattr(name, "name", "") for name, _ in stream.get_filters()]
    if filters != ["FlateDecode"] or stream.decipher:
        return False
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(stream.get_rawdata() or b"", MOST_UNPACKED)
    except zlib.error:
        return True
    return not unpacking.eof and not unpacking.unconsumed_tail


def _printed_once(page: pdfplumber.page.Page) -> pdfplumber.page.Page:
    """The page without characters that are printed again beside themselves to look bold.

    Looking whether there are any costs little; `dedupe_chars` costs as much as reading the page.
    """
    places = {(char["text"], round(char["x0"] / 2), round(char["top"] / 2)) for char in page.chars}
    return page if len(places) == len(page.chars) else page.dedupe_chars()


def _word(word: dict[str, float | str]) -> Word:
    top, bottom = float(word["top"]), float(word["bottom"])
    size = bottom - top
    return Word(str(word["text"]), float(word["x0"]), float(word["x1"]), bottom - _DESCENT * size, size)
