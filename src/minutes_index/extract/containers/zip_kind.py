"""What a file is that begins like a ZIP archive: many formats are one inside."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from minutes_index.errors import TooLarge, UnsupportedFormat
from minutes_index.extract.containers.packed import opened_zip, whole
from minutes_index.extract.files import shown
from minutes_index.extract.reading import Reading
from minutes_index.model import MediaType

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

# By the type that the file itself states in its member `mimetype` (ODF 1.3, part 2, 3.3; EPUB 3.3, 4.2.4).
_BY_TYPE: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"application/vnd\.oasis\.opendocument\.text"), "an OpenDocument text"),
    (re.compile(rb"application/vnd\.oasis\.opendocument\.spreadsheet"), "an OpenDocument spreadsheet"),
    (re.compile(rb"application/vnd\.oasis\.opendocument\.presentation"), "an OpenDocument presentation"),
    (re.compile(rb"application/vnd\.oasis"), "an OpenDocument file that is no text"),
    (re.compile(rb"application/epub"), "an EPUB book"),
)
# By the names of members: all of them must be there (ISO/IEC 29500-2; others as their programs write them).
_BY_NAMES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((r"\[Content_Types\]\.xml", "word/.*"), "a Word document (docx)"),
    ((r"\[Content_Types\]\.xml", "xl/.*"), "an Excel workbook (xlsx)"),
    ((r"\[Content_Types\]\.xml", "ppt/.*"), "a PowerPoint presentation (pptx)"),
    ((r"\[Content_Types\]\.xml", "visio/.*"), "a Visio drawing (vsdx)"),
    (("META-INF/MANIFEST\\.MF",), "a Java program"),
    ((r"Index/.*\.iwa|Index\.zip",), "an Apple document (pages, numbers or key)"),
)
_READ = {
    "a Word document (docx)": MediaType.DOCX,
    "an Excel workbook (xlsx)": MediaType.XLSX,
    "a PowerPoint presentation (pptx)": MediaType.PPTX,
    "an OpenDocument text": MediaType.ODT,
    "an OpenDocument spreadsheet": MediaType.ODS,
    "an OpenDocument presentation": MediaType.ODP,
}
_TYPE = "mimetype"
_ENOUGH = Reading(bytes=sys.maxsize)  # sizes are tested when the file is read


def zip_kind(path: Path) -> MediaType:
    """What the file at ``path`` is that begins like a ZIP archive.

    Raises:
        UnsupportedFormat: a format that is one inside, and is not read.
        UnreadableSource: it is damaged or cut off.
    """
    try:
        with opened_zip(path, _ENOUGH) as archive:
            found = _by_type(path, archive) or _by_names(archive)
    except TooLarge:
        return MediaType.ZIP
    if found and found not in _READ:
        raise UnsupportedFormat(shown(path), found)
    return _READ.get(found, MediaType.ZIP)


def _by_type(path: Path, archive: zipfile.ZipFile) -> str:
    if _TYPE not in archive.namelist():
        return ""
    stated = whole(shown(path), archive, archive.getinfo(_TYPE), _ENOUGH)
    return next((name for form, name in _BY_TYPE if form.match(stated)), "")


def _by_names(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    return next((name for forms, name in _BY_NAMES if all(_any(form, names) for form in forms)), "")


def _any(form: str, names: list[str]) -> bool:
    return any(re.fullmatch(form, name) for name in names)
