"""Which sections of two documents are one: by what they say, by number and heading, by case number, by likeness.

Every section of both comes out once, in a `Match`: alone, with its counterpart, or several with one where sections were
merged or split. Nothing here depends on which document is the first, but for the order of equals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from minutes_index.dedup.numbers import number_of
from minutes_index.dedup.shingles import SIZE
from minutes_index.dedup.worddiff import rising
from minutes_index.dedup.wording import joined, keys_of
from minutes_index.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from minutes_index.dedup.wording import Wording
    from minutes_index.model import Document, Section

ALIKE: Final = 0.4
"""Part of their runs of three words that sections of different names share when they are one."""
SAME_NAME: Final = 0.3
"""Part of their telling words that sections share which have one number, or one heading, or are the only ones of their kind."""
WITHIN: Final = 0.7
"""Part of a section's runs of words that stands in the one it was merged into."""
TELLING: Final = 5
"""Letters from which a word tells what a text is about."""
FORMS: Final = frozenset(SectionKind) - {SectionKind.ITEM, SectionKind.APPENDIX}


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its words."""

    section: Section
    keys: tuple[str, ...]
    words: range
    """Places of its words in the document."""

    @property
    def number(self) -> str:
        """As figures; empty when it has none."""
        return number_of(self.section.number)

    @property
    def heading(self) -> str:
        """Its words as one."""
        return joined(keys_of(self.section.heading))


@dataclass(frozen=True, slots=True)
class Match:
    """Sections of the first that are sections of the second, by their ordinals; one side may be empty."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    moved: bool = False
    """Whether they stand before or behind others than in the other document."""


def parts(document: Document, wording: Wording) -> list[Part]:
    """The sections of a document with their words."""
    ranges = (wording.range_of(section.span) for section in document.sections)
    return [
        Part(section, wording.keys[words.start : words.stop], words)
        for section, words in zip(document.sections, ranges, strict=True)
    ]


@dataclass(slots=True)
class _Aligning:
    """Two documents being aligned: by the ordinal of a section of the first, that of the second."""

    first: Sequence[Part]
    second: Sequence[Part]
    pairs: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def pair(self, one: int, other: int) -> None:
        """Makes the two one."""
        self.pairs[one] = other
        self.taken.add(other)

    def left(self) -> tuple[list[Part], list[Part]]:
        """The sections that have no counterpart yet."""
        return (
            [part for part in self.first if part.section.ordinal not in self.pairs],
            [part for part in self.second if part.section.ordinal not in self.taken],
        )

    def by(self, name: Callable[[Part], Hashable], likeness: float) -> None:
        """Pairs sections of one name, if each document has one of them left, and they share as many of their words."""
        one, other = (_single(parts, name) for parts in self.left())
        for value, part in one.items():
            if value in other and shared(part.keys, other[value].keys) >= likeness:
                self.pair(part.section.ordinal, other[value].section.ordinal)

    def by_text(self) -> None:
        """Pairs sections that say the same, word for word, in their order."""
        waiting = defaultdict[str, list[Part]](list)
        for part in self.second:
            waiting[joined(part.keys)].append(part)
        for part in self.first:
            if same := waiting[joined(part.keys)]:
                self.pair(part.section.ordinal, same.pop(0).section.ordinal)

    def by_likeness(self) -> None:
        """Pairs sections that share runs of words, the most alike first."""
        one, other = self.left()
        for _, here, there in sorted(_likely(one, other)):
            if here not in self.pairs and there not in self.taken:
                self.pair(here, there)


def align(first: Sequence[Part], second: Sequence[Part]) -> list[Match]:
    """The matches of two documents' sections, in the order of the first; those of the second only at the end."""
    aligning = _Aligning(first, second)
    aligning.by_text()
    aligning.by(_number_and_heading, 0)
    aligning.by(_case, 0)
    aligning.by_likeness()
    aligning.by(_number, SAME_NAME)
    aligning.by(_heading, SAME_NAME)
    aligning.by(_kind, SAME_NAME)
    groups = [
        *(((one,), (other,)) for one, other in aligning.pairs.items()),
        *(((part.section.ordinal,), ()) for part in aligning.left()[0]),
        *(((), (part.section.ordinal,)) for part in aligning.left()[1]),
    ]
    return _moved(_merged(groups, first, second))


def _number_and_heading(part: Part) -> Hashable:
    return (part.number, part.heading) if part.number and part.heading else None


def _number(part: Part) -> Hashable:
    return part.number or None


def _case(part: Part) -> Hashable:
    return part.section.case_number or None


def _heading(part: Part) -> Hashable:
    return part.heading or None


def _kind(part: Part) -> Hashable:
    return part.section.kind if part.section.kind in FORMS else None


