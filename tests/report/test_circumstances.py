"""What is told around a decision."""

from __future__ import annotations

import pytest

from minutes_index.catalog.facts import DecisionFact
from minutes_index.catalog.heads import Head
from minutes_index.model import (
    Decision,
    MediaType,
    Outcome,
    Section,
    SectionKind,
    Source,
    Span,
    Stance,
    Stand,
    Vote,
    When,
)
from minutes_index.report.decisions import StandView, VoteView, circumstances, decision_view

DUE = When("2023-06-01", "1 juni", stated=False, reason="the year of the meeting")
HELD = When("2023-05-10", "2023-05-10", stated=True, reason="title page")


def fact(
    assignee: str = "",
    deadline: When | None = None,
    votes: tuple[Vote, ...] = (),
    stances: tuple[Stance, ...] = (),
) -> DecisionFact:
    source = Source("/arkiv/a.txt", "0", MediaType.TEXT, 1, 1)
    decision = Decision(Span(0, 4), Outcome.ASSIGNED, "Nämnden", 0, None, "rule:x", assignee, deadline)
    section = Section(Span(0, 9), 0, SectionKind.ITEM, "Planen", "§ 1")
    head = Head("a", source, "", "Nämnden", "", HELD, "sv", 1, 9)
    return DecisionFact(head, decision, section, "Planen", 1, votes, stances)


def stance(stand: Stand, name: str) -> Stance:
    return Stance(Span(0, 1), stand, 0, name)


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (fact(), []),
        (fact("Berit"), ["task: Berit"]),
        (fact("Berit", DUE), ["task: Berit, by 2023-06-01"]),
        (fact("", DUE), ["task: by 2023-06-01"]),
        (fact(votes=(Vote(Span(0, 1), 0, 8, 5, 1),)), ["vote: 8 yes, 5 no, 1 abstained"]),
        (
            fact(votes=(Vote(Span(0, 1), 0, 8, 5), Vote(Span(1, 2), 0, 7, 6))),
            ["vote: 8 yes, 5 no, 0 abstained", "vote: 7 yes, 6 no, 0 abstained"],
        ),
        (
            fact(
                stances=(
                    stance(Stand.RECUSED, "Siv"),
                    stance(Stand.RESERVED, "Olof"),
                    stance(Stand.RECUSED, "Moderaterna"),
                )
            ),
            ["recused: Siv, Moderaterna", "reserved: Olof"],
        ),
    ],
)
def test_a_line_a_circumstance(given: DecisionFact, lines: list[str]) -> None:
    """The task, each vote, then each stand once with all who took it; nothing where nothing is known."""
    assert list(circumstances(decision_view(given))) == lines


def test_a_view_has_what_the_fact_has() -> None:
    view = decision_view(fact("Berit", DUE, (Vote(Span(0, 1), 0, 8, 5, 1),), (stance(Stand.NO, "Siv"),)))
    assert (view.assignee, view.deadline) == ("Berit", "2023-06-01")
    assert view.votes == (VoteView(8, 5, 1),)
    assert view.stands == (StandView(Stand.NO, "Siv"),)
    assert (view.edtf, view.section, view.inferred) == ("2023-05-10", "§ 1", "")
