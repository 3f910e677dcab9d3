"""Tables of tasks in notes, told by the heads of their columns (data file ``tasks.tsv``): `Vad   Vem   När`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Span
from minutes_index.recognisers.lines import CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Decision
    from minutes_index.recognisers.lines import Line

TABLE = "rule:task-table"


@dataclass(frozen=True, slots=True)
class Row:
    """A task in a table: what, by whom, and where the day stands by which it is to be done."""

    span: Span
    who: str
    day: Span


def rows_below(lines: Sequence[Line], position: int) -> list[Row]:
    """The tasks in the rows below a line; none when that is not the head of a table of tasks."""
    heads = [_kind(cell) for cell in CELL.findall(lines[position].text)]
    if "what" not in heads or "who" not in heads:
        return []
    found: list[Row] = []
    for line in islice(lines, position + 1, None):
        cells = [
            Span(line.span.start + m.start(), line.span.start + m.end()) for m in CELL.finditer(line.text)
        ]
        if len(cells) != len(heads):
            break
        by_head = dict(zip(heads, cells, strict=True))
        what, who = by_head["what"], by_head["who"]
        named = line.text[who.start - line.span.start : who.end - line.span.start]
        day = by_head.get("when", Span(cells[-1].end, cells[-1].end))
        found.append(Row(Span(what.start, cells[-1].end), named, day))
    return found


@cache
def _kinds() -> dict[str, str]:
    return {
        word: kind
        for kind, words in rows("tasks.tsv")
        if kind in {"what", "who", "when"}
        for word in words.split("|")
    }


def _kind(cell: str) -> str:
    return _kinds().get(cell.casefold().strip(" .:*#"), cell)


def repeats(text: str, row: Decision, earlier: Sequence[Decision]) -> bool:
    """Whether a row of a table lists a task that was told before: of the same person, with the word it begins with."""
    begins, *_ = row.span.of(text).casefold().split()
    names = set(re.findall(r"\w+", row.assignee))
    return any(
        begins in each.span.of(text).casefold() and names & set(re.findall(r"\w+", each.assignee))
        for each in earlier
        if each.assignee and each.found_by != TABLE
    )
