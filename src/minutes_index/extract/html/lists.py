"""Numbers and bullets of lists on web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.extract.layout.list_numbers import letters, roman
from minutes_index.extract.xml_tree import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.extract.xml_tree import Element

LISTS = frozenset({"ol", "ul", "menu", "dir"})
_FIGURES: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}


class Counter:
    """Counts through one list."""

    def __init__(self, element: Element, *, marked: bool) -> None:
        self._marked, self._numbered = marked, element.tag == "ol"
        self._figure = _FIGURES.get(element.get("type") or "", str)
        self._step = 1 if element.get("reversed") is None else -1
        start = len(element.findall("li")) if self._step < 0 else 1
        self._next = int(number(element.get("start") or "", start))

    def mark(self, item: Element, *, marked: bool) -> str:
        """What stands before the next item; nothing where a style takes it away."""
        count = int(number(item.get("value") or "", self._next))
        self._next = count + self._step
        if not (marked and self._marked):
            return ""
        return f"{self._figure(count)}." if self._numbered else "•"
