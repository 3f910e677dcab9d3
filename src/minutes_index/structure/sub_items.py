"""Items within items: `2.1 Styrelsens beslutbarhet` below `2 Formalia`, `b) Val av revisor` below `§ 5 Val`, `2 a. Fastställande` behind `2.`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from minutes_index.model import SectionKind
from minutes_index.structure.headings import (
    LONGEST_NUMBERED_HEADING,
    coded_heading,
    lettered_heading,
    marked_heading,
    shortened,
    tells,
)
from minutes_index.structure.outline import SENTENCE_END, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.recognisers.lines import Line

_HASH = re.compile(r"\s*#{1,6}\s")
_DIGITS = re.compile(r"\d+")
_LETTERED = re.compile(r"[*#_\s]*(?P<number>\d{1,3} ?[a-z])[.)]?[*_]*\s+(?P<rest>[A-ZÅÄÖ].*)$")
"""`2 a. Heading`."""


def with_sub_items(heads: Sequence[Head], paragraphs: Sequence[Line]) -> list[Head]:
    """The heads of items, each followed by those of the items within it."""
    starts = [paragraph.start for paragraph in paragraphs]
    edges = [*(bisect_left(starts, head.start) for head in heads), len(paragraphs)]
    found: list[Head] = []
    for head, first, end in zip(heads, edges, edges[1:], strict=False):
        inside = paragraphs[first + 1 : end]
        found += [head, *(_coded(head, inside) or _lettered(inside)), *_repeated(head, inside)]
    return sorted([*found, *_marked(heads, paragraphs, edges, found)], key=lambda head: head.start)


def _coded(head: Head, inside: Sequence[Line]) -> list[Head]:
    """`2.1`, `2.2` within item 2."""
    major = "".join(_DIGITS.findall(head.number)[:1])
    found: list[Head] = []
    for line in inside:
        heading = coded_heading(marked_heading(line.raw) or line.raw)
        counts_on = heading is not None and heading.major == major and heading.minor == len(found) + 1
        if heading and counts_on and _is_heading(heading.text):
            found.append(_head(line, heading.number, heading.text))
    return found


def _lettered(inside: Sequence[Line]) -> list[Head]:
    """`a)`, `b)`, each a heading with a blank line below, and above unless the heading of the item stands there."""
    found: list[Head] = []
    ordinal = 0
    for i, line in enumerate(inside):
        heading = lettered_heading(line.raw)
        apart = (line.after_blank or i == 0) and line.before_blank
        if heading is None or not (apart and _is_heading(heading.text)):
            continue
        if heading.ordinal == ordinal + 1 or (not found and heading.ordinal == 2):
            ordinal = heading.ordinal
            found.append(_head(line, heading.number, heading.text))
    return found if len(found) > 1 else []


def _repeated(head: Head, inside: Sequence[Line]) -> Iterator[Head]:
    """`2 a` within item 2."""
    for line in inside:
        found = _LETTERED.match(line.raw)
        if (
            found
            and _DIGITS.findall(head.number) == _DIGITS.findall(found["number"])
            and _is_heading(found["rest"])
        ):
            yield _head(line, found["number"], found["rest"])


def _marked(
    heads: Sequence[Head], paragraphs: Sequence[Line], edges: Sequence[int], found: Sequence[Head]
) -> Iterator[Head]:
    """Where the heads of items are marked up as headings (`## 2. Budget`), the other lines so marked below the first."""
    if not heads or not all(_HASH.match(paragraphs[edge].raw) for edge in edges[:-1]):
        return
    taken = {head.start for head in found}
    for line in paragraphs[edges[0] :]:
        if line.start not in taken and _HASH.match(line.raw):
            yield _head(line, "", marked_heading(line.raw))


def _head(line: Line, number: str, text: str) -> Head:
    return Head(line.start, SectionKind.ITEM, number, shortened(text.rstrip(".:")))


def _is_heading(text: str) -> bool:
    stopped = SENTENCE_END.search(text.rstrip(":"))
    return len(text) <= LONGEST_NUMBERED_HEADING and not stopped and not tells(text)
