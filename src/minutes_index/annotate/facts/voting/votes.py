"""Counted votes: `med 8 ja-röster mot 5 nej-röster`, `Ja: 8 Nej: 5 Avstår: 1`, `röstsiffrorna 8–5`."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Section, SectionKind, Span, Vote
from minutes_index.recognisers.overlaps import Taken
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.slots import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMBERS = {word: int(number) for word, number in rows("rules/numerals.tsv")}
"""Numbers as minutes spell them out."""
WON = "rule:vote-won"
"""How a vote says that the words tell only who won (`med 8 röster mot 5`): yes is the winning or first side."""
MOST = 400
"""No body has more members (the most is the Riksdag's 349)."""
TOLD = "rule:vote"
"""How a vote says that the words tell yes and no."""
_HINT = pattern("voting_patterns", "hint")
"""Without one of these nothing was voted on."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
FORMS = tuple(
    (f"rule:{rule}", re.compile(filled(form, "vote_words", number=_NUMBER), re.IGNORECASE))
    for _, rule, form, _ in rows("rules/votes.tsv")
)
"""How a result is told, the most telling form first."""
_BEFORE, _BEHIND = 300, 120
"""Characters about a word of votes within which a result may be told."""
_MANY = pattern(
    "voting_patterns", "many", numerals="|".join(word for word, number in NUMBERS.items() if number > 1)
)
"""A number above one, without which nothing was counted."""
_AGAINST = pattern("voting_patterns", "against")
_SAID = pattern("voting_patterns", "said")
_BESIDE = 45
"""Characters about a word of votes within which its number stands."""
_SAID_NEAR = 150
"""Characters before `med 8 mot 5` within which something must say that it is a vote."""


def votes(text: str, sections: Sequence[Section]) -> list[Vote]:
    """The counted votes of a text, in order; one told twice in a section is one."""
    found: list[Vote] = []
    taken = Taken(len(text))
    for section in sections if _HINT.search(text) else ():
        if section.kind in {SectionKind.CONTENTS, SectionKind.TITLE_PAGE}:
            continue
        counted: dict[tuple[int, int], set[int]] = defaultdict(set)
        for vote in sorted(_in_section(text, section, taken), key=lambda vote: vote.span):
            told = counted[vote.yes, vote.no]
            if not told or not (0 in told or vote.abstained in {0, *told}):
                told.add(vote.abstained)
                found.append(vote)
    return found


def _in_section(text: str, section: Section, taken: Taken) -> Iterator[Vote]:
    places = list(_places(text, section.span))
    for rule, form in FORMS if places else ():
        for match in chain.from_iterable(form.finditer(text, place.start, place.end) for place in places):
            span = Span(*match.span())
            sides = match.groupdict()
            yes, no, abstained = (_number(sides.get(side)) for side in ("yes", "no", "abstained"))
            said = rule == TOLD or _SAID.search(
                text, max(section.span.start, span.start - _SAID_NEAR), span.end
            )
            if said and not taken.meets(span) and 1 < yes + no + abstained <= MOST:
                taken.add(span)
                yield Vote(span, section.ordinal, yes, no, abstained, rule)


def _places(text: str, within: Span) -> Iterator[Span]:
    """Where a result may be told: the surroundings of words about votes, those that meet made one."""
    start = end = within.start
    for hint in _HINT.finditer(text, within.start, within.end):
        if not _beside_a_number(text, hint):
            continue
        if hint.start() - _BEFORE > end:
            if end > start:
                yield Span(start, end)
            start = hint.start() - _BEFORE
        end = min(hint.end() + _BEHIND, within.end)
    if end > start:
        yield Span(start, end)


def _beside_a_number(text: str, hint: re.Match[str]) -> bool:
    start, end = max(0, hint.start() - _BESIDE), hint.end() + _BESIDE
    return bool(_MANY.search(text, start, end) or _AGAINST.search(text, end, end + _SAID_NEAR))


def _number(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdecimal() else NUMBERS[words.casefold()]
