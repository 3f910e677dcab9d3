"""Names in capitals as others write them: `PIA AF KLERCKER`, `Anna VON DER ESCH`."""

from __future__ import annotations

import re

from minutes_index.recognisers.lexicon import is_particle

SHORTEST_SHOUT = 3
"""Capitals in a row that are a word, and no initials."""
CAPITALS = re.compile(r"[A-ZÅÄÖÉ][A-ZÅÄÖÉ-]+")


def lowered(word: str) -> str:
    """A word in capitals as it is written within a sentence."""
    if is_particle(word):
        return word.casefold()
    return word.title() if CAPITALS.fullmatch(word) else word


def cased(name: str) -> str:
    """A name with capitals only where a name has them; initials stay."""
    first, *others = name.split()
    return " ".join(
        [
            _capitalised(first),
            *(word.casefold() if is_particle(word) else _capitalised(word) for word in others),
        ]
    )


def _capitalised(word: str) -> str:
    """A word with a capital first, where it is all capitals and no initials."""
    if not word.isupper() or len(word) < SHORTEST_SHOUT:
        return word
    return re.sub(r"[A-ZÅÄÖÉ]{2,}", lambda match: match.group().capitalize(), word)
