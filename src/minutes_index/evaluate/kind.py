"""A kind of facts that are compared one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minutes_index.evaluate.score import Error, Score, shown
from minutes_index.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from minutes_index.evaluate.gold import Gold
    from minutes_index.evaluate.places import Place, Places
    from minutes_index.evaluate.score import Fact
    from minutes_index.model import Record

Found = tuple[Any, Span | None]
"""A fact and where it stands; None: in all of the document."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: how it is noted, and how it is found."""

    name: str
    noted: Callable[[Gold], frozenset[Any] | None]
    """None: it was not noted, and is not measured."""
    found: Callable[[Gold, Record], Iterable[Found]]
    where: Callable[[Places, Fact], Place]
    """Where a fact that was noted may stand."""
    about: Callable[[Fact], object] | None = None
    """What a fact is about, for which one of its kind is right."""
    told: Callable[[Fact], str] = shown
    """A fact as people read it."""

    def score(self, noted: Collection[Fact], found: Mapping[Fact, Place], places: Places) -> Score:
        """Of what was ``found`` where ``noted`` is right; a noted and a found fact about the same are one error."""
        missing = sorted(set(noted) - found.keys())
        extra = sorted(found.keys() - set(noted))
        errors, left = [], list(extra)
        for fact in missing:
            instead = next((other for other in left if self._same(fact, other)), None)
            if instead is None:
                errors.append(Error.at(self.where(places, fact), self.name, self.told(fact), ""))
            else:
                left.remove(instead)
                errors.append(Error.at(found[instead], self.name, self.told(fact), self.told(instead)))
        errors += [Error.at(found[fact], self.name, "", self.told(fact)) for fact in left]
        return Score(len(found) - len(extra), len(missing), len(extra), tuple(errors))

    def _same(self, one: Fact, other: Fact) -> bool:
        return self.about is not None and self.about(one) == self.about(other)
