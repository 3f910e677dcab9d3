"""Trains the tagger: python -m training.tagger.train [--steps 5000] [--out FOLDER] [--without FAMILY …].

Adam (Kingma and Ba 2015) with warm-up, a cosine to zero, and an average of the weights over the last steps.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from minutes_index.tagger import features, network
from minutes_index.tagger.tags import LINKS
from training.tagger.batches import LENGTH, Batch, Plan, batch, batches
from training.tagger.storing import store
from training.tagger.targets import UNTOLD
from training.tagger.vocabulary import vocabulary

RATE: Final = 3e-3
WARM: Final = 200
DECAY: Final = 0.998
"""Of the average of weights, a step."""
READ: Final = 0.2
"""Share of documents that people have read among what is learned from; none where a family is left out to be measured."""
DROPPED: Final = 0.1
CHECKED: Final = 12
"""Batches that are held apart to look at while it trains."""
jax.config.update("jax_default_prng_impl", "unsafe_rbg")  # the default one takes longer than the network
Tree = dict[str, jax.Array]


def beginning(words: int, seed: int) -> Tree:
    """Weights to begin with: scaled by what comes in; gains one, offsets zero."""
    rng = np.random.default_rng(seed)
    found = {}
    for name, shape in network.shapes(words, features.SIZE).items():
        last = name.rpartition(".")[2]
        if last in {"g", "g2"}:
            value = np.ones(shape)
        elif len(shape) == 1 or last == "bias":
            value = np.zeros(shape)
        else:
            value = rng.normal(size=shape) * (0.3 if "." not in name else shape[0] ** -0.5)
        found[name] = jnp.asarray(value, jnp.float32)
    return found


def _missed(scores: jax.Array, right: jax.Array, weight: jax.Array | float = 1.0) -> jax.Array:
    """Mean cross entropy where something is told."""
    told = (right != UNTOLD) * weight
    chosen = jnp.take_along_axis(jax.nn.log_softmax(scores), jnp.maximum(right, 0)[..., None], -1)[..., 0]
    return -(chosen * told).sum() / jnp.maximum(told.sum(), 1)


def _seen(data: dict[str, Any]) -> network.Windows:
    return network.Windows(data["ids"], data["features"], data["mask"])


def loss(weights: Tree, data: dict[str, jax.Array], key: jax.Array | None) -> jax.Array:
    """How far the network is from what is right."""
    keys = iter(jax.random.split(key, 32)) if key is not None else None

    def drop(x: jax.Array) -> jax.Array:
        if keys is None:
            return x
        return x * jax.random.bernoulli(next(keys), 1 - DROPPED, x.shape) / (1 - DROPPED)

    said = network.run(jnp, network.spread(weights, LENGTH), _seen(data), drop)
    asked = (data["base"] != UNTOLD)[..., None]
    offices = said["office"]
    office = (jax.nn.softplus(offices) - offices * data["office"]) * asked
    heavy = 1 + 2.0 * (data["people"] > 0)
    found = 3 * _missed(said["people"], data["people"], heavy) + 2 * _missed(said["layout"], data["layout"])
    found += _missed(said["base"], data["base"]) + office.sum() / jnp.maximum(asked.sum(), 1)
    for name in LINKS:
        found += 0.5 * _missed(said[name], data[name])
    return found


class State(NamedTuple):
    """The weights, the moments of their gradients, and the average of the weights."""

    weights: Tree
    first: Tree
    second: Tree
    mean: Tree


def _stepped(
    state: State, at: jax.Array, rate: jax.Array, key: jax.Array, data: dict[str, jax.Array]
) -> tuple[State, jax.Array]:
    """One step of Adam on a batch, with gradients no longer than 1; the loss before it."""
    value, slope = jax.value_and_grad(loss)(state.weights, data, key)
    length = jnp.sqrt(sum((g * g).sum() for g in slope.values()))
    slope = {name: g * jnp.minimum(1, 1 / length) for name, g in slope.items()}
    first = {name: 0.9 * m + 0.1 * slope[name] for name, m in state.first.items()}
    second = {name: 0.99 * v + 0.01 * slope[name] ** 2 for name, v in state.second.items()}
    weights = {
        name: w - rate * (first[name] / (1 - 0.9**at)) / (jnp.sqrt(second[name] / (1 - 0.99**at)) + 1e-8)
        for name, w in state.weights.items()
    }
    kept = jnp.minimum(DECAY, at / (at + 10))
    mean = {name: kept * m + (1 - kept) * weights[name] for name, m in state.mean.items()}
    return State(weights, first, second, mean), value


step: Final = jax.jit(_stepped)


def look(weights: Tree, held: list[Batch]) -> str:
    """How much of the batches held apart is right, in a line."""
    right: dict[str, list[float]] = {}
    for data in held:
        said = _said(weights, _seen(data))
        for name in ("people", "layout", "base", *LINKS):
            told = data[name] > (0 if name in {"people", "layout"} else UNTOLD)
            right.setdefault(name, []).append(
                float((np.asarray(said[name]).argmax(-1) == data[name])[told].mean())
            )
        asked = data["base"] != UNTOLD
        right.setdefault("office", []).append(
            float(((np.asarray(said["office"]) > 0) == (data["office"] > 0)).all(-1)[asked].mean())
        )
    return " ".join(f"{name} {np.mean(values):.3f}" for name, values in right.items())


def _read(weights: Tree, seen: network.Windows) -> dict[str, jax.Array]:
    return network.run(jnp, network.spread(weights, LENGTH), seen)


_said: Final = jax.jit(_read)


def train(steps: int, seed: int, without: frozenset[str], workers: int, words: list[str]) -> dict[str, Any]:
    """The weights after so many steps; tells how it goes on standard error."""
    plan = Plan(seed, without, {word: i for i, word in enumerate(words, 1)}, 0 if without else READ)
    held = [batch(Plan(seed + 1, without, plan.vocabulary), -1 - i + 2**31) for i in range(CHECKED)]
    weights = beginning(len(words) + 1, seed)
    nothing = {name: jnp.zeros_like(w) for name, w in weights.items()}
    state = State(weights, nothing, nothing, weights)
    key, begun, recent = jax.random.PRNGKey(seed), time.monotonic(), 0.0
    for at, data in enumerate(batches(plan, steps, workers), 1):
        rate = RATE * min(1, at / WARM) * (0.5 + 0.5 * np.cos(np.pi * at / steps))
        key, now = jax.random.split(key)
        state, value = step(state, jnp.float32(at), jnp.float32(rate), now, data)
        recent = float(value) if at == 1 else 0.98 * recent + 0.02 * float(value)
        if at in {1, 50} or at % 250 == 0 or at == steps:
            print(
                f"{time.monotonic() - begun:.0f} s, step {at}: loss {recent:.3f}; {look(state.mean, held)}",
                file=sys.stderr,
                flush=True,
            )
    return {name: np.asarray(w) for name, w in state.mean.items()}


def main() -> None:
    """Trains and stores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("src/minutes_index/data/tagger"))
    parser.add_argument("--without", nargs="*", default=[])
    asked = parser.parse_args()
    words = vocabulary(asked.seed)
    store(asked.out, words, train(asked.steps, asked.seed, frozenset(asked.without), asked.workers, words))


if __name__ == "__main__":
    main()
