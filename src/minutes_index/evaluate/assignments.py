"""Tasks given, held against gold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from minutes_index.evaluate.score import Error, Score, plain
from minutes_index.model import Outcome

if TYPE_CHECKING:
    from minutes_index.evaluate.gold import Gold
    from minutes_index.evaluate.places import Place, Places
    from minutes_index.model import Decision, Record

TASKS: Final = "assignments"
WHO: Final = f"{TASKS}: to whom"
WHEN: Final = f"{TASKS}: by when"
_AND: Final = re.compile(r", | och | samt | & ")


def assignments(gold: Gold, record: Record, places: Places) -> dict[str, Score]:
    """Tasks found as such, and of those found who is given them and by when."""
    if gold.assignments is None:
        return {}
    text = record.document.text
    given = [d for d in record.annotations.decisions if d.outcome in {Outcome.ASSIGNED, Outcome.TASK}]
    noted = [
        (phrase, who, by, [d for d in given if plain(phrase) in plain(d.span.of(text))])
        for phrase, who, by in gold.assignments
    ]
    met = {id(d) for *_, got in noted for d in got}
    missing = [
        Error.at(places.words(phrase), TASKS, f"{who}: {phrase}", "")
        for phrase, who, _, got in noted
        if not got
    ]
    extra = [
        Error.at(places.at(d.span), TASKS, "", f"{d.assignee}: {places.text(d.span)}")
        for d in given
        if id(d) not in met
    ]
    known = [row for row in noted if row[3]]
    at = [places.at(got[0].span) for *_, got in known]
    whom = [(phrase, who, [d.assignee for d in got], _same(who, got)) for phrase, who, _, got in known]
    when = [(phrase, by, _days(got), by in _days(got)) for phrase, _, by, got in known]
    return {
        TASKS: Score(len(known), len(missing), len(extra), (*missing, *extra)),
        WHO: _parts(WHO, at, whom),
        WHEN: _parts(WHEN, at, when),
    }


def _parts(kind: str, places: list[Place], rows: list[tuple[str, str, list[str], bool]]) -> Score:
    """One part of the tasks that were found; empty on both sides is right and counts nothing."""
    wrong = [(place, *row[:3]) for place, row in zip(places, rows, strict=True) if not row[3]]
    return Score(
        sum(right and bool(noted) for _, noted, _, right in rows),
        sum(bool(noted) for _, _, noted, _ in wrong),
        sum(any(got) for *_, got in wrong),
        tuple(
            Error.at(place, kind, f"{noted or 'none'}: {phrase}", " | ".join(filter(None, got)))
            for place, phrase, noted, got in wrong
        ),
    )


def _days(decisions: list[Decision]) -> list[str]:
    return [d.deadline.edtf if d.deadline else "" for d in decisions]


def _same(who: str, decisions: list[Decision]) -> bool:
    """Whether one names the other, or each whom the other names, or their last words agree (`Anna`, `förvaltningschef Anna Holm`)."""
    noted = plain(who)
    return any(
        got and (noted in got or all(name in noted for name in _AND.split(got)) or _last(got) == _last(noted))
        for got in (plain(d.assignee) for d in decisions)
    )


def _last(words: str) -> str:
    found = re.findall(r"\w+", words)
    return found[-1] if found else ""
