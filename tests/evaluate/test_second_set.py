"""Minutes that were not written for the rules: what is found in them does not fall below these floors (F1)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from minutes_index import measure

if TYPE_CHECKING:
    from minutes_index.evaluate import Measured

ROOT: Final = Path(__file__).parents[2]
SECOND_SET: Final = ROOT / "tests" / "gold" / "facts"
NOTES: Final = ROOT.parent / "shared" / "samples" / "gold.json"
"""Notes of real meetings, which are no part of the project: measured where somebody has put them beside it."""
FLOORS: Final = {
    "people": 0.97,
    "attendance: roles": 0.97,
    "attendance: affiliations": 0.97,
    "municipalities": 0.98,
    "dates": 0.95,
    "decisions": 0.95,
    "decisions with outcome": 0.95,
}
FOURTH_SET: Final = ROOT / "tests" / "gold" / "fourth" / "facts"
FOURTH_FLOORS: Final = {
    "people": 0.97,
    "attendance: roles": 0.9,
    "attendance: affiliations": 0.9,
    "municipalities": 0.97,
    "dates": 0.96,
    "headings": 0.95,
    "decisions": 0.92,
    "first names": 0.97,
}
"""Lower, for few rules have been mended by it."""
FIFTH_SET: Final = ROOT / "tests" / "gold" / "fifth" / "facts"
FIFTH_FLOORS: Final = {
    "people": 0.97,
    "attendance: roles": 0.74,
    "attendance: affiliations": 0.7,
    "municipalities": 0.99,
    "dates": 0.97,
    "headings": 0.89,
    "decisions with outcome": 0.87,
    "assignments": 0.8,
    "held_on": 0.99,
}
"""What it was at first contact, for nothing has been mended by it."""


@pytest.fixture(scope="module")
def fourth_set() -> Measured:
    """What `make evaluate` prints of it."""
    return measure(FOURTH_SET)


@pytest.fixture(scope="module")
def fifth_set() -> Measured:
    """What `make evaluate` prints of it."""
    return measure(FIFTH_SET)


@pytest.fixture(scope="module")
def second_set() -> Measured:
    """What `make evaluate` prints of it."""
    return measure(SECOND_SET)


@pytest.fixture(scope="module")
def notes() -> dict[str, float]:
    """F1 by kind, and the wrong merges, of the notes beside the project: no more, for a failing test prints what it has."""
    if not NOTES.exists():
        pytest.skip("there are no notes beside the project")
    found = measure(NOTES)
    assert found.who
    return {"wrong merges": found.who.wrong} | {total.kind: total.f1 for total in found.totals}


def errors(found: Measured, kind: str) -> str:
    return "\n".join(str(error) for error in found.errors if error.kind == kind)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_facts_of_the_second_set(second_set: Measured, kind: str, floor: float) -> None:
    """Every kind on its own, over all documents."""
    assert (second_set.documents, second_set.failed) == (20, ())
    assert second_set.total(kind).f1 >= floor, errors(second_set, kind)


def test_nobody_in_the_second_set_is_taken_for_somebody_else(second_set: Measured) -> None:
    """A wrong merge costs more than a missed one: there is none."""
    assert second_set.who
    assert second_set.who.wrong == 0, errors(second_set, "who is who")


@pytest.mark.parametrize(("kind", "floor"), FOURTH_FLOORS.items())
def test_facts_of_the_fourth_set(fourth_set: Measured, kind: str, floor: float) -> None:
    """Every kind on its own, over all documents; nobody is taken for somebody else."""
    assert (fourth_set.documents, fourth_set.failed) == (10, ())
    assert fourth_set.total(kind).f1 >= floor, errors(fourth_set, kind)
    assert fourth_set.who
    assert fourth_set.who.wrong == 0, errors(fourth_set, "who is who")


@pytest.mark.parametrize(("kind", "floor"), FIFTH_FLOORS.items())
def test_facts_of_the_fifth_set(fifth_set: Measured, kind: str, floor: float) -> None:
    """Every kind on its own, over all documents."""
    assert (fifth_set.documents, fifth_set.failed) == (24, ())
    assert fifth_set.total(kind).f1 >= floor, errors(fifth_set, kind)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_facts_of_notes_beside_the_project(notes: dict[str, float], kind: str, floor: float) -> None:
    """The same floors for what was noted of them; outcomes were not."""
    assert notes.get(kind, 1) >= floor
    assert set(FLOORS) - notes.keys() == {"decisions with outcome"}


def test_nobody_in_notes_beside_the_project_is_taken_for_somebody_else(notes: dict[str, float]) -> None:
    """As above."""
    assert notes["wrong merges"] == 0
