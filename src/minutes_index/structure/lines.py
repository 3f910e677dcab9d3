"""Pages -> lines: where each line stood, and the blank line after every line taken out again."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import normalize

from minutes_index.recognisers.identity_numbers import beginning
from minutes_index.structure.lost_line_breaks import unflattened
from minutes_index.structure.page_line import PageLine, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Page

DOUBLE_SPACED = 0.8
"""Share of neighbouring lines that must have a blank line between them for a page to count as double-spaced."""
ENOUGH_LINES = 6
"""Pages with fewer lines than this are judged with the rest of the document."""
LONGEST = 5_000
"""Characters of a line or a paragraph, some five times what minutes have; what is longer is none, and is cut."""
LONGEST_NUMBER = 200
"""Characters of a personal number however it is spelt, blanks and all."""
_DASH = re.compile(r"(?<=\d)\u00ad(?=\d)")
_SOFT = re.compile(r"\u00ad(?!$)")
_STOP = re.compile(r"(?s:.*)[.!?;] ")
_BLANK = re.compile(r"(?s:.*)\s")


def page_lines(pages: Sequence[Page]) -> list[PageLine]:
    """All lines in reading order, with single spacing."""
    texts = unflattened([page.text for page in pages])
    split = [
        _placed(
            [
                PageLine(_hyphenated(piece.rstrip()), page.number)
                for line in text.split("\n")
                for piece in _cut(line)
            ],
            page.edges,
        )
        for page, text in zip(pages, texts, strict=True)
    ]
    everything = [line for page in split for line in page]
    if not _double_spaced(everything):
        return everything
    return [line for page in split for line in _single_spaced(page)]


def _placed(lines: list[PageLine], edges: tuple[int, int] | None) -> list[PageLine]:
    """The lines of a page with where they stand on it."""
    if edges is None:
        return lines
    filled = [at for at, line in enumerate(lines) if not line.blank]
    head, foot = set(filled[: edges[0]]), set(filled[max(edges[0], len(filled) - edges[1]) :])
    places = (
        Place.HEAD if at in head else Place.FOOT if at in foot else Place.TEXT for at in range(len(lines))
    )
    return [PageLine(line.text, line.page, place) for line, place in zip(lines, places, strict=True)]


def _hyphenated(line: str) -> str:
    """A line without the soft hyphens within it, which nobody sees; between figures they were hyphens, and its last one may part a word."""
    return normalize("NFC", _SOFT.sub("", _DASH.sub("-", line))) if "\u00ad" in line else line


def _cut(line: str) -> Iterator[str]:
    """A line in pieces that are not too long: cut behind a sentence, else at a blank, and never through a number."""
    start = 0
    while len(line) - start > LONGEST:
        end = start + LONGEST
        stop = _STOP.match(line, end - LONGEST // 2, end) or _BLANK.match(line, end - LONGEST // 2, end)
        most = (stop.end() if stop else end) - start
        whole = beginning(line[start : end + LONGEST_NUMBER], most)
        end = start + (len(whole) or most)
        yield line[start:end]
        start = end
    yield line[start:]


def _gaps(lines: Sequence[PageLine]) -> list[int]:
    """How many blank lines stand before each line of text but the first."""
    runs = [(blank, len(list(run))) for blank, run in groupby(lines, key=lambda line: line.blank)]
    gaps: list[int] = []
    pending = 0
    for blank, length in runs:
        if blank:
            pending = length
        else:
            gaps.extend([pending] + [0] * (length - 1))
            pending = 0
    return gaps[1:]


def _double_spaced(lines: Sequence[PageLine]) -> bool:
    gaps = _gaps(lines)
    return len(gaps) >= ENOUGH_LINES and sum(gap > 0 for gap in gaps) >= DOUBLE_SPACED * len(gaps)


def _single_spaced(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with half of each run of blank lines, rounded down: the rest are the writer's."""
    kept: list[PageLine] = []
    for blank, run in groupby(lines, key=lambda line: line.blank):
        block = list(run)
        kept.extend(block[: len(block) // 2] if blank else block)
    return kept
