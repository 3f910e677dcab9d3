"""Which encoding bytes are in that announce none: how å, ä and ö came right."""

from __future__ import annotations

import re

WINDOWS = "cp1252"
DOS = "cp850"
MACINTOSH = "mac_roman"
# Inside a word, where no quotation mark, dagger or capital can stand.
_INSIDE = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]+(?=[a-z])")
_OF_WINDOWS = frozenset("åäö".encode(WINDOWS))
_SWEDISH = frozenset("åäö")
_WITHIN_WORDS = frozenset("’‘´–—…·-\xa0\xad")
_MOST_WRONG = 0.1  # of the signs inside words, in the encoding that was used
_LEAST_WRONG = 0.4  # in another


def legacy(data: bytes) -> str:
    """The encoding, from before Unicode, of ``data``: Windows-1252, unless it is surely that of DOS or of a Macintosh.

    Sure is what has Swedish letters inside words where Windows-1252 has none at all, and signs that no word has.
    """
    inside = b"".join(_INSIDE.findall(data))
    if _wrong(inside, WINDOWS) < _LEAST_WRONG or not _OF_WINDOWS.isdisjoint(inside):
        return WINDOWS
    return next((name for name in (DOS, MACINTOSH) if _fits(inside, name)), WINDOWS)


def _fits(inside: bytes, name: str) -> bool:
    return _wrong(inside, name) <= _MOST_WRONG and not _SWEDISH.isdisjoint(inside.decode(name, "replace"))


def _wrong(inside: bytes, name: str) -> float:
    """The share of signs that no word has inside."""
    marks = inside.decode(name, "replace")
    return sum(not (mark.islower() or mark in _WITHIN_WORDS) for mark in marks) / max(1, len(marks))
