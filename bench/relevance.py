"""Prints how well sections are ranked, by our engines and by other ways to search.

    python -m bench.relevance                    a line an engine
    python -m bench.relevance --each whoosh      every query that could be answered better, with what came and what should

The corpus is imported once and every engine gets the same passages. A line has nDCG@10 and the recall of useful sections among
the first fifty over all judged queries, then nDCG@10 by kind of query (`tests/relevance/README.md`). A rival is asked each
question for all its words and for any of them, and the better of the two rankings is shown.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from bench.ranking import FIRST, MINUTES, Judgeable, Ranking, ours
from bench.rivals import RIVALS, Mode, NotInstalled, asked
from tests.relevance.judged import KINDS

from minutes_index.archive import Archive
from minutes_index.index.memory import MemoryIndex
from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.whoosh import WhooshIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bench.ranking import Score
    from bench.rivals import Rival

    from minutes_index.index.base import Index

ENGINES: Final[Mapping[str, Callable[[Path], Index]]] = {
    "memory": lambda _directory: MemoryIndex(),
    "whoosh": WhooshIndex.create,
    "tantivy": TantivyIndex.create,
}
WANTED: Final = 0.9
"""nDCG@10 of our engines."""
AHEAD: Final = 0.1
"""How much more nDCG@10 than the best rival's."""
HEAD: Final = f"{'':<36}{'nDCG@10':>8}{'recall':>8}  " + "".join(f"{kind:>11}" for kind in KINDS)


def line(name: str, ranking: Ranking) -> str:
    """A row of the table."""
    kinds = "".join(f"{ranking.of_kind(kind).ndcg:>11.3f}" for kind in KINDS)
    return f"{name:<36}{ranking.ndcg:>8.3f}{ranking.recall:>8.3f}  {kinds}"


def of_engine(make: Callable[[Path], Index], given: Judgeable, directory: Path) -> Ranking:
    """Ranks with one of our engines."""
    index = make(directory)
    with index.writer() as writer:
        for entry in given.entries:
            writer.add(entry)
    ranking = Ranking.of(ours(index), given.tasks)
    index.close()
    return ranking


def of_rival(make: Callable[[Path], Rival[Any]], given: Judgeable, directory: Path) -> tuple[Mode, Ranking]:
    """Ranks with a rival, asked in the way that suits it better.

    Raises:
        NotInstalled: It is not on this machine.
    """
    rival = make(directory)
    rival.add(map(rival.prepared, given.entries))
    rankings = [(mode, Ranking.of(_asking(rival, mode), given.tasks)) for mode in Mode]
    rival.close()
    return max(rankings, key=lambda each: each[1].ndcg)


def _asking(rival: Rival[Any], mode: Mode) -> Callable[[str, int], Sequence[str]]:
    return lambda question, limit: rival.search(asked(question, mode), limit).ids


def compared(given: Judgeable) -> Iterator[str]:
    """The lines of the table as they are measured, and whether ours are as wanted."""
    yield HEAD
    ranked = []
    for name, make in ENGINES.items():
        with TemporaryDirectory() as directory:
            ranked.append(of_engine(make, given, Path(directory)))
        yield line(f"ours, {name}", ranked[-1])
    best = 0.0
    for name, make_rival in RIVALS.items():
        with TemporaryDirectory() as directory:
            try:
                mode, ranking = of_rival(make_rival, given, Path(directory))
            except NotInstalled as missing:
                yield f"{name:<36}not installed: {missing}"
                continue
        best = max(best, ranking.ndcg)
        yield line(f"{name}, {mode.value}", ranking)
    least = min(ranking.ndcg for ranking in ranked)
    yield f"{'our least':<36}{least:>8.3f}  wanted >= {WANTED}"
    yield f"{'ahead of the best rival by':<36}{least - best:>8.3f}  wanted >= {AHEAD}"


def each(given: Judgeable, ranking: Ranking) -> Iterator[str]:
    """The queries that could be answered better, the worst first: what came, and what was missed, each with its grade."""
    names = {e.passage.id: _named(given, e.passage.document_id, e.passage.heading) for e in given.entries}
    for score in sorted(ranking.scores, key=lambda score: score.ndcg):
        if score.ndcg < 1:
            yield from _told(score, names)


def _told(score: Score, names: Mapping[str, str]) -> Iterator[str]:
    judged, grades = score.task.judged, score.task.grades
    recall = "" if score.recall is None else f", recall {score.recall:.2f}"
    yield f"\n{judged.query}   ({judged.kind}; {judged.need}) nDCG@10 {score.ndcg:.3f}{recall}"
    for rank, id_ in enumerate(score.ranked[:FIRST], start=1):
        yield f"  {rank:>3}  grade {grades.get(id_, 0)}  {names[id_]}"
    places = {id_: rank for rank, id_ in enumerate(score.ranked, start=1)}
    for id_, grade in sorted(grades.items(), key=lambda item: -item[1]):
        if id_ not in score.ranked[:FIRST]:
            yield f"  {places.get(id_, '-'):>3}  grade {grade}  {names[id_]}"


def _named(given: Judgeable, document_id: str, heading: str) -> str:
    return f"{given.files[document_id]}: {heading}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--each", choices=ENGINES, metavar="ENGINE", help="list the queries of this engine")
    wanted = parser.parse_args()
    with TemporaryDirectory() as directory:
        with Archive.open(Path(directory) / "archive", create=True) as archive:
            archive.import_paths([MINUTES])
            given = Judgeable.of(archive)
        if wanted.each:
            ranking = of_engine(ENGINES[wanted.each], given, Path(directory) / "index")
            lines = each(given, ranking)
        else:
            lines = compared(given)
        for told in lines:
            print(told, flush=True)


if __name__ == "__main__":
    main()
