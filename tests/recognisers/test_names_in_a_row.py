"""Names that stand in a row with nothing between them."""

from __future__ import annotations

import pytest

from minutes_index.recognisers.names_in_a_row import begins_next


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Siv Ekman Qvindra Hagman", [2]),
        ("Britta Wahlgren Qvindrabem van der Hedqvist", [2]),
        ("Maria Sixten Bengt-Olof Ek Leif Hammar", [2]),
        ("Karin Sandvik Tell", []),
        ("Anna Maria Ek", []),
        ("Siv Ekman Hagman", []),
    ],
)
def test_another_begins_at_a_rare_given_name_or_before_the_next_pair(words: str, begins: list[int]) -> None:
    parts = words.split()
    assert [i for i in range(len(parts)) if begins_next(parts, i)] == begins
