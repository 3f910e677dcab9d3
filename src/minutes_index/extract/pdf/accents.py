"""Letters and accents that a PDF draws as two glyphs, as LaTeX does with its old fonts: one letter."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfTextPage

COMBINING: Final = {
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u00b0": "\u030a",
    "\u00b4": "\u0301",
    "\u0060": "\u0300",
    "\u02c6": "\u0302",
    "\u02dc": "\u0303",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
}
"""Accents that stand for themselves, and those that combine with a letter."""
NOTHING: Final = "\u2060"
"""WORD JOINER, in the place of a character that is none of its own: the places of the others stay."""
NEAR: Final = 4
"""Characters between an accent and its letter, blanks that pdfium sees among them, at the most."""
TOUCHING: Final = 0.2
"""Of the breadth of a letter: nearer is the next of its word."""
FAR: Final = 200
"""Characters between an accent and its letter, where a program draws the accents of a line by themselves."""
CENTRED: Final = 0.3
"""Of the breadth of a letter, and of the height of an accent: so near they stand over each other."""
_DOTLESS: Final = {"\u0131": "i", "\u0237": "j"}
_SOFT: Final = re.compile("\u00ad(?![\r\n]|$)")
_ACCENT: Final = re.compile(f"[{''.join(COMBINING)}\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327]")


_STRETCH: Final = re.compile(f"(?:{_ACCENT.pattern}| )+")


def composed(text: str, page: PdfTextPage) -> str:
    """The characters of a page, with each accent joined to the letter that it is printed over; as many as before.

    Args:
        text: one character for each index of the page's characters.
        page: where they stand.
    """
    found = [match.start() for match in _ACCENT.finditer(text)]
    characters = list(text)
    for at in found:
        letter = _letter(text, at, page)
        if letter is not None:
            for place in _joined(text, at, letter, page):
                characters[place] = NOTHING
        elif (letter := _letter_far_off(characters, at, page)) is not None:
            places, put = _left_behind(text, at, page)
            for place in places:
                characters[place] = put
        if letter is not None:
            characters[letter] = _one(characters[letter], text[at])
    return "".join(characters) if found else text


def with_hyphens(text: str, page: PdfTextPage) -> str:
    """The characters of a page with a hyphen for each soft hyphen within a line that is seen, and nothing for the others."""
    found = [match.start() for match in _SOFT.finditer(text)]
    characters = list(text)
    for at in found:
        left, right = _sides(page, at)
        characters[at] = "-" if right > left else NOTHING
    return "".join(characters) if found else text


def _letter(text: str, at: int, page: PdfTextPage) -> int | None:
    """The index of the letter under or over an accent: the nearest that with it makes one character, the one behind first."""
    middle = _middle(page, at)
    near = [at + step * sign for step in range(1, NEAR + 1) for sign in (1, -1)]
    for place in near:
        if 0 <= place < len(text) and len(_one(text[place], text[at])) == 1:
            left, right = _sides(page, place)
            if text[place].isalpha() and left <= middle <= right and not _parted(text, at, place):
                return place
    return None


def _one(letter: str, accent: str) -> str:
    """A letter with an accent: one character when there is such."""
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + COMBINING.get(accent, accent))


def _letter_far_off(characters: Sequence[str], at: int, page: PdfTextPage) -> int | None:
    """The index of the letter that an accent stands over which was drawn long before or behind it."""
    left, right, bottom, top = _box(page, at)
    for place in range(max(0, at - FAR), min(len(characters), at + FAR)):
        if characters[place].isalpha() and len(_one(characters[place], characters[at])) == 1:
            its_left, its_right, its_bottom, _ = _box(page, place)
            off = abs(left + right - its_left - its_right) / 2
            if off < CENTRED * (its_right - its_left) and abs(bottom - its_bottom) < CENTRED * (top - bottom):
                return place
    return None


def _left_behind(text: str, at: int, page: PdfTextPage) -> tuple[list[int], str]:
    """The places of an accent and of the blanks and accents around it, and what comes there once they are gone."""
    stretch = next(found for found in _STRETCH.finditer(text, max(0, at - FAR)) if found.end() > at)
    low, high = stretch.span()
    places = [place for place in range(low, high) if text[place] == " " or place == at]
    if low == 0 or high == len(text) or text[low - 1].isspace() or text[high].isspace():
        return places, " "
    (left, right), (its_left, _) = _sides(page, low - 1), _sides(page, high)
    return places, NOTHING if its_left - right < TOUCHING * (right - left) else " "


def _joined(text: str, at: int, letter: int, page: PdfTextPage) -> list[int]:
    """The places of an accent and of the blanks that pdfium sees only because of it."""
    low, high = sorted((at, letter))
    blanks = [place for place in (low - 1, high + 1) if _is_seen_blank(text, place, letter, page)]
    return [place for place in range(low, high + 1) if place != letter] + blanks


def _is_seen_blank(text: str, place: int, letter: int, page: PdfTextPage) -> bool:
    """Whether a blank beside a letter is none: the next letter touches it."""
    beyond = place + (1 if place > letter else -1)
    if (
        not (0 <= place < len(text) and 0 <= beyond < len(text))
        or text[place] != " "
        or text[beyond].isspace()
    ):
        return False
    (left, right), (its_left, its_right) = _sides(page, letter), _sides(page, beyond)
    gap = its_left - right if place > letter else left - its_right
    return gap < TOUCHING * (right - left)


def _parted(text: str, one: int, other: int) -> bool:
    """Whether something but blanks stands between two characters."""
    low, high = sorted((one, other))
    return bool(text[low + 1 : high].strip())


def _middle(page: PdfTextPage, index: int) -> float:
    return sum(_sides(page, index)) / 2


def _sides(page: PdfTextPage, index: int) -> tuple[float, float]:
    return _box(page, index)[:2]


def _box(page: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the place of a character."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top
