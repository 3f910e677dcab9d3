"""Counting through the lists of an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.odt.styles import written
from minutes_index.extract.xml_tree import attribute, number

if TYPE_CHECKING:
    from minutes_index.extract.odt.styles import Styles
    from minutes_index.extract.xml_tree import Element


class Lists:
    """Where each list of a document has come to."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._open: list[tuple[str, str]] = []
        self._last: dict[str, str] = {}
        self._due = False
        self._outline: dict[int, int] = {}

    def enter(self, element: Element) -> None:
        """A list begins; within another it is a level of that."""
        outer_key, outer_style = self._open[-1] if self._open else ("", "")
        style = attribute(element, "style-name") or outer_style
        key = outer_key or self._key(element, style)
        self._last[style] = key
        self._open.append((key, style))

    def leave(self) -> None:
        """The list ends."""
        self._open.pop()
        self._due = False

    def item(self, element: Element, *, counted: bool) -> None:
        """An item begins; a header of a list is not counted."""
        self._due = counted
        if counted and (start := attribute(element, "start-value")):
            key, at = self._open[-1][0], len(self._open)
            self._counts.setdefault(key, {})[at] = int(number(start, 1)) - 1

    def mark(self, list_style: str) -> str:
        """What stands before the next paragraph, in a list or not: only the first of an item has a mark."""
        if not self._due:
            return ""
        self._due = False
        key, style = self._open[-1]
        style, at = style or list_style, len(self._open)
        counts = self._counts.setdefault(key, {})
        _step(counts, at, self._styles.level(style, at).start)
        return written(lambda level: self._styles.level(style, level), counts, at)

    def heading(self, at: int) -> str:
        """The number of the next heading of that level that stands in no list."""
        level = self._styles.outline.get(at)
        if level is None or not level.form:
            return ""
        _step(self._outline, at, level.start)
        return written(lambda up: self._styles.outline.get(up, level), self._outline, at)

    @property
    def inside(self) -> bool:
        """Whether a list is open."""
        return bool(self._open)

    def _key(self, element: Element, style: str) -> str:
        if followed := attribute(element, "continue-list"):
            return followed
        if attribute(element, "continue-numbering") == "true" and style in self._last:
            return self._last[style]
        return attribute(element, "id") or f"#{len(self._counts)}"


def _step(counts: dict[int, int], at: int, start: int) -> None:
    counts[at] = counts.get(at, start - 1) + 1
    for deeper in [deeper for deeper in counts if deeper > at]:
        del counts[deeper]
