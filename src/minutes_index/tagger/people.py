"""Tags -> the people that a text lists, elects or has sign, with what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.model import Role, Span
from minutes_index.tagger.stretches import Stretch, stretches
from minutes_index.tagger.tags import BASES, LINKS, OFFICES, PEOPLE

if TYPE_CHECKING:
    from minutes_index.tagger.model import Tagged

LIKELY: Final = 0.5
"""Probability from which an office is believed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody at one place of a text."""

    span: Span
    roles: tuple[tuple[Role, float], ...]
    """With the probability of each, that of the name in it."""
    party: str
    affiliation: str


def listed(tags: Tagged) -> list[Listed]:
    """Everybody of whom a place in the text says in what role they were there, or were not."""
    found = stretches(tags.tokens, tags.people, PEOPLE)
    said = {stretch.first: stretch for stretch in found if stretch.kind in LINKS}
    return [
        person
        for stretch in found
        if stretch.kind == "name" and (person := _person(tags, stretch, said)).roles
    ]


def _person(tags: Tagged, name: Stretch, said: dict[int, Stretch]) -> Listed:
    base = int(tags.base[name.first].argmax())
    roles = [(Role(BASES[base]), name.sure * float(tags.base[name.first, base]))] if base else []
    roles += [
        (office, name.sure * float(chance))
        for office, chance in zip(OFFICES, tags.office[name.first], strict=True)
        if chance > LIKELY
    ]
    party, affiliation = (_pointed(tags, name, kind, said) for kind in LINKS)
    return Listed(Span(name.start, name.end), tuple(roles), party, affiliation)


def _pointed(tags: Tagged, name: Stretch, kind: str, said: dict[int, Stretch]) -> str:
    """What stands where a name points to, if it is of the kind."""
    stretch = said.get(int(tags.links[kind][name.first]))
    return tags.tokens.of(stretch.first, stretch.last) if stretch and stretch.kind == kind else ""
