"""How a body numbers its items: on through the year, or from § 1 at every meeting. The meetings themselves tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from minutes_index.report.coverage.count import LOW, Series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_index.report.coverage.bodies import Meeting

AGREED: Final = 2 / 3
"""The share of meetings that must agree for a rule to be taken for the body's."""
SURE: Final = 3
"""Meetings that follow one rule without exception make it certain."""


class Scheme(StrEnum):
    """How items are numbered."""

    ON = "through the year"
    ANEW = "from § 1 at each meeting"
    UNCLEAR = "unclear"
    NONE = "without §"


class Certainty(StrEnum):
    """How sure an inference is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNCLEAR = "unclear"


class Step(StrEnum):
    """How a meeting's numbers stand to those before it."""

    GOES_ON = "goes on"
    BEGINS_ANEW = "begins anew"
    CLASHES = "clashes"


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a body numbered its items in a year."""

    scheme: Scheme
    certainty: Certainty
    reason: str


def numberings(years: Mapping[int, Sequence[Meeting]]) -> dict[int, Numbering]:
    """By year, how its meetings are numbered; what one year does not tell is taken from the others.

    Args:
        years: the meetings of each year in their order, those of known days.
    """
    alone = {year: numbering(meetings) for year, meetings in years.items()}
    single = {year for year, meetings in years.items() if sum(map(_is_numbered, meetings)) == 1}
    unclear = {year for year in single if alone[year].scheme is Scheme.UNCLEAR}
    return alone | {year: _by_others(year, alone) for year in unclear}


def _is_numbered(meeting: Meeting) -> bool:
    return bool(meeting.numbers)


def numbering(meetings: Sequence[Meeting]) -> Numbering:
    """How the meetings of one year are numbered, by themselves."""
    numbered = list(filter(_is_numbered, meetings))
    if not numbered:
        return Numbering(Scheme.NONE, Certainty.CERTAIN, "no item has a §")
    if len(numbered) == 1:
        return _of_one(numbered[0])
    told = Counter(steps(numbered))
    step, count = told.most_common(1)[0]
    total = sum(told.values())
    if step is Step.CLASHES or count < AGREED * total:
        counted = ", ".join(f"{told[each]} {WORDS[each]}" for each in Step if told[each])
        return Numbering(Scheme.UNCLEAR, Certainty.UNCLEAR, f"of {total} meetings {counted}")
    certain = count == total and total >= SURE
    scheme = Scheme.ON if step is Step.GOES_ON else Scheme.ANEW
    reason = f"{count} of {total} meetings {WORDS[step]}"
    return Numbering(scheme, Certainty.CERTAIN if certain else Certainty.LIKELY, reason)


WORDS: Final = {
    Step.GOES_ON: "go on with numbers not used before",
    Step.BEGINS_ANEW: "begin at § 1 again",
    Step.CLASHES: "use numbers of others without beginning at § 1",
}


def steps(numbered: Sequence[Meeting]) -> list[Step]:
    """How the meetings stand to those before them; a first one at § 1 tells nothing and is left out."""
    found = [Step.GOES_ON] if numbered[0].first > LOW else []
    count = Series.of(numbered[:1])
    for meeting in numbered[1:]:
        if meeting.first <= min(LOW, count.last):
            found.append(Step.BEGINS_ANEW)
            count = Series.of([meeting])
        else:
            found.append(Step.GOES_ON if count.fits(meeting) else Step.CLASHES)
            count = count.with_next(meeting)
    return found


def _of_one(meeting: Meeting) -> Numbering:
    """What a single meeting tells: a high first number is no beginning."""
    if meeting.first > LOW:
        return Numbering(
            Scheme.ON, Certainty.LIKELY, f"the only meeting with a § begins at § {meeting.first}"
        )
    return Numbering(Scheme.UNCLEAR, Certainty.UNCLEAR, "only one meeting has a §, and it begins at § 1")


def _by_others(year: int, alone: Mapping[int, Numbering]) -> Numbering:
    """A year that does not tell by itself, by the nearest years on either side that do, when they agree."""
    told = [other for other, each in alone.items() if each.scheme in {Scheme.ON, Scheme.ANEW}]
    near = [*sorted(other for other in told if other < year)[-1:], *sorted(o for o in told if o > year)[:1]]
    schemes = {alone[other].scheme for other in near}
    if len(schemes) != 1:
        return alone[year]
    return Numbering(schemes.pop(), Certainty.LIKELY, f"as in {' and '.join(map(str, near))}")
