"""Who was elected, named line by line below what they were elected to: `Till valberedning valdes` over names."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.recognisers.lines import Line

_ELECTS = pattern("decision_patterns", "elects-list")
_NAME = r"[A-ZÅÄÖÉ][\wé'-]+(?: (?:von|af|de) )?(?: [A-ZÅÄÖÉ][\wé'-]+){1,3}"
_ENTRY = re.compile(rf"(?:[•·*–-]\s+|[a-z\d]{{1,2}}[.)]\s+)?{_NAME}(?:\s*[,(–-].{{0,60}})?")
_ONLY_NAMES = re.compile(rf"{_NAME}(?:(?:, | och | samt ){_NAME})*\.?")


def elected_below(lines: Sequence[Line], position: int) -> Sequence[Line]:
    """The lines of names below one that ends in the election and names nobody; none when it does not."""
    if not _ELECTS.search(lines[position].text):
        return ()
    return tuple(takewhile(lambda line: _ENTRY.fullmatch(line.text) is not None, lines[position + 1 :]))


def only_names(text: str) -> bool:
    """Whether a text is nothing but names of people: under `Val av justerare` they were elected."""
    return _ONLY_NAMES.fullmatch(text) is not None


def elects_in(heading: str) -> bool:
    """Whether the heading of an item is that of an election."""
    return heading.casefold().startswith(("val ", "val:"))
