"""PAGES -> DOCUMENT: running heads out, broken lines joined, the text cut into sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.model import Section, SectionKind, Span
from minutes_index.structure.furniture import parted, set_apart
from minutes_index.structure.lines import page_lines
from minutes_index.structure.lost_numbers import with_numbers
from minutes_index.structure.paragraphs import text_of
from minutes_index.structure.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import Page


@dataclass(frozen=True, slots=True)
class Structure:
    """The text of a document, where its pages begin, and its sections."""

    text: str
    page_starts: tuple[int, ...]
    sections: tuple[Section, ...]
    furniture: str
    """Lines that were set apart from the text and say something; empty when there are none."""


def structure(pages: Sequence[Page]) -> Structure:
    """One text out of ``pages`` (numbered from 1, at least one), with its sections."""
    lines = parted(with_numbers(page_lines(pages)))
    text = text_of(lines.text, len(pages))
    return Structure(text.text, text.page_starts, sections_of(text.text), set_apart(pages, lines))


def with_furniture(text: str, sections: Sequence[Section], furniture: str) -> tuple[str, tuple[Section, ...]]:
    """The text and its sections, followed by one of what was set apart, if anything was."""
    if not furniture:
        return text, tuple(sections)
    whole = f"{text}\n\n{furniture}"
    last = replace(sections[-1], span=Span(sections[-1].span.start, len(text) + 2))
    apart = Section(Span(len(text) + 2, len(whole)), len(sections), SectionKind.FURNITURE)
    return whole, (*sections[:-1], last, apart)
