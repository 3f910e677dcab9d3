"""Prints how fast our engines index and answer, beside the bare libraries underneath and other ways to search.

    python -m bench.search_speed                              2,000, 20,000 and 100,000 documents: half an hour and more
    python -m bench.search_speed --sizes 2000 --json out.json

Documents are made (`bench.synthetic`), one passage each, of about 10 kB. Indexing is timed in CPU seconds of all threads and child
processes, commit included, so that other work on the machine hardly shows; making the documents and analysing them is left out,
for our engines as for the bare libraries, which get the same terms. Questions (`bench.questions`) are asked once to warm up, then
timed by the clock, the best of three; ``p50 / p95`` are over the questions of a kind. Recoll answers with a process a question, as
its users have it on the command line. Whoosh is measured with up to 20,000 documents, Recoll with 2,000. A line ``ours : bare`` tells how many times as long (or as large) ours is.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench.questions import DATED, questions
from bench.rivals import NotInstalled
from bench.rivals.bare_tantivy import BareTantivy
from bench.rivals.bare_whoosh import BareWhoosh
from bench.rivals.fts5 import Fts5
from bench.rivals.ours import Ours
from bench.rivals.recoll import Recoll
from bench.speed import Measured, measure
from bench.synthetic import documents

from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.whoosh import WhooshIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bench.rivals import Rival

    from minutes_index.query.ast import Query

SIZES: Final = (2_000, 20_000, 100_000)
KINDS: Final = ("term", "phrase", "prefix", "fuzzy", DATED)
HEAD: Final = f"{'':<22}{'documents/s':>12}{'MB':>8}" + "".join(f"{kind:>22}" for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is measured."""

    name: str
    make: Callable[[Path], Rival[Any]]
    most: int
    """The largest number of documents it is measured with."""
    bare: str = ""
    """Of one of ours: what it is compared with, which is measured before it."""


SUBJECTS: Final = (
    Subject("bare Whoosh", BareWhoosh, 20_000),
    Subject("whoosh", lambda directory: Ours(WhooshIndex.create(directory)), 20_000, "bare Whoosh"),
    Subject("bare tantivy", BareTantivy, 100_000),
    Subject("tantivy", lambda directory: Ours(TantivyIndex.create(directory)), 100_000, "bare tantivy"),
    Subject("SQLite FTS5", Fts5, 100_000),
    Subject("Recoll", Recoll, 2_000),
)


@dataclass(frozen=True, slots=True)
class Limit:
    """What is wanted of one of our engines."""

    name: str
    what: str
    most: float
    figure: Callable[[Measured, Measured], float]
    """Of ours and the bare library."""


def indexing(ours: Measured, bare: Measured) -> float:
    """The time that indexing takes us, in that of the bare library."""
    return bare.rate / ours.rate


def slowest(ours: Measured, _bare: Measured) -> float:
    """The p95 of the slowest kind of question, in milliseconds."""
    return max(times.p95 for times in ours.times.values())


def slowest_beside(ours: Measured, bare: Measured) -> float:
    """The worst median of a kind of question, in that of the bare library."""
    return max(ours.times[kind].p50 / bare.times[kind].p50 for kind in KINDS)


def phrases(ours: Measured, bare: Measured) -> float:
    """The median of phrases, in that of the bare library."""
    return ours.times["phrase"].p50 / bare.times["phrase"].p50


LIMITS: Final = (
    Limit("whoosh", "indexing, in times of bare Whoosh", 1.3, indexing),
    Limit("whoosh", "slowest kind, in times of bare Whoosh", 1.3, slowest_beside),
    Limit("whoosh", "phrases, in times of bare Whoosh", 0.5, phrases),
    Limit("tantivy", "indexing, in times of bare tantivy", 1.5, indexing),
    Limit("tantivy", "p95 of the slowest kind, ms", 20, slowest),
)


def line(found: Measured) -> str:
    """A row of the table."""
    times = (found.times.get(kind) for kind in KINDS)
    told = "".join(f"{f'{each.p50:,.2f} / {each.p95:,.2f}' if each else '-':>22}" for each in times)
    return f"  {found.name:<20}{found.rate:>12,.0f}{found.megabytes:>8,.0f}{told}"


def beside(ours: Measured, bare: Measured) -> Iterator[str]:
    """The lines below one of ours: how it compares, whether both found the same, and what is wanted."""
    both = [(ours.times[kind], bare.times[kind]) for kind in KINDS]
    told = "".join(f"{f'{one.p50 / other.p50:.2f} / {one.p95 / other.p95:.2f}':>22}" for one, other in both)
    yield f"    {'ours : bare':<18}{indexing(ours, bare):>12.2f}{ours.megabytes / bare.megabytes:>8.2f}{told}"
    for kind, (one, other) in zip(KINDS, both, strict=True):
        if differ := sum(a != b for a, b in zip(one.totals, other.totals, strict=True)):
            yield f"    {kind}: {differ} of {len(one.totals)} questions find another number of documents"
    for limit in LIMITS:
        if limit.name == ours.name:
            figure = limit.figure(ours, bare)
            verdict = "as wanted" if figure <= limit.most else "MISSED"
            yield f"    {limit.what}: {figure:.2f}, wanted <= {limit.most} {verdict}"


def compared(
    size: int, subjects: Sequence[Subject], kinds: Mapping[str, Sequence[Query]], done: list[Measured]
) -> Iterator[str]:
    """The lines for one number of documents as they are measured; the figures are put into ``done``."""
    yield f"{size:,} documents"
    for subject in subjects:
        if size > subject.most:
            continue
        try:
            found = measure(subject.name, subject.make, documents(size), size, kinds)
        except NotInstalled as missing:
            yield f"  {subject.name:<20}not installed: {missing}"
            continue
        yield line(found)
        bare = next((each for each in done if (each.name, each.size) == (subject.bare, size)), None)
        done.append(found)
        if bare:
            yield from beside(found, bare)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of documents")
    names = [subject.name for subject in SUBJECTS]
    parser.add_argument(
        "--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names)
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file as well")
    wanted = parser.parse_args()
    subjects = [subject for subject in SUBJECTS if subject.name in wanted.only]
    kinds, done = questions(), list[Measured]()
    print(HEAD, flush=True)
    for size in wanted.sizes:
        for told in compared(size, subjects, kinds, done):
            print(told, flush=True)
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(found) for found in done]), encoding="utf-8")


if __name__ == "__main__":
    main()
