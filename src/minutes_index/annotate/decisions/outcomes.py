"""What a clause decides (data files ``rules/outcomes.tsv`` and ``rules/decision_verbs.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.annotate.decisions.verbs import verbs
from minutes_index.data import rows
from minutes_index.model import Outcome
from minutes_index.recognisers.old_spelling import with_old_forms


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Outcome], ...]:
    told = [(Outcome(outcome), pattern) for _, outcome, pattern, _ in rows("rules/outcomes.tsv")]
    told += [(verb.outcome, verb.outcome_pattern) for verb in verbs() if verb.outcome and verb.words]
    outcomes = dict.fromkeys(outcome for outcome, _ in told)
    return tuple(
        (_pattern([words for each, words in told if each is outcome]), outcome) for outcome in outcomes
    )


def _pattern(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\wåäö-])(?:{with_old_forms('|'.join(expressions))})", re.IGNORECASE)


def outcome_of(clause: str) -> Outcome | None:
    """What became of the matter, by the expression that stands first in ``clause``; None when it has none."""
    found = [
        (match.start(), order, outcome)
        for order, (pattern, outcome) in enumerate(_patterns())
        if (match := pattern.search(clause))
    ]
    return min(found)[2] if found else None
