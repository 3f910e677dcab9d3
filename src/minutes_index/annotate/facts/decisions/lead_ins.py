"""Lines that announce decisions (`Kommunstyrelsen beslutar`), and lines that decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.expressions import expression
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.model import Span
from minutes_index.recognisers.bodies import body_pattern
from minutes_index.recognisers.labels import label_of
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_index.recognisers.lines import Line

_DECIDING = pattern("decision_patterns", "deciding")
LEAD_IN = pattern("decision_patterns", "lead-in")
"""`Kommunstyrelsen beslutar följande:` at the end of a line: what is decided comes on the lines below."""
PROPOSES_LIST = pattern("decision_patterns", "proposes-list")
"""`Arbetsutskottet föreslår nämnden besluta`: under a heading of decision the list below is what was decided to propose."""
BY_VOTES = pattern("decision_patterns", "by-votes")
"""`Med 8 röster mot 5 beslutar nämnden att …`."""
_PASSES_LIST = pattern("decision_patterns", "passes-list")
_EMPTY = pattern("decision_patterns", "empty")


def decides_nothing(text: str) -> bool:
    """Whether a line under a heading of decision is no part of what was decided."""
    only_body = body_pattern("formal").fullmatch(text.rstrip(" :,"))
    return bool(only_body or _EMPTY.match(text) or expression("nothing").search(text) or label_of(text))


def decided_in(text: str, span: Span) -> Span | None:
    """The sentences of a line under a heading of decision up to the first that decides nothing; None when that is the first."""
    decided: Span | None = None
    for sentence in sentences(text, span.start, span.end):
        if decides_nothing(sentence.of(text)):
            break
        decided = Span(span.start, sentence.end)
    return span if decided and decided.end == span.end else decided


def leads_in(text: str) -> bool:
    """Whether a line ends in a lead-in that takes a decision."""
    lead = LEAD_IN.search(text) if _DECIDING.search(text) else None
    return lead is not None and not expression("open").search(lead["lead"])


def passes_list_on(text: str) -> bool:
    """Whether a line decides and proposes to another body what is listed below: `Nämnden tillstyrker planen och föreslår att fullmäktige beslutar:`."""
    found = _PASSES_LIST.search(text)
    return found is not None and outcome_of(text[: found.start()]) is not None


def goes_on(lines: Sequence[Line]) -> bool:
    """Whether the first line, `beslutar att …, samt` or `… och föreslår fullmäktige besluta`, goes on with those that begin with *att*."""
    before = lines[0].text.rstrip()
    open_end = before.endswith((",", " samt", " och", ";")) or PROPOSES_LIST.search(before) is not None
    return len(lines) > 1 and open_end and lines[1].text.startswith("att ")
