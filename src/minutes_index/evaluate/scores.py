"""What was found, held against gold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from minutes_index.evaluate.assignments import assignments
from minutes_index.evaluate.decisions import decisions
from minutes_index.evaluate.kinds import DETAILS, KINDS
from minutes_index.evaluate.places import Places
from minutes_index.evaluate.score import Error, Score
from minutes_index.model import Label
from minutes_index.recognisers.masking import discreet, numbers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_index.evaluate.gold import Gold
    from minutes_index.evaluate.kind import Kind
    from minutes_index.evaluate.places import Place
    from minutes_index.model import Record


def evaluate(gold: Gold, record: Record, *, unmasked: bool = False) -> dict[str, Score]:
    """The scores of one document, by kind of fact; personal numbers in the errors are masked unless ``unmasked``."""
    places = Places.of(record, unmasked=unmasked)
    scores = {
        **{kind.name: score for kind in KINDS if (score := _compared(kind, gold, record, places))},
        **decisions(gold, record, places),
        **assignments(gold, record, places),
        **_first_names(gold, record, places),
        **{kind.name: score for kind in DETAILS if (score := _compared(kind, gold, record, places))},
    }
    return scores if unmasked else discreet(scores, numbers_of(record.document.text))


def _compared(kind: Kind, gold: Gold, record: Record, places: Places) -> Score | None:
    noted = kind.noted(gold)
    if noted is None:
        return None
    found: dict[object, Place] = {}
    for fact, span in kind.found(gold, record):
        found.setdefault(fact, places.whole() if span is None else places.at(span))
    return kind.score(noted, found, places)


def _first_names(gold: Gold, record: Record, places: Places) -> dict[str, Score]:
    """Given names standing alone: the person meant is right, or the mention stays open, or it is wrong."""
    kind = "first names"
    score = Score()
    for phrase, meant in gold.first_names:
        said = _said(phrase, meant, record)
        right = meant in said
        error = Error.at(places.words(phrase), kind, f"{meant}: {phrase}", " | ".join(said))
        score += Score(int(right), int(not right), int(bool(said) and not right), () if right else (error,))
    return {kind: score} if gold.first_names else {}


def _said(phrase: str, meant: str, record: Record) -> list[str]:
    """Whom the given name of ``meant`` in the phrase was taken for, however it is spelt there."""
    text = record.document.text
    persons = {person.ordinal: person.name for person in record.annotations.persons}
    start = text.find(phrase)
    return [
        persons[mention.person]
        for mention in record.annotations.mentions
        if mention.label is Label.PERSON
        and mention.person is not None
        and 0 <= start <= mention.span.start < start + len(phrase)
        and (
            persons[mention.person] == meant
            or mention.span.of(text).split()[0].startswith(meant.split(maxsplit=1)[0])
        )
    ]


def totals(scores: Sequence[Mapping[str, Score]]) -> dict[str, Score]:
    """The scores of several documents added up."""
    result: dict[str, Score] = defaultdict(Score)
    for document in scores:
        for kind, score in document.items():
            result[kind] += score
    return dict(result)
