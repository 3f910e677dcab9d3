"""What a text says, word by word, apart from how it is set.

Letter case, punctuation, quotation marks, dashes between words, white space, list marks, page numbers and running heads
are no words. Within numbers signs count: ``5–9`` is not ``59``, but ``5 – 9``, and ``13 000`` is ``13000``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from minutes_index.model import SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from minutes_index.model import Record

TOKEN: Final = re.compile(
    r"(?P<number>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\s?[-‐-―−]\s?\d+|[.,:/]\d+)*)(?![^\W_])"
    r"|[^\W_]+|§+|[%€$£°=+<>]"
)
OPENING: Final = frozenset("([{“«\"'”’")
"""Marks that belong to the word behind them."""
CLOSING: Final = re.compile(r"[^\w\s§%€$£°=+<>([{“«]*")
"""Marks that belong to the word before them."""
DASH: Final = re.compile(r"[-‐-―−]")
BLANK: Final = re.compile(r"\s")
APART: Final = re.compile(r"(?<!\d) | (?!\d)")
"""Blanks that stand not between figures."""
LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
EDGE: Final = 3
"""Lines from the top or bottom of a page among which a running head stands."""
OFTEN: Final = 0.5
"""Part of the pages on which a running head comes back."""
PAGE_NUMBER: Final = re.compile(
    r"(?P<word>\b(?:sid(?:a|an)?\.?|blad|page)\s*:?\s*)?(?P<number>\d{1,4})\s*(?:\(\s*(?P<of>\d{1,4})\s*\)|(?:/|av)\s*(?P<out_of>\d{1,4}))?\s*$",
    re.IGNORECASE,
)
TAIL: Final = 60
"""Characters at the end of a line in which a page number stands."""
LEADER: Final = re.compile(r"(?:\.{3,}|…|\s{2,})\s*\d{1,4}\s*$")
"""The page number behind an entry of a list of contents."""
ITEM: Final = re.compile(r"\s*(?:[A-ZÅÄÖ]\w*\s*)?§")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a document: for each its normal form and where it stands, with the marks that touch it."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def range_of(self, span: Span) -> range:
        """Which words begin in ``span``."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


def wording(record: Record, heads: Collection[str]) -> Wording:
    """The words of a document, without those of running heads (`running_heads`, its own or a version's) and page numbers."""
    text = record.document.text
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _outside(TOKEN.finditer(text), sorted(_left_out(record, heads))):
        start, end = match.span()
        while start > last and text[start - 1] in OPENING:
            start -= 1
        closing = None if text[end : end + 1] == " " else CLOSING.match(text, end)
        last = closing.end() if closing else end
        keys.append(_key(match))
        starts.append(start)
        ends.append(last)
    return Wording(tuple(keys), tuple(starts), tuple(ends))


def _outside(found: Iterable[re.Match[str]], left_out: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches that begin outside of what is left out."""
    place = 0
    for match in found:
        at = match.start()
        while place < len(left_out) and left_out[place].end <= at:
            place += 1
        if place == len(left_out) or at < left_out[place].start:
            yield match


def keys_of(text: str) -> tuple[str, ...]:
    """The normal forms of the words of any text."""
    return tuple(map(_key, TOKEN.finditer(text)))


def joined(keys: Sequence[str]) -> str:
    """The words as one, so that a word broken by a line or a hyphen is the same; figures do not run together.

    >>> joined(["kommun", "styrelsen"]) == joined(["kommunstyrelsen"]), joined(["5", "9"]) == joined(["59"])
    (True, False)
    """
    return APART.sub("", " ".join(keys))


def _key(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup:
        return found if found.isdigit() else BLANK.sub("", DASH.sub("-", found))
    return "§" if found[0] == "§" else found.casefold()


def _left_out(record: Record, heads: Collection[str]) -> Iterator[Span]:
    """Running heads, page numbers, and the pages in a list of contents."""
    document = record.document
    for first, last in pairwise((*document.page_starts, len(document.text))):
        lines = list(LINE.finditer(document.text, first, last))
        margin = _margin([line.group() for line in lines], heads, len(record.pages))
        for place, line in enumerate(lines):
            if place in margin:
                yield Span(*line.span())
            elif (at := _page_number(line.group())) is not None:
                yield Span(line.start() + at, line.end())
    for section in document.sections:
        if section.kind is SectionKind.CONTENTS:
            for line in LINE.finditer(document.text, section.span.start, section.span.end):
                if found := LEADER.search(line.group()):
                    yield Span(line.start() + found.start(), line.end())


def running_heads(record: Record) -> set[str]:
    """The lines, with their figures evened out, at the edge of most pages as they were read."""
    if len(record.pages) < 2:
        return set()
    counted = Counter(line for page in record.pages for line in _edges(page.text))
    needed = max(2, len(record.pages) * OFTEN)
    return {line for line, count in counted.items() if count >= needed and not ITEM.match(line)}


def _edges(text: str) -> set[str]:
    lines = [_even(line) for line in text.split("\n") if line.strip()]
    return {*lines[:EDGE], *lines[-EDGE:]}


def _even(line: str) -> str:
    return " ".join(re.sub(r"\d+", "#", line).split()).casefold()


def _margin(lines: Sequence[str], heads: Collection[str], pages: int) -> set[int]:
    """Places of the running heads and page numbers that touch the top or the bottom of a page."""
    outer = [_even(line) in heads or _numbers_page(line, pages) for line in lines]
    if False not in outer:
        return set()  # a page of nothing else is a page of what it says
    top, bottom = outer.index(False), outer[::-1].index(False)
    return {*range(top), *range(len(lines) - bottom, len(lines))}


def _last_number(line: str) -> re.Match[str] | None:
    """The number, maybe of a page, with which a line ends."""
    last = line.rstrip()[-1:]
    return PAGE_NUMBER.search(line, max(0, len(line) - TAIL)) if last.isdigit() or last == ")" else None


def _numbers_page(line: str, pages: int) -> bool:
    """Whether a line ends in the number of a page of all of them (``4 (10)``)."""
    found = _last_number(line)
    total = int(found["of"] or found["out_of"] or 0) if found else 0
    return found is not None and 1 < total == pages and 0 < int(found["number"]) <= total


def _page_number(line: str) -> int | None:
    """Where the page number begins with which a line ends, or that a line is; None when it has none."""
    found = _last_number(line)
    if found is None:
        return None
    alone = not line[: found.start()].strip()
    counted = int(found["of"] or found["out_of"] or 0) >= int(found["number"]) > 0
    apart = found["word"] and line[: found.start()].endswith("  ")
    return found.start() if apart or (alone and (found["word"] or counted)) else None
