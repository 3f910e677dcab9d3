"""Sentences in which a meeting elects its chair, secretary and adjusters, and those that tell who led, wrote or was there.

Board members elected for the year are not meant: the sentence must say that it is for the meeting,
or name an office that only a meeting has. The sentences are rows of ``rules/elections.tsv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.list_lines import entries
from minutes_index.data import rows
from minutes_index.model import Role, Span
from minutes_index.recognisers.patterns import pattern
from minutes_index.recognisers.sentences import sentences
from minutes_index.recognisers.slots import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.annotate.facts.attendance.entry import Entry

WORDS = "election_words"
NAME = filled("{name}", WORDS)
ANYBODY = filled("{person}", WORDS)
"""Also somebody who is only called by a given name."""
SHORT = 200
"""Characters of a sentence in which one office of the meeting tells what the others are."""
LONGEST = 600
"""Characters; a longer sentence is a page that has lost its lines, or none."""
_NAMES = re.compile(NAME)
_ATTENDS = pattern("attendance_patterns", "attends")
_SPOKEN = pattern("attendance_patterns", "spoken")
"""Without one of these a sentence tells nothing of the kind."""
_ELECTING = pattern("attendance_patterns", "electing")
_OFFICERS = pattern("attendance_patterns", "officers")
"""Headings of items in which a meeting elects its own officers."""
_OFFICE = {
    "ordförande": Role.CHAIR,
    "sekreterare": Role.SECRETARY,
    "justerare": Role.ADJUSTER,
    "justerings": Role.ADJUSTER,
}
"""Words of a heading that elects one office only, whoever is then elected under it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    id: str
    role: Role | None
    """None: that of the heading."""
    pattern: re.Pattern[str]
    example: str


Told = tuple["Entry", Role, str]
"""Somebody, a role, and the id of the rule that tells of it."""


@cache
def rules(when: str) -> tuple[Rule, ...]:
    """The rules that are tried at a time (``told``, ``attended``, ``meeting``, ``officers``, ``office``), in their order."""
    return tuple(
        Rule(id_, Role(role) if role else None, re.compile(filled(form, WORDS)), example)
        for id_, each, role, form, example in rows("rules/elections.tsv")
        if each == when
    )


def told_at_head(text: str, span: Span) -> Iterator[Told]:
    """Who was there or away, as sentences within ``span`` tell it: `Förhinder hade anmälts av kassören Bo Ek`."""
    if not _ATTENDS.search(text, span.start, span.end):
        return
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) > LONGEST or not _ATTENDS.search(text, sentence.start, sentence.end):
            continue
        for rule in rules("attended"):
            for match in rule.pattern.finditer(text, sentence.start, sentence.end):
                for name in _NAMES.finditer(text, match.start("people"), match.end("people")):
                    for entry in entries(name.group(), name.start()):
                        yield entry, rule.role or Role.PRESENT, rule.id


def elected(text: str, span: Span, heading: str = "") -> Iterator[Told]:
    """Who was elected to lead, write or adjust the meeting within ``span``, and to which role.

    Under a ``heading`` that elects a meeting's officers the sentences need not say that it is for the meeting.
    """
    if not (_ELECTING.search(text, span.start, span.end) or _SPOKEN.search(text, span.start, span.end)):
        return
    of_meeting = bool(_OFFICERS.search(heading))
    offices = {role for word, role in _OFFICE.items() if of_meeting and word in heading.casefold()}
    for sentence in sentences(text, span.start, span.end):
        if len(sentence) <= LONGEST:
            for rule in _tried(text, sentence, offices, of_meeting=of_meeting):
                for match in rule.pattern.finditer(text, sentence.start, sentence.end):
                    for entry in entries(match["people"], match.start("people")):
                        yield entry, rule.role or next(iter(offices)), rule.id


def _tried(text: str, sentence: Span, offices: set[Role], *, of_meeting: bool) -> Sequence[Rule]:
    """The rules that a sentence may be told by, in their order."""
    electing = _ELECTING.search(text, sentence.start, sentence.end)
    if not electing and not _SPOKEN.search(text, sentence.start, sentence.end):
        return ()
    if not electing:
        return rules("told")
    said = len(sentence) <= SHORT and _OFFICERS.search(text, sentence.start, sentence.end)
    return (
        *rules("meeting"),
        *(rules("office") if len(offices) == 1 else ()),
        *(rules("officers") if of_meeting or said else ()),
        *rules("told"),
    )
