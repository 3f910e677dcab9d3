"""Tasks given, held against gold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.evaluate.score import Score, plain
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from minutes_index.evaluate.gold import Gold
    from minutes_index.model import Decision, Record


def assignments(name: str, gold: Gold, record: Record) -> dict[str, Score]:
    """Tasks found as such, and of those found who is given them and by when; ``name`` is the document's."""
    if gold.assignments is None:
        return {}
    text = record.document.text
    given = [d for d in record.annotations.decisions if d.outcome is Outcome.ASSIGNED]
    found = [
        (phrase, who, by, [d for d in given if plain(phrase) in plain(d.span.of(text))])
        for phrase, who, by in gold.assignments
    ]
    missing = [f"{name}: missing {who}: {phrase}" for phrase, who, _, got in found if not got]
    phrases = [plain(phrase) for phrase, *_ in gold.assignments]
    extra = [
        f"{name}: extra {shown[:110]}"
        for shown in (plain(d.span.of(text)) for d in given)
        if not any(phrase in shown for phrase in phrases)
    ]
    known = [(phrase, who, by, got) for phrase, who, by, got in found if got]
    return {
        "assignments": Score(len(known), len(missing), len(extra), (*missing, *extra)),
        "assignments: to whom": _parts(
            name, [(phrase, who, [d.assignee for d in got], _same(who, got)) for phrase, who, _, got in known]
        ),
        "assignments: by when": _parts(
            name, [(phrase, by, _days(got), by in _days(got)) for phrase, _, by, got in known]
        ),
    }


def _parts(name: str, compared: list[tuple[str, str, list[str], bool]]) -> Score:
    """One part of the tasks that were found; empty on both sides is right and counts nothing."""
    wrong = [(phrase, noted, got) for phrase, noted, got, right in compared if not right]
    return Score(
        sum(right and bool(noted) for _, noted, _, right in compared),
        sum(bool(noted) for _, noted, _ in wrong),
        sum(any(got) for _, _, got in wrong),
        tuple(
            f"{name}: «{phrase}» is {noted or 'none'}, not {' | '.join(got)}" for phrase, noted, got in wrong
        ),
    )


def _days(decisions: list[Decision]) -> list[str]:
    return [d.deadline.edtf if d.deadline else "" for d in decisions]


def _same(who: str, decisions: list[Decision]) -> bool:
    """Whether one names the other, or their last words agree (`Anna`, `förvaltningschef Anna Holm`)."""
    noted = plain(who)
    return any(
        got and (got in noted or noted in got or _last(got) == _last(noted))
        for got in (plain(d.assignee) for d in decisions)
    )


def _last(words: str) -> str:
    found = re.findall(r"\w+", words)
    return found[-1] if found else ""
