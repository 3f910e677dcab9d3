"""Which documents are of one body, however its name is spelt, and which of them are of one meeting."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from minutes_index.recognisers.bodies import indefinite
from minutes_index.recognisers.lexicon import municipality_names
from minutes_index.report.coverage.papers import Paper, PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as its minutes tell of it, which may be several documents."""

    papers: tuple[Paper, ...]
    day: str
    """ISO 8601; empty when unknown."""
    numbers: frozenset[int]
    """Of the items, as far as they were read."""

    first: int
    """The lowest number, 0 when none was read."""
    last: int

    @classmethod
    def of(cls, papers: Iterable[Paper]) -> Self:
        """The meeting of these minutes; one at least."""
        all_of_it = tuple(papers)
        numbers = frozenset[int]().union(*(paper.numbers.numbers for paper in all_of_it))
        first, last = min(numbers, default=0), max(numbers, default=0)
        beside = frozenset[int]().union(*(paper.numbers.outside for paper in all_of_it))
        numbers |= {number for number in beside if first < number < last}
        return cls(all_of_it, all_of_it[0].day, numbers, first, last)

    def shares(self, other: Meeting) -> float:
        """How much of the smaller's numbers the other has as well, 0 to 1."""
        return len(self.numbers & other.numbers) / max(1, min(len(self.numbers), len(other.numbers)))


@dataclass(frozen=True, slots=True)
class Body:
    """Those who meet, and all papers that are theirs."""

    municipality: str
    """Code; empty when unknown."""
    name: str
    """As most of the papers spell it; empty for papers that name nobody."""
    papers: tuple[Paper, ...]

    @property
    def home(self) -> str:
        """The short name of the municipality; empty when unknown."""
        return municipality_names().get(self.municipality, self.municipality)

    def of_year(self, year: int | None) -> Body:
        """The body with its papers of a year; None means of no known year."""
        chosen = tuple(paper for paper in self.papers if paper.year == year)
        return Body(self.municipality, self.name, chosen)

    def of_kind(self, kind: PaperKind) -> tuple[Paper, ...]:
        """Its papers of a kind."""
        return tuple(paper for paper in self.papers if paper.kind is kind)

    def meetings(self) -> list[Meeting]:
        """Its meetings of known days, in their order: all minutes of a day are of one."""
        days = defaultdict[str, list[Paper]](list)
        for paper in self.of_kind(PaperKind.MINUTES):
            if paper.day:
                days[paper.day].append(paper)
        return [Meeting.of(days[day]) for day in sorted(days)]

    def undated(self) -> list[Meeting]:
        """Its minutes of no known day, each as a meeting."""
        return [Meeting.of([paper]) for paper in self.of_kind(PaperKind.MINUTES) if not paper.day]


def bodies(papers: Iterable[Paper]) -> list[Body]:
    """The papers by municipality and body, in the order of their names; those that name no body come last."""
    groups = defaultdict[tuple[str, str], list[Paper]](list)
    for paper in papers:
        groups[paper.municipality, indefinite(paper.body)].append(paper)
    homes = defaultdict[str, list[str]](list)
    for municipality, name in groups:
        if municipality:
            homes[name].append(municipality)
    homeless = [name for municipality, name in groups if not municipality and name and len(homes[name]) == 1]
    strays = {(homes[name][0], name): groups.pop(("", name)) for name in homeless}
    found = [_body(key, group, strays.get(key, ())) for key, group in groups.items()]
    return sorted(found, key=lambda body: (not body.name, body.home, body.name))


def _body(key: tuple[str, str], papers: Sequence[Paper], strays: Sequence[Paper]) -> Body:
    spelt = Counter(paper.body for paper in papers)
    name = min(spelt, key=lambda body: (-spelt[body], body))
    in_order = sorted([*papers, *strays], key=lambda paper: (paper.edtf, paper.path))
    return Body(key[0], name, tuple(in_order))
