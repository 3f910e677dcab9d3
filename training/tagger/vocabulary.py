"""The words that the network knows by themselves: those of forms, but for what names people, places and firms."""

from __future__ import annotations

from collections import Counter
from typing import Final

from minutes_index.tagger.tags import PEOPLE
from minutes_index.tagger.tokens import tokens
from training.forms import draw
from training.tagger.targets import targets

FORMS: Final = 1500
FEWEST: Final = 4
"""Forms that a word must stand in."""
NAMED: Final = frozenset(
    PEOPLE.index(kind) for kind in PEOPLE if kind.startswith(("name", "mention", "affil"))
)


def vocabulary(seed: int) -> list[str]:
    """The words, lower case, the most frequent first; the number of the first is 1."""
    found: Counter[str] = Counter()
    for i in range(FORMS):
        form = draw(seed * 1_000_000 + i)
        cut = tokens(form.text)
        named = targets(form, cut).people
        found.update(
            {word.casefold() for word, kind in zip(cut.words, named, strict=True) if int(kind) not in NAMED}
        )
    return sorted(
        (word for word, count in found.items() if count >= FEWEST), key=lambda word: (-found[word], word)
    )
