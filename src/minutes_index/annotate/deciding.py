"""How running text tells of decisions: the expressions of ``deciding.tsv``, by kind."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows


@cache
def expression(kind: str) -> re.Pattern[str]:
    """The pattern for the expressions of a kind, as whole words.

    Raises:
        KeyError: there is no such kind.
    """
    found = dict(rows("deciding.tsv"))
    return re.compile(rf"(?<![\w-])(?:{found[kind]})(?![\w-])", re.IGNORECASE)
