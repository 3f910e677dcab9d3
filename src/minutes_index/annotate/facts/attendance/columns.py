"""The lines of a list as they are to be read: columns that have labels of their own one after the other."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.line_pieces import role_words
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.annotate.facts.attendance.tables import heads_of
from minutes_index.recognisers import people_labels
from minutes_index.recognisers.labels import first_words, label_of, labels, opening_label
from minutes_index.recognisers.lines import CELL, Line, line_at, lines_within
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Span

FOLDED = 25
"""Characters of a line that holds a part of a folded label."""
RIGHT = 20
"""Characters from the margin at which a second column can begin."""
FLAT = 300
"""Characters of a line that holds a whole page, its line breaks lost."""
JOINED = 40
"""Characters of a line in which the lines of several lists may have run together."""
TELLING = 8
"""Letters of a label that hardly begins a title within a list."""
FARTHEST = 50
"""Lines below a label within which its first name stands."""
SLACK = 3
"""Characters by which the cells of one column may be out of line."""
OFFICES = frozenset({"chair", "vice chair", "secretary", "adjuster"})
_BEHIND = pattern("attendance_patterns", "behind")
"""Words within a line with which a label could begin."""
SIGNING = OFFICES - {"adjuster"}
"""Offices that are titles of people as well."""
_INLINE_LABEL = re.compile(r"(?:(?<=[.;] )|(?<=\s\s))(?P<label>[A-ZÅÄÖ][^:.\n]{2,60}):\s")


def strands(text: str, span: Span) -> Iterator[Line]:
    """The lines of a stretch of ``text`` in reading order, each that lies in two columns as two."""
    lines = list(lines_within(text, span))
    lines = _with_whole_labels(lines)
    for block in _regions(lines):
        gutter = _gutter(block)
        if gutter is None:
            for _, run in groupby(block, key=lambda line: line.blank):
                yield from _run(list(run))
        else:
            yield from _column(
                [line_at(line.start, line.raw[: _cut(line.raw, gutter)]) for line in block], block
            )
            yield from _column([_right(line, gutter) for line in block], block)


def _run(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines without a blank between, in reading order."""
    folded = _folded_gutter(lines)
    if folded is None:
        yield from (piece for line in lines for piece in _at_labels(line))
    else:
        yield from _unfolded([line_at(line.start, line.raw[: _cut(line.raw, folded)]) for line in lines])
        yield from _unfolded([_right(line, folded) for line in lines])


def _folded_gutter(block: Sequence[Line]) -> int | None:
    """Where the right of two columns of names begins, when an office in the left one has gone over to a line of its own."""
    for position, line in enumerate(block[1:], 1):
        cells = list(CELL.finditer(line.raw))
        above = [cell.start() for cell in CELL.finditer(block[position - 1].raw)]
        if (
            len(cells) >= 2
            and cells[-2].group().casefold().strip(" ,.") in role_words()
            and above
            and abs(above[-1] - cells[-1].start()) <= SLACK
            and entries(cells[-1].group(), 0)
            and entries(block[position - 1].raw[: above[-1]], 0)
        ):
            return cells[-1].start()
    return None


def _unfolded(pieces: Sequence[Line]) -> Iterator[Line]:
    """The lines of a column, an office on a line of its own joined to the name above."""
    waiting: Line | None = None
    for piece in pieces:
        words = piece.raw.split()
        if waiting and words and (words[0][0].islower() or waiting.raw.rstrip().endswith((",", ":e", ":a"))):
            waiting = line_at(waiting.start, f"{waiting.raw.rstrip()} {piece.raw.strip()}")
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting


def _with_whole_labels(lines: list[Line]) -> list[Line]:
    """The lines with a label that was folded into two or three of them on the first: `Närvarande, ej / tjänstgörande / ersättare`."""
    whole = list(lines)
    for at, line in enumerate(lines):
        first = line.raw[: FOLDED + RIGHT].split(maxsplit=1)
        if not first or first[0].casefold().strip(",") not in first_words():
            continue
        for count in (3, 2):
            parts = [line.raw.strip() for line in whole[at : at + count]]
            short = len(parts) == count and all(0 < len(part) <= FOLDED for part in parts)
            label = label_of(" ".join(parts)) if short else None
            if label and label[0].startswith("role") and not all(map(label_of, parts)):
                whole[at] = line_at(whole[at].start, " ".join(parts))
                whole[at + 1 : at + count] = [line_at(line.start, "") for line in whole[at + 1 : at + count]]
                break
    return whole


def _column(pieces: Sequence[Line], block: Sequence[Line]) -> Iterator[Line]:
    """One column's pieces, without the blanks that the other column left, and with words broken at its edge made whole."""
    kept = [piece for piece, line in zip(pieces, block, strict=True) if not piece.blank or line.blank]
    broken = ""
    start = 0
    for piece in kept:
        text, start = (broken + piece.raw.lstrip(), start) if broken else (piece.raw.rstrip(), piece.start)
        broken = text[:-1] if text.endswith("-") and len(text) > 1 and text[-2].isalpha() else ""
        if not broken:
            yield line_at(start, text)
    if broken:
        yield line_at(start, broken)


