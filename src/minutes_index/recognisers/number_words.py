"""Words that say what digits are: before them on the line, above them, or at the head of their column."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from minutes_index.data import rows
from minutes_index.recognisers.number_spellings import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER: Final = "other"
"""The group of words for digits of neither a person nor an organisation."""
BEFORE: Final = 100
"""Characters before digits in which a word may say what they are."""
_FORMS: Final = {"nummer": r"num+(?:er|ret|ren)s?", "nr": r"nr"}
"""Words that stand for their forms."""
_LETTER = re.compile(r"[^\W\d_]")
_DIRECTLY = re.compile(r"[^\w\n]{0,5}\Z")
_MARKS: Final = "\t|;"
"""Between cells whose columns are counted."""
_COUNTED: Final = 10_000
"""Where counted columns begin, far behind those of a line that is set."""

Place = tuple[int, int]
"""A column: its first character in a line and the one behind its last."""


@cache
def _words() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What matches a word that says what digits are, with a group of its own for each group of words."""
    groups = [
        (group, sorted(words.split("|"), key=len, reverse=True)) for group, words in rows("number_words.tsv")
    ]
    patterns = (f"(?P<{group}>{'|'.join(map(_spelled, words))})" for group, words in groups)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W\d_])", re.IGNORECASE)
    return pattern, tuple(group for group, _ in groups)


def _spelled(word: str) -> str:
    """A word whose parts may be joined, or parted by a point, a hyphen, a blank."""
    return r"[-. ]{0,2}".join(_FORMS.get(part) or re.escape(part) for part in word.split())


def _found(text: str, start: int, end: int) -> Iterator[tuple[str, Place]]:
    for found in _words()[0].finditer(text, start, end):
        yield str(found.lastgroup), found.span()


class Words:
    """What the words of a plain text say of digits in it; asked from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 0
        self._heads: dict[Place, str] = {}

    def directly_before(self, start: int) -> str:
        """The group of the word that nothing but signs parts from what begins at ``start``; empty for none."""
        found = list(_found(self._text, max(0, start - BEFORE), start))
        return found[-1][0] if found and _DIRECTLY.match(self._text[found[-1][1][1] : start]) else ""

    def on_line(self, start: int) -> str:
        """The group of the last word before ``start`` on its line; empty for none."""
        line = self._text.rfind("\n", max(0, start - BEFORE), start) + 1
        return next(
            iter([group for group, _ in _found(self._text, max(line, start - BEFORE), start)][::-1]), ""
        )

    def above(self, start: int) -> set[str]:
        """The groups of the words not far before the line of ``start``."""
        line = self._text.rfind("\n", 0, start) + 1
        return {group for group, _ in _found(self._text, max(0, start - BEFORE), line)}

    def over(self, start: int, end: int) -> str:
        """The group of the word at the head of the column from ``start`` to ``end``, however far above; empty for none."""
        line = self._text.rfind("\n", 0, start) + 1
        while self._line < line:
            below = self._text.index("\n", self._line) + 1
            self._follow(self._line, below - 1)
            self._line = below
        stop = self._text.find("\n", line)
        first, last = self._place(line, len(self._text) if stop < 0 else stop, (start, end))
        return next((group for head, group in self._heads.items() if head[0] < last and first < head[1]), "")

    def _follow(self, start: int, end: int) -> None:
        """Closes the columns that a line ends, and opens those that it heads."""
        line = self._text[start:end]
        if self._heads and _LETTER.search(line) and _ends_table(line):
            self._heads = {
                head: group for head, group in self._heads.items() if len(line) <= head[0] < _COUNTED
            }
        for group, span in _found(self._text, start, min(end, start + WIDEST)):
            first, last = self._place(start, end, span)
            kept = {head: old for head, old in self._heads.items() if head[1] <= first or last <= head[0]}
            self._heads = {**kept, (first, last): group}

    def _place(self, line: int, end: int, span: Place) -> Place:
        """The column of a span: where its characters stand in the line, or which cell it is."""
        mark = next((mark for mark in _MARKS if self._text.find(mark, line, end) >= 0), "")
        at = _COUNTED + self._text.count(mark, line, span[0]) if mark else 0
        return (at, at + 1) if mark else (span[0] - line, span[1] - line)


def _ends_table(line: str) -> bool:
    """Whether a line is running text or the heading of an item."""
    said = line.strip()
    return said.startswith("§") or ("  " not in said and not any(mark in line for mark in _MARKS))
