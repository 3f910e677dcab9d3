"""Edits of a text on which marks lie."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from training.forms.form import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of the text, and what stands there instead; ``kind`` marks what is new."""

    start: int
    end: int
    text: str
    kind: str = ""


def edited(text: str, marks: list[Mark], edits: Iterable[Edit]) -> str:
    """The text with edits made; the marks move along, and those that have become empty go.

    Of edits that overlap the first is made. What is put in right before or behind a mark does not belong to it. A mark whose
    first or last signs are replaced with others around them begins with what is new, or ends with it.
    """
    made: list[Edit] = []
    for edit in sorted(edits):
        if not made or edit.start >= made[-1].end:
            made.append(edit)
    pieces, at = [], 0
    for edit in made:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    gained = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in made)]
    _move(marks, made, gained)
    for edit, shift in zip(made, gained, strict=False):
        if edit.kind:
            lead = len(edit.text) - len(edit.text.lstrip())
            marks.append(
                Mark(edit.start + shift + lead, edit.start + shift + len(edit.text.rstrip()), edit.kind)
            )
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return "".join([*pieces, text[at:]])


def _move(marks: list[Mark], edits: Sequence[Edit], gained: Sequence[int]) -> None:
    starts = [edit.start for edit in edits]
    for mark in marks:
        before = bisect_right(starts, mark.start)
        last = edits[before - 1] if before else None
        replaced = last is not None and mark.start < last.end
        mark_start = last.start + gained[before - 1] if replaced and last else mark.start + gained[before]
        before = bisect_right(starts, mark.end - 1)
        last = edits[before - 1] if before else None
        replaced = last is not None and mark.end < last.end
        mark.end = (
            last.start + len(last.text) + gained[before - 1]
            if replaced and last
            else mark.end + gained[before]
        )
        mark.start = mark_start
    marks[:] = [mark for mark in marks if mark.start < mark.end]
