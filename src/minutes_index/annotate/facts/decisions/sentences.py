"""Decisions told in a sentence: a body does something that decides, and nothing says that it is still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.decisions.expressions import expression, kinds_in, rule_of
from minutes_index.annotate.facts.decisions.negation import DATED, MONTHS, only_told, undecided
from minutes_index.annotate.facts.decisions.outcomes import outcome_of
from minutes_index.annotate.facts.decisions.short_forms import decides_at_once, is_verdict
from minutes_index.model import Outcome
from minutes_index.recognisers.bodies import body_pattern, body_words, is_own, named_by
from minutes_index.recognisers.labels import opening_label
from minutes_index.recognisers.lexicon import municipalities
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST = 12
"""Characters; less is no sentence."""
BETWEEN = frozenset({"även", "också", "sig", "därefter", "sedan", "då", "således", "enhälligt"})
"""Words that can stand between a verb and the subject behind it (`beslutade också styrelsen`)."""
MOST_VERBS = 10
"""Verbs of a kind that are looked at in a sentence; one with more is none."""
LABEL = 13
"""Characters of a label behind its verb (` att justera`)."""
NEAR = 60
"""Characters between a subject and its verb."""
_PRESENT = pattern("decision_patterns", "present")
_ABBREVIATION = re.compile(r"(?:^|\s)([A-ZÅÄÖ][\wåäöÅÄÖ]{1,5})(?:\s+\w+)?\s*$")
_PRONOUN = pattern("decision_patterns", "pronoun")
_AGENT = pattern("decision_patterns", "agent")
_ELECTION = pattern("decision_patterns", "election")
_MARK = re.compile(r"^(?:[•·▪*–-]|\(?\d{1,2}(?:\.\d)?[.)]?|[a-z][.)])\s+")
_CAPITALISED = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:s kommun| kommun)?")
_NAMED = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+")
_PASSES_ON = pattern(
    "decision_patterns",
    "passes-on",
    body=body_words("formal", "meeting", "network"),
    receiver=body_words("formal", "meeting"),
)
_DATED_DEED = pattern("decision_patterns", "dated-deed", months=MONTHS)
"""`antog den 4 maj`: with the day right behind it the deed is told of, not done."""
_NOUN = pattern("decision_patterns", "noun", body=body_words("formal", "other"), months=MONTHS)
BY_BODY = ("decide", "support", "active")
"""Kinds of expressions that a body is the subject of, the surest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence decides, and who; ``body`` is empty for the document's own."""

    outcome: Outcome
    body: str
    rule: str
    """In which way of telling it was found."""
    by: str = ""
    """The id of the row of the tables that found it; empty where no row did."""
    timeless: bool = False
    """Whether it is told in the present, without a day, by a verb other than of deciding."""

    @property
    def found_by(self) -> str:
        """The rule as facts name it: `rule:passive/godkänna`."""
        return f"{self.rule}/{self.by}" if self.by else self.rule


def told(sentence: str, own: str, *, background: bool) -> Told | None:
    """The decision in a sentence, or None.

    Args:
        sentence: one sentence.
        own: the body whose minutes these are, empty when unknown.
        background: whether it stands where the history of a matter is told.
    """
    sentence = _MARK.sub("", sentence, count=1)
    if is_verdict(sentence):
        return _placed(
            Told(outcome_of(sentence) or Outcome.APPROVED, "", "rule:passive"), background=background
        )
    if len(sentence) < SHORTEST or sentence.endswith("?"):
        return None
    lowered = sentence.lower()
    hints = kinds_in(lowered) | {OTHER for _ in _HINTS.finditer(lowered)}
    for reading, wanted in READINGS if hints else ():
        found = None if hints.isdisjoint(wanted) else reading(sentence, own)
        if found:
            return _placed(found, background=background)
    return None


def _placed(found: Told, *, background: bool) -> Told | None:
    """In the background a task given is history like any other decision; what nobody decided there is description."""
    if background and (found.rule == "rule:passive" or found.timeless):
        return None
    return Told(Outcome.REPORTED, found.body, found.rule, found.by) if background else found


def _withdrawn(sentence: str, _: str) -> Told | None:
    verb = expression("withdraw").search(sentence)
    matter = re.search(r"\b(?:förslag|motion|yrkande|ansökan|begäran|anmälan)\w*", sentence, re.IGNORECASE)
    if not verb or not matter:
        return None
    return Told(Outcome.WITHDRAWN, "", "rule:sentence", rule_of("withdraw", sentence, verb).id)


