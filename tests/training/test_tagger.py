"""What the tagger is trained on says what the forms say."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.tagger import features, model, network
from minutes_index.tagger.stretches import stretches
from minutes_index.tagger.tags import BASES, LAYOUT, LINKS, OFFICES, PEOPLE
from minutes_index.tagger.tokens import tokens
from training.forms import Form, Span, draw
from training.tagger.batches import LENGTH, SIZE, Plan, batch
from training.tagger.documents import documents, drawn
from training.tagger.storing import store
from training.tagger.targets import UNTOLD, targets

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = st.integers(0, 10_000)


def hot(
    values: np.ndarray[tuple[int], np.dtype[np.int32]], size: int
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Certain scores."""
    return np.eye(size, dtype=np.float32)[np.maximum(values, 0)]


@given(SEEDS)
def test_the_tags_of_a_form_give_its_names_back(seed: int) -> None:
    """Each span of a name begins a stretch, and has the roles of the span."""
    form = draw(seed)
    cut = tokens(form.text)
    right = targets(form, cut)
    found = {
        each.start: each
        for each in stretches(cut, hot(right.people, len(PEOPLE)), PEOPLE)
        if each.kind == "name"
    }
    for span in form.spans:
        each = found.get(span.start) if span.kind == "name" else None
        if each:
            base = {BASES[right.base[each.first]]} - {"outside"}
            offices = {office for office, held in zip(OFFICES, right.office[each.first], strict=True) if held}
            assert base <= span.roles
            assert offices == span.roles & set(OFFICES)
    named = [span for span in form.spans if span.kind == "name"]
    assert sum(span.start in found for span in named) >= 0.9 * len(named) - 1


@given(SEEDS)
def test_links_point_at_what_belongs_to_the_name(seed: int) -> None:
    """At a party or home of the same person, or at the name itself; nothing else points."""
    form = draw(seed)
    cut = tokens(form.text)
    right = targets(form, cut)
    for i, kind in enumerate(LINKS):
        for at in np.flatnonzero(right.links[i] != UNTOLD):
            to = int(right.links[i][at])
            assert right.base[at] != UNTOLD
            assert (
                to == at
                or right.people[to] in {PEOPLE.index(kind), PEOPLE.index(f"{kind}+")}
                or _nested(form, cut.starts[to], kind)
            )


def _nested(form: Form, start: int, kind: str) -> bool:
    return any(span.kind == kind and span.start <= start < span.end for span in form.spans)


def test_untold_stretches_ask_nothing_of_the_layout() -> None:
    """But where something else is said."""
    form = Form("Beslut att gå", (Span(0, 13, "untold"), Span(7, 13, "decision")), frozenset(), {})
    layout = targets(form, tokens(form.text)).layout
    assert list(layout) == [UNTOLD, LAYOUT.index("decision"), LAYOUT.index("decision+")]


def test_batches_are_the_same_each_time() -> None:
    """Windows of one length; what points out of one is not asked."""
    plan = Plan(5, frozenset(), {"och": 1})
    one, two = batch(plan, 3), batch(plan, 3)
    assert all(np.array_equal(one[name], two[name]) for name in one)
    assert one["ids"].shape == (SIZE, LENGTH, 3)
    assert one["features"].shape == (SIZE, LENGTH, features.SIZE)
    for kind in LINKS:
        assert one[kind].max() < LENGTH
    assert ((one["mask"] == 1) >= (one["people"] != UNTOLD)).all(), "nothing is asked of what fills up"


def test_a_stored_model_is_read_back(tmp_path: Path) -> None:
    """Words by their numbers, weights in half precision."""
    rng = np.random.default_rng(1)
    weights = {name: rng.normal(size=shape) for name, shape in network.shapes(3, features.SIZE).items()}
    store(tmp_path, ["och", "beslut"], weights)
    found = model.stored(tmp_path)
    assert found.words == {"och": 1, "beslut": 2}
    assert np.allclose(found.weights["people.w"], weights["people.w"], atol=0.01)
    assert found.weights["a1.bias"].shape == (network.HEADS, model.WINDOW, model.WINDOW)


@pytest.mark.parametrize("seed", range(6))
def test_documents_that_people_have_read_are_forms(seed: int) -> None:
    """Their spans stand in their texts, damaged or not, and names are those that gold has."""
    form = drawn(Random(seed))
    assert all(0 <= span.start < span.end <= len(form.text) for span in form.spans)
    assert any(span.kind == "name" for each in documents() for span in each.spans)
