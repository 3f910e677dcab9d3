"""Items in text that came out as one long line: where their numbers stand, and where a heading ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from minutes_index.structure.run_in_headings import heading_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FEWEST = 3
"""Items counted from 1 that are no chance,"""
FEWEST_CONTINUED = 4
"""and counted from another number, or fewer that weigh as much as"""
SURE = 5
EXTENT = 0.2
"""Share of the text that lies between the first item and the last; numbers closer to each other count within a paragraph."""
SKIPPED = 2
"""What a number that was left out costs."""
MOST = 30
"""Numbers of items within one."""
STOPPED = 2
"""What a number behind the end of a sentence weighs; any other weighs 1."""
_BODY = r"(?:[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][a-zåäö]{1,2})"
"""The short name of a body before a number that lost its sign: `KHR 1 Mötets öppnande`."""
_CANDIDATE = re.compile(
    rf"(?:(?<=\s)|^)(?:{_BODY} )?(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)(?:[.)]\s?|:\s?|\s)(?=[\"”]?[A-ZÅÄÖ])(?!(?:Kap|Kr|Kl|SEK|EUR|DKK|MW|GW|GB|MB)\b)"
)
_COUNTED = re.compile(
    r"(?:\b(?:nr|no|punkt|punkten|p|pkt|bilaga|bil|sid|sida|sidan|kap|kl|klockan|ca|cirka|den|till|och|på|i|rum|sal|våning|plan|box|grupp|klass|år|årskurs|version|del|pass|projekt|artikel|mål|steg|fas|etapp|linje|väg|kv|kvarteret|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|telefon|tel|tfn|fax)\.?|gatan|vägen|gränd|torget|[§\d:–-])\s*$",
    re.IGNORECASE,
)
"""Before a number that counts something else."""
_STOP = re.compile(r"[.!?:;)”\"]\s*$|^\s*$")
PARAGRAPH = re.compile(r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4} )?§ ?\d{1,4}[.:]? ")
"""The number of a § item."""
NUMBER = re.compile(rf"{PARAGRAPH.pattern}|(?:{_BODY} )?\d{{1,3}}(?:\.\d{{1,2}})?(?:[.):]\s?|\s)")
"""The number that an item begins with."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may head an item: where it stands, its parts, and what it weighs."""

    unit: int
    start: int
    key: tuple[int, ...]
    weight: int


_Weighed: TypeAlias = tuple[int, _Candidate]
"""The weight of a chain, and its last candidate."""


def item_starts(texts: Sequence[str]) -> list[list[int]]:
    """For each of the texts, where in it items begin: the numbers that count upwards through all of them."""
    found = [candidate for unit, text in enumerate(texts) for candidate in _candidates(unit, text)]
    chains = [_longest(c for c in found if len(c.key) == depth) for depth in (1, 2)]
    best = max(chains, key=_weight)
    if not best or _extent(best, texts) < EXTENT * sum(map(len, texts)):
        best = []
    starts: list[list[int]] = [[] for _ in texts]
    for candidate in best:
        starts[candidate.unit].append(candidate.start)
    return starts


def _candidates(unit: int, text: str) -> Iterable[_Candidate]:
    for found in _CANDIDATE.finditer(text):
        before = text[max(0, found.start() - 30) : found.start()]
        if not _COUNTED.search(before):
            key = tuple(int(part) for part in found["number"].split("."))
            of_page = not found.start() and found[0][-1:].isspace() and "." not in found[0]
            yield _Candidate(unit, found.start(), key, STOPPED if _STOP.search(before) and not of_page else 1)


def _longest(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The heaviest chain of candidates that count upwards by one, if it is long enough; of equals the last."""
    best: dict[tuple[int, ...], _Weighed] = {}
    before: dict[_Candidate, _Candidate] = {}
    last: _Candidate | None = None
    for candidate in candidates:
        ahead = _ahead(candidate.key, best)
        weight = candidate.weight + (ahead[0] if ahead else 0)
        if weight >= best.get(candidate.key, (0, candidate))[0]:
            best[candidate.key] = weight, candidate
            if ahead:
                before[candidate] = ahead[1]
            if last is None or weight >= best[last.key][0]:
                last = candidate
    chain = [last] if last else []
    while chain and chain[-1] in before:
        chain.append(before[chain[-1]])
    sure = last is not None and best[last.key][0] >= SURE and len(chain) >= FEWEST
    return chain[::-1] if sure or len(chain) >= _needed(chain) else []


def _extent(chain: Sequence[_Candidate], texts: Sequence[str]) -> int:
    """Characters from the first of the chain to the last."""
    first, last = chain[0], chain[-1]
    return sum(map(len, texts[first.unit : last.unit])) + last.start - first.start


def _ahead(key: tuple[int, ...], best: Mapping[tuple[int, ...], _Weighed]) -> _Weighed | None:
    """The heaviest of the candidates that may stand before a number: `3` before `4`, and at a price `2`, for conversion loses some; `2.3`, or the last of `1.x`, before the next."""
    if len(key) == 1:
        next_to, skipped = best.get((key[0] - 1,)), best.get((key[0] - 2,))
        choices = [next_to, (skipped[0] - SKIPPED, skipped[1]) if skipped else None]
    elif key[1] > 1:
        choices = [best.get((key[0], key[1] - 1))]
    else:
        choices = [best.get((key[0] - 1, minor)) for minor in range(MOST)]
    return max(filter(None, choices), key=lambda choice: choice[0], default=None)


def _needed(chain: Sequence[_Candidate]) -> int:
    return FEWEST if chain and chain[-1].key[-1] == 1 else FEWEST_CONTINUED


def _weight(chain: Sequence[_Candidate]) -> int:
    return sum(candidate.weight for candidate in chain)


def parted(line: str) -> str:
    """A line that begins with the number of an item, with a line end where its heading seems to end; as it is when nothing tells."""
    number = NUMBER.match(line)
    if not number:
        return line
    end = heading_end(line, number.end())
    return line if end is None else line[:end] + "\n" + line[end:].lstrip()
