"""Labels that open a block of people, wherever they stand: alone, before a colon, in a column, broken, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.columns import OFFICES
from minutes_index.annotate.facts.attendance.line_pieces import begins_name
from minutes_index.recognisers.labels import begins_as_label, first_words, label_of
from minutes_index.recognisers.lexicon import Trait, is_title, traits
from minutes_index.recognisers.lines import CELL
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.recognisers.lines import Line

LONGEST_LABEL = 7
"""Words in a label."""
MARGIN = 6
"""Characters of indentation from which a line goes on in the column beside its label."""
OTHERS = "others"
FORMAL_OTHERS = "others of a body of law"
"""The kind of label under which titles tell officials from guests."""
_GAP = re.compile(r"\s{2,}|\t|(?:\s*[._…]){4,}\s*")
_WIDE = re.compile(r"\S\s\s+\S")
_WORD = re.compile(r"[^\s:]+")
_MARKS = re.compile(r"^[*#_•-]+|[*_.]+$")
_INNER = re.compile(r"\s+(?P<label>[A-ZÅÄÖ][^:.,\n]{3,40}):\s")
_ELECTS = pattern("attendance_patterns", "elects")
_TWO_LABELS = re.compile(r"\s*(?P<one>[^:\n]{3,40}): (?P<two>[^:\n]{3,40}):\s*$")
IN_A_ROW = "in a row"
"""The label of a block whose columns have no places: people belong to them in their order on the line."""
_BODYS = pattern("attendance_patterns", "bodys")
_BRACKETED = re.compile(r"^\s*\((?P<label>[^()]{3,40})\)\s+")
"""A label in brackets: `(Kansli) Anna Berg`."""
_CLOSED_BRACKET = re.compile(r"\)(?=[\s:]*[^\s:])")
_AFTER_LABEL = re.compile(r"\s*\([^)]*\)?\s*:?\s*|\s*:\s*")
_LONE_LABEL = re.compile(r"^\s*+[*#_]*+(?P<words>[^:]{3,60}?)\s*+[*_]*+:[*_]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """What a label has opened: the kind of its people, by the column they begin at."""

    columns: tuple[tuple[int, str], ...] = ()
    label: str = ""

    def kind_at(self, column: int) -> str:
        """The kind of the people whose cell begins at ``column``."""
        return max(
            (c for c in self.columns if c[0] <= column + MARGIN), default=self.columns[0], key=lambda c: c[0]
        )[1]

    def formal(self) -> Block:
        """The block as it is in the minutes of a body of law, where others are officials unless something says not."""
        columns = tuple((at, FORMAL_OTHERS if kind == OTHERS else kind) for at, kind in self.columns)
        return Block(columns, self.label)


CLOSED = Block()


def heading_block(heading: str) -> Block:
    """The block that the heading of an item opens for the names below it: `Närvarande`, `Val av två justerare`."""
    elects = _ELECTS.match(heading)
    group, kind = label_of(elects["office"] if elects else heading) or ("", "")
    named = group == "role anywhere" and (not elects or kind in OFFICES)
    return (
        Block(((0, kind),), heading.casefold()) if named or (group, kind) == ("role", "adjuster") else CLOSED
    )


def centred(lines: Sequence[Line], position: int, block: Block) -> Block:
    """The block of a label that stands halfway down the names beside it, seen at the first of them."""
    line = lines[position]
    first_of_run = position == 0 or lines[position - 1].blank
    if not first_of_run or len(line.raw) - len(line.raw.lstrip()) < MARGIN:
        return block
    run = []
    for other in lines[position:]:
        if other.blank:
            break
        run.append(other)
    labels = [
        opened for other in run if (opened := block_of(other.raw, "", in_item=False)[0]) and opened.columns
    ]
    return labels[0] if len(labels) == 1 and len(labels[0].columns) == 1 else block


_STROKE = re.compile(r"\W*[^\W\d_]+(?: [a-zåäö]+)? ?/ ?[^\W\d_]")
"""Two words, of which the second may be the label in Swedish: `Läsnä / Närvarande`."""


def may_open(line: str) -> bool:
    """Whether a line can open a block: it has columns, or begins as a label does; told at once."""
    first = next(filter(None, (_MARKS.sub("", word.group()) for word in islice(_WORD.finditer(line), 3))), "")
    return begins_as_label(first.split("(")[0]) or _STROKE.match(line) is not None or bool(_WIDE.search(line))


def block_of(line: str, above: str, block_kind: str = "", *, in_item: bool) -> tuple[Block | None, str, int]:
    """The block a line opens (None: it goes on with the one before), the text after the label, and where that begins.

    ``above`` is the label on the line before, of which this line may hold the rest; in a block of officials
    (``block_kind``) an office right before a name is a title.
    """
    side_by_side = _side_by_side(line) if _WIDE.search(line) else ()
    in_a_row = _in_a_row(line)
    if side_by_side or in_a_row:
        return Block(side_by_side or in_a_row, "" if side_by_side else IN_A_ROW), "", 0
    found = _bracketed_label(line) or _opening_label(line, above) or _bodys_label(line)
    if found is None:
        return None, line, 0
    (group, kind), words, end = found
    if (
        block_kind in {"official", OTHERS, FORMAL_OTHERS}
        and kind in OFFICES
        and " " not in words
        and line[end : end + 1] == " "
        and not _GAP.match(line[end:])
    ):
        return None, line, 0
    inner = _written_by(line, words, end) if kind == "type" else None
    if inner or (group == "title" and not in_item and (inner := _after_title(line, end))):
        return inner
    if not group.startswith("role") or (in_item and group != "role anywhere"):
        return (CLOSED, "", 0) if not in_item or group != "role" else (None, line, 0)
    return _inner_label(line, end) or (Block(((0, kind),), words), line[end:], end)


def _inner_label(line: str, end: int) -> tuple[Block, str, int] | None:
    """The block of a second label right behind the first, with a colon: `Övriga deltagande Ersättare: Anna Berg`."""
    found = _INNER.match(line, end)
    label = label_of(found["label"]) if found else None
    if not found or not label or not label[0].startswith("role"):
        return None
    return Block(((0, label[1]),), found["label"].casefold()), line[found.end() :], found.end()


def _written_by(line: str, words: str, end: int) -> tuple[Block, str, int] | None:
    """The block of who wrote them, behind the word that may head notes: `Anteckningar: Anna Berg`."""
    colon = line[:end].rstrip(" *").endswith(":")
    return (
        (Block(((0, "secretary"),), words), line[end:], end)
        if colon and begins_name(line[end:].lstrip(" *"))
        else None
    )


def _after_title(line: str, end: int) -> tuple[Block, str, int] | None:
    """The block that a label of people opens behind a label of the title page: `Underskrifter  Sekreterare ..... Anna Berg`."""
    gap = _GAP.match(line, end)
    if not gap:
        return None
    opened, rest, column = block_of(line[gap.end() :], "", in_item=False)
    return (opened, rest, gap.end() + column) if opened and opened.columns else None


def _side_by_side(line: str) -> tuple[tuple[int, str], ...]:
    """The labels of people, with their columns, on a line of two or more that holds nothing else."""
    cells = [(match.start(), match.group().strip(" .")) for match in CELL.finditer(line)]
    found = tuple(
        (column, label[1])
        for column, cell in cells
        if (label := label_of(cell)) and label[0].startswith("role")
    )
    return found if len(found) == len(cells) > 1 else ()


def _in_a_row(line: str) -> tuple[tuple[int, str], ...]:
    """Two labels of people of which each has a colon, with nothing else on their line: columns that lost their gaps."""
    found = _TWO_LABELS.match(line)
    labels = [label_of(found[name]) for name in ("one", "two")] if found else []
    roles = [label[1] for label in labels if label and label[0].startswith("role")]
    return tuple(enumerate(roles)) if len(roles) > 1 else ()


def _opening_label(line: str, above: str) -> tuple[tuple[str, str], str, int] | None:
    """Group and kind, text and end of the label a line begins with."""
    matches = list(islice(_WORD.finditer(line), LONGEST_LABEL))
    first = next(filter(None, (_MARKS.sub("", match.group()) for match in matches)), "")
    if not above and not begins_as_label(first.split("(")[0]) and not _STROKE.match(line):
        return None
    for last in range(len(matches), 0, -1):
        end = matches[last - 1].end()
        raw = line[matches[0].start() : end]
        words = re.sub(r"\s*\(.*", "", raw)
        if _GAP.search(words) or _CLOSED_BRACKET.search(raw):
            continue
        both = label_of(f"{above} {words}") if above and last <= 2 else None
        found = (both if words.islower() else None) or label_of(words) or both
        if found and _ends_label(line, end, found[0]):
            after = _AFTER_LABEL.match(line, end)
            return found, words.casefold(), after.end() if after else end
    return _loose_label(line)


def _bracketed_label(line: str) -> tuple[tuple[str, str], str, int] | None:
    """A label of people that stands in brackets before them."""
    found = _BRACKETED.match(line)
    label = label_of(found["label"]) if found else None
    return (
        (label, found["label"].casefold(), found.end())
        if found and label and label[0].startswith("role")
        else None
    )


def _bodys_label(line: str) -> tuple[tuple[str, str], str, int] | None:
    """A label of people behind the body they belong to, on a line that holds nothing else: `Direktionens ledamöter`."""
    found = _BODYS.match(line)
    label = label_of(found["label"]) if found else None
    return (
        (label, line.casefold().strip(), len(line))
        if found and label and label[0].startswith("role")
        else None
    )


def _loose_label(line: str) -> tuple[tuple[str, str], str, int] | None:
    """A label with more words before its colon: `Deltagare från kommunerna:`."""
    lone = _LONE_LABEL.match(line)
    words = lone["words"].split() if lone else []
    for length in range(min(len(words), LONGEST_LABEL), 0, -1):
        found = label_of(re.sub(r"\(.*", "", " ".join(words[:length])))
        if lone and found and found[0].startswith("role"):
            return found, " ".join(words[:length]).casefold(), lone.end()
    return None


def _ends_label(line: str, end: int, group: str) -> bool:
    """Whether what follows shows that the words before ``end`` are a label: nothing, a colon, a gap, or a name."""
    rest = line[end:]
    if (
        not rest.strip()
        or rest.lstrip().startswith((":", "("))
        or line[:end].endswith("):")
        or _GAP.match(rest)
    ):
        return True
    first = rest.split()[0].lstrip("*")
    shape = traits(first)
    office = is_title(first) and (first[:1].isupper() or first.casefold() not in first_words())
    named = (Trait.GIVEN in shape and Trait.WORD not in shape) or office
    return line.lstrip()[:1].isupper() and (
        (group.startswith("role") and named) or (group == "title" and first[:1].isupper() and len(line) < 200)
    )
