"""Text into tokens: what counts as one word, and how it is spelled when it is looked up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = r"[^\W\d_]"
MARK = r"[\u0300-\u036f\u00ad]"
"""Combining accents, and the soft hyphen that may hide in a word."""
WORD = rf"(?:{LETTER}|\d)(?:{LETTER}|\d|{MARK})*"

KINDS: tuple[tuple[str, str], ...] = (
    ("url", r"(?:https?://|www\.)[^\s<>()\"]*[^\s<>()\".,;:!?]"),
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("paragraph", r"§{1,2}[ \u00a0\n]?\d+(?:[a-zA-Z]\b)?"),
    ("registry", r"\b\d{4}/[A-ZÅÄÖ]{2,5}[ \u00a0]\d{3,5}(?:[ \u00a0]\d{2,4})?\b"),
    ("case", r"\b[A-ZÅÄÖ]{1,5}[ .\u00a0-]?(?:19|20)\d\d[/.]\d{1,6}(?![\w-])(?!\.\d)"),
    ("print", r"\b[A-Za-zÅÄÖåäö]{2,5}[ \u00a0]?\d{4}(?:/\d\d)?:\d{1,4}\b"),
    ("date", r"\b\d{4}-\d\d-\d\d\b"),
    ("number", r"\d+(?:[.,:/]\d+)+(?![^\W_])"),
    ("inflected", rf"{WORD}:{LETTER}{{1,4}}\b"),
    ("joined", rf"{WORD}(?:[-‐‑/&]{WORD})+"),
    ("word", WORD),
)
"""What is kept whole, most specific first. ``registry``: ``2011/KS 0206 001``; ``case``: ``KS 2018/311``,
``KU.2017.3``; ``print``: ``SoU2020:47``, ``prop. 2019/20:105``; ``inflected``: ``KS:s``."""
TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS))
IDENTIFIERS = frozenset({"paragraph", "registry", "case", "print"})
COMPOSITE = frozenset({"registry", "case", "print", "joined"})
"""Kept whole and found by their parts as well."""

KEPT = frozenset("åäö")
"""Letters of their own; every other accent is an ornament here (``Idé`` is ``ide``)."""
_PART = re.compile(rf"{LETTER}(?:{LETTER}|{MARK})*|\d+(?:[/:.]\d+)*")
_JOINED_PART = re.compile(WORD)


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is looked up. A token wider than 1 covers the parts that follow it."""

    text: str
    """Normalised."""
    span: Span
    position: int
    width: int = 1


@lru_cache(maxsize=2**16)
def normal(text: str) -> str:
    """The spelling words are compared in: NFC, case folded, accents off all letters but å ä ö."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).replace("\u00ad", "")
    return folded if folded.isascii() else "".join(map(_plain, folded))


def _plain(char: str) -> str:
    if char in KEPT or char.isascii():
        return char
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))


def _canonical(kind: str, text: str) -> str:
    """One spelling for an identifier however it is spaced and dotted; `normal` for the rest."""
    text = normal(text)
    match kind:
        case "paragraph":
            return "§ " + text.lstrip("§ \u00a0\n")
        case "case":
            letters, year, number = re.findall(r"[^\W\d_]+|\d+", text)
            return f"{letters} {year}/{number.lstrip('0') or 0}"
        case "print":
            letters, number = re.findall(r"[^\W\d_]+|\d[\d/:]*", text)
            return f"{letters} {number}"
        case _:
            return text.replace("\u00a0", " ")


def identifier_end(text: str, start: int) -> int | None:
    """Where the identifier that begins at ``start`` ends (``§ 45``, ``KS 2018/311``), None if none does."""
    found = TOKEN.match(text, start)
    return found.end() if found and found.lastgroup in IDENTIFIERS else None


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of ``text`` in order; spans count code points of ``text`` as it was given.

    A composite (``lunch-till-lunch``, ``KS 2018/311``) comes first whole, at the position of its first
    part, then part by part, so that the tokens of width 1 read as the running text.
    """
    position = 0
    for found in TOKEN.finditer(text):
        kind = str(found.lastgroup)
        whole = Token(_canonical(kind, found.group()), Span(*found.span()), position)
        parts = list(_parts(found, position)) if kind in COMPOSITE else [whole]
        if len(parts) > 1:
            yield Token(whole.text, whole.span, position, width=len(parts))
        yield from parts
        position += len(parts)


def _parts(whole: re.Match[str], position: int) -> Iterator[Token]:
    pattern = _JOINED_PART if whole.lastgroup == "joined" else _PART
    for offset, part in enumerate(pattern.finditer(whole.group())):
        start = whole.start() + part.start()
        text = normal(part.group())
        text = text.replace(".", "/") if whole.lastgroup == "case" else text
        yield Token(text, Span(start, start + len(part.group())), position + offset)
