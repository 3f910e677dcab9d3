"""Tags of tokens -> stretches of text of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.tagger.tags import OUTSIDE
from minutes_index.tagger.tokens import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.tagger.features import FloatArray
    from minutes_index.tagger.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of one kind, one right after the other."""

    kind: str
    first: int
    last: int
    """The token behind the last."""
    start: int
    end: int
    """Where it stands in the text."""
    sure: float
    """The mean probability of its tags."""


def stretches(tokens: Tokens, scores: FloatArray, kinds: Sequence[str]) -> list[Stretch]:
    """The stretches of each kind but `OUTSIDE`, in order; what goes on without a beginning begins one.

    Args:
        tokens: those of the text.
        scores: a probability for each token and kind.
        kinds: the names of the kinds, those that go on with a plus.
    """
    tags = [kinds[i] for i in scores.argmax(axis=1)]
    sure = scores.max(axis=1)
    found: list[Stretch] = []
    at = 0
    while at < len(tags):
        kind = tags[at].rstrip("+")
        stop = at + 1
        while stop < len(tags) and tags[stop] == f"{kind}+":
            stop += 1
        inner = _without_layout(tokens, at, stop)
        if kind != OUTSIDE and inner:
            start, end = tokens.starts[inner[0]], tokens.ends[inner[-1]]
            found.append(Stretch(kind, inner[0], inner[-1] + 1, start, end, float(sure[inner].mean())))
        at = stop
    return found


def _without_layout(tokens: Tokens, first: int, last: int) -> range:
    """The tokens from one to before another, without layout at the ends."""
    while first < last and tokens.words[first] in LAYOUT:
        first += 1
    while last > first and tokens.words[last - 1] in LAYOUT:
        last -= 1
    return range(first, last)
