"""What was decided: the decisions under a heading `Beslut`, and those told in running text (`sentences`).

A section is read line by line; headings (data file ``labels.tsv``, group part) say which part of the item a line belongs to.
What stands under a heading of decision is decided, whatever its words, but for the lines that ``rules/decisions.tsv`` calls nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.elected_below import elected_below, elects_in, only_names
from minutes_index.annotate.facts.decisions.facts import Facts, Meeting, in_order
from minutes_index.annotate.facts.decisions.item_lines import (
    LISTED,
    Lists,
    clauses,
    heading_span,
    section_lines,
    with_verdicts,
    without_mark,
)
from minutes_index.annotate.facts.decisions.lead_ins import (
    BY_VOTES,
    LEAD_IN,
    PROPOSES_LIST,
    decided_in,
    decides_nothing,
    goes_on,
    leads_in,
    passes_list_on,
)
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.annotate.facts.decisions.parts import (
    DECISION,
    PROPOSAL,
    SILENT,
    heads_decision,
)
from minutes_index.annotate.facts.decisions.sentences import told
from minutes_index.annotate.facts.decisions.short_forms import decides_at_once
from minutes_index.annotate.facts.decisions.task_lines import (
    TASKS,
    takers_in,
    task_in,
)
from minutes_index.annotate.facts.decisions.task_tables import rows_below
from minutes_index.annotate.facts.decisions.whereabouts import Whereabouts
from minutes_index.model import Outcome, SectionKind, Span
from minutes_index.recognisers.bodies import is_own
from minutes_index.recognisers.lines import line_at
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.model import Decision, Section, When
    from minutes_index.recognisers.lines import Line


def decisions(
    text: str, sections: Sequence[Section], dates: Sequence[tuple[Span, When]], meeting: Meeting
) -> list[Decision]:
    """The decisions in ``text``, in order and without overlap.

    Args:
        text: the document's text.
        sections: its sections.
        dates: its dates with their spans, in order.
        meeting: the body that met and when.
    """
    unread = {SectionKind.TITLE_PAGE, SectionKind.CONTENTS, SectionKind.SIGNATURES}
    found = (
        decision
        for section in sections
        if section.kind not in unread or len(sections) == 1
        for decision in _Reader(text, section, dates, meeting).read()
    )
    return in_order(
        text, (each for each in found if not (meeting.calls and each.outcome is not Outcome.PROPOSED))
    )


class _Reader:
    """Reads one section line by line, keeping which part of the item it is in and who decides there."""

    def __init__(
        self, text: str, section: Section, dates: Sequence[tuple[Span, When]], meeting: Meeting
    ) -> None:
        self._text = text
        self._section = section
        self._facts = Facts(text, section, dates, meeting)
        self._meeting = meeting
        self._doers = frozenset[str]() if "§" in section.number else meeting.listed
        self._lines = section_lines(text, section)
        self._lists = Lists(self._lines)
        self._at = Whereabouts(section, self._lines, meeting.body)
        headed = (i for i, line in enumerate(self._lines) if heads_decision(line.text))
        self._last_headed = max(headed, default=-1)

    def read(self) -> Iterator[Decision]:
        """The decisions of the section, also that which its heading tells (`§ 3 Dagordningen godkändes.`)."""
        heading = heading_span(self._text, self._section)
        in_heading = list(self._sentences(heading))
        found = list(self._read())
        if not found or self._text.startswith(".", heading.end):
            yield from in_heading
        yield from found

    def _read(self) -> Iterator[Decision]:
        position = 0
        while position < len(self._lines):
            line = self._lines[position]
            content = self._at.content(line)
            if tasks := rows_below(self._lines, position):
                position += len(tasks) + 1
                yield from map(self._facts.in_table, tasks)
            elif content is None:
                position += 1
            elif self._at.part not in SILENT and (elected := elected_below(self._lines, position)):
                position += len(elected) + 1
                yield from (self._elected(line) for line in elected)
            elif self._at.part == DECISION:
                position, found = self._headed(position, content)
                yield from found
            elif leads_in(content.text) and (self._at.part != PROPOSAL or self._leads_out(position)):
                position, found = self._led_in(position, content)
                yield from found
            elif self._is_silent(content):
                position += 1
                if self._at.part == PROPOSAL and not (
                    decides_nothing(content.text) or LEAD_IN.search(content.text)
                ):
                    self._at.proposed = True
                    yield self._facts.decision(
                        without_mark(self._text, content.span), "rule:headed", self._at.body, Outcome.PROPOSED
                    )
            else:
                position, found = self._told(position, content)
                yield from found

    def _is_silent(self, content: Line) -> bool:
        """Whether nothing is decided on a line of its part: not so where the vote alone tells it (`Med 8 röster mot 5 beslutar nämnden att …`)."""
        by_votes = self._at.part == "vote" and self._last_headed < 0 and BY_VOTES.search(content.text)
        return self._at.part in SILENT and not (
            by_votes or (self._at.proposed and decides_at_once(content.text))
        )

    def _leads_out(self, position: int) -> bool:
        """Whether a lead-in after a whole proposal ends it: it stands apart, and no other heading of decision comes below."""
        apart = self._at.on_its_line or self._lines[position].after_blank
        return self._at.proposed and apart and self._last_headed <= position

    def _headed(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """The decisions that a line under a heading begins, and where to read on."""
        inline = content.span != self._lines[position].span
        decided = decided_in(self._text, content.span)
        if not decided:
            return position + 1, []
        content = line_at(decided.start, decided.of(self._text), after_blank=content.after_blank)
        if leads_in(content.text) or (
            not passes_list_on(content.text) and PROPOSES_LIST.search(content.text)
        ):
            return self._led_in(position, content)
        end = position + 1 if LISTED.match(content.text) else self._lists.end(position + 1)
        heads_list = end > position + 1 and not content.text.rstrip().endswith((".", ";", ","))
        span = Span(content.span.start, self._lines[end - 1].span.end) if heads_list else content.span
        outcome = outcome_of(content.text) if heads_list else None
        if heads_list and outcome is Outcome.ELECTED:
            return end, [self._elected(line, "rule:headed") for line in self._lines[position + 1 : end]]
        if inline:
            apart = (
                end == position + 1
                or self._lines[position + 1].after_blank
                or self._lists.resumes(position + 1)
            )
            self._at.part = "" if heads_list or apart else DECISION
        if heads_list:
            return end, [self._facts.decision(without_mark(self._text, span), "rule:headed", self._at.body)]
        if passes_list_on(content.text):
            self._at.part = PROPOSAL
        parts = clauses(self._text, without_mark(self._text, span))
        return position + 1, [self._under_heading(part) for part in parts]

    def _elected(self, line: Line, found_by: str = "rule:election") -> Decision:
        return self._facts.decision(
            without_mark(self._text, line.span), found_by, self._at.body, Outcome.ELECTED
        )

    def _under_heading(self, part: Span) -> Decision:
        """What a sentence under a heading decides; what it tells of another body was decided there."""
        said = told(part.of(self._text), self._meeting.body, background=False)
        if said and said.outcome is Outcome.REPORTED and said.body and not self._at.passed_on:
            return self._facts.decision(part, said.found_by, said.body, said.outcome)
        elects = only_names(part.of(self._text)) and elects_in(self._section.heading)
        return self._facts.decision(part, "rule:headed", self._at.body, Outcome.ELECTED if elects else None)

    def _led_in(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """What a lead-in announces: the list below, or else the next line; before it, what its line tells."""
        lead = LEAD_IN.search(content.text)
        before = lead.start() if lead else 0
        body = self._at.named(lead["lead"] if lead else content.text)
        found = list(self._sentences(Span(content.span.start, content.span.start + before)))
        end = max(self._lists.end(position + 1), min(position + 2, len(self._lines)))
        reported = not is_own(body, self._meeting.body) and body != self._meeting.body
        outcome = (
            Outcome.REPORTED
            if reported or (self._at.part == "background" and re.search(r"\d{4}-\d\d|§", content.text))
            else None
        )
        decided = [decided_in(self._text, line.span) for line in self._lines[position + 1 : end]]
        found += [
            self._facts.decision(part, "rule:lead-in", body, outcome)
            for span in filter(None, decided)
            for part in clauses(self._text, without_mark(self._text, span))
        ]
        if self._at.part != DECISION:
            self._at.part = ""
        return end, found

    def _told(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """The decisions told in the sentences of a line, the last with the list that it heads."""
        found = list(self._sentences(content.span))
        if self._at.part == TASKS and content.span != self._lines[position].span:
            self._at.part = ""
        end = self._lists.end(position + 1)
        if (
            found
            and end > position + 1
            and self._text[: found[-1].span.end].endswith(":")
            and found[-1].span.end == content.span.end
        ):
            last = found.pop()
            found.append(
                self._facts.decision(
                    Span(last.span.start, self._lines[end - 1].span.end),
                    last.found_by,
                    last.body,
                    last.outcome,
                )
            )
            return end, found
        if found and found[-1].span.end == content.span.end and goes_on(self._lines[position:end]):
            last = found[-1]
            items = self._lines[position + 1 : end]
            return end, [
                *found,
                *(
                    self._facts.decision(without_mark(self._text, i.span), last.found_by, last.body)
                    for i in items
                ),
            ]
        return position + 1, found

    def _sentences(self, span: Span) -> Iterator[Decision]:
        for sentence in with_verdicts(self._text, sentences(self._text, span.start, span.end)):
            doer = task_in(self._text, sentence) if self._at.part == TASKS else None
            if doer:
                yield self._task(*doer, Outcome.ASSIGNED)
                continue
            found = told(
                sentence.of(self._text), self._meeting.body, background=self._at.part == "background"
            )
            if (
                found
                and found.rule == "rule:sentence"
                and found.outcome.taken
                and found.outcome is not Outcome.REPORTED
            ):
                first, *more = clauses(self._text, sentence)
                yield self._facts.decision(
                    first, found.found_by, self._meeting.body, None if more else found.outcome
                )
                yield from (self._facts.decision(part, found.found_by, self._meeting.body) for part in more)
            elif found:
                body = found.body or self._meeting.body
                yield self._facts.decision(sentence, found.found_by, body, found.outcome)
            elif self._at.part != "background":
                yield from (
                    self._task(*each, Outcome.TASK) for each in takers_in(self._text, sentence, self._doers)
                )

    def _task(self, who: str, span: Span, outcome: Outcome) -> Decision:
        task = self._facts.decision(span, "rule:task", self._meeting.body, outcome)
        return replace(task, assignee=task.assignee or who)
