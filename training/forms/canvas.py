"""The text while it is written, with the marks on it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.forms.form import Mark


@dataclass(slots=True)
class Canvas:
    """Pieces of text, and the marks on what was written."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    column: int = 0
    """Where in its line the next sign stands."""
    marks: list[Mark] = field(default_factory=list)
    capital: bool = False
    """Whether the next letter is a capital."""
    capitals: bool = False
    """Whether all letters are."""

    def write(self, text: str) -> None:
        """Put something at the end."""
        if not text:
            return
        if self.capitals:
            text = text.upper() if len(text.upper()) == len(text) else text
        if self.capital and text[0].isalnum():
            text = text[0].upper() + text[1:]
            self.capital = False
        self.pieces.append(text)
        self.length += len(text)
        newline = text.rfind("\n")
        self.column = self.column + len(text) if newline < 0 else len(text) - newline - 1

    @contextmanager
    def marked(self, mark: Mark | None) -> Iterator[None]:
        """What is written meanwhile is marked, unless it is nothing."""
        start = self.length
        yield
        if mark is not None and self.length > start:
            mark.start, mark.end = start, self.length
            self.marks.append(mark)

    @contextmanager
    def shouting(self, loud: bool) -> Iterator[None]:  # noqa: FBT001 -- a switch is a switch
        """What is written meanwhile is in capitals."""
        before, self.capitals = self.capitals, self.capitals or loud
        yield
        self.capitals = before

    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)
