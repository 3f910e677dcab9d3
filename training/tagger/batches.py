"""Endless batches of windows of invented minutes, made by processes beside the one that trains."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from minutes_index.tagger import features as told
from minutes_index.tagger.model import WINDOW
from minutes_index.tagger.tokens import tokens
from training.forms import draw
from training.tagger.documents import drawn
from training.tagger.targets import UNTOLD, Targets, targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LENGTH: Final = WINDOW
"""Tokens of a window."""
SIZE: Final = 16
"""Windows of a batch."""
AHEAD: Final = 6
"""Batches that are made before they are asked for."""
UNKNOWN_WORDS: Final = 0.06
UNKNOWN_TRAITS: Final = 0.08
UNKNOWN_LABELS: Final = 0.25
"""How often a word, what lists say of it, and a label are hidden, so that the rest must tell."""

Batch = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What batches are drawn from."""

    seed: int
    without: frozenset[str]
    vocabulary: Mapping[str, int]
    read: float = 0.0
    """Share of windows of documents that people have read."""


def batch(plan: Plan, number: int) -> Batch:
    """The batch of a number; the same each time."""
    rng = np.random.default_rng((plan.seed, number))
    windows = [_window(plan, rng, int(rng.integers(2**31))) for _ in range(SIZE)]
    return {name: np.stack([window[name] for window in windows]) for name in windows[0]}


def _window(plan: Plan, rng: np.random.Generator, seed: int) -> Batch:
    form = drawn(Random(seed)) if rng.random() < plan.read else draw(seed, without=plan.without)
    cut = tokens(form.text)
    right = targets(form, cut)
    ids, features = told.ids(cut, plan.vocabulary), told.features(cut)
    _hide(rng, ids, features)
    latest = max(0, len(cut) - LENGTH // 2)
    start = 0 if rng.random() < 0.5 else int(rng.integers(latest + 1))
    stop = min(len(cut), start + LENGTH)
    return _filled(ids[start:stop], features[start:stop], right, start, stop)


def _hide(rng: np.random.Generator, ids: told.IntArray, features: told.FloatArray) -> None:
    ids[rng.random(len(ids)) < UNKNOWN_WORDS, 0] = 0
    features[rng.random(len(ids)) < UNKNOWN_TRAITS, : len(told.TRAITS)] = 0
    labels = slice(told.KNOWN_LABELS, told.KNOWN_ROLES)
    marked = np.atleast_1d(features[:, labels].any(axis=1))
    begins = marked & ~np.concatenate([[False], marked[:-1]])
    hidden = rng.random(len(ids)) < UNKNOWN_LABELS
    which = np.cumsum(begins)
    features[marked & hidden[which % max(len(hidden), 1)], labels] = 0
    features[:, told.UNDER : told.UNDER + len(told.LABELS)] = told.under(features[:, labels])


def _filled(ids: told.IntArray, features: told.FloatArray, right: Targets, start: int, stop: int) -> Batch:
    """A window at its full length; what points out of it is not asked."""
    n = stop - start
    links = right.links[:, start:stop] - start
    links = np.where((right.links[:, start:stop] == UNTOLD) | (links < 0) | (links >= n), UNTOLD, links)

    def full(values: np.ndarray[Any, Any], fill: int) -> np.ndarray[Any, Any]:
        wide = np.full((LENGTH, *values.shape[1:]), fill, values.dtype)
        wide[:n] = values
        return wide

    return {
        "ids": full(ids, 0),
        "features": full(features, 0),
        "mask": full(np.ones(n, np.float32), 0),
        "people": full(right.people[start:stop], UNTOLD),
        "layout": full(right.layout[start:stop], UNTOLD),
        "base": full(right.base[start:stop], UNTOLD),
        "office": full(right.office[start:stop], 0),
        "party": full(links[0], UNTOLD),
        "affiliation": full(links[1], UNTOLD),
    }


def batches(plan: Plan, steps: int, workers: int) -> Iterator[Batch]:
    """The first ``steps`` batches of a plan, in order."""
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        made = [pool.submit(batch, plan, number) for number in range(min(AHEAD, steps))]
        for number in range(steps):
            yield made.pop(0).result()
            if number + AHEAD < steps:
                made.append(pool.submit(batch, plan, number + AHEAD))
