"""In which state a document is by its own words: a draft, adjusted, an extract, a summons.

The words are rows of ``data/versions.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from minutes_index.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.model import Document

HEAD: Final = 300
"""Characters at the start of a text in which it says what it is."""
APART: Final = re.compile(r"[\s_.\-–,]+")


class State(StrEnum):
    """What a document says of itself."""

    DRAFT = "draft"
    ADJUSTED = "adjusted"
    CORRECTED = "corrected"
    EXTRACT = "extract"
    AT_ONCE = "at once"
    """Minutes of single items that were adjusted at the meeting."""
    SUMMONS = "summons"
    SCAN = "scan"
    COPY = "copy"


class Where(StrEnum):
    """Where a document says it."""

    NAME = "name"
    HEAD = "head"
    LINE = "line"
    """On a line of its own, as a stamp or a watermark."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that tell a state."""

    state: State
    where: Where
    certainty: float
    words: str
    """As they stand there."""

    def __str__(self) -> str:
        """For a reason: ``“utkast” in the file name``."""
        place = {
            Where.NAME: "in the file name",
            Where.HEAD: "at its head",
            Where.LINE: "on a line of its own",
            Where.TEXT: "in its text",
        }
        return f"“{self.words}” {place[self.where]}"


@cache
def _table() -> tuple[tuple[State, Where, float, re.Pattern[str]], ...]:
    return tuple(
        (State(state), Where(where), float(certainty), _expression(words, Where(where)))
        for state, where, certainty, words in rows("versions.tsv")
    )


def _expression(words: str, where: Where) -> re.Pattern[str]:
    if where is Where.LINE:
        return re.compile(rf"^[ \t]*(?:{words})[ \t.!]*$", re.IGNORECASE | re.MULTILINE)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def file_words(document: Document) -> str:
    """The file name without its ending, NFC, with single blanks between its words."""
    return APART.sub(" ", normalize("NFC", PurePath(document.source.path).stem)).strip()


def signs(document: Document) -> tuple[Sign, ...]:
    """What a document says of its own state, one sign for each row of the table that fits."""
    head = " ".join(f"{document.title}\n{document.text[:HEAD]}".split())
    places = {
        Where.NAME: file_words(document),
        Where.HEAD: head,
        Where.LINE: document.text,
        Where.TEXT: document.text,
    }
    return tuple(_signs(places))


def _signs(places: dict[Where, str]) -> Iterator[Sign]:
    for state, where, certainty, expression in _table():
        if found := expression.search(places[where]):
            yield Sign(state, where, certainty, " ".join(found.group().split()))


def certainty_of(found: Iterable[Sign]) -> float:
    """How sure signs that do not depend on each other make a state, 0 to 1: one minus the chance that all err."""
    doubt = 1.0
    for sign in found:
        doubt *= 1 - sign.certainty
    return 1 - doubt
