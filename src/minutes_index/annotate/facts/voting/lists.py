"""Voting lists in running text: `Ja-röster: NN, NN`, `6 ja (NN, NN) och 2 nej (NN)` (data file ``ballots.tsv``)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from minutes_index.data import rows
from minutes_index.model import Span, Stand
from minutes_index.recognisers.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.recognisers.lines import Line

BALLOT = "rule:ballot"
"""How a stance in a voting list says it was found."""
_CAST_BY = r"(?:\s+(?:avge(?:s|tts)|avgavs|avgivna|lämna[ds]\w*)\s+av)?"
_BRACKETED = pattern("voting_patterns", "bracketed")


@cache
def ballots() -> dict[str, Stand]:
    """Heads of the columns of a voting list, and of its lists in running text."""
    return {words: Stand(stand) for stand, all_words in rows("ballots.tsv") for words in all_words.split("|")}


def head_of(line: str) -> Stand | None:
    """The stand whose list a line heads or begins: `Nej-röster (2): NN, NN`."""
    head = _list_head().match(line)
    return ballots()[head["head"].casefold()] if head else None


def bracketed(line: str) -> Iterator[tuple[Span, Stand]]:
    """Lists in brackets behind the number of those who voted alike, by their place in ``line``."""
    for found in _BRACKETED.finditer(line):
        yield Span(*found.span("names")), ballots()[found["stand"].casefold()]


def at_heads(line: Line) -> Iterator[Line]:
    """A line cut where another list of those who voted alike begins: `Ja: NN. Nej: NN`."""
    if ":" not in line.text:
        yield line
        return
    starts = [0, *(cut.start("head") for cut in _inner_head().finditer(line.raw)), len(line.raw)]
    for start, end in pairwise(starts):
        if not (part := line.part(start, end, after_blank=line.after_blank)).blank:
            yield part


def _heads() -> list[str]:
    return sorted(ballots(), key=len, reverse=True)


@cache
def _list_head() -> re.Pattern[str]:
    """A line that begins with the head of a list of those who voted alike, and what follows it."""
    heads = "|".join(map(re.escape, _heads()))
    return re.compile(
        rf"^[\W_]*(?:följande\s+(?:\w+\s+)?)?(?P<head>{heads}){_CAST_BY}\s*(?:\(\s*\d+\s*(?:st|röster)?\s*\)|\s\d+(?:\s*(?:st|röster))?)?\s*(?:(?::|[–-]\s)\s*.*)?$",
        re.IGNORECASE,
    )


@cache
def _inner_head() -> re.Pattern[str]:
    heads = "|".join(rf"(?i:{re.escape(head[:1])}){re.escape(head[1:])}" for head in _heads())
    return re.compile(rf"(?<=[^\s:])\s+(?P<head>(?:{heads}){_CAST_BY}(?:\s*\(?\d+\)?)?\s*:\s)")
