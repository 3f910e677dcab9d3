"""The items as the tagger reads them, and when its reading counts: where the rules find none or some that do not count on, or no end of a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from minutes_index.model import SectionKind
from minutes_index.structure.headings import tells
from minutes_index.structure.outline import Head
from minutes_index.tagger.items import TaggedItem, tagged_items
from minutes_index.tagger.model import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COUNTED: Final = 3
"""Items whose numbers count on are read."""
COUNTING: Final = 0.66
"""Share of numbers that are one more than the one before, in items that count on."""
SURE: Final = 0.7
"""Probability from which a heading with a number is believed,"""
CERTAIN: Final = 0.9
"""one without,"""
SURER: Final = 0.97
"""and one that goes on behind the end that the rules have found."""
LONGEST: Final = 100_000
"""Characters of a text, beyond which the tagger would take seconds for the rest."""
MANY: Final = 0.1
"""Share of headings that are not found or cut."""
LINE: Final = 300
"""Characters in which a heading begins."""
_GOES_ON = re.compile(r"[ -](?:[a-zåäö]|[A-ZÅÄÖ]{2})")
_ENDS = re.compile(r"(?<=\w)\s*(?:[=_]|\s[–-]$|\s[–-]\sBeslut)", re.IGNORECASE)
"""What may follow on a heading in its line, or stand in one."""
_WORD = re.compile(r"[^\W\d_]{4}")
_DIGITS = re.compile(r"\d+")


def completed(text: str, items: Sequence[Head]) -> list[Head]:
    """The heads of items: those that the rules have found, with the headings that the tagger sees behind them, or else those of the tagger."""
    if len(items) >= COUNTED and _count_on(head.number for head in items):
        return _headed(text, items) if _run_on(text, items) else list(items)
    found = [item for item in tagged_items(read(text[:LONGEST])) if _is_head(item)]
    numbers = [item.number for item in found if item.number]
    running = 2 * len({item.heading.casefold() for item in found}) <= len(found)
    if running or len(found) <= len(items) or not _are_items(numbers, alone=not items):
        return list(items)
    return [Head(_start(text, item), SectionKind.ITEM, item.number, item.heading) for item in found]


def _are_items(numbers: Sequence[str], *, alone: bool) -> bool:
    """Whether numbers are of items: with the sign or from 1 on, or some more; without numbers only where the rules find none (``alone``)."""
    if not numbers:
        return alone
    first = _DIGITS.search(numbers[0])
    begins = "§" in numbers[0] or (first is not None and int(first.group()[:6]) <= 2)
    return (alone and len(numbers) == 1 and "§" in numbers[0]) or (
        _count_on(numbers) and (begins or len(numbers) > COUNTED)
    )


def _run_on(text: str, items: Sequence[Head]) -> bool:
    """Whether headings were not found, or were cut before a word in small letters: so many that it is no chance."""
    cut = sum(not head.heading or _is_cut(text, head) for head in items)
    return cut >= MANY * len(items)


def _is_cut(text: str, head: Head) -> bool:
    at = text.find(head.heading, head.start, head.start + LINE)
    return bool(_ENDS.search(head.heading)) or (
        at >= 0 and bool(_GOES_ON.match(text, at + len(head.heading)))
    )


def _headed(text: str, items: Sequence[Head]) -> list[Head]:
    """The heads with the headings that the tagger finds on their lines, where the rules have none or only its beginning."""
    told = {
        _start(text, item): item for item in tagged_items(read(text[:LONGEST])) if _WORD.search(item.heading)
    }
    return [
        replace(head, heading=item.heading)
        if (item := told.get(head.start)) and _goes_on(head, item)
        else head
        for head in items
    ]


def _goes_on(head: Head, item: TaggedItem) -> bool:
    """Whether a heading goes on as the tagger says, ends before what begins with a sign, or is there at all; a sentence is none."""
    if not head.heading:
        return item.sure >= CERTAIN and not tells(item.heading)
    ruled, told = head.heading.casefold(), item.heading.casefold()
    longer, shorter = told.startswith(ruled), ruled.startswith(told) and bool(_ENDS.match(ruled, len(told)))
    return item.sure >= SURER and (longer or shorter)


def _is_head(item: TaggedItem) -> bool:
    return item.sure >= (SURE if item.number else CERTAIN) and bool(_WORD.search(item.heading))


def _count_on(numbers: Iterable[str]) -> bool:
    """Whether most numbers are one more than the one before; of a single one, or none, it cannot be said."""
    counted = [int(found.group()[:6]) for number in numbers if (found := _DIGITS.search(number))]
    on = sum(second == first + 1 for first, second in pairwise(counted))
    return len(counted) > 1 and on >= COUNTING * (len(counted) - 1)


def _start(text: str, item: TaggedItem) -> int:
    """Where the line begins, if nothing but blanks and signs stand before the item in it."""
    line = text.rfind("\n", 0, item.start) + 1
    return line if not any(letter.isalnum() for letter in text[line : item.start]) else item.start
