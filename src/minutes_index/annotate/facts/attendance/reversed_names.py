"""Lists that give the surname first: `Wu Hagström, Mei`, or without the comma `Hagström Mei`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_index.annotate.facts.attendance.line_pieces import TURN
from minutes_index.recognisers.lexicon import COMMON_NAME, Trait, given_bearers, traits
from minutes_index.recognisers.lines import Line, line_at

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 3
"""Lines with the surname first that make it the order of a whole list."""
_ENTRY = re.compile(
    r"^\s*(?:\w[^:\n]{0,40}?(?::\w[^:\n]{0,40}?)?(?::\s+|\s{2,}))?(?P<surnames>[^\W\d_][\w'-]+(?: (?:von|af|de|[^\W\d_][\w'-]+)){0,2})(?P<gap>, ?| )"
    r"(?P<given>[^\W\d_][\w-]+)(?=\s*(?:\(|,|$|  ))"
)


def in_natural_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the gap inside reversed names marked as `line_pieces` marks a name cut in two, when most names are reversed."""
    found = [_ENTRY.match(line.raw) for line in lines]
    turned = [match for match in found if match and _is_reversed(match)]
    straight = sum(match is not None and _is_straight(match) for match in found)
    if len(turned) < FEWEST or len(turned) <= straight:
        return list(lines)
    return [
        line_at(line.start, _marked(line.raw, match)) if match and _may_be(match) else line
        for line, match in zip(lines, found, strict=True)
    ]


def _is_reversed(entry: re.Match[str]) -> bool:
    first = traits(entry["surnames"].split()[0])
    surname = entry["gap"].startswith(",") or bool(Trait.SURNAME_LIKE & first) or not Trait.KNOWN & first
    return Trait.GIVEN not in first and Trait.PLACE not in first and surname and _may_be(entry)


def _is_straight(entry: re.Match[str]) -> bool:
    """Whether a line is a name in the ordinary order."""
    return entry["gap"] == " " and Trait.COMMON_GIVEN in traits(entry["surnames"].split()[0])


def _may_be(entry: re.Match[str]) -> bool:
    given = traits(entry["given"])
    return (
        given_bearers(entry["given"]) >= COMMON_NAME and Trait.PLACE not in given
        if entry["gap"] == " "
        else (Trait.GIVEN in given and Trait.PLACE not in given)
    )


def _marked(text: str, entry: re.Match[str]) -> str:
    return text[: entry.start("gap")] + TURN * len(entry["gap"]) + text[entry.end("gap") :]
