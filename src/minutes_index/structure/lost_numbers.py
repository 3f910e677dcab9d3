"""Numbers of items that conversion misread or left on a line of their own: `& 4. Val av styrelse`, `4` above `Val av styrelse:`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.structure.page_line import PageLine

FEWEST = 3
"""Numbers that count upwards by one and are no chance."""
SURE = 2
"""Signs among them that nobody writes before a number."""
LONGEST = 60
"""Characters of a heading below its number."""
APART = 40
"""Lines between two numbers that stand alone; those of pages are farther apart."""
_MISREAD = re.compile(r"\s*(?P<sign>[&$§]|[8S](?=[\s\d])|5(?=\s))\s?(?P<number>\d{1,3})(?=[.:]?\s+[A-ZÅÄÖ])")
"""`& 4. Heading`: what recognition makes of a paragraph sign."""
_ALONE = re.compile(r"\s*(?P<number>\d{1,3})[.)]?\s*")
_HEADING = re.compile(r"\s*[A-ZÅÄÖ][^\W\d_].*[^.,;!?\s]\s*")


def with_numbers(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a document, where their numbers tell that they head items with the paragraph sign, and below it the heading, given back."""
    return _joined(_signed(lines))


def _signed(lines: Sequence[PageLine]) -> list[PageLine]:
    found = {i: match for i, line in enumerate(lines) if (match := _MISREAD.match(line.text))}
    chain = _counted([(i, int(match["number"])) for i, match in found.items()])
    if sum(found[i]["sign"] in "&$" for i in chain) < SURE:
        return list(lines)
    result = list(lines)
    for i in chain:
        at = found[i].start("sign")
        text = lines[i].text
        result[i] = replace(lines[i], text=f"{text[:at]}§{text[at + 1 :]}")
    return result


def _joined(lines: Sequence[PageLine]) -> list[PageLine]:
    alone = [
        (i, int(match["number"]))
        for i, (line, below) in enumerate(pairwise(lines))
        if (match := _ALONE.fullmatch(line.text)) and _heads(line, below)
    ]
    chain = _counted(alone)
    near = all(two - one <= APART for one, two in pairwise(chain))
    if not (chain and near and dict(alone)[chain[0]] == 1):
        return list(lines)
    return list(_with_headings(lines, frozenset(chain)))


def _heads(number: PageLine, below: PageLine) -> bool:
    """Whether what stands below a number, on the same page, reads as a heading."""
    text = below.text
    return number.page == below.page and len(text) <= LONGEST and bool(_HEADING.fullmatch(text))


def _with_headings(lines: Sequence[PageLine], numbers: frozenset[int]) -> Iterator[PageLine]:
    for i, line in enumerate(lines):
        if i in numbers:
            yield replace(line, text=f"{line.text.rstrip()} {lines[i + 1].text.strip().rstrip(':')}")
        elif i - 1 not in numbers:
            yield line


def _counted(found: Sequence[tuple[int, int]]) -> list[int]:
    """The positions of the longest run of numbers that count upwards by one, or skip one; none when it is short."""
    best: dict[int, list[int]] = {}
    for position, number in found:
        before = max(best.get(number - 1, []), best.get(number - 2, []), key=len)
        if len(before) + 1 > len(best.get(number, [])):
            best[number] = [*before, position]
    chain = max(best.values(), key=len, default=[])
    return chain if len(chain) >= FEWEST else []
