"""PAGES -> DOCUMENT: running heads out, broken lines joined, the text cut into sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.structure.furniture import without_furniture
from minutes_index.structure.lines import lines_of
from minutes_index.structure.paragraphs import text_of
from minutes_index.structure.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Page, Section


@dataclass(frozen=True, slots=True)
class Structure:
    """The text of a document, where its pages begin, and its sections."""

    text: str
    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]


def structure(pages: Sequence[Page]) -> Structure:
    """One text out of ``pages`` (numbered from 1, at least one), with its sections."""
    text = text_of(without_furniture(lines_of(pages)), len(pages))
    return Structure(text.text, text.page_starts, sections_of(text.text))
