"""How well our engines rank, and that it is counted rightly."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Final

import pytest
from bench.ranking import FIRST, Judgeable, Ranking, Score, Task
from bench.relevance import ENGINES, each, of_engine
from tests.relevance.judged import Judged, Judgement

from minutes_index.index.passages import Entry
from minutes_index.model import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.archive import Archive

NDCG: Final = 0.87
RECALL: Final = 0.92
"""Floors over all judged queries; `make evaluate` prints the figures."""


@pytest.fixture(scope="module")
def judgeable(corpus_archive: Archive) -> Judgeable:
    """The passages of the sample minutes with what is judged of them."""
    return Judgeable.of(corpus_archive)


@pytest.mark.parametrize("engine", sorted(ENGINES.keys() - {"memory"}))
def test_the_sample_minutes_are_ranked_well(judgeable: Judgeable, engine: str, tmp_path: Path) -> None:
    ranking = of_engine(ENGINES[engine], judgeable, tmp_path)
    assert ranking.ndcg >= NDCG
    assert ranking.recall >= RECALL


def task(**grades: int) -> Task:
    """A query of which these passages are judged."""
    return Task(Judged("taxa", "word", "Fees.", ()), grades)


def test_the_best_order_scores_one() -> None:
    assert Score(task(a=3, b=1), ("a", "b", "c")).ndcg == 1
    assert Score(task(a=3, b=3), ("b", "a")).ndcg == 1


def test_a_high_grade_counts_more_and_further_up() -> None:
    """Gain 2^grade - 1, discount 1 / log2(1 + rank)."""
    ideal = 7 + 1 / log2(3)
    assert Score(task(a=3, b=1), ("b", "a")).ndcg == pytest.approx((1 + 7 / log2(3)) / ideal)
    assert Score(task(a=3, b=1), ("c", "a")).ndcg == pytest.approx(7 / log2(3) / ideal)


def test_only_the_first_page_counts() -> None:
    others = tuple(map(str, range(FIRST)))
    assert Score(task(a=3), (*others, "a")).ndcg == 0
    assert Score(task(a=3), (*others[1:], "a")).ndcg > 0


def test_a_query_that_finds_nothing_scores_nothing() -> None:
    assert (Score(task(a=2), ()).ndcg, Score(task(a=2), ()).recall) == (0, 0)


def test_recall_is_of_useful_passages_among_the_first_fifty() -> None:
    others = tuple(map(str, range(49)))
    assert Score(task(a=3, b=2, c=1), (*others, "a", "b")).recall == 0.5
    assert Score(task(c=1), ("c",)).recall is None


def test_a_ranking_is_the_mean_of_its_queries() -> None:
    ranking = Ranking((Score(task(a=3), ("a",)), Score(task(a=1), ())))
    assert ranking.ndcg == 0.5
    assert ranking.recall == 1
    assert ranking.of_kind("word") == ranking


def test_what_could_be_better_is_told_with_what_was_missed() -> None:
    judged = Judged("taxa", "word", "Fees.", (Judgement("a.txt", "§ 1", "Taxan höjs", 3),))
    entries = tuple(
        Entry.of(Passage("d", ordinal, heading, "Taxan höjs.", ""))
        for ordinal, heading in enumerate(["Taxa", "Övrigt"])
    )
    given = Judgeable(entries, {"d": "a.txt"}, ())
    perfect, worse = (
        Ranking((Score(Task(judged, {"d:0": 3}), ranked),)) for ranked in (("d:0",), ("d:1", "d:0"))
    )
    assert list(each(given, perfect)) == []
    told = "\n".join(each(given, worse))
    assert "taxa   (word; Fees.) nDCG@10 0.631, recall 1.00" in told
    assert "  1  grade 0  a.txt: Övrigt" in told
    assert "    -  grade 3  a.txt: Taxa" in "\n".join(
        each(given, Ranking((Score(Task(judged, {"d:0": 3}), ()),)))
    )
