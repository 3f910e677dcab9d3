"""Which of two documents is which: a draft, an extract, a scan of the other.

`relation` tries the `RULES` in their order, each in both directions; the first that is sure enough tells. What
tells stands in the reason. Where nothing does, the two are just near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from minutes_index.dedup.misread import misread
from minutes_index.dedup.numbers import joined, number_of
from minutes_index.dedup.shingles import words
from minutes_index.dedup.states import Sign, State, certainty_of, file_words, signs
from minutes_index.model import Duplicate, DuplicateKind, ReadBy, Relation, Role, SectionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from minutes_index.model import Record

    Rule = Callable[["Side", "Side"], "Told | None"]
    Rules = Mapping[DuplicateKind, Sequence[tuple[Relation, Rule]]]

SURE: Final = 0.5
"""Certainty from which a relation is told."""
LIMIT: Final = 0.99
"""No rule is surer of itself."""
PART: Final = 0.6
"""Of the other's length, the most that an extract has which does not say that it is one."""
SAID, FEWER_ITEMS, NO_LIST, RECOGNISED, SLIPS, NUMBERED = 0.95, 0.8, 0.9, 0.95, 0.85, 0.8
"""How sure is who says it; who has fewer items; who lacks the list; who was recognised in a picture; who has slips
of recognition; who has the lower number."""
FEWEST_LISTED: Final = 3
"""Rows of an attendance list; fewer are told of elsewhere."""
FEWEST_SLIPS: Final = 3
LISTED: Final = frozenset(
    {Role.PRESENT, Role.SUBSTITUTE, Role.NON_VOTING_SUBSTITUTE, Role.GUEST, Role.ABSENT}
)
VERSION: Final = re.compile(r"(?<!\w)(?:v|ver|version|vers)\.? ?(\d{1,2})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A relation with what tells it."""

    certainty: float
    reason: str
    part: str = ""


@dataclass(frozen=True)
class Side:
    """One of the two documents, with what is asked of it."""

    record: Record
    signs: tuple[Sign, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signs", signs(self.record.document))

    def of(self, *states: State) -> list[Sign]:
        """What it says of being in one of the states."""
        return [sign for sign in self.signs if sign.state in states]

    def certainty(self, *states: State) -> float:
        """How sure it is in one of them."""
        return certainty_of(self.of(*states))

    @cached_property
    def items(self) -> list[str]:
        """The numbers of its items, as digits; headings where there are none."""
        document = self.record.document
        found = [section for section in document.sections if section.kind is SectionKind.ITEM]
        return [number_of(item.number) or item.heading.casefold() for item in found]

    @cached_property
    def length(self) -> int:
        """Characters."""
        return len(self.record.document.text)

    @cached_property
    def words(self) -> dict[str, None]:
        """Its words, each once, in their order."""
        return dict.fromkeys(words(self.record.document.text))

    @cached_property
    def listed(self) -> int:
        """People on its attendance list."""
        return sum(row.role in LISTED for row in self.record.annotations.attendance)

    @cached_property
    def recognised(self) -> bool:
        """Whether a page of it was read from a picture."""
        return any(page.read_by is ReadBy.OCR for page in self.record.pages)

    @cached_property
    def name(self) -> str:
        """The words of its file name."""
        return file_words(self.record.document)

    @cached_property
    def taken(self) -> int:
        """Decisions taken."""
        return sum(decision.outcome.taken for decision in self.record.annotations.decisions)


def _words(found: Sequence[Sign]) -> str:
    return ", ".join(map(str, found))


def summoned(one: Side, other: Side) -> Told | None:
    """The one calls to the meeting, the other tells of it: it has a list of who was there, or decisions."""
    certainty = one.certainty(State.SUMMONS)
    held = other.taken > one.taken and (other.listed >= FEWEST_LISTED or other.taken >= FEWEST_LISTED)
    if other.certainty(State.SUMMONS) >= certainty or not held or one.listed >= FEWEST_LISTED:
        return None
    return Told(certainty, f"{_words(one.of(State.SUMMONS))}; the other has {other.taken} decisions taken")


def extracted(one: Side, other: Side) -> Told | None:
    """The one says that it is an extract, or has but few of the other's items; of items with numbers all are the other's."""
    inside = set(one.items) & set(other.items)
    said = one.certainty(State.EXTRACT, State.AT_ONCE) - other.certainty(State.EXTRACT, State.AT_ONCE)
    fewer = inside == set(one.items) and 0 < len(inside) < len(set(other.items))
    fewer = fewer and one.length <= PART * other.length
    if one.length >= other.length or (said < SURE and not fewer):
        return None
    part = joined(inside)
    counted = f"{len(inside)} of {len(set(other.items))} items" if fewer else ""
    words = _words(one.of(State.EXTRACT, State.AT_ONCE)) if said >= SURE else ""
    certainty = 1 - (1 - max(said, 0.0)) * (1 - (FEWER_ITEMS if fewer else 0))
    return Told(certainty, "; ".join(filter(None, (words, counted))), part)


def drafted(one: Side, other: Side) -> Told | None:
    """The one is nearer to a draft, the other to what was adjusted, by their own words."""
    drafts = [side.certainty(State.DRAFT) for side in (one, other)]
    adjusted = [side.certainty(State.ADJUSTED) for side in (one, other)]
    certainty = (drafts[0] - drafts[1]) + (adjusted[1] - adjusted[0])
    own = _words(one.of(State.DRAFT)) if drafts[0] > drafts[1] else ""
    others = _words(other.of(State.ADJUSTED)) if adjusted[1] > adjusted[0] else ""
    reason = "; ".join(filter(None, (own, others and f"of the other: {others}")))
    return Told(certainty, reason)


def corrected(one: Side, other: Side) -> Told | None:
    """The one says that it was corrected."""
    certainty = one.certainty(State.CORRECTED) - other.certainty(State.CORRECTED)
    return Told(certainty, _words(one.of(State.CORRECTED)))


def earlier(one: Side, other: Side) -> Told | None:
    """The file names have numbers of versions, and the one's is lower."""
    numbers = [VERSION.search(side.name) for side in (one, other)]
    if not (numbers[0] and numbers[1]) or int(numbers[0][1]) >= int(numbers[1][1]):
        return None
    return Told(NUMBERED, f"“{numbers[0][0]}” and “{numbers[1][0]}” in the file names")


def unlisted(one: Side, other: Side) -> Told | None:
    """Only the other has a list of who was there."""
    if one.listed or other.listed < FEWEST_LISTED:
        return None
    return Told(NO_LIST, f"it has no attendance list, the other lists {other.listed}")


def scanned(one: Side, other: Side) -> Told | None:
    """The one was read from a picture, or is full of slips that such reading makes, and the other is not."""
    if other.recognised:
        return None
    ours, theirs = (misread(a.words, b.words) for a, b in ((one, other), (other, one)))
    slips = len(ours) >= FEWEST_SLIPS and len(ours) >= FEWEST_SLIPS * len(theirs)
    if not slips and not one.recognised:
        return None
    told = (
        "its text was recognised in a picture" if one.recognised else "",
        f"misread words ({', '.join(ours[:3])})" if slips else "",
        _words(one.of(State.SCAN)),
    )
    named = certainty_of(one.of(State.SCAN))
    certainty = 1 - (1 - (RECOGNISED if one.recognised else SLIPS)) * (1 - named)
    return Told(certainty, "; ".join(filter(None, told)))


def copied(one: Side, other: Side) -> Told | None:
    """The one's file name says that it is a copy."""
    certainty = one.certainty(State.COPY) - other.certainty(State.COPY)
    return Told(certainty, _words(one.of(State.COPY)))


def reformatted(one: Side, other: Side) -> Told | None:
    """The same text in files of two types."""
    types = [side.record.document.source.media_type for side in (one, other)]
    return Told(LIMIT, f"{types[0].name} and {types[1].name}") if types[0] is not types[1] else None


RULES: Final[Rules] = {
    DuplicateKind.EXACT: ((Relation.COPY, copied),),
    DuplicateKind.SAME_TEXT: (
        (Relation.DRAFT, drafted),
        (Relation.CORRECTED, corrected),
        (Relation.EARLIER, earlier),
        (Relation.SCAN, scanned),
        (Relation.COPY, copied),
        (Relation.FORMAT, reformatted),
    ),
    DuplicateKind.NEAR: (
        (Relation.SUMMONS, summoned),
        (Relation.EXTRACT, extracted),
        (Relation.DRAFT, drafted),
        (Relation.CORRECTED, corrected),
        (Relation.EARLIER, earlier),
        (Relation.UNLISTED, unlisted),
        (Relation.SCAN, scanned),
    ),
    DuplicateKind.MEETING: ((Relation.SUMMONS, summoned),),
}
"""By how two documents repeat each other, what is tried, in this order."""


def related(pair: Duplicate, first: Record, second: Record) -> Duplicate:
    """The pair with what one of its documents is to the other, if anything tells that.

    Args:
        pair: two documents that repeat each other.
        first: the one whose id is ``pair.first``.
        second: the other.
    """
    sides = Side(first), Side(second)
    for relation, rule in RULES[pair.kind]:
        for one, other in (sides, sides[::-1]):
            told = rule(one, other)
            if told and told.certainty >= SURE:
                subject = "" if relation is Relation.FORMAT else one.record.document.id
                certainty = round(min(told.certainty, LIMIT), 2)
                return replace(
                    pair,
                    relation=relation,
                    subject=subject,
                    part=told.part,
                    reason=told.reason,
                    certainty=certainty,
                )
    return pair
