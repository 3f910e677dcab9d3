"""What conversion does to a text, with all spans kept: each damage is a list of edits, made at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from training.forms.form import Mark

INNER: Final[frozenset[str]] = frozenset()
"""Kinds of marks that are not handed out."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    text: str


def edited(text: str, marks: list[Mark], edits: Iterable[Edit]) -> str:
    """The text with edits made, of which none reaches into another; the marks move along.

    A mark that begins or ends within what is replaced then begins before or ends behind it; one that has become empty is taken out.
    """
    made: list[Edit] = []
    for edit in sorted(edits):
        if not made or edit.start >= made[-1].end:
            made.append(edit)
    pieces, at = [], 0
    for edit in made:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    _move(marks, made)
    return "".join([*pieces, text[at:]])


def _move(marks: list[Mark], edits: Sequence[Edit]) -> None:
    starts = [edit.start for edit in edits]
    gained = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]

    def moved(place: int, *, end: bool) -> int:
        before = bisect_right(starts, place - 1 if end else place)
        last = edits[before - 1] if before else None
        if last and place < last.end and (end or place > last.start):
            return last.start + gained[before - 1] + (len(last.text) if end else 0)
        if last and not end and place == last.start:
            # What is put in right before a mark does not belong to it; what replaces its beginning does.
            return place + gained[before] if last.end == last.start else place + gained[before - 1]
        return place + gained[before]

    for mark in marks:
        mark.start, mark.end = moved(mark.start, end=False), moved(mark.end, end=True)
    marks[:] = [mark for mark in marks if mark.start < mark.end]


def _replaced(text: str, pattern: re.Pattern[str], by: str, share: float, random: Random) -> list[Edit]:
    return [Edit(m.start(), m.end(), m.expand(by)) for m in pattern.finditer(text) if random.random() < share]


def tidy(text: str) -> list[Edit]:
    """Blanks at ends of lines and more than one empty line go."""
    return [Edit(m.start(), m.end(), "\n" * min(2, m.group().count("\n"))) for m in _ENDS.finditer(text)]


_ENDS = re.compile(r"[ \t]*\n[ \t]*(?=\n)(?:\n[ \t]*(?=\n))*\n|[ \t]+\n|^\s+|\s+\Z")
_BREAKS = re.compile(r"\s*\n\s*")


def flat(text: str, random: Random) -> list[Edit]:
    """No line breaks are left."""
    return [Edit(m.start(), m.end(), " ") for m in _BREAKS.finditer(text)]


DAMAGES: Final[dict[str, tuple[float, Callable[[str, Random], list[Edit]]]]] = {
    "flat": (0.12, flat),
}
"""Each damage by name: how often it is done, and what it does. They are done in this order."""


def damaged(random: Random, text: str, marks: list[Mark], chosen: Callable[[str, float], bool]) -> str:
    """A text tidied and damaged; the marks move along."""
    text = edited(text, marks, tidy(text))
    for family, (share, damage) in DAMAGES.items():
        if chosen(family, share):
            text = edited(text, marks, damage(text, random))
    return text
