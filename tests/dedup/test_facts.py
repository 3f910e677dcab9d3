"""Facts of two documents compared: what was decided, how it was voted, who was there, when."""

from __future__ import annotations

from dataclasses import replace

from minutes_index.dedup.facts import FactChanges, Pair, compare_facts
from minutes_index.dedup.versions import compare
from minutes_index.model import (
    Annotations,
    Attendance,
    Decision,
    Document,
    MediaType,
    Outcome,
    Record,
    Role,
    Section,
    SectionKind,
    Signature,
    Source,
    Span,
    Vote,
    When,
)

HERE = Span(0, 1)


def record(
    *decisions: tuple[str, Outcome],
    rows: tuple[tuple[str, Role], ...] = (),
    votes: tuple[tuple[int, int, int], ...] = (),
    day: str = "2022-03-01",
) -> Record:
    """A document with a section for each decision, which is all that it says; the votes are of the first."""
    text, sections, found = "", [], []
    for ordinal, (words, outcome) in enumerate(decisions):
        start = len(text)
        text += f"§ {ordinal + 1} Ärende\n{words}\n"
        sections.append(
            Section(Span(start, len(text)), ordinal, SectionKind.ITEM, "Ärende", f"§ {ordinal + 1}")
        )
        span = Span(len(text) - len(words) - 1, len(text) - 1)
        found.append(Decision(span, outcome, "Nämnden", ordinal, None, "rule"))
    held = When(day, day, stated=True, reason="") if day else None
    source = Source("/a", "", MediaType.TEXT, 1, 1)
    listed = tuple(Attendance(HERE, 0, name, role) for name, role in rows)
    counted = tuple(Vote(HERE, 0, *result) for result in votes)
    return Record(
        Document("a", source, text, (0,), tuple(sections), "", "", "", held, "sv"),
        (),
        Annotations((), (), listed, tuple(found), counted),
        Signature("", ()),
    )


def facts(first: Record, second: Record) -> FactChanges:
    """What differs."""
    return compare_facts(first, second, compare(first, second))


def outcomes(found: FactChanges) -> list[tuple[Outcome | None, Outcome | None]]:
    """Of the decisions."""
    return [
        (pair.first.outcome if pair.first else None, pair.second.outcome if pair.second else None)
        for pair in found.decisions
    ]


APPROVED = ("Nämnden godkänner budgeten för det kommande året", Outcome.APPROVED)
REJECTED = ("Nämnden avslår motionen om cykelväg till simhallen", Outcome.REJECTED)
ROWS = (("Anna Berg", Role.PRESENT), ("Bo Ek", Role.CHAIR))


def test_what_is_alike_does_not_differ() -> None:
    """Also where a decision is set otherwise, or has moved."""
    first = record(APPROVED, REJECTED, rows=ROWS, votes=((5, 4, 0),))
    assert facts(first, first) == FactChanges()
    assert facts(
        first, record((APPROVED[0].upper(), APPROVED[1]), REJECTED, rows=ROWS, votes=((5, 4, 0),))
    ) == (FactChanges())
    assert facts(record(APPROVED, REJECTED), record(REJECTED, APPROVED)) == FactChanges()


def test_a_decision_has_another_outcome_or_other_words() -> None:
    """It is one decision when it stands in the same section and shares half of its words."""
    first = record(APPROVED, REJECTED)
    tabled = (APPROVED[0], Outcome.TABLED)
    assert outcomes(facts(first, record(tabled, REJECTED))) == [(Outcome.APPROVED, Outcome.TABLED)]
    longer = (f"{APPROVED[0]} och nästa", Outcome.APPROVED)
    assert outcomes(facts(first, record(longer, REJECTED))) == [(Outcome.APPROVED, Outcome.APPROVED)]


def test_a_decision_is_in_one_only() -> None:
    """In a section of its own, or in one that says something else now."""
    first = record(APPROVED, REJECTED)
    assert outcomes(facts(first, record(APPROVED))) == [(Outcome.REJECTED, None)]
    assert outcomes(facts(record(APPROVED), first)) == [(None, Outcome.REJECTED)]
    other = ("Rektorn får i uppdrag att ringa", Outcome.ASSIGNED)
    assert outcomes(facts(first, record(APPROVED, other))) == [
        (Outcome.REJECTED, None),
        (None, Outcome.ASSIGNED),
    ]


def test_of_two_decisions_the_nearest_belong_together() -> None:
    """Each once, the most alike first."""
    both = f"{APPROVED[0]}.\n{APPROVED[0]} och nästa"
    first, second = record((both, Outcome.APPROVED)), record((both, Outcome.APPROVED))
    spans = [Span(11, 11 + len(APPROVED[0])), Span(11 + len(APPROVED[0]) + 2, len(first.document.text) - 1)]

    def with_decisions(one: Record, *outcomes: Outcome) -> Record:
        decided = tuple(
            Decision(span, outcome, "Nämnden", 0, None, "rule")
            for span, outcome in zip(spans, outcomes, strict=True)
        )
        return replace(one, annotations=replace(one.annotations, decisions=decided))

    changed = facts(
        with_decisions(first, Outcome.APPROVED, Outcome.NOTED),
        with_decisions(second, Outcome.TABLED, Outcome.REJECTED),
    )
    assert outcomes(changed) == [(Outcome.APPROVED, Outcome.TABLED), (Outcome.NOTED, Outcome.REJECTED)]


def test_votes_of_one_section_are_compared() -> None:
    """Another result is one change; a vote that is not there is alone."""
    first, second = record(APPROVED, votes=((5, 4, 0),)), record(APPROVED, votes=((5, 3, 1),))
    (pair,) = facts(first, second).votes
    assert pair == Pair(first.annotations.votes[0], second.annotations.votes[0])
    (pair,) = facts(record(APPROVED), second).votes
    assert pair == Pair(None, second.annotations.votes[0])


def test_rows_of_attendance_are_compared_by_name() -> None:
    """Another role, a name spelt otherwise, somebody in one list only; capitals are no difference."""
    first = record(APPROVED, rows=(*ROWS, ("Rune Melander", Role.PRESENT), ("Carl Dahl", Role.GUEST)))
    second = record(
        APPROVED,
        rows=(("ANNA BERG", Role.ABSENT), ROWS[1], ("Rune Meiander", Role.PRESENT), ("Eva Ö", Role.GUEST)),
    )
    told = [
        tuple((row.name, row.role) if row else None for row in (pair.first, pair.second))
        for pair in facts(first, second).attendance
    ]
    assert told == [
        (("Anna Berg", Role.PRESENT), ("ANNA BERG", Role.ABSENT)),
        (("Rune Melander", Role.PRESENT), ("Rune Meiander", Role.PRESENT)),
        (("Carl Dahl", Role.GUEST), None),
        (None, ("Eva Ö", Role.GUEST)),
    ]


def test_a_list_that_only_one_has_is_not_told_row_by_row() -> None:
    """Who wrote the notes is no list."""
    first, second = record(APPROVED, rows=ROWS), record(APPROVED, rows=(("Bo Ek", Role.SECRETARY),))
    assert facts(first, second) == FactChanges(list_only_in="first")
    assert facts(second, first) == FactChanges(list_only_in="second")


def test_days_are_compared() -> None:
    """An unknown one differs from any."""
    first = record(APPROVED)
    assert facts(first, record(APPROVED, day="2022-03-02")).held_on == ("2022-03-01", "2022-03-02")
    assert facts(first, record(APPROVED, day="")).held_on == ("2022-03-01", "")
