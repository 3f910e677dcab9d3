"""Every row of the tables of votes and stands fires on its own example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minutes_index.annotate.facts.voting.votes import FORMS
from minutes_index.data import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.annotate import Annotated

VOTES, STANCES = rows("rules/votes.tsv"), rows("rules/stances.tsv")


@pytest.mark.parametrize("table", [VOTES, STANCES], ids=["votes", "stances"])
def test_ids_are_given_once(table: list[list[str]]) -> None:
    assert len({row[0] for row in table}) == len(table)
    assert all(row[-1] for row in table)


@pytest.mark.parametrize(("at", "rule", "example"), [(at, row[1], row[3]) for at, row in enumerate(VOTES)])
def test_a_vote_is_told_in_the_words_of_its_row(
    find: Callable[..., Annotated], at: int, rule: str, example: str
) -> None:
    """By the row itself; in minutes it is found as one of its rule."""
    assert FORMS[at][1].search(example)
    (vote,) = find(f"Protokoll\n\n§ 1 Omröstning\nOmröstning begärs. {example}").annotations.votes
    assert vote.found_by == f"rule:{rule}"
    assert (vote.yes, vote.no) in {(8, 5), (12, 8)}


@pytest.mark.parametrize(("id_", "stand", "example"), [(row[0], row[1], row[4]) for row in STANCES])
def test_a_stand_is_told_in_the_words_of_its_row(
    find: Callable[..., Annotated], id_: str, stand: str, example: str
) -> None:
    """Of somebody named there."""
    found = find(f"Protokoll\n\nNärvarande\nSiv Ek (S)\nBo Alm (M)\n\n§ 1 Torget\n\n{example}").annotations
    told = {(stance.stand.value, stance.found_by) for stance in found.stances}
    assert (stand, f"rule:stance/{id_}") in told
