"""The facts of the sample minutes, measured against those noted by hand, do not get worse than these floors."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from minutes_index.evaluate import Score, evaluate, read_gold, totals
from minutes_index.extract import Reading
from minutes_index.ingest.analyse import analyse

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def scores() -> dict[str, Score]:
    """The scores of the whole corpus by kind of fact."""
    gold = read_gold(CORPUS / "gold")
    files = {normalize("NFC", path.name): path for path in (CORPUS / "minutes").iterdir()}
    return totals([evaluate(gold[name], analyse(files[name], Reading())) for name in gold if name in files])


@pytest.mark.parametrize(
    ("kind", "floor"),
    [
        ("people", 0.95),
        ("municipalities", 0.95),
        ("dates", 0.93),
        ("case numbers", 0.95),
        ("attendance: roles", 0.93),
        ("first names", 0.95),
    ],
)
def test_facts_are_found(scores: dict[str, Score], kind: str, floor: float) -> None:
    assert scores[kind].f1 >= floor, scores[kind].errors


def test_decisions_are_found(scores: dict[str, Score]) -> None:
    assert scores["decisions"].recall >= 0.88, scores["decisions"].errors


def test_what_is_no_decision_is_hardly_ever_shown_as_one(scores: dict[str, Score]) -> None:
    assert scores["not decisions"].extra <= 3, scores["not decisions"].errors
