"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

import codecs
import csv
import json
import re
from typing import TYPE_CHECKING

from minutes_index.errors import UnsupportedFormat
from minutes_index.extract.files import opened, shown
from minutes_index.extract.text import MARKS, decoded
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 1 << 16
PDF_WITHIN = 1024  # bytes before the header that readers of PDF accept (PDF 1.7, implementation note 13)

# First bytes of other formats, as listed in the magic file of `file` and in their specifications.
MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", "an OpenDocument text"),
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file"),
        (rb"PK\x03\x04.{26}mimetypeapplication/epub", "an EPUB book"),
        (rb"PK\x03\x04(?=.*word/)", "a Word document (docx)"),
        (rb"PK\x03\x04(?=.*xl/)", "an Excel workbook (xlsx)"),
        (rb"PK\x03\x04(?=.*ppt/)", "a PowerPoint presentation (pptx)"),
        (rb"PK(\x03\x04|\x05\x06)", "a ZIP archive"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls, ppt or msg)"),
        (rb"\{\\rtf", "an RTF document"),
        (rb"%!PS", "a PostScript document"),
        (rb"....ftyp(hei|mif)", "a HEIF image"),
        (rb"....ftyp", "an MPEG-4 film or recording"),
        (rb"RIFF....WAVE|ID3|\xff\xfb|OggS|fLaC", "a sound recording"),
        (rb"\x7fELF|MZ", "a program"),
        (rb"\x1f\x8b|BZh|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|7z\xbc\xaf\x27\x1c|Rar!", "a compressed archive"),
        (rb"SQLite format 3\x00", "a SQLite database"),
    )
)

PICTURES: tuple[tuple[re.Pattern[bytes], MediaType], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\x89PNG\r\n\x1a\n", MediaType.PNG),
        (rb"\xff\xd8\xff", MediaType.JPEG),
        (rb"GIF8[79]a", MediaType.GIF),
        (rb"II\*\x00|MM\x00\*", MediaType.TIFF),
        (rb"RIFF....WEBP", MediaType.WEBP),
        (rb"BM....\x00\x00\x00\x00", MediaType.BMP),
    )
)

# How texts begin that are no minutes.
OPENINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?is)\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body)\b"), "an HTML page"),
    (re.compile(r"\s*<\?xml\b|\s*<([\w:.-]+)\b[^>]*>(?s:.*)</\1>\s*\Z"), "an XML document"),
    (re.compile(r"#!"), "a script"),
    (re.compile(r"\s*\\documentclass\b"), "a LaTeX source"),
    (re.compile(r"[A-Z][\w-]+: .*\n(.+\n)*?(MIME-Version|Content-Type): "), "an e-mail"),
)
_CODE_LINE = re.compile(
    r".*[;{}]$|\s*(def|class|function|public|private|static|const|let|var|fn|func|package|return)\b"
    r"|\s*(if|elif|for|while|else|try|with)\b.*:$|#include|(import|from) [\w.]+( import .*)?$"
    r"|\s*[\w.\[\]]+ (=|\+=) \S.*|\s*\w+(\.\w+)*\(.*\)$|\s*@\w+"
)
_CODE_SHARE = 0.5
_ROWS = 5  # of a table, at least, to tell it from text with a few commas
_COMMAS = 2  # in each of its rows: `name, municipality` has one

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile("[\ufffd\x80-\x9f]")
_UPPER = re.compile("[\x80-\U0010ffff]")
_MOST_FOREIGN = 0.02
_MOST_UPPER = 0.4  # of Windows-1252 characters: no language written in it comes near


def detect(path: Path) -> MediaType:
    """What the file at ``path`` is.

    Raises:
        UnsupportedFormat: it is something else; the reason names what.
        UnreadableSource, EmptySource: it cannot be read, or has no bytes.
    """
    with opened(path) as (file, status):
        head = file.read(HEAD)
    if b"%PDF-" in head[:PDF_WITHIN]:
        return MediaType.PDF
    if picture := next((kind for magic, kind in PICTURES if magic.match(head)), None):
        return picture
    if found := _other(head, whole=status.st_size <= HEAD):
        raise UnsupportedFormat(shown(path), found)
    return MediaType.TEXT


def _other(head: bytes, *, whole: bool) -> str:
    """The name of what a file is that is neither PDF nor plain text, else nothing."""
    if found := next((name for magic, name in MAGIC if magic.match(head)), ""):
        return found
    text = decoded(head)
    if _is_binary(head, text):
        return "binary data, not text"
    if found := next((name for opening, name in OPENINGS if opening.match(text)), ""):
        return found
    if whole and _is_json(text):
        return "a JSON document"
    return _by_lines([line.rstrip() for line in text.splitlines() if line.strip()])


def _is_binary(head: bytes, text: str) -> bool:
    if any(head.startswith(mark) for mark, _ in MARKS):
        return len(_FOREIGN.findall(text)) > _MOST_FOREIGN * len(text)
    if b"\x00" in head or len(_CONTROL.findall(head)) > _MOST_FOREIGN * len(head):
        return True
    return not _is_utf8(head) and len(_UPPER.findall(text)) > _MOST_UPPER * len(text)


def _is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _by_lines(lines: list[str]) -> str:
    if len(lines) < _ROWS:
        return ""
    if sum(bool(_CODE_LINE.match(line)) for line in lines) > _CODE_SHARE * len(lines):
        return "program source"
    return "a table (CSV)" if any(_is_table(lines, mark) for mark in ",;\t") else ""


def _is_table(lines: list[str], mark: str) -> bool:
    """Whether all lines have as many fields; the last is left out, for it may have been cut off."""
    try:
        widths = {len(row) for row in csv.reader(lines[:-1], delimiter=mark, strict=True)}
    except csv.Error:
        return False
    return len(widths) == 1 and widths.pop() > _COMMAS
