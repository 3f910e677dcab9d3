"""Text into tokens: what counts as one word, and how it is spelled when it is looked up."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LETTER = r"[^\W\d_]"
MARK = r"[\u0300-\u036f\u00ad]"
"""Combining accents, and the soft hyphen that may hide in a word."""
WORD = rf"[^\W_]++(?:{MARK}++[^\W_]*+)*+"

PUBLISHED = r"(?:SOU|SFS|DS|KOM|COM|EU|EG|PROP|BET|MOT|SKR|RSKR)(?![A-ZÅÄÖ])"
"""What stands before the numbers of publications, which keep their colon."""
_AREA = r"(?:\+46[ \u00a0-]?(?:\(0\))?[1-9]\d{0,2}|0[1-9]\d{0,2})"
"""Of the number of a telephone."""
KINDS: tuple[tuple[str, str], ...] = (
    ("url", r"(?:https?://|www\.)[^\s<>()\"]*[^\s<>()\".,;:!?]"),
    ("email", r"[\w.+-]++@[\w-]+(?:\.[\w-]+)+"),
    ("paragraph", r"§{1,2}[ \u00a0\n]?\d+(?:[a-zA-Z]\b)?"),
    ("registry", r"\b\d{4}/[A-ZÅÄÖ]{2,5}[ \u00a0]\d{3,5}(?:[ \u00a0]\d{2,4})?\b"),
    (
        "case",
        (
            rf"\b(?!{PUBLISHED})[A-ZÅÄÖ]{{1,6}}[ .\u00a0-]?(?:19|20)\d\d"
            r"(?:[/.:]|-(?!(?:19|20)\d\d\b|(?:0[1-9]|1[0-2])-))\d{1,6}(?![\w-])(?![.:]\d)"
        ),
    ),
    ("serial", r"(?<![\w/.-])(?:19|20)\d\d(?:/\d{1,6}|-(?!(?:19|20)\d\d\b)\d{3,6})(?![\w/-])(?![.:]\d)"),
    (
        "standard",
        r"\b(?:ISO|IEC|EN|SS|SIS|DIN|CEN)(?:[ /-](?:EN|ISO|IEC|TS|TR))*[ \u00a0-]?\d{2,5}(?:-\d{1,3})?(?::(?:19|20)\d\d)?\b",
    ),
    ("print", r"\b[A-Za-zÅÄÖåäö]{2,5}[ \u00a0]?\d{4}(?:/\d\d)?:\d{1,4}\b"),
    ("date", r"\b\d{4}-\d\d-\d\d\b"),
    (
        "phone",
        rf"(?<![\w.,:/-]){_AREA}[ \u00a0]?[-–/ \u00a0][ \u00a0]?\d{{2,3}}(?:[ \u00a0]?\d{{2,3}}){{1,3}}(?![\w-])",
    ),
    ("amount", r"(?<![\w.,:/-])[1-9]\d{0,2}(?:(?:[ \u00a0\u202f]\d{3})+|(?:\.\d{3})+)(?!\w|[.:/-]\d)"),
    ("number", r"\d+(?:[.,:/]\d+)+(?![^\W_])"),
    ("inflected", rf"{WORD}:{LETTER}{{1,4}}\b"),
    ("joined", rf"{WORD}(?:[-‐‑/&]{WORD})+"),
    ("word", WORD),
)
"""What is kept whole, most specific first. ``registry``: ``2011/KS 0206 001``; ``case``: ``KS 2018/311``,
``KU.2017.3``, ``ÖFN-2015-31``; ``serial``: one without letters, ``2018/311``; ``print``: ``SoU2020:47``, ``prop. 2019/20:105``; ``standard``: ``SS-EN ISO 9001:2015``; ``phone``: ``0300-12 34 56``;
``amount``: ``1 250 000``; ``inflected``: ``KS:s``."""
_PLAIN = rf"[(\"”]?{LETTER}++[.,;:!?)\"”…]*+(?:\s++(?:[-–•]\s++)*+(?!\d)|\Z)"
"""A word that is none of the kinds but the last, and what follows it: no digit, which might belong to it."""
TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS))
_RUNS = re.compile(rf"(?P<run>(?<![^\s])(?:{_PLAIN})+)|{TOKEN.pattern}")
"""Tokens, with plain words in a row at once: most of a text, at a fifth of the time."""
_LETTERS = re.compile(rf"{LETTER}+")
IDENTIFIERS = frozenset({"paragraph", "registry", "case", "print", "standard", "phone", "amount"})
COMPOSITE = frozenset({"registry", "case", "print", "joined", "standard", "phone", "email", "url"})
"""Kept whole and found by their parts as well."""
PLAIN = frozenset({"word", "number", "date", "inflected"})
"""Their spelling is only normalised."""

LAWS = "sfs"
"""The series of laws, which is as often left out: ``SFS 2017:725`` and ``2017:725`` are one."""
KEPT = frozenset("åäö")
"""Letters of their own; every other accent is an ornament here (``Idé`` is ``ide``)."""
_PART = re.compile(rf"{LETTER}(?:{LETTER}|{MARK})*|\d+(?:[/:.]\d+)*")
_CASE_PART = re.compile(r"[^\W\d_]+|\d{4}[/.:-]\d+")
_JOINED_PART = re.compile(WORD)
_ADDRESS_PART = re.compile(rf"(?<![^\W_])(?!(?:https?|www)(?![^\W_])){WORD}")
_DIGITS_OR_LETTERS = re.compile(rf"{LETTER}+|\d+")
_BEFORE_SITE = re.compile(r"https?://|www\.")
_ABROAD = re.compile(r"\+46[ -]?(?:\(0\))?")
_HYPHENS = re.compile(r"[‐‑]")


_PARTS = {
    "joined": _JOINED_PART,
    "case": _CASE_PART,
    "email": _ADDRESS_PART,
    "url": _ADDRESS_PART,
    "standard": _DIGITS_OR_LETTERS,
    "phone": _DIGITS_OR_LETTERS,
}
"""What the parts of a composite look like, by its kind."""


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
    return _CANONICAL.get(kind, _unspaced)(normal(text))


def _unspaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _case(text: str) -> str:
    letters, number = _CASE_PART.findall(text)
    return f"{letters} {_serial(number)}"


def _print(text: str) -> str:
    letters, number = re.findall(r"[^\W\d_]+|\d[\d/:]*", text)
    return number if letters == LAWS else f"{letters} {number}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _serial(number: str) -> str:
    """One spelling for a year and a number in it."""
    year, within = re.findall(r"\d+", number)
    return f"{year}/{within.lstrip('0') or 0}"


_CANONICAL: Mapping[str, Callable[[str], str]] = {
    "paragraph": lambda text: "§ " + text.lstrip("§ \u00a0\n"),
    "case": _case,
    "serial": _serial,
    "print": _print,
    "standard": lambda text: " ".join(_DIGITS_OR_LETTERS.findall(text)),
    "phone": lambda text: _digits(_ABROAD.sub("0", text)),
    "amount": _digits,
    "url": lambda text: _BEFORE_SITE.sub("", text).rstrip("/"),
    "joined": lambda text: _HYPHENS.sub("-", text),
}
"""How a kind is spelled whole, of a text that is `normal`."""


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
    for found in _RUNS.finditer(text):
        if found.lastgroup == "run":
            for word in _LETTERS.finditer(text, *found.span()):
                yield Token(normal(word.group()), Span(*word.span()), position)
                position += 1
            continue
        for token in _special(found, position):
            yield token
            position += token.width == 1


def _special(found: re.Match[str], position: int) -> Iterator[Token]:
    """The tokens of a match of `TOKEN`."""
    kind = str(found.lastgroup)
    whole = Token(_canonical(kind, found.group()), Span(*found.span()), position)
    parts = list(_parts(found, position)) if kind in COMPOSITE else [whole]
    if len(parts) > 1:
        yield Token(whole.text, whole.span, position, width=len(parts))
    yield from parts


def positions(text: str) -> dict[str, tuple[int, ...]]:
    """Where the word forms of ``text`` stand: the texts and positions of what `tokenize` gives, in a third of the time."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    position = 0
    for found in _RUNS.finditer(text):
        if found.lastgroup == "run":
            for position, word in enumerate(_LETTERS.findall(found.group()), position):  # noqa: B020 -- goes on counting
                at[word].append(position)
            position += 1
            continue
        if found.lastgroup in PLAIN:
            at[found.group()].append(position)
            position += 1
            continue
        for token in _special(found, position):
            at[token.text].append(token.position)
            position += token.width == 1
    return _by_normal_form(at)


def _by_normal_form(at: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    forms: dict[str, list[int]] = {}
    for word, places in at.items():
        folded = normal(word)
        forms[folded] = sorted(forms[folded] + places) if folded in forms else places
    return {word: tuple(places) for word, places in forms.items()}


def _parts(whole: re.Match[str], position: int) -> Iterator[Token]:
    pattern = _PARTS.get(str(whole.lastgroup), _PART)
    for offset, part in enumerate(pattern.finditer(whole.group())):
        start = whole.start() + part.start()
        text = normal(part.group())
        text = _serial(text) if whole.lastgroup == "case" and text[0].isdigit() else text
        yield Token(text, Span(start, start + len(part.group())), position + offset)
