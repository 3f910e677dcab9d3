"""A source, its pages, and the document they become."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class MediaType(StrEnum):
    """What a source file is, told from its bytes."""

    PDF = "application/pdf"
    TEXT = "text/plain"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    XLS = "application/vnd.ms-excel"
    PPT = "application/vnd.ms-powerpoint"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    ZIP = "application/zip"
    MAIL = "message/rfc822"
    MSG = "application/vnd.ms-outlook"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    BMP = "image/bmp"
    GIF = "image/gif"


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it stood when it was read."""

    path: str
    """Absolute path, NFC; bytes that are not UTF-8 are written as ``\\xNN``. What lies in a container (a ZIP archive, a mail)
    has the container's path, ``//`` and its own path in there."""
    sha256: str
    media_type: MediaType
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds since the epoch, as the file system gives it."""


class ReadBy(StrEnum):
    """How a page's text was obtained."""

    TEXT = "text"
    """It is text in the file, which has no pages of its own."""
    TEXT_LAYER = "text-layer"
    LAYOUT = "layout"
    OCR = "ocr"
    """Recognised in a picture of the page."""
    UNREAD = "unread"
    """The page, or the picture that is most of it, is damaged; its text is empty, or what stands beside the picture."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: lines, with a gap between columns as two or more spaces."""

    number: int
    """From 1."""
    text: str
    read_by: ReadBy
    quality: float | None = None
    """How sure the recognition of a picture was of its words, 0 to 1; None where nothing was recognised."""
    edges: tuple[int, int] | None = None
    """How many of its first and last lines (blank ones not counted) stand in the margins above and below its text; None where places are not known."""
    aside: str = ""
    """Lines printed over the text or beside it, or struck out: watermarks, stamps, signatures in the margin."""
    treated: tuple[str, ...] = ()
    """What was done to the picture of the page before it was recognised: `inverted`, `turned by 90°`, `two pages`, `colours taken out`."""


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of time in EDTF (ISO 8601-2 level 1), with the ground for believing it."""

    edtf: str
    text: str
    """As it stands in the document; empty when it was taken from elsewhere (the file name, say)."""
    stated: bool
    """False when a part of the value (often the year) was inferred."""
    reason: str


class SectionKind(StrEnum):
    """What a section of minutes is."""

    TITLE_PAGE = "title page"
    ATTENDANCE = "attendance"
    CONTENTS = "contents"
    PREAMBLE = "preamble"
    ITEM = "item"
    SIGNATURES = "signatures"
    APPENDIX = "appendix"
    FURNITURE = "furniture"
    """What was set apart from the text: watermarks, margins, running feet. It comes last, and no facts are read from it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document; a document's sections tile its text."""

    span: Span
    ordinal: int
    """From 0, unique in the document: the section's id."""
    kind: SectionKind
    heading: str = ""
    number: str = ""
    """As printed (``§ 45``, ``4``); may be empty and may repeat."""
    case_number: str = ""
    """The item's Dnr, normalised (``KS 2018/311``)."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source, cut into sections."""

    id: str
    source: Source
    text: str
    page_starts: tuple[int, ...]
    """Offset of each page's first character; ``page_starts[0] == 0``."""
    sections: tuple[Section, ...]
    title: str
    body: str
    """The organ that met (``Kommunstyrelsen``), empty when unknown."""
    municipality: str
    """Code of the municipality the body belongs to, empty when unknown."""
    held_on: When | None
    language: str
    """ISO 639-1, or ``und``."""

    def page_of(self, offset: int) -> int:
        """The number, from 1, of the page that holds ``offset``."""
        return max(1, bisect_right(self.page_starts, offset))

    def section_of(self, offset: int) -> Section:
        """The section that holds ``offset``."""
        starts = [section.span.start for section in self.sections]
        return self.sections[max(0, bisect_right(starts, offset) - 1)]
