"""What a clause decides (data file ``outcomes.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.model import Outcome
from minutes_index.recognisers.old_spelling import with_old_forms


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Outcome], ...]:
    return tuple(
        (re.compile(rf"(?<![\wåäö-])(?:{with_old_forms(expression)})", re.IGNORECASE), Outcome(outcome))
        for outcome, expression in rows("outcomes.tsv")
    )


def outcome_of(clause: str) -> Outcome | None:
    """What became of the matter, by the expression that stands first in ``clause``; None when it has none."""
    found = [
        (match.start(), order, outcome)
        for order, (pattern, outcome) in enumerate(_patterns())
        if (match := pattern.search(clause))
    ]
    return min(found)[2] if found else None
