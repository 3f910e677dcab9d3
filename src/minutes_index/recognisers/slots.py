"""Patterns with slots, as the rule tables write them: `{people} {elects} att leda mötet`."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows

_SLOT = re.compile(r"\{([a-z_]+)\}")


def filled(pattern: str, table: str = "", /, **given: str) -> str:
    """A regular expression whose slots are filled in, with what is ``given`` or else what a table of ``data/rules`` has for them.

    Raises:
        KeyError: nothing has such a slot.
    """
    words = _words(table) | given

    def word(slot: re.Match[str]) -> str:
        return _SLOT.sub(word, words[slot[1]])

    return _SLOT.sub(word, pattern)


@cache
def _words(table: str) -> dict[str, str]:
    return dict(rows(f"rules/{table}.tsv")) if table else {}