def _regions(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that may share columns: up to two blank lines do not part them."""
    region: list[Line] = []
    blanks = 0
    for line in lines:
        blanks = blanks + 1 if line.blank else 0
        if region and (
            blanks > 2
            or (
                len(line.raw.strip()) > 100
                and not CELL.fullmatch(line.raw.strip()[:2])
                and "  " not in line.raw.strip()
            )
        ):
            yield region
            region = []
        region.append(line)
    if region:
        yield region


def _gutter(block: Sequence[Line]) -> int | None:
    """Where a second column with labels of its own begins, or None."""
    left = _left_label(block)
    columns = (
        match.start()
        for position, line in enumerate(block)
        if left is not None and len(line.raw) > RIGHT and not _heads_table(line.raw)
        for match in CELL.finditer(line.raw)
        if match.start() >= RIGHT
        and match.start() > left
        and _heads_column(match, block[position + 1 : position + 1 + FARTHEST])
    )
    return min(columns, default=None)


def _heads_table(line: str) -> bool:
    """Whether a line heads a table of attendance, whose columns belong to one row a person."""
    cells = [match.group().casefold() for match in CELL.finditer(line)]
    return len(cells) > 2 and any(cell in heads_of("presence") for cell in cells)


def _heads_column(cell: re.Match[str], below: Sequence[Line]) -> bool:
    """Whether a cell is a label of people (an office beside a name is none) with a name under it."""
    label = label_of(cell.group())
    if not label or not label[0].startswith("role") or label[1] in OFFICES:
        return False
    for line in below:
        under = [
            match.group() for match in CELL.finditer(line.raw) if abs(match.start() - cell.start()) <= SLACK
        ]
        if under:
            return bool(entries(under[0], 0))
    return False


def _left_label(block: Sequence[Line]) -> int | None:
    """Where the first to end of the labels of people ends that stand alone in a cell of the left column; None without one."""
    firsts = (CELL.search(line.raw) for line in block)
    ends = (
        first.end()
        for first in firsts
        if first and first.start() < RIGHT and (label_of(first.group()) or ("", ""))[0].startswith("role")
    )
    return min(ends, default=None)


def _cut(line: str, gutter: int) -> int:
    """Where the left part of a line ends: before the first cell that begins at the gutter, or the gap nearest to it."""
    starts = [match.start() for match in CELL.finditer(line) if match.start() >= gutter - SLACK]
    return starts[0] if starts else len(line)


def _right(line: Line, gutter: int) -> Line:
    cut = _cut(line.raw, gutter)
    return line_at(line.start + cut, line.raw[cut:])


def _at_labels(line: Line) -> Iterator[Line]:
    """A line cut where another label begins: `Ordförande: NN. Sekreterare: NN.`."""
    flat = len(line.raw) > FLAT
    cuts = (
        [match.start("label") for match in _flat_label().finditer(line.raw)]
        if flat
        else _inner_cuts(line.raw)
    )
    for start, end in pairwise([0, *(cut for cut in cuts if cut), len(line.raw)]):
        yield line_at(line.start + start, line.raw[start:end])


def _inner_cuts(text: str) -> list[int]:
    """Where labels begin within a line that is no whole page: those with a colon, and lists of others behind a name."""
    found = (
        {match.start("label") for match in _INLINE_LABEL.finditer(text) if opening_label(match["label"])}
        if ":" in text
        else set()
    )
    if len(text) > JOINED and any(word.casefold() in first_words() for word in _BEHIND.findall(text)):
        found |= {match.start("label") for match in _joined_label().finditer(text)}
    return sorted(found)


@cache
def _joined_label() -> re.Pattern[str]:
    """Matches a label of a list of people behind another list, where their lines have run together."""
    lists = [
        label
        for label, (group, kind) in labels().items()
        if group.startswith("role") and kind not in SIGNING and label[0].isalpha() and len(label) >= TELLING
    ]
    colons = [label for label, (group, kind) in labels().items() if (group, kind) == ("title", "place")]
    return re.compile(
        rf"(?<=[\w).] )(?=[A-ZÅÄÖ])(?P<label>(?:{_spelt(lists)}|{people_labels.sequence()})(?=:? [A-ZÅÄÖ*])|(?<=\) )(?:Övriga|Gäster)(?= [A-ZÅÄÖ])|(?:{_spelt(colons)})(?=: ))"
    )


def _spelt(known: Sequence[str]) -> str:
    """Labels as they begin with a capital, the longest first, as one expression."""
    return "|".join(
        re.escape(spelling).replace(r"\ ", r"\s+")
        for label in sorted(known, key=len, reverse=True)
        for spelling in (label[0].upper() + label[1:], label.upper())
    )


@cache
def _flat_label() -> re.Pattern[str]:
    """Matches a label of people or of a title page within a line, before a name, another label or a colon."""
    known = [
        label
        for label, (group, _) in labels().items()
        if group != "part" and label[0].isalpha() and len(label) > 3
    ]
    return re.compile(
        rf"(?<![\w-])(?<!, )(?=[A-ZÅÄÖ])(?P<label>{_spelt(known)}|{people_labels.sequence()})(?=:|\s+[A-ZÅÄÖ*§(]|\s+\d|\s*$)"
    )
