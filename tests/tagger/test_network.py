"""The network reads a window as a whole, whatever fills it up, and tells distances apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from minutes_index.tagger import network
from minutes_index.tagger.features import SIZE

WORDS = 50


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    """Weights by chance."""
    rng = np.random.default_rng(3)
    shapes = network.shapes(WORDS, SIZE)
    made = {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in shapes.items()}
    return network.spread(made, 24)


def said(weights: dict[str, Any], *window: Any) -> dict[str, Any]:
    """What it says of one window."""
    return network.run(np, weights, network.Windows(*window))


def window(length: int) -> tuple[Any, Any]:
    """Words and features by chance."""
    rng = np.random.default_rng(length)
    return rng.integers(0, WORDS, (1, length, 3)), rng.normal(size=(1, length, SIZE)).astype(np.float32)


def test_what_fills_a_window_up_changes_nothing(weights: dict[str, Any]) -> None:
    """The scores of the tokens are those of the window without it."""
    ids, features = window(15)
    alone = said(weights, ids, features, np.ones((1, 15), np.float32))
    more_ids, more = np.pad(ids, ((0, 0), (0, 9), (0, 0))), np.pad(features, ((0, 0), (0, 9), (0, 0)))
    filled = said(weights, more_ids, more, np.pad(np.ones((1, 15), np.float32), ((0, 0), (0, 9))))
    for name in network.OUTPUTS:
        assert np.allclose(filled[name][:, :15], alone[name], atol=1e-4), name
    for name in ("party", "affiliation"):
        assert np.allclose(filled[name][:, :15, :15], alone[name], atol=1e-4), name
        assert filled[name][:, :15, 15:].max() < -1e6, "nothing points at what fills up"


def test_every_score_has_its_shape(weights: dict[str, Any]) -> None:
    """A score a token and tag, and for what points one a pair of tokens."""
    ids, features = window(8)
    found = said(weights, ids, features, np.ones((1, 8), np.float32))
    assert {name: values.shape for name, values in found.items()} == {
        **{name: (1, 8, size) for name, size in network.OUTPUTS.items()},
        "party": (1, 8, 8),
        "affiliation": (1, 8, 8),
    }


def test_distances_know_sides_and_grow_coarse() -> None:
    """Near tokens are told apart one by one, far ones by powers; ahead is not behind."""
    found = network.distances(400)
    assert len({int(found[100, 100 + i]) for i in range(8)}) == 8
    assert found[100, 97] != found[100, 103]
    assert found[0, 300] == found[0, 399]
    assert found.min() == 0
    assert found.max() == network.BUCKETS - 1
    assert (np.diff(found[0]) >= 0).all()
