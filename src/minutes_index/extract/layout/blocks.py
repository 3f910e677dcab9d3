"""What word processors and web pages are made of, before it is set as lines of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str
    """Line ends that its writer made are ``\\n``, tabs ``\\t``."""
    mark: str = ""
    """Its number or bullet, where the program and not the writer put it."""
    before: float = 0
    """Space above it, in points."""
    after: float = 0
    indent: float = 0
    """Of its first line, in points."""
    kin: str = ""
    """Its style, when paragraphs of that style stand close to each other whatever space they have."""
    stops: tuple[float, ...] = ()
    """Its tab stops in points from the left margin, in order."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that spans several columns or rows is there once."""

    column: int
    """From 0: where it starts on the grid of the table."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page begins."""


Block = Paragraph | Table | PageBreak
