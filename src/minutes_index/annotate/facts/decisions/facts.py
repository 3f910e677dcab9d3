"""A decision as a fact: what became of the matter, when, and who is to do what by when."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.assignments import answers_for, assignee_of, deadline_of, of_task
from minutes_index.annotate.facts.decisions.item_lines import MARK
from minutes_index.annotate.facts.decisions.next_meeting import is_until_next_meeting
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.annotate.facts.decisions.task_lines import shall_do
from minutes_index.annotate.facts.decisions.task_tables import TABLE, repeats
from minutes_index.model import Decision, Outcome, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.annotate.facts.decisions.task_tables import Row
    from minutes_index.model import Section, When


def in_order(text: str, found: Iterable[Decision]) -> list[Decision]:
    """Decisions in order and without overlap; a row of a table that repeats a task told before is left out."""
    result: list[Decision] = []
    for decision in sorted(found, key=lambda d: d.span):
        overlaps = bool(result) and result[-1].span.overlaps(decision.span)
        if not overlaps and not (decision.found_by == TABLE and repeats(text, decision, result)):
            result.append(decision)
    return result


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a decision takes from its document."""

    body: str
    held_on: When | None
    listed: frozenset[str] = frozenset()
    """Names of the people in its lists."""
    next_on: When | None = None
    """The day of the next one, where the document tells it."""
    calls: bool = False
    """Whether the document only calls to it: then nothing was decided, whatever is enclosed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Makes the decisions of one section."""

    text: str
    section: Section
    dates: Sequence[tuple[Span, When]]
    meeting: Meeting

    def decision(self, span: Span, found_by: str, body: str, outcome: Outcome | None = None) -> Decision:
        """The decision in a stretch of text; its words tell the outcome when none is given."""
        clause = MARK.sub("", span.of(self.text), count=1).removeprefix("att ")
        outcome = outcome or outcome_of(clause) or Outcome.APPROVED
        doer = shall_do(span.of(self.text)) if outcome is Outcome.APPROVED else ""
        outcome = Outcome.ASSIGNED if doer else outcome
        if outcome is Outcome.REPORTED:
            return Decision(span, outcome, body, self.section.ordinal, self._day_told(span), found_by)
        decision = Decision(span, outcome, body, self.section.ordinal, self.meeting.held_on, found_by)
        who, with_day = answers_for(self.text, span)
        who = who or doer
        if outcome not in {Outcome.ASSIGNED, Outcome.TASK} and not who:
            return decision
        told = of_task(self.text, with_day)
        due = deadline_of(self.text, told, self._within(told))
        if due is None and is_until_next_meeting(told.of(self.text)):
            due = self.meeting.next_on
        return replace(decision, assignee=who or assignee_of(span.of(self.text)), deadline=due)

    def in_table(self, row: Row) -> Decision:
        """The task in a row of a table."""
        due = next((when for _, when in self._within(row.day)), None)
        held_on, section = self.meeting.held_on, self.section.ordinal
        return Decision(row.span, Outcome.TASK, self.meeting.body, section, held_on, TABLE, row.who, due)

    def _day_told(self, span: Span) -> When | None:
        """The first date before what was decided; what stands behind *att* is a date of that."""
        start = self.text.find(" att ", span.start, span.end)
        end = start if start >= 0 else span.end
        return next((when for _, when in self._within(Span(span.start, end))), None)

    def _within(self, span: Span) -> Sequence[tuple[Span, When]]:
        """The dates that begin in a stretch of text."""
        first, last = (
            bisect_left(self.dates, edge, key=lambda date: date[0].start) for edge in (span.start, span.end)
        )
        return self.dates[first:last]
