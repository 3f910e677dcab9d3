"""What was decided: the decisions under a heading `Beslut`, and those told in running text (`told`).

A section is read line by line; headings (data file ``labels.tsv``, group part) say which part of the item a line belongs to.
What stands under a heading of decision is decided, whatever its words, but for the lines that ``deciding.tsv`` calls nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutes_index.analysis.labels import label_of
from minutes_index.annotate.assignments import assignee_of, deadline_of
from minutes_index.annotate.item_lines import (
    LISTED,
    MARK,
    Line,
    Lists,
    clauses,
    lines_of,
    with_verdicts,
    without_mark,
)
from minutes_index.annotate.lead_ins import LEAD_IN, PROPOSES_LIST, decides_nothing, leads_in
from minutes_index.annotate.organs import is_own
from minutes_index.annotate.outcomes import outcome_of
from minutes_index.annotate.parts import DECISION, PROPOSAL, SILENT, body_in, inline_label, part_of, passes_on
from minutes_index.annotate.sentences import sentences
from minutes_index.annotate.told import told
from minutes_index.model import Decision, Outcome, Section, SectionKind, Span, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNED = re.compile(
    r"^(?:vid protokollet|justeras?|sekreterare|ordförande|protokollet justeras)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a decision takes from its document."""

    body: str
    held_on: When | None


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
    found = [
        decision
        for section in sections
        if section.kind not in unread or len(sections) == 1
        for decision in _Reader(text, section, dates, meeting).read()
    ]
    result: list[Decision] = []
    for decision in sorted(found, key=lambda d: d.span):
        if not result or not result[-1].span.overlaps(decision.span):
            result.append(decision)
    return result


def _heads_decision(line: Line) -> bool:
    return label_of(line.text.rstrip(":")) == ("part", DECISION)