def _single(parts: Sequence[Part], name: Callable[[Part], Hashable]) -> dict[Hashable, Part]:
    """By name, the parts that alone have it."""
    counted = Counter(map(name, parts))
    return {name(part): part for part in parts if name(part) is not None and counted[name(part)] == 1}


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """The part of their telling words that two texts share (Dice), 0 to 1; of all where one has none that tells."""
    telling = [[key for key in keys if len(key) >= TELLING] for keys in (one, other)]
    first, second = telling if all(telling) else (one, other)
    common = (Counter(first) & Counter(second)).total()
    return 2 * common / max(1, len(first) + len(second))


Run = tuple[str, ...]


def _runs(keys: Sequence[str]) -> frozenset[Run]:
    """Its runs of three words; a shorter text is one."""
    if len(keys) < SIZE:
        return frozenset([tuple(keys)] if keys else [])
    return frozenset(zip(*(keys[start:] for start in range(SIZE)), strict=False))


def _holders(parts: Sequence[Part], asked: Iterable[frozenset[Run]]) -> dict[Run, list[int]]:
    """By run of words, of those that are asked for, the ordinals of the sections that have it."""
    wanted = frozenset[Run]().union(*asked)
    found = defaultdict[Run, list[int]](list)
    for part in parts:
        for run in _runs(part.keys) & wanted:
            found[run].append(part.section.ordinal)
    return found


def _likely(first: Sequence[Part], second: Sequence[Part]) -> Iterator[tuple[tuple[float, int], int, int]]:
    """Pairs of ordinals that share enough runs, each with what it is sorted by: the likeness, then the distance."""
    sizes = {part.section.ordinal: len(_runs(part.keys)) for part in second}
    own = [_runs(part.keys) for part in first]
    holders = _holders(second, own)
    for part, runs in zip(first, own, strict=True):
        hits = Counter(ordinal for run in runs for ordinal in holders.get(run, ()))
        here = part.section.ordinal
        for there, count in hits.items():
            likeness = 2 * count / (len(runs) + sizes[there])
            if likeness >= ALIKE:
                yield (-likeness, abs(here - there)), here, there


Group = tuple[tuple[int, ...], tuple[int, ...]]


def _merged(groups: list[Group], first: Sequence[Part], second: Sequence[Part]) -> list[Group]:
    """The groups, those put together in which a section stands within the counterpart of another."""
    alone = [group for group in groups if not (group[0] and group[1])]
    if not alone or len(alone) == len(groups):
        return groups
    sides = first, second
    joined_to: dict[Group, Group] = {}
    for side in (0, 1):
        own, others = sides[side], sides[1 - side]
        lone = [(group, own[group[side][0]]) for group in alone if group[side]]
        holders = _holders(others, (_runs(part.keys) for _, part in lone))
        owner = {ordinal: group for group in groups for ordinal in group[1 - side]}
        for group, part in lone:
            host = owner.get(_host(part, holders), ((), ()))
            if host[side] and not _repeats(part, [own[at] for at in host[side]]):
                joined_to[group] = host
    return _joined(groups, joined_to)


def _host(part: Part, holders: dict[Run, list[int]]) -> int:
    """The ordinal of the section of the other document in which this one stands; -1 when there is none."""
    runs = _runs(part.keys)
    if len(part.keys) < SIZE:
        return -1
    hits = Counter(ordinal for run in runs for ordinal in holders.get(run, ()))
    into, count = max(hits.items(), key=lambda hit: (hit[1], -hit[0]), default=(0, 0))
    return into if count >= WITHIN * len(runs) else -1


def _repeats(part: Part, others: Sequence[Part]) -> bool:
    """Whether a section only says again what the others say: then it was not merged, but left out."""
    runs = _runs(part.keys)
    known = frozenset[Run]().union(*(_runs(other.keys) for other in others))
    return len(runs & known) * 2 >= len(runs)


def _joined(groups: list[Group], joined_to: dict[Group, Group]) -> list[Group]:
    merged = {group: group for group in groups}
    for group, host in joined_to.items():
        one, other = merged[host]
        merged[host] = tuple(sorted((*one, *group[0]))), tuple(sorted((*other, *group[1])))
        del merged[group]
    return list(merged.values())


def _moved(groups: Sequence[Group]) -> list[Match]:
    """The groups as matches, in the order of the first; as few as can be are said to have moved."""
    placed = sorted(group for group in groups if group[0] and group[1])
    still = set(rising([(one[0], other[0]) for one, other in placed]))
    both = [Match(one, other, (one[0], other[0]) not in still) for one, other in placed]
    alone = [Match(one, other) for one, other in groups if not (one and other)]
    return sorted(both + alone, key=lambda match: (not match.first, match.first, match.second))
