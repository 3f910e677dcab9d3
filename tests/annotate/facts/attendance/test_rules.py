"""Every row of the table of elections fires on its own example."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.attendance.elections import elected, rules, told_at_head
from minutes_index.annotate.facts.attendance.opening_sentences import opened
from minutes_index.annotate.facts.attendance.substitutions import served
from minutes_index.data import rows
from minutes_index.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.annotate.facts.attendance.elections import Told

ROWS = rows("rules/elections.tsv")
TOLD: dict[str, Callable[[str, Span], Iterator[Told]]] = {
    "attended": told_at_head,
    "substitution": served,
    "pairs": served,
    "opening": opened,
}
HEADINGS = {"officers": "Val av mötesfunktionärer", "office": "Val av mötesordförande"}


def test_ids_are_given_once_at_a_time() -> None:
    assert max(Counter((row[0], row[1]) for row in ROWS).values()) == 1
    assert all(row[-1] for row in ROWS)


@pytest.mark.parametrize(("id_", "when", "role", "example"), [(*row[:3], row[4]) for row in ROWS])
def test_a_sentence_tells_the_role_of_its_row(id_: str, when: str, role: str, example: str) -> None:
    """The row is among those that find somebody, in its role; a row under a heading of one office has that of the heading."""
    span = Span(0, len(example))
    reader = TOLD.get(when)
    found = reader(example, span) if reader else elected(example, span, HEADINGS.get(when, ""))
    expected = Role(role) if role else Role.CHAIR
    assert (expected, id_) in {(told, rule) for _, told, rule in found}


def test_a_time_that_no_row_has_has_no_rules() -> None:
    assert rules("never") == ()
