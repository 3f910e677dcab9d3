"""Old Office files: compound files of Microsoft ([MS-CFB]), told apart by what their folders hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.errors import EncryptedSource, UnsupportedFormat
from minutes_index.extract.files import opened, shown

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.errors import SourceError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERT = "convert it with LibreOffice: soffice --headless --convert-to {} FILE"
_ENCRYPTED = "EncryptedPackage"
# Names of parts, the first that is there telling; a file may hold one of a kind that stands below it.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "__properties_version1.0",
        "an Outlook message (msg)",
        "save it in the mail program as .eml, or save what is attached",
    ),
    (_ENCRYPTED, "", ""),
    ("PowerPoint Document", "an old PowerPoint presentation (ppt)", _CONVERT.format("pdf")),
    ("WordDocument", "an old Word document (doc)", _CONVERT.format("docx")),
    ("Workbook", "an old Excel workbook (xls)", _CONVERT.format("pdf")),
    ("", "an old Office document (doc, xls, ppt or msg)", _CONVERT.format("pdf")),
)
_AT_ONCE = 1 << 20


def refusal(path: Path) -> SourceError:
    """Why the compound file at ``path`` is not read: it is encrypted, or of an old format.

    Raises:
        UnreadableSource: reading it fails.
    """
    with opened(path) as (file, _):
        held = _held(file)
    part, name, hint = next(kind for kind in _KINDS if not kind[0] or kind[0] in held)
    if part == _ENCRYPTED:
        return EncryptedSource(shown(path), "it needs a password")
    return UnsupportedFormat(shown(path), name, hint)


def _held(file: BufferedReader) -> set[str]:
    """The names of parts that stand anywhere in the file; its folders may lie at any place."""
    wanted = {part: part.encode("utf-16-le") for part, *_ in _KINDS if part}
    found, before = set[str](), b""
    while data := file.read(_AT_ONCE):
        window = before + data
        found |= {part for part, name in wanted.items() if name in window}
        before = window[-100:]
    return found
