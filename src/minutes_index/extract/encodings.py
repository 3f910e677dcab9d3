"""Which encoding bytes are in: that which they announce, or in which å, ä and ö come right."""

from __future__ import annotations

import codecs
import re

# The longer marks first: that of UTF-32 begins like that of UTF-16.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
SAMPLE = 1 << 20
"""Bytes from which it is told."""
_FEWEST = 8  # bytes of UTF-16 that no mark announces
_LATIN = 0.5  # of its characters, at least: those whose other byte is nothing
_OTHERWISE = 0.05  # of the bytes of characters, at most, that are nothing as well
WINDOWS = "cp1252"
DOS = "cp850"
MACINTOSH = "mac_roman"
# Inside a word, where no quotation mark, dagger or capital can stand.
_INSIDE = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]+(?=[a-z])")
_OF_WINDOWS = re.compile(rb"(?<=[A-Za-z])[\xe4\xe5\xf6]|[\xc4\xc5\xd6\xe4\xe5\xf6](?=[a-z])")
_SWEDISH = frozenset("åäö")
# Swedish letters and quotation marks, which as Windows-1252 nobody would write.
_IN_UTF8 = re.compile(rb"\xc3[\x84\x85\x96\xa4\xa5\xb6]|\xe2[\x80-\x82][\x80-\xbf]")
_WITHIN_WORDS = frozenset("’‘´–—…·-\xa0\xad")
_MOST_WRONG = 0.1  # of the signs inside words, in the encoding that was used
_LEAST_WRONG = 0.2  # in another


def encoding(data: bytes) -> str:
    """The encoding of ``data``, the first bytes of a text (`SAMPLE` or all of them).

    That which they announce; UTF-16 that announces nothing; UTF-8, also when other bytes stand between; one of DOS or of
    a Macintosh where that is certain; or else Windows-1252.
    """
    announced = next((name for mark, name in MARKS if data.startswith(mark)), "")
    if announced or (announced := _utf16(data)):
        return announced
    return "utf-8" if _IN_UTF8.search(data) or is_utf8(data) else legacy(data)


def is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 from its first byte to its last, which may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: every other byte is nothing, for most characters are Latin ones."""
    first, second = data[::2], data[1::2]
    if len(data) < _FEWEST:
        return ""
    for name, upper, lower in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if upper.count(0) > _LATIN * len(upper) and lower.count(0) < _OTHERWISE * len(lower):
            return name
    return ""


def legacy(data: bytes) -> str:
    """The encoding, from before Unicode, of ``data``: Windows-1252, unless it is surely that of DOS or of a Macintosh.

    Sure is what has Swedish letters inside words where Windows-1252 has none at all, and signs that no word has.
    """
    inside = b"".join(_INSIDE.findall(data))
    if _wrong(inside, WINDOWS) < _LEAST_WRONG or len(_OF_WINDOWS.findall(data)) * 2 > len(inside):
        return WINDOWS
    return next((name for name in (DOS, MACINTOSH) if _fits(inside, name)), WINDOWS)


def _fits(inside: bytes, name: str) -> bool:
    return _wrong(inside, name) <= _MOST_WRONG and not _SWEDISH.isdisjoint(inside.decode(name, "replace"))


def _wrong(inside: bytes, name: str) -> float:
    """The share of signs that no word has inside."""
    marks = inside.decode(name, "replace")
    return sum(not (mark.islower() or mark in _WITHIN_WORDS) for mark in marks) / max(1, len(marks))
