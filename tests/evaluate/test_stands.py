"""Scores of votes, ballots, reservations, disqualifications and tasks."""

from __future__ import annotations

from typing import Any

import pytest

from minutes_index.evaluate import Gold, Score, evaluate
from minutes_index.evaluate.gold import digits, numbered, plain_name
from minutes_index.model import (
    Annotations,
    Decision,
    Document,
    MediaType,
    Outcome,
    Record,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
    Stance,
    Stand,
    Vote,
    When,
)

TEXT = "§ 1 Budget\nAtt ge förvaltningschefen i uppdrag att\nräkna om senast 1 juni. Berit får i uppdrag att skriva.\n"
FIRST, SECOND = (
    "ge förvaltningschefen i uppdrag att\nräkna om senast 1 juni",
    "Berit får i uppdrag att skriva",
)
DUE = When("2023-06-01", "1 juni", stated=False, reason="")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def task(words: str, who: str, due: When | None = None, outcome: Outcome = Outcome.ASSIGNED) -> Decision:
    return Decision(span(words), outcome, "", 0, None, "rule", who, due)


@pytest.fixture
def record() -> Record:
    """An item with a vote, stands and two tasks; its number is printed with the body before it."""
    section = Section(Span(0, len(TEXT)), 0, SectionKind.ITEM, "Budget", "MBN § 1")
    source = Source("/minutes/a.txt", "0", MediaType.TEXT, 1, 1)
    document = Document("d", source, TEXT, (0,), (section,), "", "", "", None, "sv")
    at = Span(0, 1)
    found = Annotations(
        decisions=(
            task(FIRST, "förvaltningschefen", DUE),
            task(SECOND, "Berit"),
            task("Budget", "Siv", DUE, Outcome.APPROVED),
        ),
        votes=(Vote(at, 0, 8, 5, 1),),
        stances=(
            Stance(at, Stand.YES, 0, "Ann-Sofi Ek"),
            Stance(at, Stand.NO, 0, "Bo Alm"),
            Stance(at, Stand.RESERVED, 0, "Bo Alm"),
            Stance(at, Stand.RECUSED, 0, "Siv Ekdahl"),
            Stance(at, Stand.STATEMENT, 0, "Siv Ekdahl"),
        ),
    )
    return Record(document, (), found, Signature("", ()))


VOTERS = {"yes": ["Ann Sofi Ek"], "no": ["Bo Alm"], "abstained": []}
NOTED: dict[str, Any] = {
    "votes": [{"number": "§ 1", "yes": 8, "no": 5, "abstained": 1, "voters": VOTERS}],
    "reservations": [{"number": "1 §", "names": ["Bo Alm"]}],
    "recusals": [{"number": "§ 1", "names": ["Siv Ekdahl"]}],
    "assignments": [
        {"number": "§ 1", "who": "förvaltningschef Eva Ny", "text": "räkna  om", "by": "2023-06-01"},
        {"number": "§ 1", "who": "Berit Almgren", "text": "att skriva", "by": ""},
    ],
}


def told(score: Score) -> list[tuple[str, str]]:
    return [(error.expected, error.found) for error in score.errors]


def counts(record: Record, **changes: Any) -> dict[str, tuple[int, int, int]]:
    scores = evaluate(Gold.of(NOTED | changes), record)
    return {
        kind: (s.right, s.missing, s.extra)
        for kind, s in scores.items()
        if any((s.right, s.missing, s.extra))
    }


def test_all_right(record: Record) -> None:
    """Items are compared by their digits, names without regard to hyphens; other stands are not measured."""
    who = [
        {**task, "who": who}
        for task, who in zip(NOTED["assignments"], ("förvaltningschefen", "Berit"), strict=True)
    ]
    assert counts(record, assignments=who) == {
        "votes": (1, 0, 0),
        "ballots": (2, 0, 0),
        "reservations": (1, 0, 0),
        "recusals": (1, 0, 0),
        "assignments": (2, 0, 0),
        "assignments: to whom": (2, 0, 0),
        "assignments: by when": (1, 0, 0),
    }


