"""Items that are counted without a paragraph sign: `1.`, `2.`; `141.`, `142.`; `1.1`, `1.2`, `2.1`; `a)`, `b)`."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from minutes_index.model import SectionKind
from minutes_index.recognisers.case_numbers import without_case_numbers
from minutes_index.structure.headings import (
    LONGEST_HEADING,
    LONGEST_NUMBERED_HEADING,
    Heading,
    bodied_heading,
    coded_heading,
    marked_heading,
    numbered_heading,
    shortened,
    tells,
)
from minutes_index.structure.outline import SENTENCE_END, Head
from minutes_index.structure.run_in_headings import heading_end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_index.recognisers.lines import Line
    from minutes_index.structure.headings import CodedHeading

FEWEST_PARAGRAPHS = 4
"""Numbered paragraphs that make the items of minutes; fewer are a list."""
FEWEST_HEADINGS = 3
"""The same of headings that follow each other."""
WEIGHT = 3
"""What a number in a chain weighs; a blank line above it adds 1."""
NESTED = 4
"""Characters by which the numbers of lists within items are indented farther than those of the items."""
SHORT_WORDS = 4
"""Words of a heading that a full stop may end (`Mötet öppnas.`), and"""
RUN_IN_WORDS = 5
"""of one that its text follows on the same line."""

_TIME = re.compile(r"[,.]?\s+\d\d?[.:]\d\d$")
_MATTER = re.compile(
    r"(?:\w+(?:ande|else|ning|tion)|val|fråga|frågan|beslut|rapport|rapporter|motioner)\b.{0,80}$",
    re.IGNORECASE,
)
"""Words of a matter that is dealt with, no longer than a heading."""
_INNER_STOP = re.compile(r"[.!?] [A-ZÅÄÖ\d]")
_STOP = re.compile(r"^(?P<first>.*?(?:[a-zåäö)]{4}|\d))\. [A-ZÅÄÖ]")

Found: TypeAlias = tuple[int, Heading]
"""A numbered line, by its position, and what it says."""


def numbered_items(paragraphs: Sequence[Line]) -> list[Head]:
    """Heads of the items that numbers count, in the way that counts most of them."""
    headed = _headed(paragraphs, numbered_heading)
    every = _every(paragraphs)
    longest = _longest_count(every, paragraphs)
    counted = headed
    if not headed or {i for i, _ in headed} < {i for i, _ in longest}:
        counted = longest if _are_items(longest, paragraphs, headed) else headed
    chosen: Sequence[tuple[int, Heading | CodedHeading]] = max(
        counted, _continued(every, paragraphs), _of_body(paragraphs), _restarted(paragraphs), key=len
    )
    coded = _coded(paragraphs)
    if len(coded) > len(chosen) and not {c.major for _, c in coded} <= {h.number for _, h in chosen}:
        chosen = coded
    return [
        Head(
            paragraphs[i].start,
            SectionKind.ITEM,
            h.number,
            _alone(h.text) if (i, h) in headed else _heading(paragraphs, i, h),
        )
        for i, h in chosen
    ]


def counted_items(paragraphs: Sequence[Line], read: Callable[[str], Heading | None]) -> list[Head]:
    """Heads that ``read`` finds: the longest run that counts upwards through short lines."""
    return [
        Head(paragraphs[i].start, SectionKind.ITEM, h.number, shortened(h.text))
        for i, h in _headed(paragraphs, read)
    ]


def _headed(paragraphs: Sequence[Line], read: Callable[[str], Heading | None]) -> list[Found]:
    """The longest run that counts upwards through lines that look like headings."""
    candidates = [
        (i, heading)
        for i, paragraph in enumerate(paragraphs)
        if (heading := read(marked_heading(paragraph.raw) or paragraph.raw))
        and (_is_plain(heading.text) or _is_stopped(paragraphs, i, heading.text))
    ]
    chain = _longest_count(candidates, paragraphs)
    least = min((paragraphs[i].indent for i, _ in candidates), default=0)
    outer = _longest_count([c for c in candidates if paragraphs[c[0]].indent - least < NESTED], paragraphs)
    chain = outer if len(outer) >= len(chain) else chain
    return [] if len(chain) < 2 or _is_tight(paragraphs, chain) else chain


def _is_plain(text: str) -> bool:
    return len(text) <= LONGEST_NUMBERED_HEADING and not SENTENCE_END.search(text.rstrip(":"))


def _is_stopped(paragraphs: Sequence[Line], i: int, text: str) -> bool:
    """Whether a few words with a full stop (`Mötet öppnas.`), or more that name a matter (`Val av …`), head the text below them."""
    few = len(text.split()) <= SHORT_WORDS or (_MATTER.match(text) is not None and not tells(text))
    alone = text.endswith(".") and few and not _INNER_STOP.search(text)
    return alone and i + 1 < len(paragraphs) and not numbered_heading(paragraphs[i + 1].raw)


def _every(paragraphs: Sequence[Line], within: int = 2) -> list[Found]:
    """All numbered lines that are indented less than ``within`` characters farther than the first column of them."""
    numbered = [(i, heading) for i, p in enumerate(paragraphs) if (heading := numbered_heading(p.raw))]
    indents = {i: len(paragraphs[i].raw) - len(paragraphs[i].raw.lstrip()) for i, _ in numbered}
    least = min(indents.values(), default=0)
    return [(i, heading) for i, heading in numbered if indents[i] - least < within]


def _are_items(chain: Sequence[Found], paragraphs: Sequence[Line], headed: Sequence[Found]) -> bool:
    """Whether numbered paragraphs are items: a count upwards from 1 that takes in all headings, or that most of the text follows."""
    long = len(chain) >= FEWEST_PARAGRAPHS and chain[0][1].ordinal == 1
    return long and bool(headed or len(chain) * 3 >= len(paragraphs))


def _continued(every: Sequence[Found], paragraphs: Sequence[Line]) -> list[Found]:
    """The longest count that goes on from an earlier meeting (`141.`, `142.`); a shorter one is of headings whose numbers are bare, for they lost their sign."""
    chain = _longest_count(every, paragraphs, anywhere=True)
    if len(chain) < FEWEST_HEADINGS:
        return []
    ordinals = [heading.ordinal for _, heading in chain]
    bare = all(_is_plain(h.text) and paragraphs[i].text.startswith(f"{h.number} ") for i, h in chain)
    headings = bare and not _is_tight(paragraphs, chain)
    few = headings and len(chain) == FEWEST_HEADINGS and ordinals[-1] - ordinals[0] == len(chain) - 1
    return chain if (few or len(chain) >= FEWEST_PARAGRAPHS) and ordinals[0] > 2 else []


def _of_body(paragraphs: Sequence[Line]) -> list[Found]:
    """The longest count behind the short name of one body (`KHR 1`, `KHR 2`)."""
    found = [(i, heading) for i, p in enumerate(paragraphs) if (heading := bodied_heading(p.raw))]
    bodies = Counter(heading.number.split()[0] for _, heading in found)
    body = max(bodies, key=lambda name: bodies[name], default="")
    chain = _longest_count(
        [(i, h) for i, h in found if h.number.split()[0] == body], paragraphs, anywhere=True
    )
    return chain if len(chain) >= FEWEST_PARAGRAPHS else []


def _restarted(paragraphs: Sequence[Line]) -> list[Found]:
    """Items of which a conversion began the count anew with each, so that all are `1.`, and only lists inside them count on."""
    outer = _every(paragraphs, within=1)
    return outer if len(outer) >= FEWEST_PARAGRAPHS and {h.ordinal for _, h in outer} == {1} else []


def _coded(paragraphs: Sequence[Line]) -> list[tuple[int, CodedHeading]]:
    """The lines whose numbers have two parts and count upwards: `1.1`, `1.2`, `2.1`; `F1`, `F2`, `B1`."""
    chain: list[tuple[int, CodedHeading]] = []
    for i, paragraph in enumerate(paragraphs):
        heading = coded_heading(marked_heading(paragraph.raw) or paragraph.raw)
        if heading and heading.follows(chain[-1][1] if chain else None):
            chain.append((i, heading))
    return chain if len(chain) >= FEWEST_PARAGRAPHS else []


def _heading(paragraphs: Sequence[Line], i: int, heading: Heading | CodedHeading) -> str:
    """The heading of a numbered line, up to where its text begins; empty when it is all text."""
    text = heading.text
    if _is_stopped(paragraphs, i, text):
        return shortened(text.rstrip("."))
    for mark in (". ", ": "):
        named, found, rest = text.partition(mark)
        if found and rest and len(named.split()) <= RUN_IN_WORDS and text.endswith(".") and not tells(named):
            return shortened(named)
    end = heading_end(text, 0)
    if end is None and _is_long(text):
        return shortened(text)
    first = text if end is None else text[:end]
    sentence = tells(first) or (first.endswith(".") and len(first.split()) > RUN_IN_WORDS)
    run_in = first if end is None else first.rstrip(".")
    return shortened(run_in) if _is_plain(run_in) and not sentence else ""


def _is_long(text: str) -> bool:
    """Whether words over several lines name a matter: they end in no stop, and what they tell is told of those named (`som valts`)."""
    return (
        len(text) <= LONGEST_HEADING * 2
        and not SENTENCE_END.search(text)
        and not tells(text.partition(" som ")[0])
    )


def _alone(text: str) -> str:
    """A heading without its full stop, case numbers, the time it is called at, and what is said of it in sentences behind."""
    stripped = _TIME.sub("", text)
    stop = _STOP.search(stripped)
    return shortened(
        without_case_numbers(stripped[: stop.end("first")] if stop else stripped).rstrip(".")
    ) or shortened(text)


def _longest_count(
    candidates: Sequence[Found], paragraphs: Sequence[Line], *, anywhere: bool = False
) -> list[Found]:
    """The longest chain of candidates whose numbers go up by one (or skip one), starting at 0, 1 or 2, or ``anywhere``.

    Of two as long, the one with more blank lines above its numbers: the lines of a list within an item stand close.
    """
    best: dict[int, tuple[int, list[Found]]] = {}
    for candidate in candidates:
        number = candidate[1].ordinal
        before = max((best[n] for n in (number - 1, number - 2) if n in best), key=_weight, default=None)
        if before or anywhere or number <= 2:
            weight, chain = before or (0, [])
            weight += WEIGHT + paragraphs[candidate[0]].after_blank
            if weight >= best.get(number, (0, []))[0]:
                best[number] = weight, [*chain, candidate]
    return max(best.values(), key=_weight, default=(0, []))[1]


def _weight(weighed: tuple[int, list[Found]]) -> int:
    return weighed[0]


def _is_tight(paragraphs: Sequence[Line], chain: Sequence[Found]) -> bool:
    """Whether the numbered lines follow each other without text between: a list, not items."""
    return (
        all(two - one == 1 for (one, _), (two, _) in pairwise(chain)) and chain[-1][0] == len(paragraphs) - 1
    )
