"""How well passages are ranked: the judged queries of `tests.relevance`, counted as its README says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from tests.relevance.judged import Judged, Judgement, places, read_judged

from minutes_index.index.base import Request
from minutes_index.index.passages import Entry
from minutes_index.ingest.passages import passages
from minutes_index.query.expansion import expanded
from minutes_index.query.parser import understood
from minutes_index.query.synonyms import shipped
from minutes_index.search.engine import answers
from minutes_index.search.vocabulary import Looking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from minutes_index.archive import Archive
    from minutes_index.index.base import Index
    from minutes_index.model import Passage

MINUTES: Final = Path(__file__).parents[1] / "corpus" / "minutes"
"""The documents that the judgements are about."""
FIRST: Final = 10
"""Hits that nDCG looks at: a page of results."""
DEPTH: Final = 50
"""Hits that recall looks at."""
USEFUL: Final = 2
"""The least grade of what must not be missed."""

Grades = dict[str, int]
"""What a query's judgements say, by passage id."""


@dataclass(frozen=True, slots=True)
class Task:
    """A judged query, with its judgements as passages."""

    judged: Judged
    grades: Grades


@dataclass(frozen=True, slots=True)
class Score:
    """How well one query was answered."""

    task: Task
    ranked: tuple[str, ...]
    """Passage ids, the best first."""

    @property
    def ndcg(self) -> float:
        """Of the first ten, with the gain 2^grade - 1 and the discount 1 / log2(1 + rank); between 0 and 1."""
        given = (self.task.grades.get(id_, 0) for id_ in self.ranked)
        return _gain(given) / _gain(sorted(self.task.grades.values(), reverse=True))

    @property
    def recall(self) -> float | None:
        """The share of the passages of grade 2 and 3 among the first fifty; None where there are none."""
        useful = {id_ for id_, grade in self.task.grades.items() if grade >= USEFUL}
        return len(useful & set(self.ranked[:DEPTH])) / len(useful) if useful else None


def _gain(grades: Iterable[int]) -> float:
    return sum(
        ((1 << grade) - 1) / log2(1 + rank) for rank, grade in zip(range(1, FIRST + 1), grades, strict=False)
    )


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well all queries were answered."""

    scores: tuple[Score, ...]

    @classmethod
    def of(cls, search: Callable[[str, int], Sequence[str]], tasks: Iterable[Task]) -> Ranking:
        """Asks every query."""
        return cls(tuple(Score(task, tuple(search(task.judged.query, DEPTH))) for task in tasks))

    @property
    def ndcg(self) -> float:
        """The mean over queries."""
        return fmean(score.ndcg for score in self.scores)

    @property
    def recall(self) -> float:
        """The mean over queries that have something to be found."""
        return fmean(score.recall for score in self.scores if score.recall is not None)

    def of_kind(self, kind: str) -> Ranking:
        """The queries of one kind."""
        return Ranking(tuple(score for score in self.scores if score.task.judged.kind == kind))


def ours(index: Index) -> Callable[[str, int], Sequence[str]]:
    """The sections that `minutes_index.search` finds for a question in one of our engines, in the engine's order.

    Synonyms, small words and asking anew take part; documents are not grouped, for rivals know only sections.
    """

    def asked(question: str, limit: int) -> Sequence[str]:
        looking = Looking(index, lambda query: expanded(query, shipped()))
        found: list[str] = []
        for answer in answers(understood(question).query, looking):
            hits = index.search(Request(answer.query, limit)).hits
            found += [f"{hit.document_id}:{hit.ordinal}" for hit in hits]
            if len(found) >= FIRST:
                break
        return found[:limit]

    return asked


@dataclass(frozen=True, slots=True)
class Judgeable:
    """The passages of an archive of `MINUTES`, and the queries that are judged about them."""

    entries: tuple[Entry, ...]
    files: Mapping[str, str]
    """Names in NFC, by document id."""
    tasks: tuple[Task, ...]

    @classmethod
    def of(cls, archive: Archive) -> Judgeable:
        """The passages as they are indexed, with the names that the whole archive gives.

        Raises:
            ValueError: A judgement does not point at one passage.
        """
        catalog = archive.catalog
        ids = catalog.document_ids()
        names, records = catalog.other_names(ids), list(catalog.records(ids))
        found = [passage for r in records for passage in passages(r, names.get(r.document.id, {}))]
        files = {r.document.id: normalize("NFC", Path(r.document.source.path).name) for r in records}
        within: defaultdict[str, list[Passage]] = defaultdict(list)
        for passage in found:
            within[files[passage.document_id]].append(passage)
        tasks = tuple(Task(judged, _grades(judged, within)) for judged in read_judged())
        return cls(tuple(map(Entry.of, found)), files, tasks)


def _grades(judged: Judged, within: Mapping[str, Sequence[Passage]]) -> Grades:
    grades: Grades = {}
    for judgement in judged.judgements:
        id_ = _meant(judgement, within[judgement.document])
        grades[id_] = max(judgement.grade, grades.get(id_, 0))
    return grades


def _meant(judgement: Judgement, among: Sequence[Passage]) -> str:
    found = places(judgement.text, [passage.text for passage in among])
    if len(found) != 1:
        raise ValueError(f"{judgement.document}: {len(found)} sections hold {judgement.text!r}")
    return among[found[0]].id
