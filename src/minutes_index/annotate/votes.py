"""Counted votes: `med 8 ja-röster mot 5 nej-röster`, `Ja: 8 Nej: 5 Avstår: 1`, the sums of a voting list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from minutes_index.model import Section, SectionKind, Span, Stance, Stand, Vote

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
BALLOT = "rule:ballot"
"""How a stance in a voting list says it was found."""
MOST = 400
"""No body has more members (the most is the Riksdag's 349)."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_YES, _NO, _ABSTAINED = (rf"(?P<{name}>{_NUMBER})" for name in ("yes", "no", "abstained"))
_AFTER = r"[^.;:\d]{0,60}?"
_ABSTAINS = r"(?:avst\w+|nedlag\w+|nedlägg\w+|blank\w*|som (?:inte|ej) röst\w+)"
_HINT = re.compile(r"[rR]öst|RÖST|[nN]ej\b|NEJ")
"""Without one of these nothing was voted on."""
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\w){_YES}\s+(?:st\.?\s+)?ja(?:-?\s?röst\w*)?\b{_AFTER}(?<!\w){_NO}\s+(?:st\.?\s+)?nej(?:-?\s?röst\w*)?\b(?:{_AFTER}(?<!\w){_ABSTAINED}\s+{_AFTER}\b{_ABSTAINS})?",
        rf"\bja(?:-?\s?röst\w*)?\s*[:=–-]?\s*{_YES}\b(?:\s*(?:röst\w*|st\.?))?[\s,;|.]{{1,30}}(?:och\s+)?nej(?:-?\s?röst\w*)?\s*[:=–-]?\s*{_NO}\b(?:\s*(?:röst\w*|st\.?))?(?:[\s,;|.]{{1,30}}(?:och\s+)?{_ABSTAINS}(?:\s+från\s+\w+)?\s*[:=–-]?\s*{_ABSTAINED}\b)?",
        rf"\b{_YES}\s+(?:ledamöter\s+|st\.?\s+)?(?:röst(?:er|ar|ade)\s+)?ja\b{_AFTER}\b{_NO}\s+(?:ledamöter\s+|st\.?\s+)?(?:röst(?:er|ar|ade)\s+)?nej\b(?:{_AFTER}\b{_ABSTAINED}\s+{_AFTER}\b{_ABSTAINS})?",
        rf"\bmed\s+{_YES}\s+(?:röster\s+)?(?:för\b[^.;\d]{{0,80}}?\b(?:och|mot)|mot)\s+{_NO}(?:\s+röst\w*)?(?=[\s,.;:])(?:{_AFTER}\b{_ABSTAINED}\s+{_AFTER}\b{_ABSTAINS})?",
        rf"\b(?P<first>{_NUMBER})\s+röster\s+(?:för|mot|på)\b[^.;\d]{{0,80}}?\b(?P<second>{_NUMBER})\s+röster\s+(?:för|mot|på)\b(?:{_AFTER}\b{_ABSTAINED}\s+{_AFTER}\b{_ABSTAINS})?",
        rf"\brösts(?:iffr|iffer)\w+\s*:?\s*(?:är\s+|blev\s+)?{_YES}\s*[–/-]\s*{_NO}(?!\d)",
    )
)
"""How a result is told, the most telling form first; `yes` is the winning or first side where the words do not say."""


def votes(text: str, sections: Sequence[Section]) -> list[Vote]:
    """The counted votes of a text, in order; one told twice in a section is one."""
    found: list[Vote] = []
    for section in sections:
        unread = section.kind in {SectionKind.CONTENTS, SectionKind.TITLE_PAGE}
        if unread or not _HINT.search(text, section.span.start, section.span.end):
            continue
        counted: set[tuple[int, int, int]] = set()
        for vote in sorted(_in_section(text, section), key=lambda vote: vote.span):
            result = (vote.yes, vote.no, vote.abstained)
            again = any(told[:2] == result[:2] and 0 in {told[2], vote.abstained} for told in counted)
            if result not in counted and not again:
                counted.add(result)
                found.append(vote)
    return found


def counted(stances: Sequence[Stance], told: Sequence[Vote]) -> list[Vote]:
    """The sums of the voting lists of sections that tell no result themselves."""
    by_section: dict[int, list[Stance]] = {}
    for stance in stances:
        if stance.found_by == BALLOT:
            by_section.setdefault(stance.section, []).append(stance)
    told_in = {vote.section for vote in told}
    return [
        _sum(section, ballots)
        for section, ballots in by_section.items()
        if section not in told_in and len(ballots) > 2
    ]


def _sum(section: int, ballots: Sequence[Stance]) -> Vote:
    span = Span(min(b.span.start for b in ballots), max(b.span.end for b in ballots))
    yes, no, abstained = (
        sum(b.stand is stand for b in ballots) for stand in (Stand.YES, Stand.NO, Stand.ABSTAINED)
    )
    return Vote(span, section, yes, no, abstained, "rule:ballots-counted")


def agreeing(stances: Sequence[Stance], told: Sequence[Vote]) -> list[Stance]:
    """The stances without those of voting lists that contradict the result told in their section: a list misread."""
    results = {(vote.section, vote.yes, vote.no) for vote in told}
    told_in = {vote.section for vote in told}
    cast = Counter((s.section, s.stand) for s in stances if s.found_by == BALLOT)
    return [
        stance
        for stance in stances
        if stance.found_by != BALLOT
        or stance.section not in told_in
        or (stance.section, cast[stance.section, Stand.YES], cast[stance.section, Stand.NO]) in results
    ]


def _in_section(text: str, section: Section) -> Iterator[Vote]:
    taken: list[Span] = []
    for form in FORMS:
        for match in form.finditer(text, section.span.start, section.span.end):
            span = Span(*match.span())
            sides = match.groupdict()
            yes, no = (_number(sides.get(a) or sides.get(b)) for a, b in (("yes", "first"), ("no", "second")))
            abstained = _number(sides.get("abstained"))
            if not any(span.overlaps(other) for other in taken) and 1 < yes + no + abstained <= MOST:
                taken.append(span)
                yield Vote(span, section.ordinal, yes, no, abstained, "rule:vote")


def _number(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdecimal() else NUMBERS[words.casefold()]
