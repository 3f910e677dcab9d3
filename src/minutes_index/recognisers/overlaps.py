"""Which characters of a text belong to something already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutes_index.model import Span


class Taken:
    """A map of a text with the spans that are taken; asking and adding cost no more than the span is long."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._map = bytearray(length)
        for span in spans:
            self.add(span)

    def meets(self, span: Span) -> bool:
        """Whether a character of ``span`` is taken."""
        return self._map.find(1, span.start, span.end) >= 0

    def add(self, span: Span) -> None:
        """Takes the characters of ``span``."""
        self._map[span.start : span.end] = b"\x01" * len(span)
