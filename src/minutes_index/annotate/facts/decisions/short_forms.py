"""Decisions told in a word (`Bifölls.`), or by a sentence that begins with the decision and names no body."""

from __future__ import annotations

from minutes_index.annotate.facts.decisions.negation import DATED, undecided
from minutes_index.recognisers.patterns import pattern

_AT_ONCE = pattern("decision_patterns", "at-once")
"""What begins with its decision."""
_VERDICT = pattern("decision_patterns", "verdict")
"""What stands alone under a heading of a matter: `Bifölls.`"""


def is_verdict(sentence: str) -> bool:
    """Whether a sentence is nothing but a verdict."""
    return bool(_VERDICT.fullmatch(sentence))


def decides_at_once(sentence: str) -> bool:
    """Whether a sentence begins with its decision, and names no body (`Beslut enligt förslaget.`)."""
    lead = _AT_ONCE.match(sentence)
    return lead is not None and not DATED.search(sentence) and not undecided(sentence, lead)
