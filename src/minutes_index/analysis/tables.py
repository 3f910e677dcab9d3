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


def lemmas_by_form(table: str) -> dict[str, str]:
    """Reads ``lemma TAB forms`` lines, the forms separated by space."""
    rows = (line.split("\t") for line in _lines(table))
    return {form: lemma for lemma, forms in rows for form in forms.split()}
