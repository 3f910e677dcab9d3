"""How the word tables beside this file are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def _lines(table: str) -> Iterator[str]:
    """The lines of a table; one that starts with ``#`` is a comment."""
    return (line for line in table.splitlines() if line and not line.startswith("#"))


def words_of(table: str) -> frozenset[str]:
    """Reads words separated by space."""
    return frozenset(word for line in _lines(table) for word in line.split())


def rows_of(table: str) -> Iterator[list[str]]:
    """Reads lines of cells separated by tabs."""
    return (line.split("\t") for line in _lines(table))