@pytest.mark.parametrize(
    ("noted", "kind", "expected"),
    [
        ({"votes": []}, "votes", (0, 0, 1)),
        ({"votes": []}, "ballots", (0, 0, 2)),
        ({"votes": [{"number": "§ 2", "yes": 8, "no": 5, "abstained": 1}]}, "votes", (0, 1, 1)),
        ({"votes": [{"number": "§ 1", "yes": 8, "no": 5}]}, "votes", (0, 1, 1)),
        ({"reservations": [{"number": "§ 1", "names": ["Bo Alm", "Siv Ekdahl"]}]}, "reservations", (1, 1, 0)),
        ({"recusals": []}, "recusals", (0, 0, 1)),
        ({"assignments": [{"who": "Berit", "text": "skriva", "by": ""}]}, "assignments", (1, 0, 1)),
        ({"assignments": [{"who": "Berit", "text": "Budget", "by": ""}]}, "assignments", (0, 1, 2)),
        ({"assignments": [{"who": "Olof", "text": "skriva", "by": ""}]}, "assignments: to whom", (0, 1, 1)),
        ({"assignments": [{"who": "Berit Ek", "text": "skriva"}]}, "assignments: to whom", (1, 0, 0)),
        ({"assignments": [{"who": "vår Berit", "text": "skriva"}]}, "assignments: to whom", (1, 0, 0)),
        ({"assignments": [{"who": "B", "text": "skriva", "by": "2023-07"}]}, "assignments: by when", (0, 1, 0)),
        ({"assignments": [{"who": "B", "text": "räkna om", "by": ""}]}, "assignments: by when", (0, 0, 1)),
        ({"assignments": [{"who": "B", "text": "räkna om", "by": "2023-07"}]}, "assignments: by when", (0, 1, 1)),
    ],
)  # fmt: skip
def test_counts(record: Record, noted: dict[str, Any], kind: str, expected: tuple[int, int, int]) -> None:
    """A task counts when it is one; who and when are measured of the tasks that were found."""
    assert counts(record, **noted)[kind] == expected


def test_errors_say_what_was_found(record: Record) -> None:
    wrong = {"who": "Olof Ek", "text": "räkna om", "by": "2023-07"}
    scores = evaluate(Gold.of(NOTED | {"assignments": [wrong]}), record)
    assert told(scores["assignments"]) == [("", "Berit: Berit får i uppdrag att skriva")]
    assert told(scores["assignments: to whom"]) == [("Olof Ek: räkna om", "förvaltningschefen")]
    assert told(scores["assignments: by when"]) == [("2023-07: räkna om", "2023-06-01")]


def test_what_belongs_to_one_item_is_one_error(record: Record) -> None:
    """A vote with other counts and a ballot of another stand are missing and extra, and one error each."""
    voters = {"yes": ["Ann Sofi Ek", "Bo Alm"], "no": []}
    wrong = [{"number": "§ 1", "yes": 8, "no": 6, "voters": voters}]
    scores = evaluate(
        Gold.of(NOTED | {"votes": wrong, "reservations": [{"number": "§ 7", "names": ["X Y"]}]}), record
    )
    assert (scores["votes"].missing, scores["votes"].extra) == (1, 1)
    assert told(scores["votes"]) == [("item 1: 8 yes, 6 no, 0 abstained", "item 1: 8 yes, 5 no, 1 abstained")]
    assert told(scores["ballots"]) == [("item 1: bo alm, yes", "item 1: bo alm, no")]
    assert scores["ballots"].errors[0].section == "MBN § 1"
    assert told(scores["reservations"]) == [("item 7: x y", ""), ("", "item 1: bo alm")]
    assert scores["reservations"].errors[0].page is None


def test_votes_noted_by_their_counts_alone(record: Record) -> None:
    """Say nothing of who voted how."""
    votes = [{"number": "§ 1", "yes": 8, "no": 5, "abstained": 1}]
    scores = evaluate(Gold.of(NOTED | {"votes": votes}), record)
    assert "ballots" not in scores
    assert scores["votes"].f1 == 1
    assert evaluate(Gold.of({"votes": []}), record)["ballots"].extra == 2


def test_what_is_not_noted_is_not_measured(record: Record) -> None:
    assert (
        not {"votes", "ballots", "reservations", "recusals", "assignments"}
        & evaluate(Gold.of({}), record).keys()
    )


@pytest.mark.parametrize(
    ("number", "expected"),
    [("§ 45", "45"), ("45 §", "45"), ("MBN § 45", "45"), ("4.1.", "4.1"), ("§§ 45–46", "45.46"), ("", "")],
)
def test_digits_of_a_number(number: str, expected: str) -> None:
    assert digits(number) == expected
    assert numbered(number, " Val  av\nOmbud ") == f"{expected} val av ombud".strip()


def test_names_without_regard_to_hyphens_and_case() -> None:
    assert plain_name("ANN-SOFI  Ek") == plain_name("Ann Sofi Ek") == "ann sofi ek"
