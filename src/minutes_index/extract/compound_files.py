"""Old Office files and Outlook messages: compound files of Microsoft ([MS-CFB]), told apart by what their folders hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.errors import EncryptedSource, UnsupportedFormat
from minutes_index.extract.files import opened, shown
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path


MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MESSAGE: Final = "__properties_version1.0"
_ENCRYPTED: Final = "EncryptedPackage"
_KINDS: Final[dict[str, MediaType | None]] = {
    _MESSAGE: MediaType.MSG,
    _ENCRYPTED: None,
    "PowerPoint Document": MediaType.PPT,
    "WordDocument": MediaType.DOC,
    "Workbook": MediaType.XLS,
    "Book\0": MediaType.XLS,
}
"""Names of parts, the first that is there telling; a file may hold one of a kind that stands below it."""
_AT_ONCE: Final = 1 << 20


def ole_kind(path: Path) -> MediaType:
    """What the compound file at ``path`` is.

    Raises:
        EncryptedSource, UnsupportedFormat: it is encrypted, or of a kind that is not read.
        UnreadableSource: reading it fails.
    """
    with opened(path) as (file, _):
        held = _held(file)
    part = next((each for each in _KINDS if each in held), "")
    if part == _ENCRYPTED:
        raise EncryptedSource(shown(path), "it needs a password")
    if found := _KINDS.get(part):
        return found
    raise UnsupportedFormat(
        shown(path),
        "an old Office file (doc, xls, ppt or msg) that is cut off, or of a kind that is not read",
        "convert it with LibreOffice: soffice --headless --convert-to pdf FILE",
    )


def _held(file: BufferedReader) -> set[str]:
    """The names of parts that stand anywhere in the file; its folders may lie at any place."""
    wanted = {part: part.encode("utf-16-le") for part in _KINDS}
    found, before = set[str](), b""
    while data := file.read(_AT_ONCE):
        window = before + data
        found |= {part for part, name in wanted.items() if name in window}
        before = window[-100:]
    return found
