"""One way of writing each character: NFC, plain spaces and bullets, no ligatures, no control characters."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# Symbol and Wingdings have no Unicode of their own: word processors use the private use area.
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "□", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF06F: "o"}
_SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_HYPHENS = dict.fromkeys([0x2010, 0x2011], "-")
_LINE_ENDS = dict.fromkeys([0x0B, 0x85, 0x2028, 0x2029], "\n")
_UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]) | {0x09: "\t", 0x0A: "\n"}
_TO_PLAIN = _CONTROLS | _LINE_ENDS | _LIGATURES | _BULLETS | _SPACES | _HYPHENS | _UNSEEN
# Commands to a terminal (ECMA-48): whole, for their letters would stay when the escape character goes.
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
# Not begun anew within a run of blanks: a line may be a million of them long.
_TRAILING = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)
MARKS = 30
"""Combining characters in a row, of which more are none of any writing."""
_STRANGE = re.compile(f"[^\0-\u02ff\u2000-\u2fff\ue000-\uf8ff]{{{MARKS}}}")
"""As many characters that could be combining ones."""
# Runs of ordinary text, which `translate` need not see.
_PLAIN = re.compile("[\n -~¡-\u02ff–—‘’“”•…€]*")


def clean(text: str) -> str:
    """``text`` in NFC with each character written one way and no blanks at the ends of lines.

    Soft hyphens stay: only who joins the lines knows whether they are needed. Carriage returns vanish.
    """
    if not _PLAIN.fullmatch(text):
        text = _parted(_paired(_ESCAPES.sub("", text)).translate(_TO_PLAIN))
    return unicodedata.normalize("NFC", _TRAILING.sub("", text))


def _parted(text: str) -> str:
    """Long runs of combining characters parted by U+034F, as in the Stream-Safe Text Format of Unicode (UAX #15).

    Bringing a run into order takes the square of its length; no writing has more than thirty to a letter.
    """
    return _marks().sub("\\g<0>\u034f", text) if _STRANGE.search(text) else text


@cache
def _marks() -> re.Pattern[str]:
    everything = map(chr, range(0x300, sys.maxunicode + 1))
    marks = "".join(filter(unicodedata.combining, everything))
    return re.compile(f"[{marks}]{{{MARKS}}}(?=[{marks}])")


def _paired(text: str) -> str:
    """Surrogate pairs as the characters they stand for, lone surrogates as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
