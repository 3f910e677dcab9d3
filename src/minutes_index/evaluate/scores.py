"""What was found, held against gold."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_index.evaluate.assigned import assignments
from minutes_index.evaluate.gold import ROLE_OF_LIST, STANDS, Gold, digits, numbered, plain_name
from minutes_index.evaluate.score import Score, plain, sets
from minutes_index.model import Label, Record, SectionKind, Stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def evaluate(gold: Gold, record: Record) -> dict[str, Score]:
    """The scores of one document, by kind of fact."""
    name = Path(record.document.source.path).name
    found = record.annotations
    pairs: dict[str, tuple[frozenset[Any] | None, set[Any]]] = {
        "people": (gold.people, _people(gold, record)),
        "attendance: roles": (gold.attendance, _roles(gold, record)),
        "attendance: affiliations": (gold.affiliations, _affiliations(gold, record)),
        "municipalities": (
            gold.municipalities,
            {m.name for m in found.mentions if m.label is Label.MUNICIPALITY},
        ),
        "dates": (gold.dates, {m.value for m in found.mentions if m.label is Label.DATE}),
        "case numbers": (
            gold.case_numbers,
            {m.span.of(record.document.text) for m in found.mentions if m.label is Label.CASE_NUMBER},
        ),
        "headings": (
            gold.headings,
            {
                numbered(s.number, s.heading)
                for s in record.document.sections
                if s.kind is SectionKind.ITEM and (s.number or s.heading)
            },
        ),
        "votes": (gold.votes, set(_votes(record))),
        "ballots": (gold.ballots, set(_ballots(record))),
        "reservations": (gold.reservations, set(_taken(record, Stand.RESERVED))),
        "recusals": (gold.recusals, set(_taken(record, Stand.RECUSED))),
    }
    scores = {
        kind: sets(name, expected, got) for kind, (expected, got) in pairs.items() if expected is not None
    }
    if not gold.complete and "dates" in scores:
        scores["dates"] = Score(
            scores["dates"].right,
            scores["dates"].missing,
            0,
            tuple(e for e in scores["dates"].errors if ": missing" in e),
        )
    return {
        **scores,
        **_decisions(name, gold, record),
        **assignments(name, gold, record),
        **_first_names(name, gold, record),
        **_facts(name, gold, record),
    }


def _people(gold: Gold, record: Record) -> set[str]:
    """The full names found; of the other spellings of somebody those that gold has."""
    persons = [person for person in record.annotations.persons if " " in person.name]
    slips = {alias for person in persons for alias in person.aliases} & (gold.people or frozenset())
    return {person.name for person in persons} | slips


def _roles(gold: Gold, record: Record) -> set[tuple[str, str]]:
    """Name and role of every row; of gold in the short form only the roles that it can note."""
    noted = None if gold.complete else set(ROLE_OF_LIST.values())
    return {
        (row.name, row.role.value)
        for row in record.annotations.attendance
        if noted is None or row.role.value in noted
    }


def _affiliations(gold: Gold, record: Record) -> set[tuple[str, str]]:
    """Affiliation or party of those rows whose name gold has: a wrong name is counted as such already."""
    known = {name for name, _ in gold.attendance or ()}
    rows = [row for row in record.annotations.attendance if row.name in known]
    return {(row.name, row.affiliation or row.party) for row in rows if row.affiliation or row.party}


def _number(record: Record, section: int) -> str:
    return digits(record.document.sections[section].number)


def _votes(record: Record) -> Iterator[tuple[str, int, int, int]]:
    for vote in record.annotations.votes:
        yield _number(record, vote.section), vote.yes, vote.no, vote.abstained


def _ballots(record: Record) -> Iterator[tuple[str, str, str]]:
    for stance in record.annotations.stances:
        if stance.stand in STANDS:
            yield _number(record, stance.section), plain_name(stance.name), stance.stand.value


def _taken(record: Record, stand: Stand) -> Iterator[tuple[str, str]]:
    for stance in record.annotations.stances:
        if stance.stand is stand:
            yield _number(record, stance.section), plain_name(stance.name)


def _meets(phrase: str, decision: str) -> bool:
    """Whether a reader's phrase lies in a decision, or holds all of it; ``decision`` is plain."""
    return plain(phrase) in decision or decision.rstrip(" .;,") in plain(phrase)


def _decisions(name: str, gold: Gold, record: Record) -> dict[str, Score]:
    """Decisions found (at all, and with the outcome), and phrases wrongly shown as decided."""
    if gold.decisions is None:
        return {}
    taken = [
        (plain(d.span.of(record.document.text)), d.outcome.value)
        for d in record.annotations.decisions
        if d.outcome.taken
    ]
    outcomes = [
        (phrase, outcome, [o for text, o in taken if _meets(phrase, text)])
        for phrase, outcome in gold.decisions
    ]
    missing = [f"{name}: missing {phrase}" for phrase, _, got in outcomes if not got]
    wrong = [
        f"{name}: outcome of «{phrase}» is {outcome}, not {got[0]}"
        for phrase, outcome, got in outcomes
        if got and outcome and outcome not in got
    ]
    extra = (
        [text for text, _ in taken if not any(_meets(phrase, text) for phrase, _ in gold.decisions)]
        if gold.complete
        else []
    )
    shown = [phrase for phrase in gold.not_decisions if any(plain(phrase) in text for text, _ in taken)]
    found = len(outcomes) - len(missing)
    scores = {
        "decisions": Score(
            found, len(missing), len(extra), (*missing, *(f"{name}: extra {text[:110]}" for text in extra))
        )
    }
    if any(outcome for _, outcome in gold.decisions):
        scores["decisions: outcome"] = Score(found - len(wrong), len(wrong), len(wrong), tuple(wrong))
    kept = len(gold.not_decisions) - len(shown)
    return scores | {
        "not decisions": Score(
            kept, 0, len(shown), tuple(f"{name}: shown as taken: {phrase}" for phrase in shown)
        )
    }


def _first_names(name: str, gold: Gold, record: Record) -> dict[str, Score]:
    """Given names standing alone: the person meant is right, or the mention stays open, or it is wrong."""
    if not gold.first_names:
        return {}
    text = record.document.text
    persons = {p.ordinal: p.name for p in record.annotations.persons}
    score = Score()
    for phrase, meant in gold.first_names:
        start = text.find(phrase)
        inside = [
            m
            for m in record.annotations.mentions
            if m.label is Label.PERSON and start >= 0 and start <= m.span.start < start + len(phrase)
        ]
        said = [
            persons[m.person]
            for m in inside
            if m.person is not None and m.span.of(text).split()[0].startswith(meant.split()[0])
        ]
        right = meant in said
        score += Score(
            int(right),
            int(not right),
            int(bool(said) and not right),
            () if right else (f"{name}: «{phrase}» means {meant}, found {said}",),
        )
    return {"first names": score}


def _facts(name: str, gold: Gold, record: Record) -> dict[str, Score]:
    document = record.document
    got = {
        "body": document.body,
        "held_on": document.held_on.edtf if document.held_on else "",
        "language": document.language,
    }
    return {key: sets(name, {expected} - {""}, {got[key]} - {""}) for key, expected in gold.facts.items()}


def totals(scores: Sequence[Mapping[str, Score]]) -> dict[str, Score]:
    """The scores of several documents added up."""
    result: dict[str, Score] = defaultdict(Score)
    for document in scores:
        for kind, score in document.items():
            result[kind] += score
    return dict(result)
