"""What a clause decides (data files ``rules/outcomes.tsv`` and ``rules/decision_verbs.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.annotate.facts.decisions.verbs import verbs
from minutes_index.data import rows
from minutes_index.model import Outcome
from minutes_index.recognisers.old_spelling import with_old_forms


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[Outcome, ...]]:
    """What matches the expressions of all outcomes, each outcome's in a group of its own; the first in their order counts at a place."""
    told = [(Outcome(outcome), pattern) for _, outcome, pattern, _ in rows("rules/outcomes.tsv")]
    told += [(verb.outcome, verb.outcome_pattern) for verb in verbs() if verb.outcome and verb.words]
    outcomes = dict.fromkeys(outcome for outcome, _ in told)
    groups = (f"({_expressions([words for each, words in told if each is outcome])})" for outcome in outcomes)
    return re.compile(rf"(?<![\wåäö-])(?:{'|'.join(groups)})", re.IGNORECASE), tuple(outcomes)


def _expressions(found: list[str]) -> str:
    return with_old_forms("|".join(found))


def outcome_of(clause: str) -> Outcome | None:
    """What became of the matter, by the expression that stands first in ``clause``; None when it has none."""
    pattern, outcomes = _pattern()
    found = pattern.search(clause)
    return outcomes[(found.lastindex or 1) - 1] if found else None
