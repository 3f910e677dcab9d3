"""Patterns with slots, as the rule tables write them: `{people} {elects} att leda mötet`."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows

_SLOT = re.compile(r"\{([a-z_]+)\}")


@cache
def filled(pattern: str, table: str) -> str:
    """A regular expression whose slots are filled in with the words that a table of ``data/rules`` has for them.

    Raises:
        KeyError: the table has no such slot.
    """
    return _SLOT.sub(lambda slot: filled(_words(table)[slot[1]], table), pattern)


@cache
def _words(table: str) -> dict[str, str]:
    return dict(rows(f"rules/{table}.tsv"))
