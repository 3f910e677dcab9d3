"""A small index with sections as a catalog shows them, and how often they were asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.index.memory import MemoryIndex
from minutes_index.index.passages import Entry
from minutes_index.recognisers.masking import masked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from minutes_index.model import Passage
    from minutes_index.search.sections import Copied, Decided, Key, Named


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as a catalog shows it."""

    text: str
    path: str = "/minnen/a.txt"
    title: str = "Protokoll"
    body: str = "Kommunstyrelsen"
    held_on: str = "2022-03-15"
    number: str = "§ 45"
    heading: str = "Avtal"
    hidden: str = ""
    numbers: frozenset[str] = frozenset()
    start: int = 0
    page: int = 2
    breaks: tuple[int, ...] = ()

    @property
    def masked(self) -> str:
        return self.hidden or masked(self.text)


@dataclass
class Shelf:
    """Sections by key."""

    held: Mapping[Key, Shown]
    people: Mapping[Key, Sequence[Named]] = field(default_factory=dict)
    decisions: Mapping[Key, Sequence[Decided]] = field(default_factory=dict)
    pairs: Sequence[Copied] = ()
    asked: list[str] = field(default_factory=list)

    def sections(self, keys: Collection[Key]) -> dict[Key, Shown]:
        self.asked.append("sections")
        return {key: self.held[key] for key in keys if key in self.held}

    def named(self, keys: Collection[Key]) -> dict[Key, Sequence[Named]]:
        self.asked.append("named")
        return {key: self.people[key] for key in keys if key in self.people}

    def decided(self, keys: Collection[Key]) -> dict[Key, Sequence[Decided]]:
        self.asked.append("decided")
        return {key: self.decisions[key] for key in keys if key in self.decisions}

    def copied(self, ids: Collection[str]) -> list[Copied]:
        self.asked.append("copied")
        return [pair for pair in self.pairs if {pair.first, pair.second} <= set(ids)]

    def paths(self, ids: Collection[str]) -> dict[str, str]:
        return {id_: f"/minnen/{id_}.txt" for id_ in ids}


def indexed(*passages: Passage) -> MemoryIndex:
    """An index of the passages."""
    index = MemoryIndex()
    with index.writer() as writer:
        for passage in passages:
            writer.add(Entry.of(passage))
    return index
