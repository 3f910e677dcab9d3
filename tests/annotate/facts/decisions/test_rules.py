"""Every row of the tables of decisions fires on its own example, and on nothing else's behalf."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from minutes_index.annotate.facts.decisions.assignments import assignee_of
from minutes_index.annotate.facts.decisions.expressions import expression, rule_of
from minutes_index.annotate.facts.decisions.lead_ins import decides_nothing
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.annotate.facts.decisions.sentences import Told, told
from minutes_index.annotate.facts.decisions.verbs import Verb, Voice, verbs
from minutes_index.data import rows
from minutes_index.model import Outcome

TABLES = ("decision_verbs", "decisions", "outcomes", "assignments")
DECIDES = frozenset({"decide", "active", "settles", "support", "passive", "supine", "assign", "withdraw"})
SENTENCES = {
    Voice.ACTIVE: "Nämnden {} planen i dess helhet.",
    Voice.ACTIVE_PAST: "Nämnden {} planen i dess helhet.",
    Voice.PASSIVE: "Planen i dess helhet {}.",
    Voice.PASSIVE_PAST: "Planen i dess helhet {}.",
    Voice.PERFECT: "Länsstyrelsen har {} planen.",
    Voice.PASSIVE_PERFECT: "Planen i dess helhet har {}.",
}


def read(sentence: str) -> Told | None:
    """What a sentence of a board's minutes decides."""
    return told(sentence, "Nämnden", background=False)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_ids_of_their_own_and_examples(table: str) -> None:
    found = rows(f"rules/{table}.tsv")
    assert {len(row) for row in found} == {len(found[0])}
    assert all(row[0] and row[-1] for row in found)
    kinds = [row[:2] if table == "decisions" else row[:1] for row in found]
    assert max(Counter(map(tuple, kinds)).values()) == 1


@pytest.mark.parametrize("verb", [verb for verb in verbs() if verb.voices], ids=lambda verb: verb.infinitive)
def test_a_verb_decides_in_its_example(verb: Verb) -> None:
    found = read(verb.example)
    assert found is not None
    assert found.found_by.split("/")[1] == verb.infinitive
    assert found.outcome in {verb.outcome or Outcome.APPROVED, Outcome.REPORTED}


@pytest.mark.parametrize("verb", [verb for verb in verbs() if verb.words], ids=lambda verb: verb.infinitive)
def test_a_verb_tells_the_outcome_in_its_example(verb: Verb) -> None:
    """In the clause that is decided, where it decides nothing by itself."""
    assert outcome_of(verb.example if verb.voices else verb.example.split(" att ")[-1]) is verb.outcome


@pytest.mark.parametrize(
    ("form", "voice", "verb"),
    [(form, voice, verb) for verb in verbs() for voice in sorted(verb.voices) for form in verb.forms(voice)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_decides_in_each_of_its_voices(form: str, voice: Voice, verb: Verb) -> None:
    found = read(SENTENCES[voice].format(form))
    assert found is not None
    assert found.by == verb.infinitive


@pytest.mark.parametrize(
    ("id_", "kind", "example"), [(row[0], row[1], row[3]) for row in rows("rules/decisions.tsv")]
)
def test_an_expression_is_found_in_its_example(id_: str, kind: str, example: str) -> None:
    """Those that decide are what is told of; the others keep the example from deciding anything."""
    if kind in DECIDES:
        found = read(example)
        assert found is not None
        assert found.by == id_
        return
    match = expression(kind).search(example)
    assert match is not None
    assert rule_of(kind, example, match).id == id_
    assert decides_nothing(example) if kind == "nothing" else read(example) is None


@pytest.mark.parametrize(("outcome", "example"), [(row[1], row[3]) for row in rows("rules/outcomes.tsv")])
def test_a_clause_has_the_outcome_of_its_row(outcome: str, example: str) -> None:
    assert outcome_of(example) is Outcome(outcome)


@pytest.mark.parametrize(("pattern", "example"), [row[1:] for row in rows("rules/assignments.tsv")])
def test_a_receiver_is_found_in_the_example(pattern: str, example: str) -> None:
    """By this row first: it is the only one that finds anything, or stands above those that do."""
    assert assignee_of(example) in {"styrelsen", "Anna Berg"}
    first = next(other for _, other, _ in rows("rules/assignments.tsv") if re.search(other, example))
    assert first == pattern
