"""Patterns of the rule tables: each row has an id, a regular expression and an example in which it is found."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from minutes_index.data import rows
from minutes_index.recognisers.slots import filled

CASED: Final = "(?-i:"
"""The beginning of a row in which case matters."""
PART: Final = "/"
"""Between the name of a pattern and that of one of its alternatives, each a row of its own: `rights/may`, `rights/not`."""


@cache
def pattern(table: str, name: str, /, **slots: str) -> re.Pattern[str]:
    """The pattern that a table of ``data/rules`` has under a name: its row, or its rows as alternatives in their order.

    Case does not matter but in rows that begin with `CASED`. ``slots`` are the expressions for what stands as ``{slot}`` in a row.

    Raises:
        KeyError: the table has no such name.
    """
    parts = _named(table).get(name)
    if not parts:
        raise KeyError(name)
    cased = all(part.startswith(CASED) for part in parts)  # faster than to leave out the case of all in vain
    return re.compile(filled("|".join(parts), **slots), re.NOFLAG if cased else re.IGNORECASE)


@cache
def _named(table: str) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for id_, expression, _ in rows(f"rules/{table}.tsv"):
        named.setdefault(id_.split(PART)[0], []).append(expression)
    return named
