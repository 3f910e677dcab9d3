"""What the tagger is told of each token: its word and affixes, what the word can be, and where it stands."""

from __future__ import annotations

import math
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from minutes_index.data import rows
from minutes_index.model import Role
from minutes_index.recognisers.labels import begins_as_label, label_of
from minutes_index.recognisers.lexicon import (
    Trait,
    given_bearers,
    is_initials,
    is_particle,
    is_title,
    municipalities,
    traits,
)
from minutes_index.tagger.network import PREFIXES, SUFFIXES
from minutes_index.tagger.tokens import BLANK, GAP, LAYOUT, LINE, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutes_index.tagger.tokens import Tokens

FloatArray = np.ndarray[Any, np.dtype[np.float32]]
IntArray = np.ndarray[Any, np.dtype[np.int32]]

WORDS: Final = 20_000
"""Words whose features are remembered."""
TRAITS: Final = tuple(Trait)
SHAPE: Final = 22
"""Features of a word's shape and of what lists say of it, beside its traits."""
LABELS: Final = (*Role, "others", "decision", "proposal", "background", "part", "title", "list")
"""Kinds of label; of the parts of an item and of the title page those not named are one."""
LABEL_WORDS: Final = 6
"""Words of the longest label that is looked for."""
ROLE_WORDS: Final = 6
PERIODS: Final = (4, 12, 48)
"""Lines after which the place of a line in its block repeats, in the waves that tell it."""
FAR: Final = 60
"""Tokens, or lines, beyond which distance is no longer told."""
PLACE: Final = 17 + 4 * len(PERIODS)
"""Features of where a token stands."""
PARTIES: Final = frozenset(row[0].casefold() for row in rows("parties.tsv")) | {
    "fp",
    "nyd",
    "spi",
    "fi",
    "kds",
}
KNOWN_LABELS: Final = len(TRAITS) + SHAPE
KNOWN_ROLES: Final = KNOWN_LABELS + len(LABELS)
UNDER: Final = KNOWN_ROLES + len(Role)
"""The last label that was known, by its kind, told of all tokens behind it."""
SIZE: Final = UNDER + len(LABELS) + PLACE
"""Features of a token."""


@lru_cache(maxsize=WORDS)
def of_word(word: str) -> FloatArray:
    """The features of a word by itself: traits, then shape."""
    found = np.zeros(KNOWN_LABELS, np.float32)
    if word[0] == "<" and len(word) > 1:
        found[len(TRAITS)] = 1
    elif word.isdecimal():
        found[len(TRAITS) + 1 : len(TRAITS) + 5] = (1, len(word) == 4, len(word) <= 2, int(word[:6]) <= 31)
    elif word[0].isalpha():
        _of_letters(word, found)
    return found


def _of_letters(word: str, found: FloatArray) -> None:
    lower, shouted = word.casefold(), word.isupper() and len(word) > 1
    known = traits(word.title() if shouted and len(word) > 2 else word)
    found[: len(TRAITS)] = [trait in known for trait in TRAITS]
    bearers = given_bearers(word.title() if shouted else word)
    found[len(TRAITS) + 5 :] = (
        1,
        word[0].isupper(),
        shouted,
        word.islower(),
        len(word) == 1,
        shouted and len(word) <= 4,
        "-" in word,
        min(len(word), 15) / 15,
        not shouted and any(letter.isupper() for letter in word[1:]),
        min(math.log1p(bearers) / 12, 1),
        is_initials(word),
        is_particle(word),
        is_title(lower),
        lower in PARTIES,
        lower in municipalities(),
        lower.endswith("s"),
        ":" in word,
    )


@lru_cache(maxsize=WORDS)
def _affixes(lower: str) -> tuple[int, int]:
    if not lower[0].isalpha():
        return 0, 0
    suffix, prefix = zlib.crc32(lower[-3:].encode()), zlib.crc32(lower[:3].encode())
    return 1 + suffix % (SUFFIXES - 1), 1 + prefix % (PREFIXES - 1)


def ids(tokens: Tokens, vocabulary: Mapping[str, int]) -> IntArray:
    """The numbers of each token's word (0: none that is known), suffix and prefix, (tokens, 3)."""
    lowered = [word.casefold() for word in tokens.words]
    return np.array([(vocabulary.get(word, 0), *_affixes(word)) for word in lowered], np.int32).reshape(-1, 3)


