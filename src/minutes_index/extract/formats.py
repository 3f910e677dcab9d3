"""The formats that are read: what their files begin with, and the module that gives their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from minutes_index.model import MediaType

OFFICE: Final = "minutes_index.extract.office"
PICTURE: Final = "minutes_index.extract.ocr.image"


@dataclass(frozen=True, slots=True)
class Format:
    """A format whose files have pages."""

    media_type: MediaType
    module: str
    """Has the function of `minutes_index.extract.base.Extractor`; imported when a file of the format is read, for libraries for PDF and pictures are heavy."""
    begins: re.Pattern[bytes] | None = None
    """What its files begin with; None where that tells too little, and `minutes_index.extract.detect` looks at more."""


def _format(media_type: MediaType, module: str, begins: bytes = b"") -> Format:
    return Format(media_type, module, re.compile(begins, re.DOTALL) if begins else None)


FORMATS: Final = (
    _format(MediaType.PDF, "minutes_index.extract.pdf.pages"),
    _format(MediaType.TEXT, "minutes_index.extract.text"),
    _format(MediaType.DOCX, "minutes_index.extract.docx.document"),
    _format(MediaType.ODT, "minutes_index.extract.odt.document"),
    _format(MediaType.RTF, "minutes_index.extract.rtf.document", rb"\s*\{\\rtf"),
    _format(MediaType.HTML, "minutes_index.extract.html.page"),
    _format(MediaType.DOC, OFFICE),
    _format(MediaType.XLS, OFFICE),
    _format(MediaType.PPT, OFFICE),
    _format(MediaType.XLSX, OFFICE),
    _format(MediaType.PPTX, OFFICE),
    _format(MediaType.ODS, OFFICE),
    _format(MediaType.ODP, OFFICE),
    _format(MediaType.PNG, PICTURE, rb"\x89PNG\r\n\x1a\n"),
    _format(MediaType.JPEG, PICTURE, rb"\xff\xd8\xff"),
    _format(MediaType.GIF, PICTURE, rb"GIF8[79]a"),
    _format(MediaType.TIFF, PICTURE, rb"II\*\x00|MM\x00\*"),
    _format(MediaType.WEBP, PICTURE, rb"RIFF....WEBP"),
    _format(MediaType.BMP, PICTURE, rb"BM....\x00\x00\x00\x00"),
)
"""One row a format; the first whose beginning a file has is its own."""
