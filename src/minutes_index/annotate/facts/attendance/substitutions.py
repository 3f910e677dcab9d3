"""Sentences that tell who served in whose place: `I stället för Bo Ek (S) tjänstgjorde Siv Dahl (S)`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.elections import LONGEST, WORDS, rules
from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.model import Role, Span
from minutes_index.recognisers.sentences import sentences
from minutes_index.recognisers.slots import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.annotate.facts.attendance.elections import Told

_SERVES = re.compile(filled("{serves}", WORDS))


def served(text: str, span: Span) -> Iterator[Told]:
    """Who served in somebody's place, as sentences within ``span`` tell it, with those they replaced."""
    if not _SERVES.search(text, span.start, span.end):
        return
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) <= LONGEST:
            yield from list(_in_pairs(text, sentence)) or _alone(text, sentence)


def _in_pairs(text: str, sentence: Span) -> Iterator[Told]:
    """Several at once: `Som ersättare tjänstgjorde A för B och C för D`."""
    for rule in rules("pairs"):
        paired = rule.pattern.search(text, sentence.start, sentence.end)
        for entry in entries(paired["pairs"], paired.start("pairs")) if paired else ():
            if entry.replaces:
                yield entry, Role.SUBSTITUTE, rule.id


def _alone(text: str, sentence: Span) -> Iterator[Told]:
    for rule in rules("substitution"):
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            away = entries(match["away"], match.start("away"))
            for entry in entries(match["there"], match.start("there")) if away else ():
                yield replace(entry, replaces=tuple(away)), Role.SUBSTITUTE, rule.id
