"""How often each rule found something, and how often that was right."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes_index.evaluate.decisions import is_noted
from minutes_index.evaluate.gold import digits, plain_name
from minutes_index.model import Label, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minutes_index.evaluate.gold import Gold
    from minutes_index.model import Record

Fired = tuple[str, str, bool | None]
"""The kind of a fact, the rule that found it, and whether it is right; None where the gold does not tell."""


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What a rule found."""

    kind: str
    rule: str
    fired: int
    right: int
    wrong: int
    """What is neither right nor wrong was not noted by the reader."""


def fired(gold: Gold, record: Record) -> Iterator[Fired]:
    """Everything that was found in one document, with the rule that found it."""
    yield from _mentions(gold, record)
    yield from _attendance(gold, record)
    yield from _decisions(gold, record)
    yield from _votes(gold, record)
    yield from _stances(gold, record)


def rule_scores(found: Iterable[Fired]) -> tuple[RuleScore, ...]:
    """The counts of each rule, by kind of fact and the name of the rule."""
    counts: dict[tuple[str, str], Counter[bool | None]] = defaultdict(Counter)
    for kind, rule, right in found:
        counts[kind, rule][right] += 1
    return tuple(
        RuleScore(kind, rule, sum(count.values()), count[True], count[False])
        for (kind, rule), count in sorted(counts.items())
    )


def _mentions(gold: Gold, record: Record) -> Iterator[Fired]:
    known = {
        Label.PERSON: gold.people,
        Label.MUNICIPALITY: gold.municipalities,
        Label.DATE: gold.dates if gold.complete else None,
        Label.CASE_NUMBER: gold.case_numbers,
    }
    text = record.document.text
    for mention in record.annotations.mentions:
        noted = known.get(mention.label)
        said = {mention.name, mention.value, mention.span.of(text)}
        told = noted is not None and (mention.label is not Label.PERSON or " " in mention.name)
        yield mention.label.value, mention.found_by, not said.isdisjoint(noted or ()) if told else None


def _attendance(gold: Gold, record: Record) -> Iterator[Fired]:
    for row in record.annotations.attendance:
        noted = None if gold.attendance is None else (row.name, row.role.value) in gold.attendance
        yield "attendance", row.found_by, noted if noted or gold.complete else None


def _decisions(gold: Gold, record: Record) -> Iterator[Fired]:
    for decision in record.annotations.decisions:
        yield "decision", decision.found_by, is_noted(gold, record, decision)


def _votes(gold: Gold, record: Record) -> Iterator[Fired]:
    for vote in record.annotations.votes:
        number = digits(record.document.sections[vote.section].number)
        fact = (number, vote.yes, vote.no, vote.abstained)
        yield "vote", vote.found_by, None if gold.votes is None else fact in gold.votes


def _stances(gold: Gold, record: Record) -> Iterator[Fired]:
    known = {Stand.RESERVED: gold.reservations, Stand.RECUSED: gold.recusals}
    for stance in record.annotations.stances:
        fact = (digits(record.document.sections[stance.section].number), plain_name(stance.name))
        ballot = None if gold.ballots is None else (*fact, stance.stand.value) in gold.ballots
        noted = known.get(stance.stand)
        right = ballot if stance.stand not in known else None if noted is None else fact in noted
        yield "stance", stance.found_by, right
