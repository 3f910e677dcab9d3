"""Votes and stands of a document together: voting lists are believed only where they agree with the result that is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.voting.lists import BALLOT
from minutes_index.annotate.facts.voting.stances import stances
from minutes_index.annotate.facts.voting.tables import ballots_in_tables
from minutes_index.annotate.facts.voting.votes import WON, votes
from minutes_index.model import Mention, Section, Span, Stance, Stand, Vote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FEWEST = 3
"""Ballots; fewer are no voting list of their own."""
COUNTED = "rule:ballots-counted"
"""How a vote says that it is the sum of a voting list."""


def votes_and_stances(
    text: str, sections: Sequence[Section], people: Sequence[Mention]
) -> tuple[tuple[Vote, ...], tuple[Stance, ...]]:
    """The counted votes of ``text``, and every stand taken, each person once a stand and section; ``people`` in order."""
    told = votes(text, sections)
    taken = stances(text, sections, people)
    laid_out = ballots_in_tables(text, sections, people)
    cast = sorted([*laid_out, *(s for s in taken if s.found_by == BALLOT)], key=lambda s: (s.section, s.span))
    summed: list[Vote] = []
    kept: list[Stance] = [stance for stance in taken if stance.found_by != BALLOT]
    for ballots in _lists(cast):
        about = [place for place, vote in enumerate(told) if vote.section == ballots[0].section]
        right = next((place for place in about if _agrees(told[place], ballots)), None)
        if right is not None:
            told[right] = _turned(told[right], ballots)
        elif not about:
            summed += _summed(ballots)
        if right is not None or not about:
            kept += ballots
    return tuple(sorted([*told, *summed], key=lambda vote: vote.span)), tuple(_once(kept))


def _lists(cast: Iterable[Stance]) -> Iterator[list[Stance]]:
    """The ballots of each voting list: another one begins in another item, or with somebody who has voted already."""
    ballots: list[Stance] = []
    voted: set[object] = set()
    for stance in cast:
        who = stance.person if stance.person is not None else stance.name
        if ballots and (stance.section != ballots[0].section or who in voted):
            yield ballots
            ballots, voted = [], set()
        ballots.append(stance)
        voted.add(who)
    if ballots:
        yield ballots


def _sums(ballots: Sequence[Stance]) -> tuple[int, int, int]:
    yes, no, abstained = (
        sum(b.stand is stand for b in ballots) for stand in (Stand.YES, Stand.NO, Stand.ABSTAINED)
    )
    return yes, no, abstained


def _agrees(vote: Vote, ballots: Sequence[Stance]) -> bool:
    """Whether a list has the sums of the result; one that names only those of one side must have them all."""
    yes, no, abstained = _sums(ballots)
    sides = [(vote.yes, vote.no), *([(vote.no, vote.yes)] if vote.found_by == WON else [])]
    return (
        any(yes in {0, one} and no in {0, other} for one, other in sides)
        and (not vote.abstained or abstained in {0, vote.abstained})
        and bool(yes or no or abstained)
    )


def _turned(vote: Vote, ballots: Sequence[Stance]) -> Vote:
    """A result that tells only who won, with yes and no as the list has them."""
    yes, no, abstained = _sums(ballots)
    if vote.found_by != WON or not (yes and no):
        return vote
    return replace(vote, yes=yes, no=no, abstained=vote.abstained or abstained)


def _summed(ballots: Sequence[Stance]) -> Iterator[Vote]:
    """The sums of a list of some length in which both sides are named."""
    yes, no, abstained = _sums(ballots)
    if len(ballots) >= FEWEST and yes and no:
        span = Span(min(b.span.start for b in ballots), max(b.span.end for b in ballots))
        yield Vote(span, ballots[0].section, yes, no, abstained, COUNTED)


def _once(taken: Iterable[Stance]) -> list[Stance]:
    found: dict[tuple[int, Stand, object], Stance] = {}
    for stance in sorted(taken, key=lambda stance: (stance.span, stance.stand)):
        who = stance.person if stance.person is not None else stance.name
        found.setdefault((stance.section, stance.stand, who), stance)
    return sorted(found.values(), key=lambda stance: (stance.span, stance.stand))