class _Reader:
    """Reads one section line by line, keeping which part of the item it is in and who decides there."""

    def __init__(
        self, text: str, section: Section, dates: Sequence[tuple[Span, When]], meeting: Meeting
    ) -> None:
        self._text = text
        self._section = section
        self._dates = dates
        self._meeting = meeting
        self._part = ""
        self._proposed = False
        self._passed_on = False
        self._body = meeting.body
        self._lines = lines_of(text, section)
        self._lists = Lists(self._lines)
        headed = (i for i, line in enumerate(self._lines) if _heads_decision(line))
        self._last_headed = max(headed, default=-1)

    def read(self) -> Iterator[Decision]:
        position = 0
        while position < len(self._lines):
            line = self._lines[position]
            content = self._content(line)
            if content is None:
                position += 1
            elif self._part == DECISION:
                position, found = self._headed(position, content)
                yield from found
            elif leads_in(content.text) and (self._part != PROPOSAL or self._leads_out(position)):
                position, found = self._led_in(position, content)
                yield from found
            elif self._part in SILENT:
                position += 1
                if self._part == PROPOSAL and not (
                    decides_nothing(content.text) or LEAD_IN.search(content.text)
                ):
                    self._proposed = True
                    yield self._decision(
                        without_mark(self._text, content.span), "rule:headed", self._body, Outcome.PROPOSED
                    )
            else:
                position, found = self._told(position, content)
                yield from found

    def _leads_out(self, position: int) -> bool:
        """Whether a lead-in of the own body after a whole proposal ends it: no other heading of decision comes below."""
        return self._proposed and self._lines[position].after_blank and self._last_headed <= position

    def _content(self, line: Line) -> Line | None:
        """What a line says beside the label it may begin with; None when it is only a label."""
        if line.text.strip(" .:*#") != self._section.heading and self._open(part_of(line.text)):
            return None
        label, rest = inline_label(line.text)
        if rest and self._open(label):
            return Line(Span(line.span.end - len(rest), line.span.end), rest, after_blank=False)
        if not rest and (label_of(line.text) or _SIGNED.match(line.text)):
            self._part = ""
        return line

    def _open(self, label: tuple[str, str] | None) -> bool:
        """Begins the part that a label heads, if there is one."""
        if label:
            self._part, self._body = label[0], self._named(label[1])
            self._passed_on = self._part == PROPOSAL and passes_on(label[1], self._meeting.body)
            if self._passed_on:
                self._part, self._body = DECISION, self._meeting.body
            self._proposed = False
        return label is not None

    def _named(self, words: str) -> str:
        """The body that ``words`` name, or the one that met."""
        body = body_in(words)
        return self._meeting.body if not body or is_own(body, self._meeting.body) else body

    def _headed(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """The decisions that a line under a heading begins, and where to read on."""
        inline = content.span != self._lines[position].span
        if decides_nothing(content.text):
            return position + 1, []
        if leads_in(content.text) or PROPOSES_LIST.search(content.text):
            return self._led_in(position, content)
        end = position + 1 if LISTED.match(content.text) else self._lists.end(position + 1)
        heads_list = end > position + 1 and not content.text.rstrip().endswith((".", ";", ","))
        span = Span(content.span.start, self._lines[end - 1].span.end) if heads_list else content.span
        outcome = outcome_of(content.text) if heads_list else None
        if heads_list and outcome is Outcome.ELECTED:
            return end, [
                self._decision(without_mark(self._text, line.span), "rule:headed", self._body, outcome)
                for line in self._lines[position + 1 : end]
            ]
        if inline:
            lists_more = end > position + 1 and not heads_list and not self._lines[position + 1].after_blank
            self._part = DECISION if lists_more else ""
        if heads_list:
            return end, [self._decision(without_mark(self._text, span), "rule:headed", self._body)]
        parts = clauses(self._text, without_mark(self._text, span))
        return position + 1, [self._under_heading(part) for part in parts]

    def _under_heading(self, part: Span) -> Decision:
        """What a sentence under a heading decides; what it tells of another body was decided there."""
        said = told(part.of(self._text), self._meeting.body, background=False)
        if said and said.outcome is Outcome.REPORTED and said.body and not self._passed_on:
            return self._decision(part, said.rule, said.body, said.outcome)
        return self._decision(part, "rule:headed", self._body)

    def _led_in(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """What a lead-in announces: the list below, or else the next line; before it, what its line tells."""
        lead = LEAD_IN.search(content.text)
        before = lead.start() if lead else 0
        body = self._named(lead["lead"] if lead else content.text)
        found = list(self._sentences(Span(content.span.start, content.span.start + before)))
        end = max(self._lists.end(position + 1), min(position + 2, len(self._lines)))
        reported = not is_own(body, self._meeting.body) and body != self._meeting.body
        outcome = (
            Outcome.REPORTED
            if reported or (self._part == "background" and re.search(r"\d{4}-\d\d|§", content.text))
            else None
        )
        decided = [line for line in self._lines[position + 1 : end] if not decides_nothing(line.text)]
        found += [
            self._decision(part, "rule:lead-in", body, outcome)
            for line in decided
            for part in clauses(self._text, without_mark(self._text, line.span))
        ]
        if self._part != DECISION:
            self._part = ""
        return end, found

    def _told(self, position: int, content: Line) -> tuple[int, list[Decision]]:
        """The decisions told in the sentences of a line, the last with the list that it heads."""
        found = list(self._sentences(content.span))
        end = self._lists.end(position + 1)
        if (
            found
            and end > position + 1
            and self._text[: found[-1].span.end].endswith(":")
            and found[-1].span.end == content.span.end
        ):
            last = found.pop()
            found.append(
                self._decision(
                    Span(last.span.start, self._lines[end - 1].span.end),
                    last.found_by,
                    last.body,
                    last.outcome,
                )
            )
            return end, found
        if found and found[-1].span.end == content.span.end and self._goes_on(end, position + 1):
            last = found[-1]
            items = self._lines[position + 1 : end]
            return end, [
                *found,
                *(self._decision(without_mark(self._text, i.span), last.found_by, last.body) for i in items),
            ]
        return position + 1, found

    def _goes_on(self, end: int, position: int) -> bool:
        """Whether `beslutar att …, samt` goes on with lines that begin with *att*."""
        before = self._lines[position - 1].text.rstrip()
        return (
            end > position
            and before.endswith((",", " samt", " och", ";"))
            and self._lines[position].text.startswith("att ")
        )

    def _sentences(self, span: Span) -> Iterator[Decision]:
        for sentence in with_verdicts(self._text, sentences(self._text, span.start, span.end)):
            found = told(sentence.of(self._text), self._meeting.body, background=self._part == "background")
            if (
                found
                and found.rule == "rule:sentence"
                and found.outcome.taken
                and found.outcome is not Outcome.REPORTED
            ):
                first, *more = clauses(self._text, sentence)
                yield self._decision(first, found.rule, self._meeting.body, None if more else found.outcome)
                yield from (self._decision(part, found.rule, self._meeting.body) for part in more)
            elif found:
                yield self._decision(sentence, found.rule, found.body or self._meeting.body, found.outcome)

    def _within(self, span: Span) -> Sequence[tuple[Span, When]]:
        """The dates that begin in a stretch of text."""
        first, last = (
            bisect_left(self._dates, edge, key=lambda date: date[0].start) for edge in (span.start, span.end)
        )
        return self._dates[first:last]

    def _decision(self, span: Span, found_by: str, body: str, outcome: Outcome | None = None) -> Decision:
        clause = MARK.sub("", span.of(self._text), count=1).removeprefix("att ")
        outcome = outcome or outcome_of(clause) or Outcome.APPROVED
        when = self._meeting.held_on
        if outcome is Outcome.REPORTED:
            start = self._text.find(" att ", span.start, span.end)
            end = start if start >= 0 else span.end  # what stands behind is a date of what was decided
            when = next((w for _, w in self._within(Span(span.start, end))), None)
        decision = Decision(span, outcome, body, self._section.ordinal, when, found_by)
        if outcome is not Outcome.ASSIGNED:
            return decision
        due = deadline_of(self._text, span, self._within(span))
        return replace(decision, assignee=assignee_of(span.of(self._text)), deadline=due)
