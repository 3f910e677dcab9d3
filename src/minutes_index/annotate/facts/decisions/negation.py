"""Whether a sentence with a deciding verb decides nothing (yet), by the words before the verb and right at it.

What was decided stands behind the verb's own *att* and may hold any word: `beslutade att arbetsgruppen ska besluta om färgen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.expressions import expression
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    import re

MONTHS = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
DATED = pattern("decision_patterns", "dated", months=MONTHS)
"""What says of a deed that it was done on another day."""
_SUBORDINATE = pattern("decision_patterns", "subordinate")
"""What a verb stands behind in a clause that only tells of something."""
_PUT_FORWARD = pattern("decision_patterns", "put-forward")
_WITH_THAT = pattern("decision_patterns", "with-that")
"""What may stand behind the verb of `…, som godkändes och lades till handlingarna`: no time, nothing more."""
_OWN_ATT = pattern("decision_patterns", "own-att")
_AND_PROPOSES = pattern("decision_patterns", "and-proposes")
"""`godkänner planen och föreslår fullmäktige att …`: the first is decided all the same."""
_INFINITIVE = pattern("decision_patterns", "infinitive")
"""`beslutade enhälligt föreslå …`: what was decided begins without *att*."""


def undecided(sentence: str, verb: re.Match[str], *, decides: bool = False, asks: bool = True) -> bool:
    """Whether a word says that what ``verb`` tells of is proposed, asked for or still to come.

    Args:
        sentence: one sentence.
        verb: the deciding verb in it.
        decides: whether the verb is one of deciding itself, behind which an infinitive is what was decided.
        asks: whether somebody's asking (`anhåller`) counts as well.
    """
    end = _where_decided(sentence, verb, decides=decides)
    kinds = ("open", "request") if asks else ("open",)
    return any(expression(kind).search(sentence, 0, end) for kind in kinds) or bool(
        expression("sought").search(sentence, 0, verb.start())
    )


def _where_decided(sentence: str, verb: re.Match[str], *, decides: bool) -> int:
    """Where the words of what was decided begin; the end of the sentence when ``verb`` has none of its own."""
    if _SUBORDINATE.search(sentence, 0, verb.start()):
        return len(sentence)
    if verb.group().endswith("att") or (decides and _INFINITIVE.match(sentence, verb.end())):
        return verb.end()
    ends = (form.search(sentence, verb.end()) for form in (_OWN_ATT, _AND_PROPOSES))
    return min((found.start() for found in ends if found), default=len(sentence))


def only_told(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a passive stands in a clause that only tells of something: `högre än vad som antogs`.

    Not so where the clause tells what became of what the sentence puts forward: `Berättelsen lästes upp, vilken godkändes.`
    """
    clause = _SUBORDINATE.search(sentence, 0, verb.start())
    if not clause:
        return False
    goes_on = clause.group().strip().casefold() == "som" and _PUT_FORWARD.search(sentence, 0, clause.start())
    return not (goes_on and _WITH_THAT.match(sentence, verb.end()))
