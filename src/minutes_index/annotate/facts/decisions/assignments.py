"""To whom a task is given, and by when (data file ``rules/assignments.tsv``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Span
from minutes_index.recognisers.old_spelling import with_old_words
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.model import When

_LEAD = pattern("decision_patterns", "lead")
"""What can stand before the receiver in the same clause."""
_DUE = pattern("decision_patterns", "due")
"""What announces, right before a date, that it is the day by which something is done."""
_WITHIN = pattern("decision_patterns", "within")
"""What stands right before the month in which something is to be done."""
_DONE = pattern("decision_patterns", "done")
"""Before a date: something was done then."""
_FIRM = pattern("decision_patterns", "firm")

_OF_TASK = pattern("decision_patterns", "of-task")
_ANSWERS = pattern("decision_patterns", "answers")
"""`Ansvarig: Siv Ekdahl`."""
_NEXT = re.compile(r"[\s.;(*_–-]*")
_READY = pattern("decision_patterns", "ready")
"""`Klart: 1 juni`, beside or below who answers for it."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(with_old_words(form), re.IGNORECASE) for _, form, _ in rows("rules/assignments.tsv")
    )


def assignee_of(clause: str) -> str:
    """To whom ``clause`` gives a task, as written, without a genitive s; empty when it does not tell."""
    for form in _forms():
        found = form.search(clause)
        if found:
            return " ".join(_LEAD.sub("", found["who"]).split()).strip(" ,")
    return ""


def deadline_of(text: str, span: Span, dates: Sequence[tuple[Span, When]]) -> When | None:
    """By when, of the dates within ``span``; None when none of them is a term. A firm `senast` goes before the rest."""
    inside = [(date, when) for date, when in dates if span.start <= date.start < span.end]
    for announces in (_FIRM, _DUE, _WITHIN):
        for date, when in inside:
            before = text[max(span.start, date.start - 60) : date.start]
            if announces.search(before) and not (announces is _WITHIN and _DONE.search(before)):
                return when
    return None


def of_task(text: str, span: Span) -> Span:
    """The sentences of ``span`` up to the first that begins with something else than the task (`Rättelser lämnas senast …`)."""
    _first, *more = list(sentences(text, span.start, span.end)) or [span]
    other = next((sentence for sentence in more if not _OF_TASK.match(sentence.of(text))), None)
    return Span(span.start, other.start if other else span.end)


def answers_for(text: str, span: Span) -> tuple[str, Span]:
    """Who answers for what ``span`` decides, told at its end or right behind it, and the span with that and the day.

    The name is empty, and the span as it was, when nobody is.
    """
    behind = _NEXT.match(text, span.end)
    found = _ANSWERS.search(text, span.start, span.end) or _ANSWERS.match(
        text, behind.end() if behind else span.end
    )
    if not found:
        return "", span
    ready = _READY.match(text, found.end())
    return found["who"].strip(" ,*_"), Span(span.start, max(span.end, ready.end() if ready else found.end()))
