"""The lines of a list as they are to be read: columns that have labels of their own one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.analysis.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RIGHT = 20
"""Characters from the margin at which a second column can begin."""
SLACK = 3
"""Characters by which the cells of one column may be out of line."""
_CELL = re.compile(r"\S+(?: \S+)*")
_INLINE_LABEL = re.compile(r"(?:(?<=[.;] )|(?<=\s\s))(?P<label>[A-ZÅÄÖ][^:.\n]{2,40}):\s")


@dataclass(frozen=True, slots=True)
class Strand:
    """A line, or the part of it that lies in one column."""

    start: int
    """Offset in the document."""
    text: str

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()


def strands(text: str, offset: int) -> Iterator[Strand]:
    """The lines of ``text``, in reading order; ``offset`` is where it begins in the document."""
    lines: list[Strand] = []
    for line in text.split("\n"):
        lines.append(Strand(offset, line))
        offset += len(line) + 1
    for block in _regions(lines):
        gutter = _gutter(block)
        if gutter is None:
            yield from (piece for line in block for piece in _at_labels(line))
        else:
            yield from (Strand(line.start, line.text[: _cut(line.text, gutter)]) for line in block)
            yield from (_right(line, gutter) for line in block)


def _regions(lines: Sequence[Strand]) -> Iterator[list[Strand]]:
    """Runs of lines that may share columns: up to two blank lines do not part them."""
    region: list[Strand] = []
    blanks = 0
    for line in lines:
        blanks = blanks + 1 if line.blank else 0
        if region and (
            blanks > 2
            or (
                len(line.text.strip()) > 100
                and not _CELL.fullmatch(line.text.strip()[:2])
                and "  " not in line.text.strip()
            )
        ):
            yield region
            region = []
        region.append(line)
    if region:
        yield region


def _gutter(block: Sequence[Strand]) -> int | None:
    """Where a second column with labels of its own begins, or None."""
    columns = [
        match.start()
        for line in block
        for match in _CELL.finditer(line.text)
        if match.start() >= RIGHT
        and (label := label_of(match.group()))
        and label[0].startswith("role")
        and _label_left(block, match.start())
    ]
    return min(columns) if columns and not _is_signature_row(block, columns) else None


def _label_left(block: Sequence[Strand], column: int) -> bool:
    """Whether the left column has a label of people too, alone in its cell."""
    for line in block:
        first = _CELL.search(line.text)
        label = label_of(first.group()) if first and first.start() < RIGHT and first.end() < column else None
        if label and label[0].startswith("role"):
            return True
    return False


def _is_signature_row(block: Sequence[Strand], columns: Sequence[int]) -> bool:
    """Whether all labels stand on one line of three or more: names side by side above or below their offices."""
    rows = [line for line in block if any(match.start() in columns for match in _CELL.finditer(line.text))]
    return len(rows) == 1 and len(_CELL.findall(rows[0].text)) > 2


def _cut(line: str, gutter: int) -> int:
    """Where the left part of a line ends: before the first cell that begins at the gutter, or the gap nearest to it."""
    starts = [match.start() for match in _CELL.finditer(line) if match.start() >= gutter - SLACK]
    return starts[0] if starts else len(line)


def _right(line: Strand, gutter: int) -> Strand:
    cut = _cut(line.text, gutter)
    return Strand(line.start + cut, line.text[cut:])


def _at_labels(line: Strand) -> Iterator[Strand]:
    """A line cut where another label begins: `Ordförande: NN. Sekreterare: NN.`."""
    start = 0
    for match in _INLINE_LABEL.finditer(line.text):
        label = label_of(match["label"])
        if label and match.start("label") > start:
            yield Strand(line.start + start, line.text[start : match.start("label")])
            start = match.start("label")
    yield Strand(line.start + start, line.text[start:])