def features(tokens: Tokens) -> FloatArray:
    """What is told of each token, (tokens, `SIZE`)."""
    found = np.zeros((len(tokens), SIZE), np.float32)
    if not tokens.words:
        return found
    found[:, :KNOWN_LABELS] = np.stack([of_word(word) for word in tokens.words])
    labelled = _known_phrases(tokens, found)
    found[:, UNDER : UNDER + len(LABELS)] = under(found[:, KNOWN_LABELS:KNOWN_ROLES])
    found[:, SIZE - PLACE :] = _places(tokens, labelled)
    return found


def under(labels: FloatArray) -> FloatArray:
    """The kind of the last label at or before each token, given that of the tokens which are of labels, both (tokens, `LABELS`)."""
    marked = labels.any(axis=1)
    last = np.maximum.accumulate(np.where(marked, np.arange(len(labels)), -1))
    return np.where((last >= 0)[:, None], labels[np.maximum(last, 0)], 0)


def _known_phrases(tokens: Tokens, found: FloatArray) -> list[bool]:
    """Marks the tokens of labels and of offices; says which tokens are of a label."""
    labelled = [False] * len(tokens)
    end = role_end = 0
    for i, word in enumerate(tokens.words):
        if not word[0].isalnum():
            continue
        if i >= end and begins_as_label(word) and (hit := _label_at(tokens, i)):
            end, kind = hit
            found[i:end, KNOWN_LABELS + kind] = 1
            labelled[i:end] = [True] * (end - i)
        if i >= role_end and word.casefold() in _first_role_words() and (hit := _role_at(tokens, i)):
            role_end, kind = hit
            found[i:role_end, KNOWN_ROLES + kind] = 1
    return labelled


def _stops(tokens: Tokens, start: int, longest: int) -> range:
    """Where a phrase that begins at a token can end, within its line, the longest first."""
    last = min(len(tokens), start + longest)
    stop = next((i for i in range(start, last) if tokens.words[i] in LAYOUT), last)
    return range(stop, start, -1)


def _label_at(tokens: Tokens, start: int) -> tuple[int, int] | None:
    for stop in _stops(tokens, start, LABEL_WORDS):
        found = label_of(tokens.of(start, stop))
        if found and tokens.words[stop - 1][0] not in ":.":
            return stop, _kind(*found)
    return None


@cache
def _kind(group: str, kind: str) -> int:
    for name in (kind, group.partition(" ")[0]):
        if name in LABELS:
            return LABELS.index(name)
    return LABELS.index("part")


@cache
def _role_words() -> dict[str, int]:
    roles = list(Role)
    return {
        phrase: roles.index(Role(row[0]))
        for row in rows("role_words.tsv")
        if row[0] in roles
        for phrase in row[1].split("|")
    }


@cache
def _first_role_words() -> frozenset[str]:
    return frozenset(tokens(phrase).words[0] for phrase in _role_words())


def _role_at(tokens: Tokens, start: int) -> tuple[int, int] | None:
    for stop in _stops(tokens, start, ROLE_WORDS):
        found = _role_words().get(tokens.of(start, stop).casefold())
        if found is not None:
            return stop, found
    return None


def _places(tokens: Tokens, labelled: list[bool]) -> FloatArray:
    """Where each token stands: in its line, its block, behind a label, in the text."""
    found: list[tuple[float, ...]] = []
    words, last = tokens.words, len(tokens)
    line = block = column = since = names = brackets = 0
    seen = False
    for i, word in enumerate(words):
        follows = words[i + 1] if i + 1 < last else BLANK
        before = words[i - 1] if i else BLANK
        if labelled[i]:
            since, names, seen = 0, 0, True
        else:
            since += 1
        begins = word[0].isupper() and not before[0].isupper()
        names += begins
        brackets = 8 if word == "(" else 0 if word == ")" else max(brackets - 1, 0)
        found.append(
            (
                before == BLANK,
                before in (BLANK, LINE),
                before == GAP,
                follows == BLANK,
                follows in (BLANK, LINE),
                follows == GAP,
                brackets > 0,
                min(line, FAR) / FAR,
                min(block, FAR) / FAR,
                min(column, 6) / 6,
                min(since, FAR) / FAR,
                seen,
                begins and names == 1,
                begins and names == 2,
                names > 2,
                min(i, 1000) / 1000,
                min(last - i, 300) / 300,
                *_waves(block),
                *_waves(names),
            )
        )
        if word in (LINE, BLANK):
            line, column = line + 1, 0
            block = 0 if word == BLANK else block + 1
        elif word == GAP:
            column += 1
    return np.array(found, np.float32)


@cache
def _waves(place: int) -> tuple[float, ...]:
    """A place in a sequence as waves of `PERIODS`, so that places that are as far in can be matched."""
    turns = [2 * math.pi * place / period for period in PERIODS]
    return (*map(math.sin, turns), *map(math.cos, turns))
