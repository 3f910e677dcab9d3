"""Running heads and feet: what a page carries for its binding, not for its reader.

A line is furniture when it has the form of one (`FORMS`), or stands at the edge of most pages with nothing
but its numbers changing. The first of a repeated line stays: it often is the only place that
names the body or the date.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.structure.lines import Line

EDGE = 4
"""How many lines from the top or bottom of a page a running head or foot can stand."""
REPEATED = 0.5
"""Share of the pages (at least three of them, or both of two) a line must come back on."""

FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?:sid(?:a|an|nr|nummer)?\.?|blad|page)\s*:?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|\[\s*\d{1,4}\s*\]|av\s+\d{1,4}|/\s*\d{1,4}))?",
        r"(?:\d{1,4}\s*)?\(\s*\d{1,4}\s*\)",
        r"\d{1,4}\s*\[\s*\d{1,4}\s*\]",
        r"\d{1,3}\s+av\s+\d{1,3}",
        r"[-–—]\s*\d{1,4}\s*[-–—]",
        r"(?:ordf(?:ö|o)randens?\s+(?:sign(?:atur)?\.?)\s*)?just(?:erandes?|erarnas?|erares?|\.)?\s*(?:sign(?:atur(?:er)?)?\.?)?\s*(?:sekr(?:eterarens?)?\.?\s*sign(?:atur)?\.?\s*)?utdragsbestyrkande",
        r"(?:justerandes?|justerarnas?|justerares?|ordförandens?|sekreterarens?)\s+(?:sign(?:atur(?:er)?)?\.?)(?:\s+(?:justerandes?|justerarnas?|justerares?|ordförandens?|sekreterarens?)\s+(?:sign(?:atur(?:er)?)?\.?))*",
        r"justerande\s+(?:justerande\s+)*utdragsbestyrkande",
        r"utdragsbestyrkande",
        r"_{3,}|\.{6,}|-{5,}|[—–]{3,}",
    )
)
"""What a line of furniture looks like from end to end, wherever it stands."""

SIGNING = frozenset(
    [
        "signatur",
        "signaturer",
        "sign",
        "ordförande",
        "ordförandes",
        "ordförandens",
        "ordf",
        "justerare",
        "justerares",
        "justerande",
        "justerandes",
        "justerarnas",
        "just",
        "sekreterare",
        "sekreterares",
        "sekreterarens",
        "sekr",
        "utdragsbestyrkande",
    ]
)
"""Words that a row for initials consists of."""
_RUNNING_DATE = re.compile(
    r"\S\s{2,}\S.*\b(?:sammanträdesdatum|\d{4}-\d\d-\d\d)|\bsammanträdesdatum\b.*\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_NUMBERED_PAGE = re.compile(
    r"(?:\b(?:sid(?:a|an)?|blad)\s*\d+|(?<!\d)\d+\s*(?:\(\s*\d+\s*\)|\[\s*\d+\s*\]))\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[A-ZÅÄÖ][\w.]*\s*)?§|(?:dnr|diarienr|beslut)\b", re.IGNORECASE)
"""Starts of lines that may come back on every page and yet are what the page is about."""
_SENTENCE = re.compile(r"\s*\S+ [a-zåäö][^\d:]*[a-zåäö]\.")
"""The end of a sentence: two items may be decided in the same words, each at the foot of its page."""
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without running heads and feet; a repeated one is kept where it stands first."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    repeated = _repeated(pages) | _repeated_with_page_number(lines)
    seen: set[str] = set()
    return [line for page in pages for line in _readable(page, repeated, seen)]


def is_furniture(text: str) -> bool:
    """Whether a line has the form of a running head or foot."""
    return any(form.fullmatch(text.strip()) for form in FORMS) or _is_row_of_initials(text)


def _is_row_of_initials(text: str) -> bool:
    """`Signatur ordförande ____ Utdragsbestyrkande ____`: not the offices alone, which stand under names."""
    words = [word.strip(".:_…").casefold() for word in text.split()]
    said = [word for word in words if word]
    initials = any(word.startswith(("sign", "utdrag")) or "." in text for word in said)
    return len(said) > 1 and initials and all(word in SIGNING for word in said)


def _readable(page: Sequence[Line], repeated: set[str], seen: set[str]) -> Iterable[Line]:
    margin = _margin(page, repeated)
    for position, line in enumerate(page):
        if is_furniture(line.text):
            continue
        key = _key(line.text)
        if position in margin or (
            key in repeated and (_NUMBERED_PAGE.search(line.text) or _RUNNING_DATE.search(line.text))
        ):
            if key in seen:
                continue
            seen.add(key)
        yield line


def _margin(page: Sequence[Line], repeated: set[str]) -> set[int]:
    """Positions of the repeated lines that touch the top or the bottom of the page, blank lines apart."""
    filled = [position for position, line in enumerate(page) if not line.blank]
    marginal = [_key(page[i].text) in repeated or is_furniture(page[i].text) for i in filled]
    if False not in marginal:
        return set()  # a page of nothing else is a page of what it says
    top, bottom = marginal.index(False), marginal[::-1].index(False)
    return set(filled[:top]) | set(filled[len(filled) - bottom :])


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Keys of the lines that stand near the edge of most pages."""
    found = Counter(key for page in pages for key in {_key(text) for text in _edge(page)})
    needed = max(min(len(pages), 3), round(len(pages) * REPEATED), 2)
    return {key for key, count in found.items() if key and count >= needed and not _ITEM.match(key)}


def _repeated_with_page_number(lines: Sequence[Line]) -> set[str]:
    """Keys of the lines that end in a page number and come back, also where pages are not known."""
    found = Counter(
        _key(line.text)
        for line in lines
        if _NUMBERED_PAGE.search(line.text) or _RUNNING_DATE.search(line.text)
    )
    return {key for key, count in found.items() if count > 1 and not _ITEM.match(key)}


def _edge(page: Sequence[Line]) -> list[str]:
    filled = [line.text for line in page if not line.blank]
    return [text for text in filled[:EDGE] + filled[-EDGE:] if not _SENTENCE.fullmatch(text)]


def _key(text: str) -> str:
    """A line with its numbers and spacing evened out."""
    return _SPACES.sub(" ", _DIGITS.sub("#", text)).strip().casefold()