def _passed_on(sentence: str, own: str) -> Told | None:
    """`Kommunstyrelsen föreslår kommunfullmäktige att anta …`: the own body decides to propose."""
    found = _PASSES_ON.match(sentence)
    if not found or not own or not is_own(found["from"], own) or is_own(found["to"], own):
        return None
    if expression("request").search(sentence[: found.end()]):
        return None
    return Told(outcome_of(found["what"]) or Outcome.APPROVED, "", "rule:passed-on")


def _noun(sentence: str, own: str) -> Told | None:
    """`Länsstyrelsens beslut 2019-08-25 att upphäva …`: a decision of another body is named with its day."""
    found = _NOUN.search(sentence)
    body = (found["owner"] or found["agent"]) if found else ""
    if not body:
        return None
    return Told(Outcome.REPORTED, "" if is_own(body, own) else _cased(body), "rule:noun")


def _at_once(sentence: str, _: str) -> Told | None:
    if not decides_at_once(sentence):
        return None
    return Told(outcome_of(sentence) or Outcome.APPROVED, "", "rule:sentence")


def _by_body(sentence: str, own: str) -> Told | None:
    """`Styrelsen beslutade att …`, `Nätverket ställer sig bakom …`."""
    hinted = kinds_in(sentence.lower())
    for kind in (kind for kind in BY_BODY if kind in hinted):
        for verb in islice(expression(kind).finditer(sentence), MOST_VERBS):
            subject = _subject(sentence, verb, own, strong=kind != "active")
            if subject and undecided(sentence, verb, decides=kind == "decide"):
                return None
            if subject:
                return _decided(sentence, verb, subject, own, kind)
    return None


def _decided(sentence: str, verb: re.Match[str], subject: str, own: str, kind: str) -> Told | None:
    rule, decides = rule_of(kind, sentence, verb), kind == "decide"
    mine = subject == "mötet" or is_own(subject, own)
    told_of = sentence[: verb.end() + NEAR]
    said = told_of.find(" att ", verb.end() - 1)  # a date behind it is one of what was decided
    earlier = (
        (decides or bool(_DATED_DEED.match(sentence, verb.end())))
        and bool(DATED.search(told_of if said < 0 else told_of[:said]))
        and not _PRESENT.search(verb.group())
    )
    clause = sentence[verb.end() :] if decides else sentence[verb.start() :]
    outcome = outcome_of(clause) or (None if decides else outcome_of(sentence))
    if not mine or earlier:
        return Told(Outcome.REPORTED, "" if mine else subject, "rule:sentence", rule.id)
    if outcome is None and not decides and not rule.settles:
        return None
    timeless = not decides and bool(_PRESENT.search(verb.group())) and not DATED.search(sentence)
    return Told(outcome or Outcome.APPROVED, "", "rule:sentence", rule.id, timeless)


def _subject(sentence: str, verb: re.Match[str], own: str, *, strong: bool) -> str:
    """The body that decides, before the verb or right after it; `mötet` for *vi* and *det*; empty when there is none."""
    pattern = body_pattern("formal", "meeting", "network", *(("other",) if strong else ()))
    before = list(pattern.finditer(sentence, 0, verb.start()))
    if before and len(sentence[before[-1].end() : verb.start()]) < NEAR:
        chosen = before[0] if _one_clause(sentence, before[0], verb) else before[-1]
        return _cased(chosen["body"])
    after = pattern.search(sentence, verb.end())
    gap = sentence[verb.end() : after.start()].split() if after else []
    if after and set(gap) <= BETWEEN:
        return _cased(after["body"])
    inside = pattern.search(sentence, verb.start(), verb.end())
    if inside:
        return _cased(inside["body"])
    abbreviation = _ABBREVIATION.search(sentence[: verb.start()])
    letters = abbreviation[1] if abbreviation else ""
    if letters.isupper() or named_by(letters, own):
        return named_by(letters, own) or letters
    impersonal = strong and verb.group().casefold().endswith(("des", "as", "ats", "öts", "togs"))
    near = sentence[max(0, verb.start() - NEAR) : verb.end() + 12]
    if impersonal or (strong and verb.start() == 0) or _PRONOUN.search(near):
        return "mötet"
    return _municipality(sentence, verb.start()) if strong else ""


