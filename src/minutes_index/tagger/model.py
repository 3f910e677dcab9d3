"""The shipped network, and what it says of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from minutes_index import data
from minutes_index.tagger import network
from minutes_index.tagger.features import SIZE, FloatArray, IntArray, features, ids
from minutes_index.tagger.tags import LINKS
from minutes_index.tagger.tokens import Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

WINDOW: Final = 256
"""Tokens that are read at once."""
STRIDE: Final = 176
"""Tokens from one window to the next; of what two have read, the one in which it lies farther from the edge counts."""


TEXTS: Final = 2
"""Texts of which is remembered what was said: of a document it is asked for its items and for its people."""


@dataclass(frozen=True, slots=True)
class Model:
    """A trained network."""

    words: dict[str, int]
    weights: dict[str, FloatArray]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the network says of each token of a text, as probabilities."""

    tokens: Tokens
    people: FloatArray
    """(tokens, `PEOPLE`)"""
    layout: FloatArray
    """(tokens, `LAYOUT`)"""
    base: FloatArray
    """(tokens, `BASES`)"""
    office: FloatArray
    """(tokens, `OFFICES`), each by itself."""
    links: dict[str, IntArray]
    """For each of `LINKS`, the token that each token points at."""


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return stored(data.folder("tagger"))


def stored(folder: Traversable) -> Model:
    """The model that training stored in a folder."""
    words = folder.joinpath("words.txt").read_text(encoding="utf-8").split()
    flat = np.frombuffer(folder.joinpath("weights.bin").read_bytes(), "<f2").astype(np.float32)
    weights, at = {}, 0
    for key, shape in sorted(network.shapes(len(words) + 1, SIZE).items()):
        size = int(np.prod(shape))
        weights[key], at = flat[at : at + size].reshape(shape), at + size
    return made(words, weights)


def made(words: Sequence[str], weights: Mapping[str, FloatArray]) -> Model:
    """A model of a vocabulary, the word of number 1 first, and weights by `network.shapes`."""
    return Model({word: i for i, word in enumerate(words, 1)}, network.spread(weights, WINDOW))


@lru_cache(maxsize=TEXTS)
def read(text: str) -> Tagged:
    """What the shipped model says of each token of ``text``."""
    return tagged(text, shipped())


def tagged(text: str, model: Model) -> Tagged:
    """What the model says of each token of ``text``."""
    cut = tokens(text)
    known, told = ids(cut, model.words), features(cut)
    found = {name: np.zeros((len(cut), size), np.float32) for name, size in network.OUTPUTS.items()}
    links = {name: np.arange(len(cut), dtype=np.int32) for name in LINKS}
    for start, begin, end in _windows(len(cut)):
        said = _read(model, known[start : start + WINDOW], told[start : start + WINDOW])
        inner = slice(begin - start, end - start)
        for name, values in found.items():
            values[begin:end] = said[name][inner]
        for name, pointed in links.items():
            pointed[begin:end] = said[name][inner].argmax(-1) + start
    return Tagged(cut, found["people"], found["layout"], found["base"], found["office"], links)


def _windows(length: int) -> list[tuple[int, int, int]]:
    """Where each window begins, and from which token to which it counts."""
    starts = [0] if length else []
    while starts and starts[-1] + WINDOW < length:
        starts.append(min(starts[-1] + STRIDE, length - WINDOW))
    cuts = [0, *((a + WINDOW + b) // 2 for a, b in pairwise(starts)), length]
    return [(start, cuts[i], cuts[i + 1]) for i, start in enumerate(starts)]


def _read(model: Model, known: IntArray, told: FloatArray) -> dict[str, FloatArray]:
    mask = np.ones((1, len(known)), np.float32)
    said = network.run(np, model.weights, network.Windows(known[None], told[None], mask))
    for name in ("people", "layout", "base"):
        e = np.exp(said[name] - said[name].max(-1, keepdims=True))
        said[name] = e / e.sum(-1, keepdims=True)
    said["office"] = 1 / (1 + np.exp(-said["office"]))
    return {name: values[0] for name, values in said.items()}
