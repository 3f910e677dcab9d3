"""Names under minutes that say what office they signed for: beside the name, on the line below, side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.columns import OFFICES
from minutes_index.annotate.facts.attendance.groups import is_plain
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.annotate.facts.attendance.roles import roles
from minutes_index.annotate.facts.attendance.rows import OFFICE_ROLES, Row
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lines import CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.annotate.facts.attendance.blocks import Block
    from minutes_index.annotate.facts.attendance.entry import Entry
    from minutes_index.recognisers.lines import Line

LAST = 24
"""Lines at the end of an item among which signatures stand."""
FEWEST = 2
"""Who signed at the end of an item, at least; one alone may be anything."""
_DAY_OR_DOTS = re.compile(r"[\s._…/-]*|\W*[A-ZÅÄÖ][\w-]+,? (?:den )?\d.*\d{4}\W*")
"""What else stands among signatures: `Höör den 9 april 2023`, a line to write on."""


def self_named(line: Line) -> list[Row]:
    """Signatures that name their own office: `Anna Berg, sekreterare`; none when the line says anything else."""
    listed = entries(line.raw, line.start)
    return (
        [Row(entry, entry.role) for entry in listed if entry.role]
        if listed and all(e.role in OFFICE_ROLES for e in listed)
        else []
    )


def signatures_above(lines: Sequence[Line], position: int, opened: Block) -> list[Row]:
    """Names side by side with their offices on the line below."""
    above = next((line for line in reversed(lines[:position]) if not line.blank), None)
    below = next((line for line in lines[position + 1 :] if not line.blank), None)
    if above is None or (
        below and position + 1 < len(lines) and entries(below.raw, 0) and not lines[position + 1].blank
    ):
        return []
    cells = [(match.start(), match.group()) for match in CELL.finditer(above.raw)]
    people = [entries(cell, above.start + column) for column, cell in cells]
    if len(cells) != len(opened.columns) or not all(people):
        return []
    return [
        row for found, (_, kind) in zip(people, opened.columns, strict=True) for row in roles(found[0], kind)
    ]


def closing(lines: Sequence[Line]) -> list[Row]:
    """Who signed at the end of the last item; none when fewer than two did, or nothing stands above them."""
    left = [line for line in lines if not line.blank][-LAST:]
    found: list[Row] = []
    while left:
        signed, count = _signed(left)
        if not signed and not _DAY_OR_DOTS.fullmatch(left[-1].raw):
            break
        found = signed + found
        left = left[: -(count or 1)]
    return found if left and len(found) >= FEWEST else []


def _signed(lines: Sequence[Line]) -> tuple[list[Row], int]:
    """The signatures that the last of ``lines`` hold, and how many lines those are."""
    own = self_named(lines[-1])
    if own and not any(row.entry.announced for row in own):
        return own, 1
    offices = _offices(lines[-1].raw)
    people = _names(lines[-2]) if offices and len(lines) > 1 else []
    if not people or len(people) != len(offices):
        return [], 0
    return [row for entry, kind in zip(people, offices, strict=True) for row in roles(entry, kind)], 2


def _names(line: Line) -> list[Entry]:
    """The people on a line that holds nothing else."""
    found = entries(line.raw, line.start)
    bare = sum(len(entry.span) for entry in found) + len(found) - 1 >= len(" ".join(line.raw.split()))
    return found if bare and all(map(is_plain, found)) else []


def _offices(text: str) -> list[str]:
    """The offices that a line consists of: `Ordförande Sekreterare`; empty for any other line."""
    words, found = text.split(), []
    while words:
        for count in (3, 2, 1):
            label = label_of(" ".join(words[:count])) if count <= len(words) else None
            if label and label[1] in OFFICES:
                found.append(label[1])
                words = words[count:]
                break
        else:
            return []
    return found
