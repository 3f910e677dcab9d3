"""What a clause decides, and whether it decides at all (data file ``outcomes.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from minutes_index.data import rows
from minutes_index.model import Outcome


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Outcome], ...]:
    return tuple(
        (re.compile(rf"(?<![\wåäö])(?:{expression})", re.IGNORECASE), Outcome(outcome))
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


_DECIDE = r"(?:beslut(?:ar|ade|ades|as|at|ats)|beslöt|beslöts|beslutit)"
_ENACT = (
    r"(?:godkänner|godkände|godkändes|godkänns|antar|antog|antogs|antas|fastställer|fastställde|fastställdes|fastställs|avslår|avslog|avslogs|avslås|bifaller|biföll|bifölls|bifalls"
    r"|beviljar|beviljade|beviljades|beviljas|utser|utsåg|utsågs|utses|väljer|valde|valdes|väljs|omvaldes|nyvaldes|bordlägger|bordlade|bordlades|bordläggs|återremitterar|återremitterade|återremitterades|återremitteras"
    r"|noterar|noterade|noterades|noteras|lägger|lade|lades|läggs|ställer sig bakom|ställde sig bakom|ställt sig bakom|uppdrar|uppdrog|prioriterar|prioriterade|enades om|enas om|enades|ger|gav|tillstyrker|tillstyrkte|ställer sig positiv\w*|tackar ja|tackar nej"
    r"|önskar gå vidare|är överens|var överens|kom överens|utgår|utgick)"
)
DECIDES = re.compile(rf"\b{_DECIDE}\b", re.IGNORECASE)
"""A finite form of *besluta*."""
ENACTS = re.compile(rf"\b{_ENACT}(?!\w)", re.IGNORECASE)
"""A verb by which a body decides without saying so."""
INVERTED_SUPPORT = re.compile(
    r"\bställ(?:er|de) (?:\S+ ){0,4}?sig\b|\bställ(?:er|de) sig (?:[\w-]+ ){1,4}?bakom\b|\bhar (?:också )?ställt sig bakom\b",
    re.IGNORECASE,
)
"""`ställde sig nätverket bakom`: the subject inside the verb."""
ASSIGNS = re.compile(
    r"\b(?:får|fick|har fått|ges|gavs|ger|gav)\s+(?:[\w\s,-]{0,60}?\s)?(?:i uppdrag|uppdraget|uppdrag)\b",
    re.IGNORECASE,
)
"""Somebody is given a task."""
NOT_TAKEN = re.compile(
    r"\b(?:kommer (?:\w+ ){0,3}(?:ett |att )?beslut|ska (?:\w+ ){0,4}?(?:besluta|fatta|ta ställning|godkänna|antas|beslutas|godkännas)|skall (?:\w+ ){0,3}besluta|kan (?:\w+ )?(?:besluta|komma att)|bör (?:\w+ )?besluta|måste besluta"
    r"|när (?:\w+ ){0,3}beslut|innan (?:\w+ ){0,3}beslut|inför (?:\w+ )?beslut|förslag till beslut|föreslår|föreslog|föreslås|föreslagit|föreslogs|yrkar|yrkade|yrkande|yrkas|för beslut|om (?:\w+ ){1,4}beslutar|om (?:\w+ )?beslut fattas|inget beslut|ännu inte beslut"
    r"|inte (?:\w+ )?fatta|vill (?:\w+ )?(?:besluta|att)|planerar att besluta|avser (?:\w+ )?besluta|väntas (?:\w+ )?besluta|förväntas (?:\w+ )?besluta|hemställer|hemställde|anhåller|rekommenderar|rekommenderas|förordar|har rätt att besluta|får besluta|finner att|ställer proposition|frågar om|frågade om|ordföranden frågar)\b",
    re.IGNORECASE,
)
"""Future, hypothetical and proposed decisions: a sentence with one of these takes none."""
