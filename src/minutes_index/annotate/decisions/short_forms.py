"""Decisions told in a word (`Bifölls.`), or by a sentence that begins with the decision and names no body."""

from __future__ import annotations

import re

from minutes_index.annotate.decisions.negation import DATED, undecided

_AT_ONCE = re.compile(
    r"beslut(?:\s+om)?\s+att\b(?!.*\b(?:fattas|tas|togs|fattades|gäller|innebär|innebar)\b)|beslut\s+(?:enligt|i enlighet med)\s+(?:[^\W\d]+\s+){0,4}(?:förslag|förslaget|yrkande|yrkandet)\b",
    re.IGNORECASE,
)
"""What begins with its decision."""
_VERDICT = re.compile(
    r"(?:(?:god|er)känd?e?s|godkänd[ae]?|godkänt|bif(?:alles?|alls|ölls|all)|avsl(?:ås|ogs|ag)|antogs|antas|antagen|antaget|fastställd?e?s|fastställ[dt]|beviljad?e?s|beviljad|beviljat|bordl(?:ades|äggs|agd|agt)|återremittera(?:s|des)|noterad?e?s|avslagen|avslaget)\.?",
    re.IGNORECASE,
)
"""What stands alone under a heading of a matter: `Bifölls.`"""


def is_verdict(sentence: str) -> bool:
    """Whether a sentence is nothing but a verdict."""
    return bool(_VERDICT.fullmatch(sentence))


def decides_at_once(sentence: str) -> bool:
    """Whether a sentence begins with its decision, and names no body (`Beslut enligt förslaget.`)."""
    lead = _AT_ONCE.match(sentence)
    return lead is not None and not DATED.search(sentence) and not undecided(sentence, lead)
