"""A form -> what the network is to say of each of its tokens."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minutes_index.tagger.tags import BASES, LAYOUT, LINKS, OFFICES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.tagger.features import IntArray
    from minutes_index.tagger.tokens import Tokens
    from training.forms import Form, Span

UNTOLD = -1
"""Where nothing is asked of the network."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What is right, by token; `UNTOLD` where it does not matter."""

    people: IntArray
    layout: IntArray
    base: IntArray
    office: np.ndarray[Any, np.dtype[np.float32]]
    """1 for each of `OFFICES` that somebody has; only where ``base`` is told."""
    links: IntArray
    """For each of `LINKS` the token that the first token of a name points at, (2, tokens)."""


def targets(form: Form, tokens: Tokens) -> Targets:
    """What the network is to say of the tokens of a form."""
    n = len(tokens)
    found = Targets(
        np.zeros(n, np.int32),
        np.zeros(n, np.int32),
        np.full(n, UNTOLD, np.int32),
        np.zeros((n, len(OFFICES)), np.float32),
        np.full((len(LINKS), n), UNTOLD, np.int32),
    )
    spans = sorted(form.spans, key=lambda span: (span.start - span.end, span.start))
    for kinds, told in ((PEOPLE, found.people), (LAYOUT, found.layout)):
        for span in spans:
            if span.kind in kinds and (stretch := _stretch(tokens, span)):
                first = kinds.index(span.kind)
                told[stretch[0]] = first
                told[stretch[0] + 1 : stretch[-1] + 1] = first + 1
    for span in spans:
        if span.kind == "untold":
            for i in _stretch(tokens, span):
                found.layout[i] = UNTOLD if found.layout[i] == 0 else found.layout[i]
        if span.kind == "name" and (stretch := _stretch(tokens, span)):
            _tell_person(form.spans, span, stretch[0], tokens, found)
    return found


def _stretch(tokens: Tokens, span: Span) -> range:
    """The tokens that a span meets."""
    return range(bisect_left(tokens.ends, span.start + 1), bisect_left(tokens.starts, span.end))


def _tell_person(spans: Sequence[Span], span: Span, at: int, tokens: Tokens, found: Targets) -> None:
    found.base[at] = next((BASES.index(role) for role in BASES[1:] if role in span.roles), 0)
    found.office[at] = [office in span.roles for office in OFFICES]
    for i, kind in enumerate(LINKS):
        said = [other for other in spans if other.kind == kind and other.person == span.person]
        nearest = min(said, key=lambda other: abs(other.start - span.start), default=None)
        stretch = _stretch(tokens, nearest) if nearest else range(0)
        found.links[i, at] = stretch[0] if stretch else at
