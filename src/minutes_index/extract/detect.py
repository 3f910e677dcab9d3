"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

from minutes_index.errors import EncryptedSource, UnsupportedFormat
from minutes_index.extract import compound_files
from minutes_index.extract.containers.zip_kind import zip_kind
from minutes_index.extract.encodings import encoding, is_utf8
from minutes_index.extract.files import opened, shown
from minutes_index.extract.formats import FORMATS
from minutes_index.extract.text import decoded
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 1 << 16
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PDF_WITHIN = 1024  # bytes before the header that readers of PDF accept (PDF 1.7, implementation note 13)

# First bytes of other formats, as listed in the magic file of `file` and in their specifications.
MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"%!PS", "a PostScript document"),
        (rb"....ftyp(hei|mif)", "a HEIF image"),
        (rb"....ftyp", "an MPEG-4 film or recording"),
        (rb"RIFF....WAVE|ID3|\xff\xfb|OggS|fLaC", "a sound recording"),
        (rb"\x7fELF|MZ", "a program"),
        (rb"\x1f\x8b|BZh|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|7z\xbc\xaf\x27\x1c|Rar!", "a compressed archive"),
        (rb"SQLite format 3\x00", "a SQLite database"),
    )
)

# How web pages begin; a part of one is a single element from its first character to its last.
_HTML = re.compile(
    r"(?is)\s*(<\?xml\b[^>]*>\s*)?((?><!--.*?-->\s*)*+)(<(!doctype html|html|head|body)\b"
    r"|<(div|p|h[1-6]|table|article|main|section|ul|ol|dl|pre|center|font|span)\b[^>]*>.*</\5>\s*\Z)"
)
_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*")
_HEADER = re.compile(rb"^([A-Za-z][\w-]*):", re.MULTILINE)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_OF_PROGRAMS = frozenset({b"mime-version", b"content-type", b"message-id", b"received", b"return-path"})
# How texts begin that are no minutes.
OPENINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*<\?xml\b|\s*<([\w:.-]+)\b[^>]*>(?s:.*)</\1>\s*\Z"), "an XML document"),
    (re.compile(r"#!"), "a script"),
    (re.compile(r"\s*\\documentclass\b"), "a LaTeX source"),
    (re.compile(r"From \S+ .*\d\d:\d\d:\d\d.*\n[A-Z][\w-]+: "), "a mailbox of many mails (mbox)"),
)
_ARMOUR = re.compile(rb"\s*-----BEGIN PGP MESSAGE-----")
_CODE_LINE = re.compile(
    r".*[;{}]$|\s*(def|class|function|public|private|static|const|let|var|fn|func|package|return)\b"
    r"|\s*(if|elif|for|while|else|try|with)\b.*:$|#include|(import|from) [\w.]+( import .*)?$"
    r"|\s*[\w.\[\]]+ (=|\+=) \S.*|\s*\w+(\.\w+)*\(.*\)$|\s*@\w+"
)
_CODE_SHARE = 0.5
_ROWS = 5  # of a table, at least, to tell it from text with a few commas
_COMMAS = 2  # in each of its rows: `name, municipality` has one

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x13\x16-\x1a\x1c-\x1f]")  # DOS shows \x15 as §
_FOREIGN = re.compile("[\ufffd\x80-\x9f]")
_UPPER = re.compile("[\x80-\U0010ffff]")
_WIDE = ("utf-16", "utf-32", "utf-8-sig")
_MOST_FOREIGN = 0.02
_MOST_UPPER = 0.4  # of Windows-1252 characters: no language written in it comes near


def detect(path: Path) -> MediaType:
    """What the file at ``path`` is.

    Raises:
        UnsupportedFormat: it is something else; the reason names what.
        EncryptedSource: it is an Office document that needs a password, or encrypted by OpenPGP.
        UnreadableSource, EmptySource: it cannot be read, or has no bytes.
    """
    with opened(path) as (file, status):
        head = file.read(HEAD)
    if told := _told(head):
        return told
    if _ARMOUR.match(head):
        raise EncryptedSource(shown(path), "it is encrypted (OpenPGP)", "save it decrypted")
    if head.startswith(ZIP):
        return zip_kind(path)
    if head.startswith(compound_files.MAGIC):
        return compound_files.ole_kind(path)
    if found := _other(head, whole=status.st_size <= HEAD):
        raise UnsupportedFormat(shown(path), found)
    return MediaType.TEXT


def _told(head: bytes) -> MediaType | None:
    """What the first bytes of a file tell by themselves."""
    if b"%PDF-" in head[:PDF_WITHIN] and not head.startswith(ZIP):
        return MediaType.PDF
    if found := next((one for one in FORMATS if one.begins and one.begins.match(head)), None):
        return found.media_type
    if head.startswith((*ZIP, compound_files.MAGIC)):
        return None
    if _is_mail(head):
        return MediaType.MAIL
    return MediaType.HTML if _is_html(head) else None


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


def _is_mail(head: bytes) -> bool:
    """Whether it begins with headers of a mail, among them such as only programs write."""
    headers = _HEADERS.match(head)
    names = {name.lower() for name in _HEADER.findall(headers[0])} if headers else set()
    saved_page = b"mime-version" in names and bool(headers and _RELATED.search(headers[0]))
    return saved_page or (b"from" in names and not _OF_PROGRAMS.isdisjoint(names))


def _is_html(head: bytes) -> bool:
    text = decoded(head)
    return bool(_HTML.match(text)) and not _is_binary(head, text)


def _is_binary(head: bytes, text: str) -> bool:
    if encoding(head).startswith(_WIDE):
        return len(_FOREIGN.findall(text)) > _MOST_FOREIGN * len(text)
    said = head.rstrip(b"\x00")  # what a crash, or a program that writes in blocks, leaves behind
    if len(_CONTROL.findall(said)) > _MOST_FOREIGN * len(said) or not said:
        return True
    return not is_utf8(head) and len(_UPPER.findall(text)) > _MOST_UPPER * len(text)


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
