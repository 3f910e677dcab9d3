"""The lines of an item as its reader goes through them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.expressions import expression
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.model import Section, SectionKind, Span
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.lines import line_at, lines_within
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from minutes_index.recognisers.lines import Line

LISTED = pattern("decision_patterns", "listed")
MARK = re.compile(r"(?:[•·▪◦●○■–—*-]|\(?\d{1,2}[.):](?=\s)|[a-z][.)](?=\s))\s*")

BULLETED = "•"
NEAR = 10
"""Lines above one within which the list that goes on with it began."""
_PAST_PASSIVE = pattern("decision_patterns", "past-passive")


def section_lines(text: str, section: Section) -> list[Line]:
    """The lines of a section that are not blank; of the first only what stands behind the heading."""
    found = [line for line in lines_within(text, section.span) if not line.blank]
    if not found:
        return found
    first, *rest = found
    if section.kind is not SectionKind.ITEM:
        return [replace(first, after_blank=True), *rest]
    lead = re.match(r"[*#_\s]*(?:[A-ZÅÄÖ][\wåäö.]{0,9}\s*)?(?:§\s*\d+\w*|\d+\s*§|\d+)?[.:)]?\s*", first.text)
    start = lead.end() if lead else 0
    head = section.heading.split("  ")[0]
    at = first.text.find(head, start) if head else start
    start = at + len(head) if at >= 0 else len(first.text)
    behind = first.text[start:].lstrip(" .:*_")
    return [line_at(first.span.end - len(behind), behind, after_blank=True), *rest] if behind else rest


def heading_span(text: str, section: Section) -> Span:
    """The heading of an item that is a sentence, where it stands: it ends in a stop or a past passive; else an empty span."""
    nothing = Span(section.span.start, section.span.start)
    end = text.find("\n", section.span.start, section.span.end)
    at = text.find(section.heading, section.span.start, end if end >= 0 else section.span.end)
    if section.kind is not SectionKind.ITEM or not section.heading or at < 0:
        return nothing
    found = Span(at, at + len(section.heading))
    return found if text.startswith(".", found.end) or _PAST_PASSIVE.search(section.heading) else nothing


def mark_of(line: str) -> str:
    """The kind of mark with which a line of a list begins: `att`, `1`, `a`, `•`; empty when it begins with none."""
    if not LISTED.match(line):
        return ""
    first = line.lstrip("(")[0]
    if line[:4].casefold() in {"att ", "dels"}:
        return "att"
    return "1" if first.isdigit() else "a" if first.isalpha() else BULLETED


class Lists:
    """Where the lists among some lines end: at a line without a mark or a label, or where another mark stands after a blank line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._marks = ["" if label_of(line.text) else mark_of(line.text) for line in lines]
        self._ends = {mark: self._of(mark, lines) for mark in set(self._marks) - {""}}

    def _of(self, mark: str, lines: Sequence[Line]) -> list[int]:
        """By line, the position after a list that begins above it with ``mark``."""
        ends = [len(lines)] * (len(lines) + 1)
        for i in range(len(lines) - 1, -1, -1):
            another = lines[i].after_blank and self._marks[i] != mark
            ends[i] = ends[i + 1] if self._marks[i] and not another else i
        return ends

    def resumes(self, position: int) -> bool:
        """Whether what begins at ``position`` is a point of the list that a line above it, `Beslut: …` among points, only broke off."""
        mark = self._marks[position] if position < len(self._marks) else ""
        return mark == BULLETED and mark in self._marks[max(0, position - NEAR) : position]

    def end(self, position: int) -> int:
        """The position after a list that begins at ``position``."""
        mark = self._marks[position] if position < len(self._marks) else ""
        return self._ends[mark][position] if mark else position


def without_mark(text: str, span: Span) -> Span:
    """The span without a list mark before it."""
    lead = MARK.match(span.of(text))
    return Span(span.start + lead.end(), span.end) if lead and lead.end() < len(span) else span


_ATT = re.compile(r"\batt\s")
_ANOTHER = pattern("decision_patterns", "another")


def clauses(text: str, span: Span) -> list[Span]:
    """The decisions within a stretch of text: its sentences that decide, each cut where another *att* begins.

    A sentence that says nothing of an outcome belongs to the one before; so does a clause.
    """
    parts = [
        clause for sentence in sentences(text, span.start, span.end) for clause in _at_att(text, sentence)
    ]
    joined: list[Span] = []
    for part in parts:
        words = part.of(text)
        if joined and outcome_of(words) is None:
            if not expression("open").search(words):
                joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined or [span]


def _at_att(text: str, sentence: Span) -> list[Span]:
    cuts = list(_ANOTHER.finditer(text, sentence.start, sentence.end))
    before = text[sentence.start : cuts[0].start()] if cuts else ""
    if cuts and outcome_of(before) is None and not _ATT.search(before):
        del cuts[0]  # the first `att` of a sentence: `Mötet beslöt, att …`
    starts = [sentence.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), sentence.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


_VERDICT = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:s|es|ts)(?: inte)?[.!]?")


def with_verdicts(text: str, parts: Iterable[Span]) -> Iterator[Span]:
    """The sentences, a bare verdict (`Avslogs.`) joined to the one that says of what."""
    waiting: Span | None = None
    for part in parts:
        if waiting and _VERDICT.fullmatch(part.of(text)):
            waiting = Span(waiting.start, part.end)
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting
