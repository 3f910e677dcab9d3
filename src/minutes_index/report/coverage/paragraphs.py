"""The numbers of a document's own items, told from those that it quotes or that stand in its appendices."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_index.catalog.holdings import Paragraph

NUMBER: Final = re.compile(r"(?P<prefix>.*?)\s*§\s*(?P<digits>\d+)")
LETTERED: Final = re.compile(r"[a-h](?:[.)]|\s|$)")
"""A heading that begins with the letter of a number: ``§ 45 a Extra ärende``."""
CONTINUED: Final = re.compile(r"forts\b|fortsättning", re.IGNORECASE)
"""The head of a page on which an item goes on."""
STEP: Final = 3
"""Numbers that go up by no more than this follow each other."""
LEAP: Final = 60
"""The most numbers that may be left out within a document: what is secret is often kept apart."""
COST: Final = 0.15
"""What a number that is left out weighs against one that is there."""
FEWEST: Final = 3
"""Items from the start of the document on that make them its own, whatever comes later."""
LIKE: Final = 15
"""Letters by which two headings are compared, for a list of contents cuts them."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a document's own items."""

    numbers: frozenset[int]
    twice: tuple[int, ...] = ()
    """Those that head two different items."""
    outside: frozenset[int] = frozenset()
    """Numbers that it prints as well, before the first or behind the last of its own."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Numbers that follow each other."""

    first: int
    last: int
    count: int
    """Different ones."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """Runs that make a document's items, and what speaks for them."""

    first: int
    last: int
    weight: float


def own_numbers(printed: Sequence[str], repeated: Sequence[Paragraph] = ()) -> Numbers:
    """The numbers of the items that the document itself has, of all that it prints.

    Left out are numbers of another body (``AU § 12`` among ``KS § 45``), those quoted out of the order (§ 12 between § 45
    and § 46), and the paragraphs of regulations in the appendices, which begin at § 1 again.

    Args:
        printed: the numbers, in the order of the text.
        repeated: the items whose number another one has as well.
    """
    read = [_read(each) for each in printed]
    prefixes = {prefix for prefix, _ in read}
    own = next(iter(prefixes)) if len(prefixes) == 1 else _commonest(prefix for prefix, _ in read)
    numbers = [number for prefix, number in read if number and prefix == own]
    if not numbers:
        return Numbers(frozenset())
    chain = _chain(_runs(numbers))
    inside = frozenset(number for number in numbers if chain.first <= number <= chain.last)
    outside = frozenset(numbers) - inside if len(inside) < len(numbers) else frozenset[int]()
    if not repeated:
        return Numbers(inside, outside=outside)
    same = [(number, p) for p in repeated for prefix, number in (_read(p.number),) if prefix == own]
    twice = _twice([(number, paragraph) for number, paragraph in same if number in inside])
    return Numbers(inside, twice, outside)


@lru_cache(maxsize=10_000)
def _read(printed: str) -> tuple[str, int]:
    """The letters before the sign, and the number."""
    found = NUMBER.match(printed)
    return (found["prefix"].casefold(), int(found["digits"])) if found else ("?", 0)


def _commonest(prefixes: Iterable[str]) -> str:
    found = Counter(prefixes).most_common(1)
    return found[0][0] if found else ""


def _runs(numbers: Iterable[int]) -> list[_Run]:
    runs: list[_Run] = []
    first = last = count = 0
    for number in numbers:
        if count and last <= number <= last + STEP:
            count += number > last
        else:
            if count:
                runs.append(_Run(first, last, count))
            first, count = number, 1
        last = number
    return [*runs, _Run(first, last, count)]


def _chain(runs: Sequence[_Run]) -> _Chain:
    """The heaviest chain of runs that go upwards; one from the first run on is preferred to one that begins later."""
    if len(runs) == 1:
        return _Chain(runs[0].first, runs[0].last, runs[0].count)
    from_first: dict[int, _Chain] = {}
    any_start: dict[int, _Chain] = {}
    for at, run in enumerate(runs):
        alone = _Chain(run.first, run.last, run.count)
        any_start[at] = max([alone, *_lengthened(any_start, run)], key=lambda chain: chain.weight)
        begun = [alone] if at == 0 else _lengthened(from_first, run)
        if begun:
            from_first[at] = max(begun, key=lambda chain: chain.weight)
    own, longest = (
        max(chains.values(), key=lambda chain: chain.weight) for chains in (from_first, any_start)
    )
    return own if own.weight >= FEWEST else longest


def _lengthened(chains: dict[int, _Chain], run: _Run) -> list[_Chain]:
    """The chains that the run can follow, with it; one that weighs less than what is left out between falls away."""
    return [
        _Chain(
            chain.first if (left := chain.weight - COST * (run.first - chain.last - 1)) > 0 else run.first,
            run.last,
            max(left, 0) + run.count,
        )
        for chain in chains.values()
        if chain.last < run.first <= chain.last + LEAP
    ]


def _twice(found: Sequence[tuple[int, Paragraph]]) -> tuple[int, ...]:
    by_number: dict[int, list[Paragraph]] = {}
    for number, paragraph in found:
        if not LETTERED.match(paragraph.heading) and not CONTINUED.match(paragraph.heading):
            by_number.setdefault(number, []).append(paragraph)
    return tuple(
        sorted(number for number, same in by_number.items() if any(_differ(*two) for two in pairwise(same)))
    )


def _differ(one: Paragraph, other: Paragraph) -> bool:
    """Whether two items of one number are different ones: both are headed, otherwise, and not of one case."""
    heads = [" ".join(each.heading.casefold().split())[:LIKE] for each in (one, other)]
    alike = heads[0].startswith(heads[1]) or heads[1].startswith(heads[0])
    same_case = bool(one.case_number) and one.case_number == other.case_number
    return all(heads) and not alike and not same_case
