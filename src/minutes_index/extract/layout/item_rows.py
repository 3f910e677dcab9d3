"""Minutes that are one table: a row an item, with its number, its heading, and columns of running text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from minutes_index.extract.layout.blocks import Paragraph
from minutes_index.extract.layout.strikethrough import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.extract.layout.blocks import Block, Cell, Table

FEWEST: Final = 2
"""Rows that are items; a single one may be anything."""
LONGEST: Final = 120
"""Characters of a heading."""
_NUMBER: Final = re.compile(r"(?P<sign>§{0,2}\s?)(?P<major>\d{1,3})(?:\.\d{1,2})*(?P<stop>[.):]?)")
_LED: Final = re.compile(rf"(?=§|\d[\d.]*[.):\s]){_NUMBER.pattern}\s+(?P<heading>[^\W\d].*)", re.DOTALL)
_SENTENCE: Final = re.compile(r"[^\W\d]{2,}(?:\s+\S+){3,}[.!?:]?\s*$", re.MULTILINE)
"""What tells something in a column beside the heading."""
_SPACE: Final = Paragraph("")


class _Item(NamedTuple):
    number: str
    heading: str
    body: tuple[tuple[str, tuple[Block, ...]], ...]
    """The other cells, each with what heads its column."""


def items(table: Table) -> list[Block] | None:
    """The rows of a table of items as headings with text below them; None when it is another kind of table.

    What stands above the first item stays a row; the label of a column stands before its cells, but for the widest.
    """
    rows = [row for row in table.rows if any(_text(cell) for cell in row)]
    first = next((at for at, row in enumerate(rows) if _number(row)), None)
    if first is None:
        return None
    labels = {cell.column: _text(cell) for cell in rows[first - 1]} if first else {}
    found = [_item(row, labels) for row in rows[first:]]
    whole = [item for item in found if item is not None]
    if len(whole) < FEWEST or None in found[:1] or not _are_items(whole) or len(whole) * 2 < len(found):
        return None
    lead = [type(table)(tuple(rows[:first]))] if first else []
    below = (_set(item, row, labels) for item, row in zip(found, rows[first:], strict=True))
    return [*lead, *(block for blocks in below for block in blocks)]


def _are_items(found: Sequence[_Item]) -> bool:
    """Whether numbers rise and rows tell something, as neither lists of people nor sums do."""
    numbers = [int(number["major"]) for item in found if (number := _NUMBER.match(item.number))]
    telling = sum(any(_tells(blocks) for _, blocks in item.body) for item in found)
    return all(one <= other for one, other in pairwise(numbers)) and telling * 2 >= len(found)


def _tells(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Paragraph) and _SENTENCE.search(written(block.text)) for block in blocks)


def _number(row: Sequence[Cell]) -> str:
    text = _text(row[0]) if row else ""
    return text if _NUMBER.fullmatch(text) or _LED.fullmatch(text) else ""


def _item(row: Sequence[Cell], labels: dict[int, str]) -> _Item | None:
    first = _number(row)
    if led := _LED.fullmatch(first):
        heading = led["heading"]
        fits = "\n" not in heading and len(heading) <= LONGEST
        number = first[: led.start("heading")].strip()
        return _Item(number, heading, tuple(_cells(row[1:], labels))) if fits else None
    if not first or len(row) == 1 or (head := _heading(row[1])) is None:
        return None
    heading, left = head
    below = (("", left),) if left else ()
    return _Item(first, heading, (*below, *_cells(row[2:], labels)))


def _cells(cells: Sequence[Cell], labels: dict[int, str]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for cell in cells:
        if _text(cell):
            yield labels.get(cell.column, ""), cell.blocks


def _heading(cell: Cell) -> tuple[str, tuple[Block, ...]] | None:
    """The first line of a cell, and what stands below it; None when that is no heading."""
    blocks = [block for block in cell.blocks if not isinstance(block, Paragraph) or block.text.strip()]
    if not blocks or not isinstance(blocks[0], Paragraph):
        return None
    heading, _, rest = written(blocks[0].text).strip().partition("\n")
    left = (Paragraph(rest), *blocks[1:]) if rest else tuple(blocks[1:])
    return (heading, left) if len(heading) <= LONGEST else None


def _set(item: _Item | None, row: Sequence[Cell], labels: dict[int, str]) -> Iterator[Block]:
    """An item, or a row without a number, which goes on with the one above it."""
    if item is None:
        yield from (block for _, blocks in _cells(row, labels) for block in blocks)
        return
    stop = "" if item.number.startswith("§") or item.number[-1] in ".):" else "."
    yield _SPACE
    yield Paragraph(f"{item.number}{stop} {item.heading}")
    yield _SPACE
    for label, blocks in item.body:
        yield from _labelled(label, blocks)


def _labelled(label: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """A cell with the label of its column before it, unless it tells something by itself."""
    first = blocks[0]
    if label and not _tells(blocks) and isinstance(first, Paragraph):
        yield Paragraph(f"{label.rstrip(': ')}: {first.text}")
        yield from blocks[1:]
    else:
        yield from blocks


def _text(cell: Cell) -> str:
    said = (
        f"{block.mark} {written(block.text)}".strip() if isinstance(block, Paragraph) else "\n"
        for block in cell.blocks
    )
    return "\n".join(said).strip()
