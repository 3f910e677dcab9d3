"""Labels of people put together from a few words: `Närvarande ledamöter och ersättare på distans`, `Med på mötet`.

The words and their classes are those of ``rules/label_words.tsv``; what a label of some classes says, those of ``rules/label_rules.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from minutes_index.data import rows

MOST_WORDS: Final = 9
"""Words of a label; more are a sentence."""
FEWEST: Final = 2
"""Words of the grammar in it; one alone is a label only where ``labels.tsv`` has it."""
JOINING: Final = frozenset({"OTHER", "NOT", "WITH", "PEOPLE", "meeting", "items", "joins"})
"""Classes of words that make no label of people together."""
OPEN: Final = frozenset({"NOT", "WITH", "OTHER", "joins"})
"""Classes of words after which a label goes on."""
_BETWEEN = re.compile(r"[\s,;/&-]+")
_LETTERS = re.compile(r"[a-zåäö]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """What labels say that have words of some classes and none of others."""

    id: str
    group: str
    kind: str
    needs: tuple[frozenset[str], ...]
    """Of each set one class at least."""
    lacks: frozenset[str]
    example: str

    def holds(self, classes: frozenset[str]) -> bool:
        """Whether a label with words of these classes is one of its."""
        return self.lacks.isdisjoint(classes) and not any(need.isdisjoint(classes) for need in self.needs)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, of which the first that holds counts."""
    return tuple(
        Rule(
            id_,
            group,
            kind,
            tuple(frozenset(need.split("|")) for need in needs.split()),
            frozenset(lacks.split()),
            example,
        )
        for id_, group, kind, needs, lacks, example in rows("rules/label_rules.tsv")
    )


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each class and what matches one of its words."""
    return tuple(
        (name, re.compile(rf"(?:{expression})(?![^\W_])"))
        for name, expression in rows("rules/label_words.tsv")
    )


@cache
def first_words() -> frozenset[str]:
    """The words with which such labels can begin, and some more."""
    return frozenset(
        word for _, expression in rows("rules/label_words.tsv") for word in _LETTERS.findall(expression)
    )


@cache
def sequence() -> str:
    """A regular expression for two words of the grammar or more that can be a label, of any case, where it begins with a capital."""
    every = [(name, f"(?:{expression})(?![^\\W_])") for name, expression in rows("rules/label_words.tsv")]
    word = "|".join(expression for _, expression in every)
    head = "|".join(expression for name, expression in every if name not in JOINING)
    gap, most = "[ ,/&]{1,2}", MOST_WORDS - 2
    before, behind = f"(?:(?:{word}){gap})", f"(?:{gap}(?:{word}))"
    return f"(?=[A-ZÅÄÖ])(?i:(?:{before}{{1,{most}}}(?:{head}){behind}{{0,{most}}}|(?:{head}){behind}{{1,{most}}}))"


def rule_of(words: str) -> Rule | None:
    """The rule for a label in lower case, with single blanks; None when it holds any word that no label of people has."""
    if words.count(" ") >= MOST_WORDS or not _begins(words):
        return None
    found = _classes(words)
    if len(found) < FEWEST or found[-1] in OPEN:
        return None
    classes = frozenset(found)
    return next((rule for rule in rules() if rule.holds(classes)), None)


def _begins(words: str) -> bool:
    """Whether a text begins as such a label can; told at once."""
    first = _LETTERS.search(words)
    return first is not None and first.group() in first_words()


def _classes(words: str) -> list[str]:
    """The classes of the words that a label consists of; empty when there are others among them."""
    found: list[str] = []
    at = 0
    while at < len(words):
        ends = [(match.end(), name) for name, word in _words() if (match := word.match(words, at))]
        end, name = max(ends, default=(at, ""))
        between = _BETWEEN.match(words, end)
        if end == at or (between is None and end < len(words)):
            return []
        found.append(name)
        at = between.end() if between else end
    return found
