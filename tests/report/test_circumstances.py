"""What is told around a decision, and in an item."""

from __future__ import annotations

import pytest

from minutes_index.catalog.facts import DecisionFact
from minutes_index.catalog.summaries import Head
from minutes_index.model import Decision, MediaType, Outcome, Section, SectionKind, Source, Span, Stand, When
from minutes_index.report.decisions import decision_view, task
from minutes_index.report.documents import SectionView, StandView, VoteView, ballots

DUE = When("2023-06-01", "1 juni", stated=False, reason="the year of the meeting")
HELD = When("2023-05-10", "2023-05-10", stated=True, reason="title page")


def fact(assignee: str = "", deadline: When | None = None) -> DecisionFact:
    source = Source("/arkiv/a.txt", "0", MediaType.TEXT, 1, 1)
    decision = Decision(Span(0, 4), Outcome.ASSIGNED, "Nämnden", 0, None, "rule:x", assignee, deadline)
    section = Section(Span(0, 9), 0, SectionKind.ITEM, "Planen", "§ 1")
    head = Head("a", source, "", "Nämnden", "", HELD, "sv", 1, 9)
    return DecisionFact(head, decision, section, "Planen", 1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (fact(), ""),
        (fact("Berit"), "task: Berit"),
        (fact("Berit", DUE), "task: Berit, by 2023-06-01"),
        (fact("", DUE), "task: by 2023-06-01"),
    ],
)
def test_a_task_is_told_with_who_and_when_as_far_as_they_are_known(given: DecisionFact, told: str) -> None:
    assert task(decision_view(given)) == told


RECUSED = (
    StandView(Stand.RECUSED, "Siv"),
    StandView(Stand.RESERVED, "Olof"),
    StandView(Stand.RECUSED, "Moderaterna"),
)


@pytest.mark.parametrize(
    ("votes", "stands", "lines"),
    [
        ((), (), []),
        ((VoteView(8, 5, 1),), (), ["vote: 8 yes, 5 no, 1 abstained"]),
        (
            (VoteView(8, 5, 0), VoteView(7, 6, 0)),
            (),
            ["vote: 8 yes, 5 no, 0 abstained", "vote: 7 yes, 6 no, 0 abstained"],
        ),
        ((), RECUSED, ["recused: Siv, Moderaterna", "reserved: Olof"]),
    ],
)
def test_a_line_a_vote_and_a_line_a_stand(
    votes: tuple[VoteView, ...], stands: tuple[StandView, ...], lines: list[str]
) -> None:
    """Each vote, then each stand once with all who took it; nothing where nothing is known."""
    section = SectionView("§ 1", "Planen", SectionKind.ITEM, 1, "Planen", votes, stands)
    assert list(ballots(section)) == lines


def test_a_view_has_what_the_fact_has() -> None:
    view = decision_view(fact("Berit", DUE))
    assert (view.assignee, view.deadline) == ("Berit", "2023-06-01")
    assert (view.edtf, view.section, view.inferred) == ("2023-05-10", "§ 1", "")
