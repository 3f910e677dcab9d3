"""PDF: the text layer by pdfium, pages with ruled tables by pdfplumber, pictures of text by recognition."""

from __future__ import annotations

import re
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from minutes_index.errors import EmptySource, EncryptedSource, TooLarge, UnreadableSource
from minutes_index.extract.files import opened, require_size
from minutes_index.extract.files import shown as shown_path
from minutes_index.extract.layout.grid import set_rows
from minutes_index.extract.layout.rows import character_width, is_prose_in_columns, rows, rows_in_order
from minutes_index.extract.layout.spreads import spread
from minutes_index.extract.page_reading import UNREAD, Read, legible
from minutes_index.extract.pdf.annotations import annotated, on_lines
from minutes_index.extract.pdf.layers import has_layers
from minutes_index.extract.pdf.margins import edges
from minutes_index.extract.pdf.scans import is_lost, is_picture, told, with_recognition
from minutes_index.extract.pdf.visibility import frame, shown
from minutes_index.extract.pdf.words import is_ruled, runs
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.errors import SourceError
    from minutes_index.extract.layout.rows import Row, Word
    from minutes_index.extract.pdf.layout import Layout, LayoutReader
    from minutes_index.extract.pdf.visibility import Shown
    from minutes_index.extract.reading import Ocr, Reading
    from minutes_index.model import Page

    _Layout = Callable[[], Layout | None]

END_WITHIN = 1 << 16  # bytes: where the pointer to a file's table of contents is looked for
_ENCRYPTED = {
    pdfium.FPDF_ERR_PASSWORD: "it needs a password",
    pdfium.FPDF_ERR_SECURITY: "its encryption is not supported",
}
_CID = re.compile(r"\(cid:\d+\)")
_LOST = 0.02  # of the letters of a page; pdfplumber's reading is not used when it misses more


def pages(path: Path, reading: Reading) -> Iterator[Page]:
    """The pages of a PDF; see `Extractor`. A page that is damaged is unread; the others stay.

    pdfium is not thread-safe: read files side by side in processes.

    Raises:
        EncryptedSource, UnreadableSource, EmptySource, TooLarge: as said by their names.
        NoTextLayer: no page has text, or none that can be read; no page is given before the first that can.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        _require_end(path, file)
        with _document(path, file) as document, ExitStack() as stack:
            document.init_forms()
            _require_pages(path, len(document), reading)
            layouts = cache(lambda: stack.enter_context(_layout_reader(path)))
            reads = _read(path, document, layouts, has_layers(file), reading)
            yield from legible(path, reads, reading.ocr)


def _layout_reader(path: Path) -> LayoutReader:
    from minutes_index.extract.pdf.layout import LayoutReader  # noqa: PLC0415  # slow to import, and seldom needed

    return LayoutReader(path)


def _read(
    path: Path,
    document: pypdfium2.PdfDocument,
    layouts: Callable[[], LayoutReader],
    layers: bool,  # noqa: FBT001 - a fact of the document, handed through
    reading: Reading,
) -> Iterator[Read]:
    left = reading.characters
    for index in range(len(document)):
        try:
            page, merged, unseen, notes = annotated(document, index)
            with closing(page), closing(page.get_textpage()) as text:
                left = _less(path, left, text.count_chars(), reading)
                drawn = on_lines(page, runs(text)) if merged else runs(text)
                found = shown(page, [*drawn, *unseen], layers=layers)
                found = found._replace(aside=(*found.aside, *notes))
                read = _page(page, found, index, layouts, reading.ocr)
        except pypdfium2.PdfiumError:
            read = UNREAD
        if read.read_by is ReadBy.OCR:
            left = _less(path, left, len(read.text), reading)
        yield read


def _page(
    page: pypdfium2.PdfPage,
    found: Shown,
    index: int,
    layouts: Callable[[], LayoutReader],
    asked: Ocr,
) -> Read:
    layer = _layer(page, found, lambda: layouts().layout(index))
    if not layer.text.strip() and not is_picture(page) and layouts().is_damaged(index):
        return UNREAD
    if is_lost(page, layer.text):
        return layer._replace(read_by=ReadBy.UNREAD)
    return told(with_recognition(page, layer, asked))


def _layer(page: pypdfium2.PdfPage, found: Shown, layout: _Layout) -> Read:
    if list(found.turned) == [0] and not page.get_rotation():
        read = _upright(page, found, layout)
    else:
        read = Read("\n\n".join(_set(rows(words), words) for words in found.turned.values()))
    return read._replace(aside=found.aside)


def _upright(page: pypdfium2.PdfPage, found: Shown, layout: _Layout) -> Read:
    words = found.turned[0]
    left, right, top, bottom = frame(page, 0)
    if halves := spread(words, left, right, bottom - top):
        return Read("\n\n".join(_set(rows(half), half) for half in halves))
    set_out = rows(words)
    if is_prose_in_columns(set_out):
        set_out = rows_in_order(words)
    elif not found.is_part and is_ruled(page) and (drawn := layout()) and _is_complete(drawn.words, words):
        set_out = rows(drawn.words, drawn.rules)
        return Read(_set(set_out, drawn.words), ReadBy.LAYOUT, edges=edges(set_out, 0, bottom - top))
    return Read(_set(set_out, words), edges=edges(set_out, top, bottom))


def _set(page: Sequence[Row], words: Sequence[Word]) -> str:
    return set_rows(page, character_width(words))


def _is_complete(words: Sequence[Word], expected: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words)
    return not _CID.search(text) and len(text) >= (1 - _LOST) * sum(len(word.text) for word in expected)


@contextmanager
def _document(path: Path, file: BufferedReader) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise _fault(path, error.err_code or 0) from error
    with closing(document):
        yield document


def _fault(path: Path, code: int) -> SourceError:
    with _layout_reader(path) as layouts:
        if (
            layouts.is_empty()
        ):  # asked first: for such a file pdfium leaves the code of an earlier one standing
            return EmptySource(shown_path(path), "it has no pages")
    if code in _ENCRYPTED:
        return EncryptedSource(shown_path(path), _ENCRYPTED[code])
    return UnreadableSource(shown_path(path), "damaged: it cannot be opened")


def _require_end(path: Path, file: BufferedReader) -> None:
    """A PDF ends with a pointer to its table of contents; without it pages may be missing unnoticed."""
    file.seek(-min(END_WITHIN, file.seek(0, 2)), 2)
    if b"startxref" not in file.read():
        raise UnreadableSource(shown_path(path), "truncated: its end is missing")
    file.seek(0)


def _less(path: Path, left: int, characters: int, reading: Reading) -> int:
    if characters > left:
        raise TooLarge(shown_path(path), f"more than {reading.characters:,} characters")
    return left - characters


def _require_pages(path: Path, count: int, reading: Reading) -> None:
    if count > reading.pages:
        raise TooLarge(shown_path(path), f"{count:,} pages, the limit is {reading.pages:,}")
