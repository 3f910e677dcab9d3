"""Tags made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from minutes_index.tagger.model import Tagged
from minutes_index.tagger.tags import BASES, LAYOUT, LINKS, OFFICES, PEOPLE
from minutes_index.tagger.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def tagged(
    text: str,
    people: Mapping[str, str] | None = None,
    layout: Mapping[str, str] | None = None,
    roles: Mapping[str, Sequence[str]] | None = None,
    points: Mapping[str, tuple[str, str]] | None = None,
) -> Tagged:
    """Tags of a text in which each word stands once, at a probability of .9.

    Args:
        text: the text.
        people: by word, what is said of people.
        layout: by word, what part of the minutes it is.
        roles: by word with which a name begins, the roles of somebody.
        points: by such a word, the kind of link, and the word it points at.
    """
    cut = tokens(text)
    place = {word: i for i, word in enumerate(cut.words)}
    base, office = (
        np.full((len(cut), len(BASES)), 0.0, np.float32),
        np.zeros((len(cut), len(OFFICES)), np.float32),
    )
    base[:, 0] = 1
    for word, held in (roles or {}).items():
        for role in held:
            if role in BASES:
                base[place[word]] = [0.8 if other == role else 0.02 for other in BASES]
            else:
                office[place[word], OFFICES.index(role)] = 0.8
    links = {name: np.arange(len(cut), dtype=np.int32) for name in LINKS}
    for word, (kind, other) in (points or {}).items():
        links[kind][place[word]] = place[other]
    return Tagged(
        cut,
        _scores(cut.words, people or {}, PEOPLE),
        _scores(cut.words, layout or {}, LAYOUT),
        base,
        office,
        links,
    )


def _scores(
    words: Sequence[str], said: Mapping[str, str], kinds: Sequence[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    found = np.full((len(words), len(kinds)), 0.1 / len(kinds), np.float32)
    for i, word in enumerate(words):
        found[i, kinds.index(said.get(word, "outside"))] = 0.9
    return found
