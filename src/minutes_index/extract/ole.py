"""Old Office files: compound files of Microsoft ([MS-CFB]), told apart by what their folders hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.errors import EncryptedSource, UnsupportedFormat
from minutes_index.extract.files import opened, shown
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path


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
    ("", "an old Office document (doc, xls, ppt or msg)", _CONVERT.format("pdf")),
)
_READ: dict[str, MediaType] = {
    "PowerPoint Document": MediaType.PPT,
    "WordDocument": MediaType.DOC,
    "Workbook": MediaType.XLS,
    "Book\0": MediaType.XLS,
}
"""Names of parts by which formats are told that LibreOffice converts; the first that is there tells."""
_AT_ONCE = 1 << 20


def ole_kind(path: Path) -> MediaType:
    """What the compound file at ``path`` is.

    Raises:
        EncryptedSource, UnsupportedFormat: it is encrypted, or of a kind that is not read.
        UnreadableSource: reading it fails.
    """
    with opened(path) as (file, _):
        held = _held(file)
    refused = next((kind for kind in _KINDS if kind[0] in held), None)
    if refused is None and (found := next((kind for part, kind in _READ.items() if part in held), None)):
        return found
    part, name, hint = refused or _KINDS[-1]
    if part == _ENCRYPTED:
        raise EncryptedSource(shown(path), "it needs a password")
    raise UnsupportedFormat(shown(path), name, hint)


def _held(file: BufferedReader) -> set[str]:
    """The names of parts that stand anywhere in the file; its folders may lie at any place."""
    parts = [*(part for part, *_ in _KINDS if part), *_READ]
    wanted = {part: part.encode("utf-16-le") for part in parts}
    found, before = set[str](), b""
    while data := file.read(_AT_ONCE):
        window = before + data
        found |= {part for part, name in wanted.items() if name in window}
        before = window[-100:]
    return found
