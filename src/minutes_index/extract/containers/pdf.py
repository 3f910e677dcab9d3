"""Files that lie in a PDF: attached to it as a whole, as in a portfolio, or to places on its pages."""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from minutes_index.errors import TooLarge, UnreadableSource
from minutes_index.extract.containers.contents import Contents, Member
from minutes_index.extract.files import opened, require_size, shown
from minutes_index.extract.names import is_hidden, is_no_minutes, safe, told_apart
from minutes_index.extract.pdf.layers import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfAttachment, PdfDocument, PdfPage

    from minutes_index.extract.reading import Reading

ATTACHED, PINNED = b"/EmbeddedFiles", b"/FileAttachment"
"""What a PDF has that files are attached to; and one on whose pages they are pinned."""
NAMELESS: Final = "attachment"


def contents(path: Path, reading: Reading) -> Contents:
    """The files attached to a PDF; see `containers.contents`. One that cannot be opened has none."""
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        if not mentions(file, ATTACHED, PINNED):
            return Contents()
    try:
        with _files(path) as files:
            names = list(files)
    except pypdfium2.PdfiumError:
        return Contents()
    if len(names) > reading.members:
        raise TooLarge(shown(path), f"more than {reading.members:,} files in it")
    kept = [name for name in names if not is_no_minutes(name) and not is_hidden(name)]
    return Contents(tuple(map(Member, kept)), len(names) - len(kept))


@contextmanager
def unpacked(path: Path, name: str, reading: Reading) -> Iterator[Path]:
    """One file attached to a PDF; see `containers.unpacked`."""
    inside = f"{shown(path)}//{name}"
    try:
        with _files(path) as files:
            if name not in files:
                raise UnreadableSource(inside, "there is no such file in the PDF")
            data = bytes(files[name].get_data())
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(inside, "damaged: it cannot be taken out of the PDF") from error
    if len(data) > reading.bytes:
        raise TooLarge(inside, f"more than {reading.bytes:,} bytes when unpacked")
    with tempfile.TemporaryDirectory(prefix="minutes-index-") as folder:
        target = Path(folder, "member")
        target.write_bytes(data)
        yield target


@contextmanager
def _files(path: Path) -> Iterator[dict[str, PdfAttachment]]:
    """The files attached, by names of their own, while the PDF is open."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        pages = [document[index] for index in range(len(document))]
        found = [document.get_attachment(index) for index in range(document.count_attachments())]
        found += [file for page in pages for file in _pinned(document, page)]
        yield dict(zip(told_apart(safe(file.get_name()) or NAMELESS for file in found), found, strict=True))


def _pinned(document: PdfDocument, page: PdfPage) -> Iterator[PdfAttachment]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            file = pdfium.FPDFAnnot_GetFileAttachment(annotation)
            if file:
                yield pypdfium2.PdfAttachment(file, document)
        pdfium.FPDFPage_CloseAnnot(annotation)
