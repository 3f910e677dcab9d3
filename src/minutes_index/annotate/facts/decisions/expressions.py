"""How running text tells of decisions: the expressions of ``rules/decisions.tsv`` and the verbs of ``rules/decision_verbs.tsv``, by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from minutes_index.annotate.facts.decisions.verbs import Voice, verbs
from minutes_index.data import rows
from minutes_index.recognisers.old_spelling import alternatives, with_old_forms

HINTED = ("decide", "active", "support", "passive", "supine", "withdraw")
"""The kinds that are looked for by their beginnings."""
SETTLES = "settles"
"""The kind of an active expression that settles a matter without a word for how,"""
SETTLE = frozenset({SETTLES, "support"})
"""and all kinds that do."""
VOICES: Final = {
    "active": (Voice.ACTIVE, Voice.ACTIVE_PAST),
    "passive": (Voice.PASSIVE, Voice.PASSIVE_PAST, Voice.PASSIVE_PERFECT),
    "supine": (Voice.PERFECT,),
}
"""The voices of verbs that are expressions of a kind."""
STEM = 6
"""Letters by which an expression is looked for before it is tried."""
_LITERAL = re.compile(r"[a-zåäö ]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the tables, as it is tried."""

    id: str
    pattern: str
    """Alternatives of a regular expression, with their older forms."""
    settles: bool = False

    def ends(self, text: str, start: int) -> set[int]:
        """Where an expression of the rule that begins at ``start`` ends; empty when none does."""
        found = _whole_words(self.pattern).match(text, start)
        return {found.end()} if found else set()


@cache
def rules(kind: str) -> tuple[Rule, ...]:
    """The rules of a kind, verbs first.

    Raises:
        KeyError: there is no such kind.
    """
    own = [
        Rule(id_, with_old_forms(pattern), settles=each in SETTLE)
        for id_, each, pattern, _ in rows("rules/decisions.tsv")
        if each == kind or (kind == "active" and each == SETTLES)
    ]
    if not own:
        raise KeyError(kind)
    return (*_of_verbs(kind), *own)


def _of_verbs(kind: str) -> list[Rule]:
    formed = (
        (verb, [form for voice in VOICES.get(kind, ()) for form in verb.forms(voice)]) for verb in verbs()
    )
    return [
        Rule(verb.infinitive, with_old_forms("|".join(forms)), settles=verb.outcome is None)
        for verb, forms in formed
        if forms
    ]


def rule_of(kind: str, text: str, found: re.Match[str]) -> Rule:
    """The rule of a kind by which ``found``, a match of its expression in ``text``, was found.

    Raises:
        LookupError: no rule of the kind ends there.
    """
    for rule in rules(kind):
        if found.end() in rule.ends(text, found.start()):
            return rule
    raise LookupError(found.group())


@cache
def expression(kind: str) -> re.Pattern[str]:
    """The pattern for all expressions of a kind, as whole words.

    Raises:
        KeyError: there is no such kind.
    """
    return _whole_words("|".join(rule.pattern for rule in rules(kind)))


@cache
def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def kinds_in(lowered: str) -> frozenset[str]:
    """The kinds of which a text in lower case may hold an expression: it has the beginning of one.

    Most sentences have none, and this is told several times as fast as by the expressions themselves.
    """
    beginnings, kinds = _beginnings()
    return frozenset().union(*(kinds[stem] for stem in beginnings.findall(lowered)))


@cache
def _beginnings() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """What matches the shortest beginnings of the expressions, and the kinds of those that begin so."""
    stems = [
        (stem, kind)
        for kind in HINTED
        for rule in rules(kind)
        for part in alternatives(rule.pattern)
        for stem in _stems(part)
    ]
    known = {stem for stem, _ in stems}
    shortest = {stem for stem in known if not any(stem[:end] in known for end in range(len(stem)))}
    kinds = {first: frozenset(kind for stem, kind in stems if stem.startswith(first)) for first in shortest}
    return re.compile(f"(?=({'|'.join(map(re.escape, sorted(shortest)))}))"), kinds


def _stems(part: str) -> list[str]:
    """The letters with which what ``part`` matches can begin; an empty one when it can begin with anything."""
    literal = _LITERAL.match(part)
    if literal:
        stem = literal.group()
        return [stem[:-1] if part[len(stem) : len(stem) + 1] in {"?", "*", "{"} else stem[:STEM]]
    end = _group_end(part)
    if not part.startswith("(?:") or part[end + 1 : end + 2] in {"?", "*", "{"}:
        return [""]
    return [stem for inner in alternatives(part[3:end]) for stem in _stems(inner)]


def _group_end(part: str) -> int:
    depth = 0
    for position, character in enumerate(part):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position
    return len(part)
