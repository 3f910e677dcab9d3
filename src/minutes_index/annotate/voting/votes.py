"""Counted votes: `med 8 ja-röster mot 5 nej-röster`, `Ja: 8 Nej: 5 Avstår: 1`, `röstsiffrorna 8–5`."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from minutes_index.model import Section, SectionKind, Span, Vote
from minutes_index.recognisers.overlaps import Taken
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMBERS = {
    word: number
    for number, words in enumerate(
        [
            "noll",
            "en ett",
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
            "tretton",
            "fjorton",
            "femton",
            "sexton",
            "sjutton",
            "arton",
            "nitton",
            "tjugo",
        ]
    )
    for word in words.split()
} | {"ingen": 0, "inga": 0}
"""Numbers as minutes spell them out."""
WON = "rule:vote-won"
"""How a vote says that the words tell only who won (`med 8 röster mot 5`): yes is the winning or first side."""
MOST = 400
"""No body has more members (the most is the Riksdag's 349)."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_YES, _NO, _ABSTAINED = (rf"(?P<{name}>{_NUMBER})" for name in ("yes", "no", "abstained"))
_AFTER = r"[^.;:\d]{0,60}?"
_ABSTAINS = (
    r"(?:avst\w+|la(?:de)? ne[rd]|lägger ne[rd]|nedlag\w+|nedlägg\w+|blank\w*|som (?:inte|ej) röst\w+)"
)
TOLD = "rule:vote"
"""How a vote says that the words tell yes and no."""
_HINT = re.compile(r"[rRnN](?:öst|ÖST|ej\b|EJ\b)|[vV]oter|VOTER")
"""Without one of these nothing was voted on."""
_YES_WORD, _NO_WORD = r"(?:st\.?\s+)?ja(?:-?\s?röst\w*)?\b", r"(?:st\.?\s+)?nej(?:-?\s?röst\w*)?\b"
_NAMED = r"(?:\s*\((?:[^()]|\([^()]*\))*\))?"
"""Those who voted so, in brackets."""
_ALSO = rf"(?:[^.:\d]{{0,60}}?(?<!\w){_ABSTAINED}\s+{_AFTER}\b{_ABSTAINS})?"
_PART = r"[\s,;|.]{1,30}(?:och\s+|antal\s+)*"
_DIGITS = r"(?:\(\d{1,3}\)\s+)?"
"""A number once more, behind the word for it: `sex (6) ledamöter`."""
_MEMBERS = r"(?:ledamöter\s+|personer\s+|st\.?\s+)?"
FORMS = tuple(
    (rule, re.compile(form, re.IGNORECASE))
    for rule, form in (
        (TOLD, rf"(?<!\w){_YES}\s+{_YES_WORD}{_NAMED}{_AFTER}(?<!\w){_NO}\s+{_NO_WORD}{_NAMED}{_ALSO}"),
        (TOLD, rf"(?<!\w){_NO}\s+{_NO_WORD}{_NAMED}{_AFTER}(?<!\w){_YES}\s+{_YES_WORD}{_NAMED}{_ALSO}"),
        (TOLD, rf"\bja(?:-?\s?röst\w*)?\s*[:=–-]?\s*{_YES}\b(?:\s*(?:röst\w*|st\.?))?{_PART}nej(?:-?\s?röst\w*)?\s*[:=–-]?\s*{_NO}\b(?:\s*(?:röst\w*|st\.?))?(?:{_PART}{_ABSTAINS}(?:\s+från\s+\w+)?\s*[:=–-]?\s*{_ABSTAINED}\b)?"),
        (TOLD, rf"\bröst(?:ar|ade)\s+ja\s*\({_YES}\)[^§]{{0,1500}}?\bröst(?:ar|ade)\s+nej\s*\({_NO}\)(?:[^§]{{0,600}}?\bavst(?:år|od)\b[^.()]{{0,40}}\({_ABSTAINED}\))?"),
        (TOLD, rf"\b{_YES}\s+{_DIGITS}{_MEMBERS}(?:röst(?:er|ar|ade)\s+)?ja\b{_AFTER}\b{_NO}\s+{_DIGITS}{_MEMBERS}(?:röst(?:er|ar|ade)\s+)?nej\b{_ALSO}"),
        (WON, rf"\bmed\s+{_YES}\s+(?:röster\s+)?(?:för\b[^.;\d]{{0,80}}?\b(?:och|mot)|mot)\s+{_NO}(?:\s+röst\w*)?(?=[\s,.;:]){_ALSO}"),
        (WON, rf"\b{_YES}\s+röster\s+(?:för|mot|på)\b[^.;\d]{{0,80}}?\b{_NO}\s+(?:röster\s+)?(?:för|mot|emot|på)\b{_ALSO}"),
        (WON, rf"\b{_YES}\s+{_MEMBERS}röst(?:ar|ade|at)\s+för\b[^.;\d]{{0,80}}?\b{_NO}\s+{_MEMBERS}(?:röst(?:ar|ade|at)\s+)?(?:för|mot|emot)\b{_ALSO}"),
        (WON, rf"\bför\s*:\s*{_YES}\b{_PART}(?:röster\s+)?e?mot\s*:\s*{_NO}\b(?:{_PART}{_ABSTAINS}\s*:?\s*{_ABSTAINED}\b)?"),
        (WON, rf"(?<!\w){_YES}\s+(?:röster\s+)?för\b(?:\s+(?:bifall|förslaget|yrkandet|motionen|propositionen))?[\s,]+(?:och\s+|samt\s+)?{_NO}\s+(?:röster\s+)?(?:e?mot\b|för\s+avslag){_ALSO}"),
        (WON, rf"\bvotering\w*\s*\(\s*{_YES}\s*[–/-]\s*{_NO}\s*\)"),
        (WON, rf"\b(?:siffrorna|rösts(?:iffr|iffer)\w+|röstetal\w*|rösterna|röstresultat\w*)\s*:?\s*(?:är\s+|blev\s+)?{_YES}\s*(?:[–/-]|mot)\s*{_NO}(?!\d)"),
    )
)  # fmt: skip
"""How a result is told, the most telling form first."""
_BEFORE, _BEHIND = 300, 120
"""Characters about a word of votes within which a result may be told."""
_MANY = re.compile(
    rf"\d|\b(?:{'|'.join(word for word, number in NUMBERS.items() if number > 1)})\b", re.IGNORECASE
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
