"""The network, written once: over numpy it reads, over an array library of the same names with gradients it is trained.

Embeddings of words and affixes beside features go through residual convolutions, which see a line or two, and self-attention with a
learned bias for distance (as in T5, Raffel et al. 2020, arXiv:1910.10683), which sees the window. What points from a name to its
party is attention as well (pointer networks, Vinyals et al. 2015, arXiv:1506.03134).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from minutes_index.tagger.tags import BASES, LAYOUT, LINKS, OFFICES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

Array = Any
"""An array of either library."""

WIDTH: Final = 64
HEADS: Final = 4
POINTER: Final = 32
BUCKETS: Final = 32
"""Classes of distance between two tokens."""
FAR: Final = 256
"""Tokens apart from which all distances are one class."""
LAYERS: Final = ("c1", "c2", "a1", "c3", "c2b", "a2", "c4")
"""Convolutions (c) and attention (a), in order."""
DILATION: Final = {"c1": 1, "c2": 2, "c3": 1, "c2b": 4, "c4": 1}
REACH: Final = 2
"""Tokens to either side that a convolution sees, times its dilation."""


def shapes(words: int, features: int) -> dict[str, tuple[int, ...]]:
    """The shape of each weight, for a vocabulary of so many words and so many features a token."""
    d = WIDTH
    found: dict[str, tuple[int, ...]] = {
        "word": (words, 32),
        "suffix": (SUFFIXES, 16),
        "prefix": (PREFIXES, 12),
        "in.w": (32 + 16 + 12 + features, d),
        "in.b": (d,),
    }
    for name in LAYERS:
        found[f"{name}.g"], found[f"{name}.o"] = (d,), (d,)
        if name.startswith("c"):
            found |= {f"{name}.w": ((2 * REACH + 1) * d, d), f"{name}.b": (d,)}
        else:
            found |= {f"{name}.qkv": (d, 3 * d), f"{name}.out": (d, d), f"{name}.bias": (HEADS, BUCKETS)}
            found |= {f"{name}.g2": (d,), f"{name}.o2": (d,)}
            found |= {f"{name}.up": (d, 2 * d), f"{name}.ub": (2 * d,), f"{name}.down": (2 * d, d)}
    found |= {"g": (d,), "o": (d,)}
    for name, size in OUTPUTS.items():
        found |= {f"{name}.w": (d, size), f"{name}.b": (size,)}
    for name in LINKS:
        found |= {f"{name}.q": (d, POINTER), f"{name}.k": (d, POINTER), f"{name}.bias": (1, BUCKETS)}
    return found


SUFFIXES: Final = 2048
PREFIXES: Final = 1024
OUTPUTS: Final = {"people": len(PEOPLE), "layout": len(LAYOUT), "base": len(BASES), "office": len(OFFICES)}


@cache
def distances(length: int) -> np.ndarray[Any, np.dtype[np.int32]]:
    """The class of the distance from each token (row) to each other (column): exact when near, by powers when far."""
    apart = np.arange(length)[None, :] - np.arange(length)[:, None]
    size = np.abs(apart)
    half = BUCKETS // 2
    near = half // 2
    with np.errstate(divide="ignore"):
        far = near + (np.log(np.maximum(size, 1) / near) / np.log(FAR / near) * (half - near)).astype(
            np.int32
        )
    bucket = np.where(size < near, size, np.minimum(far, half - 1))
    found: np.ndarray[Any, np.dtype[np.int32]] = (bucket + np.where(apart > 0, half, 0)).astype(np.int32)
    return found


def spread(w: Mapping[str, Array], length: int) -> dict[str, Array]:
    """The weights with the biases of distance laid out for each pair of tokens of a window of a length, or of a shorter one."""
    far = distances(length)
    return {name: value[:, far] if name.endswith(".bias") else value for name, value in w.items()}


def _norm(xp: ModuleType, x: Array, gain: Array, offset: Array) -> Array:
    mean = x.mean(-1, keepdims=True)
    away = x - mean
    return away / xp.sqrt((away * away).mean(-1, keepdims=True) + 1e-5) * gain + offset


def _convolved(xp: ModuleType, x: Array, weights: Array, bias: Array, dilation: int) -> Array:
    reach, length = REACH * dilation, x.shape[1]
    padded = xp.pad(x, ((0, 0), (reach, reach), (0, 0)))
    seen = [padded[:, i * dilation : i * dilation + length] for i in range(2 * REACH + 1)]
    return xp.concatenate(seen, -1) @ weights + bias


def _attended(xp: ModuleType, w: Mapping[str, Array], name: str, x: Array, outside: Array) -> Array:
    batch, length, _ = x.shape
    parts = (x @ w[f"{name}.qkv"]).reshape(batch, length, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
    scores = parts[0] @ parts[1].transpose(0, 1, 3, 2) / (WIDTH // HEADS) ** 0.5
    scores = scores + w[f"{name}.bias"][:, :length, :length] + outside[:, None, None, :]
    chances = xp.exp(scores - scores.max(-1, keepdims=True))
    seen = (chances @ parts[2]) / chances.sum(-1, keepdims=True)
    return seen.transpose(0, 2, 1, 3).reshape(batch, length, WIDTH) @ w[f"{name}.out"]


def _same(x: Array) -> Array:
    return x


class Windows(NamedTuple):
    """Windows of text that are read at once."""

    ids: Array
    """Of word, suffix and prefix, (windows, tokens, 3)."""
    features: Array
    """(windows, tokens, features)."""
    mask: Array
    """1 for tokens, 0 for what fills a window up, (windows, tokens)."""


def run(
    xp: ModuleType, w: Mapping[str, Array], seen: Windows, drop: Callable[[Array], Array] = _same
) -> dict[str, Array]:
    """The scores of each token of a batch of windows.

    Args:
        xp: numpy, or what has its names.
        w: the weights, by `shapes`, spread out.
        seen: what is read.
        drop: drops values at random, in training.

    Returns:
        A score for each of `OUTPUTS`, (windows, tokens, size), and for each of `LINKS`, (windows, tokens, tokens pointed at).
    """
    ids, features, mask = seen
    outside = (mask - 1) * 1e9
    known = [w["word"][ids[..., 0]], w["suffix"][ids[..., 1]], w["prefix"][ids[..., 2]], features]
    x = xp.maximum(drop(xp.concatenate(known, -1)) @ w["in.w"] + w["in.b"], 0) * mask[..., None]
    for name in LAYERS:
        normed = _norm(xp, x, w[f"{name}.g"], w[f"{name}.o"])
        if name.startswith("c"):
            new = _convolved(xp, normed * mask[..., None], w[f"{name}.w"], w[f"{name}.b"], DILATION[name])
            x = x + drop(xp.maximum(new, 0))
            continue
        x = x + drop(_attended(xp, w, name, normed, outside))
        up = _norm(xp, x, w[f"{name}.g2"], w[f"{name}.o2"]) @ w[f"{name}.up"] + w[f"{name}.ub"]
        x = x + drop(xp.maximum(up, 0) @ w[f"{name}.down"])
    x = _norm(xp, x, w["g"], w["o"])
    found = {name: x @ w[f"{name}.w"] + w[f"{name}.b"] for name in OUTPUTS}
    for name in LINKS:
        scores = (x @ w[f"{name}.q"]) @ (x @ w[f"{name}.k"]).transpose(0, 2, 1) / POINTER**0.5
        length = x.shape[1]
        found[name] = scores + w[f"{name}.bias"][0, :length, :length] + outside[:, None, :]
    return found
