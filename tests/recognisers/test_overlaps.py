"""Characters that are taken are told from those that are free."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Span
from minutes_index.recognisers.overlaps import Taken

SPANS = st.builds(
    lambda start, length: Span(start, min(50, start + length)), st.integers(0, 49), st.integers(1, 9)
)


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_span_meets_what_it_overlaps(taken: list[Span], asked: Span) -> None:
    known = Taken(50, taken)
    assert known.meets(asked) == any(asked.overlaps(span) for span in taken)
    known.add(asked)
    assert known.meets(asked)
