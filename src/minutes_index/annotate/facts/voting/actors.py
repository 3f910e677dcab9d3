"""Who can take a stand in an item: the people named there, and parties that act as a group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Mention, Span
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = r"[A-ZÅÄÖ][\wåäö-]*(?:partiet|demokraterna|moderaterna|liberalerna|listan)s?|\(?[A-ZÅÄÖ]{1,4}\)?-(?:gruppen|ledamöterna)s?"
_ACTS = r"(?=[^.;:\n]{0,40}?\s(?:reserv|delta|avst|lämna|röst|anmäl|lägger|lade))"
_BEFORE_GROUP = pattern("voting_patterns", "before-group")
"""What stands before a party's abbreviation that means the group, not the party of somebody just named."""
_RESERVED = pattern("voting_patterns", "reserved")
"""What stands before parties that are named behind what they did: `Mot beslutet reserverade sig (m) och (kd)`."""
NEAR = 80
"""Characters behind what they did within which parties are named."""
_IN_BRACKETS = re.compile(r"\([A-ZÅÄÖa-zåäö]{1,4}\)")
_JOINS = pattern("voting_patterns", "joins")
"""What can stand between the names of a list."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or a group as named in the text."""

    span: Span
    name: str
    person: int | None


def actors_in(text: str, within: Span, people: Sequence[Mention]) -> list[Actor]:
    """The people and the groups named in a stretch of text, in order; ``people`` are the mentions inside it."""
    named = [Actor(mention.span, mention.name, mention.person) for mention in people]
    groups = [
        Actor(Span(*found.span()), _base(found.group()), None)
        for found in _groups().finditer(text, within.start, within.end)
        if found.lastgroup != "short" or _BEFORE_GROUP.search(text, max(0, found.start() - 12), found.start())
    ]
    groups += [
        Actor(Span(*found.span()), found.group()[1:-1].upper(), None)
        for found in _IN_BRACKETS.finditer(text, within.start, within.end)
        if _RESERVED.search(text, max(0, found.start() - NEAR), found.start())
    ]
    free = [g for g in groups if not any(g.span.overlaps(n.span) for n in named)]
    return sorted([*named, *free], key=lambda actor: actor.span)


def joined(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """The last of the actors and those before it that a list joins to it."""
    chosen = list(actors[-1:])
    for actor in reversed(actors[:-1]):
        if _JOINS.sub("", text[actor.span.end : chosen[0].span.start]):
            break
        chosen.insert(0, actor)
    return chosen


def joined_behind(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """The first of the actors and those behind it that a list joins to it."""
    chosen = list(actors[:1])
    for actor in actors[1:]:
        if _JOINS.sub("", text[chosen[-1].span.end : actor.span.start]):
            break
        chosen.append(actor)
    return chosen


@cache
def _groups() -> re.Pattern[str]:
    table = rows("parties.tsv")
    names = sorted((name for _, all_names in table for name in all_names.split("|")), key=len, reverse=True)
    spelt = "|".join(map(re.escape, names))
    short = "|".join(re.escape(abbreviation) for abbreviation, _ in table)
    return re.compile(
        rf"(?<![\w(-])(?P<named>(?:(?i:{spelt})s?|{_NAMED})(?!\w)(?!\s+(?:yrkande|förslag|motion)))"
        rf"|(?<![\w-])(?P<short>\([A-ZÅÄÖ]{{1,4}}\)|(?:{short}))(?![\w-]){_ACTS}"
    )


def _base(name: str) -> str:
    """A group's name without brackets about an abbreviation and without a genitive s."""
    name = name[1:-1] if name.startswith("(") and name.endswith(")") else name
    plain = name.removesuffix("s")
    return plain if plain != name and plain.endswith(("et", "na", "en", "an")) else name
