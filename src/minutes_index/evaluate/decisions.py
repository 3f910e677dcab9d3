"""Decisions, held against gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.evaluate.score import Error, Score, plain

if TYPE_CHECKING:
    from minutes_index.evaluate.gold import Gold
    from minutes_index.evaluate.places import Places
    from minutes_index.model import Decision, Record

FOUND: Final = "decisions"
OUTCOME: Final = "decisions: outcome"
"""Of those found."""
BOTH: Final = "decisions with outcome"
"""A decision is right when it is found and its outcome is right; the errors are those of the other two."""
NONE: Final = "not decisions"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A decision that was found, with its text as it is compared and as it is shown."""

    decision: Decision
    plain: str
    shown: str

    @property
    def outcome(self) -> str:
        return self.decision.outcome.value

    def meets(self, phrase: str) -> bool:
        """Whether a reader's phrase lies in it, or holds all of it."""
        return plain(phrase) in self.plain or self.plain.rstrip(" .;,") in plain(phrase)

    def told(self) -> str:
        return f"{self.outcome}: {self.shown}"


def decisions(gold: Gold, record: Record, places: Places) -> dict[str, Score]:
    """Decisions found at all, of those found the outcome, both; and phrases wrongly shown as decided."""
    if gold.decisions is None and not gold.not_decisions:
        return {}
    text = record.document.text
    taken = [
        _Taken(decision, plain(decision.span.of(text)), places.text(decision.span))
        for decision in record.annotations.decisions
        if decision.outcome.taken
    ]
    noted = {} if gold.decisions is None else _noted(gold.decisions, taken, places, complete=gold.complete)
    return {**noted, NONE: _wrongly_shown(gold, taken, places)}


def is_noted(gold: Gold, record: Record, decision: Decision) -> bool | None:
    """Whether a reader noted a decision; None where gold does not tell, as of what was only proposed or taken on."""
    shown = decision.span.of(record.document.text)
    one = _Taken(decision, plain(shown), shown)
    if gold.decisions is None or not decision.outcome.taken:
        return None
    if any(one.meets(phrase) for phrase, _ in gold.decisions):
        return True
    return False if gold.complete or any(map(one.meets, gold.not_decisions)) else None


def _noted(
    phrases: tuple[tuple[str, str], ...], taken: list[_Taken], places: Places, *, complete: bool
) -> dict[str, Score]:
    met = [(phrase, outcome, [one for one in taken if one.meets(phrase)]) for phrase, outcome in phrases]
    missing = [
        Error.at(places.words(phrase), FOUND, f"{outcome}: {phrase}" if outcome else phrase, "")
        for phrase, outcome, got in met
        if not got
    ]
    unknown = [one for one in taken if complete and not any(one.meets(phrase) for phrase, _ in phrases)]
    extra = [Error.at(places.at(one.decision.span), FOUND, "", one.told()) for one in unknown]
    found = Score(len(met) - len(missing), len(missing), len(extra), (*missing, *extra))
    if not any(outcome for _, outcome in phrases):
        return {FOUND: found}
    of_found = _outcomes(met, places)
    wrong = of_found.missing
    both = Score(found.right - wrong, found.missing + wrong, found.extra + wrong)
    return {FOUND: found, OUTCOME: of_found, BOTH: both}


def _outcomes(met: list[tuple[str, str, list[_Taken]]], places: Places) -> Score:
    """Of the decisions that were found and whose outcome was noted."""
    told = [(phrase, outcome, got) for phrase, outcome, got in met if got and outcome]
    errors = tuple(
        Error.at(places.at(got[0].decision.span), OUTCOME, f"{outcome}: {phrase}", got[0].told())
        for phrase, outcome, got in told
        if outcome not in {one.outcome for one in got}
    )
    return Score(len(told) - len(errors), len(errors), len(errors), errors)


def _wrongly_shown(gold: Gold, taken: list[_Taken], places: Places) -> Score:
    """Phrases that decide nothing; those that lie in a decision are extra."""
    shown = [
        (phrase, one)
        for phrase in gold.not_decisions
        for one in [next((one for one in taken if plain(phrase) in one.plain), None)]
        if one
    ]
    errors = tuple(
        Error.at(places.at(one.decision.span), NONE, f"not decided: {phrase}", one.told())
        for phrase, one in shown
    )
    return Score(len(gold.not_decisions) - len(shown), 0, len(shown), errors)
