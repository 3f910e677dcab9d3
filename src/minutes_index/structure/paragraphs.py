"""Lines -> text: wrapped lines joined, broken words made whole, columns and lists left as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from minutes_index.data import counts
from minutes_index.recognisers.labels import is_label
from minutes_index.structure.headings import BULLET, paragraph_heading
from minutes_index.structure.joins import alike, apart, glue, keeps_hyphen, stands_alone
from minutes_index.structure.lines import LONGEST
from minutes_index.structure.margins import SENTENCE_END, margins

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from minutes_index.structure.margins import Margin
    from minutes_index.structure.page_line import PageLine

SENTENCE = 6
"""Words on a line that make it running text and no heading."""
LONE_LETTERS = 2
"""Words of one letter that a letter-spaced line has at the least."""
_LETTER_SPACED = re.compile(r"(?:[^\W\d_]{1,3} ){4,}[^\W\d_]{1,3}")


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of a document and where its pages begin in it."""

    text: str
    page_starts: tuple[int, ...]


def text_of(lines: Sequence[PageLine], pages: int) -> Text:
    """The lines as one text; ``pages`` is how many pages the document has."""
    known = margins(lines)
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    said, previous, page = "", "", 0
    for line in _bridged(_trimmed(lines), known, _ended(lines)):
        text = _despaced(line.text)
        between = _glue(said, previous, text, known[page]) if pieces else ""
        if between in {"", " "}:
            text = text.lstrip()
        if between == "" and pieces and not keeps_hyphen(previous, text):
            whole = pieces[-1].rstrip("-\u00ad\u2010")
            length -= len(pieces[-1]) - len(whole)
            pieces[-1] = whole
        if between == "" and pieces and not is_normalized("NFC", pieces[-1][-1:] + text[:1]):
            between = " "  # an accent that begins a line is none of the letter above
        pieces.append(between + text)
        if line.text.strip():
            starts.setdefault(line.page, length + len(between))
        length += len(between) + len(text)
        said = text if between == "\n" else said + between + text
        previous, page = line.text, line.page
    return Text("".join(pieces), _page_starts(starts, pages, length))


def _glue(said: str, previous: str, text: str, margin: Margin) -> str:
    """What to put between two lines; a paragraph ends when the next line would make it too long."""
    return "\n" if len(said) + len(text) > LONGEST else glue(said, previous, text, margin)


def _page_starts(starts: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """A page that contributed nothing begins where the next one does; the first begins at 0."""
    result: list[int] = []
    following = length
    for page in range(pages, 0, -1):
        following = starts.get(page, following)
        result.append(following)
    return (0, *result[::-1][1:])


def _trimmed(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines with no blank ones at the ends and never two in a row."""
    kept: list[PageLine] = []
    for line in lines:
        if not line.blank or (kept and not kept[-1].blank):
            kept.append(line)
    return kept[:-1] if kept and kept[-1].blank else kept


def _ended(lines: Sequence[PageLine]) -> frozenset[int]:
    """Pages with whose last line a paragraph ends: more blank lines follow, up to the next text, than the one that a running head has below it."""
    filled = [position for position, line in enumerate(lines) if not line.blank]
    return frozenset(
        lines[one].page
        for one, two in pairwise(filled)
        if lines[one].page != lines[two].page and two - one > 2
    )


def _bridged(
    lines: Sequence[PageLine], known: Mapping[int, Margin], ended: Container[int]
) -> Iterator[PageLine]:
    """The lines without blank ones inside a sentence or a list: wide leading looks like the end of a paragraph, and so does a page break."""
    for position, line in enumerate(lines):
        if line.blank and 0 < position < len(lines) - 1:
            before, after = lines[position - 1], lines[position + 1]
            margin = known[before.page]
            alone = position < 2 or lines[position - 2].blank
            if _runs_on(before.text, after.text, margin, alone=alone):
                continue
            over = before.page != after.page
            if over and _over_page(before.text, after.text, margin, ended=before.page in ended):
                continue
        yield line


def _over_page(previous: str, text: str, margin: Margin, *, ended: bool) -> bool:
    """Whether a paragraph or a list goes on over a page break, where one blank line says nothing."""
    stopped = previous.rstrip().endswith((".", "!", "?"))
    if glue(previous, previous, text, margin) != "\n":
        return not (stopped and ended)
    if stopped:
        return False
    return is_label(previous) or alike(previous, text) or len(text.split()) >= SENTENCE


def _runs_on(previous: str, text: str, margin: Margin, *, alone: bool) -> bool:
    """Whether a sentence goes on over a blank line; ``alone`` says that the line before it stands between two."""
    goes_on = text.strip()[0].islower() or (alone and not BULLET.match(previous))
    return (
        margin.ends(previous, text)
        and goes_on
        and not previous.rstrip().endswith(SENTENCE_END)
        and len(previous.split()) >= SENTENCE
        and not apart(previous, text)
        and not stands_alone(previous, previous, text, margin)
        and not paragraph_heading(previous)
    )


def _despaced(text: str) -> str:
    """A letter-spaced line (`P R O T O K O L L`) closed up; words are told apart by wider gaps."""
    stripped = text.strip()
    words = stripped.split()
    known = counts("word_frequencies.tsv.gz")
    lone = sum(len(word) == 1 for word in words)
    if not _LETTER_SPACED.fullmatch(stripped) or lone < LONE_LETTERS:
        return text
    if any(len(word) > 1 and word in known for word in words):
        return text
    return stripped.replace(" ", "")