def _municipality(sentence: str, end: int) -> str:
    """The municipality that acts, as the subject of a verb shortly before ``end``: `Sunne har beslutat`."""
    named = [
        word.group()
        for word in _CAPITALISED.finditer(sentence, max(0, end - NEAR), end)
        if word.group().casefold() in municipalities()
    ]
    return named[-1] if named else ""


def _one_clause(sentence: str, body: re.Match[str], verb: re.Match[str]) -> bool:
    return verb.start() < 90 and "," not in sentence[body.end() : verb.start()]


def _cased(body: str) -> str:
    return body[:1].upper() + body[1:]


def _passive(sentence: str, own: str) -> Told | None:
    """Who decided may be left out: `Dagordningen godkändes.`, `Motionen avslogs av kommunfullmäktige`."""
    verb = next(
        (
            v
            for v in islice(expression("passive").finditer(sentence), MOST_VERBS)
            if not (only_told(sentence, v) or _is_label(sentence, v))
        ),
        None,
    )
    if not verb or undecided(sentence, verb, asks=False):
        return None
    by = rule_of("passive", sentence, verb).id
    agent = _AGENT.match(sentence, verb.end() + 1)
    named = (
        body_pattern("formal", "meeting", "network", "other").match(sentence, agent.end()) if agent else None
    )
    if named and not is_own(named["body"], own):
        return Told(Outcome.REPORTED, _cased(named["body"]), "rule:passive", by)
    outcome = outcome_of(sentence[verb.start() :]) or outcome_of(sentence) or Outcome.APPROVED
    return Told(outcome, "", "rule:passive", by)


def _is_label(sentence: str, verb: re.Match[str]) -> bool:
    """Whether what reads as a verb is the label of those who adjust: `Utses att justera` over, or before, their names."""
    heads = opening_label(sentence[verb.start() : verb.end() + LABEL])
    named = _NAMED.search(sentence, verb.end())
    return (
        verb.group()[0].isupper()
        and heads is not None
        and heads[1] == "adjuster"
        and not (verb.start() == 0 and named)
    )


def _supine(sentence: str, own: str) -> Told | None:
    """`Kommunstyrelsen har den 4 maj beslutat …`: told of the past, whoever decided."""
    verb = expression("supine").search(sentence)
    has = (
        re.search(r"\b(?:har|hade)\b(?:(?:(?!\b(?:som|att)\b)[^.]){0,60})$", sentence[: verb.start()])
        if verb
        else None
    )
    if not verb or not has or undecided(sentence, verb, decides=True):
        return None
    before = list(body_pattern("formal", "network", "other").finditer(sentence, 0, verb.start()))
    subject = _cased(before[-1]["body"]) if before else _municipality(sentence, verb.start())
    if not subject:
        return None
    by = rule_of("supine", sentence, verb).id
    return Told(Outcome.REPORTED, "" if is_own(subject, own) else subject, "rule:sentence", by)


def _elected(sentence: str, _: str) -> Told | None:
    """`Till ledamöter på två år: NN och NN`, `omval av NN`."""
    told_of = _ELECTION.search(sentence) and _NAMED.search(sentence)
    still_open = any(expression(kind).search(sentence) for kind in ("open", "sought", "request"))
    return Told(Outcome.ELECTED, "", "rule:election") if told_of and not still_open else None


def _assigned(sentence: str, _: str) -> Told | None:
    given = expression("assign").search(sentence)
    if not given or undecided(sentence, given):
        return None
    return Told(Outcome.ASSIGNED, "", "rule:assignment", rule_of("assign", sentence, given).id)


_HINTS = pattern("decision_patterns", "hints")
OTHER = "other"
"""The hint that a sentence has one of the words that only some readings ask for."""
READINGS: tuple[tuple[Callable[[str, str], Told | None], frozenset[str]], ...] = (
    (_withdrawn, frozenset({"withdraw"})),
    (_passed_on, frozenset({OTHER})),
    (_at_once, frozenset({OTHER})),
    (_by_body, frozenset(BY_BODY)),
    (_passive, frozenset({"passive"})),
    (_supine, frozenset({"supine"})),
    (_noun, frozenset({OTHER})),
    (_elected, frozenset({OTHER})),
    (_assigned, frozenset({OTHER})),
)
"""The ways to read a sentence, in order, each with what a sentence must hint at for it to be tried."""
