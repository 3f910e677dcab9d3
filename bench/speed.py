"""How fast something indexes and answers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from typing import TYPE_CHECKING, Any, Final

from bench.questions import DATED, FACETS
from bench.rivals import NotOffered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bench.rivals import Rival

    from minutes_index.index.passages import Entry
    from minutes_index.query.ast import Query

ROUNDS: Final = 3
LIMIT: Final = 10
"""Hits of a page."""
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Times:
    """How the questions of one kind were answered."""

    milliseconds: tuple[float, ...]
    totals: tuple[int, ...]
    """How many passages each found."""

    @property
    def p50(self) -> float:
        """Half took no longer than this."""
        return self._percentile(0.5)

    @property
    def p95(self) -> float:
        """All but one of twenty took no longer than this."""
        return self._percentile(0.95)

    def _percentile(self, share: float) -> float:
        return sorted(self.milliseconds)[ceil(share * len(self.milliseconds)) - 1]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured with one number of documents."""

    name: str
    size: int
    rate: float
    """Documents a CPU second."""
    megabytes: float
    times: Mapping[str, Times]
    """By kind of question; those that are not offered are not there."""


def measure(
    name: str,
    make: Callable[[Path], Rival[Any]],
    entries: Sequence[Entry] | Iterable[Entry],
    size: int,
    asked: Mapping[str, Sequence[Query]],
) -> Measured:
    """Indexes ``entries``, of which there are ``size``, in a directory that does not last, and asks.

    Raises:
        NotInstalled: it is not on this machine.
    """
    with TemporaryDirectory() as directory:
        rival = make(Path(directory))
        seconds = _indexing(rival, entries)
        megabytes = (
            sum(path.stat().st_size for path in Path(directory).rglob("*") if path.is_file()) / MEGABYTE
        )
        times = {kind: found for kind, queries in asked.items() if (found := _times(rival, kind, queries))}
        rival.close()
    return Measured(name, size, size / seconds, megabytes, times)


@dataclass(slots=True)
class _Preparing:
    """Gives what a rival is given, and knows what CPU time that took."""

    seconds: float = 0.0

    def given(self, rival: Rival[Any], entries: Iterable[Entry]) -> Iterator[object]:
        began = thread_time()
        for entry in entries:
            prepared = rival.prepared(entry)
            self.seconds += thread_time() - began
            yield prepared
            began = thread_time()
        self.seconds += thread_time() - began


def _indexing(rival: Rival[Any], entries: Iterable[Entry]) -> float:
    """The CPU seconds of all threads and child processes, without those of preparing."""
    preparing, began = _Preparing(), _cpu()
    rival.add(preparing.given(rival, entries))
    return _cpu() - began - preparing.seconds


def _cpu() -> float:
    return process_time() + children_time()


def children_time() -> float:
    """The CPU seconds of the child processes that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _times(rival: Rival[Any], kind: str, queries: Sequence[Query]) -> Times | None:
    facets = FACETS if kind == DATED else ()
    try:
        totals = tuple(rival.search(query, LIMIT, facets).total for query in queries)
    except NotOffered:
        return None
    best = (min(_milliseconds(rival, query, facets) for _ in range(ROUNDS)) for query in queries)
    return Times(tuple(best), totals)


def _milliseconds(rival: Rival[Any], query: Query, facets: tuple[str, ...]) -> float:
    began = perf_counter()
    rival.search(query, LIMIT, facets)
    return (perf_counter() - began) * 1_000
