"""What has been read and is to be kept: together, catalog first, then index, then which documents it repeats."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from minutes_index.catalog.base import Catalog
    from minutes_index.catalog.facts import Seen
    from minutes_index.index.base import Index
    from minutes_index.ingest.task import Read
    from minutes_index.model import Duplicate, Source

DOCUMENTS: Final = 100
CHARACTERS: Final = 3_000_000
SECONDS: Final = 60.0
"""What is read before it is kept, and how long that may wait: as much as an interruption can cost, and as little as a
commit is worth. With scans a hundred documents are an hour's work."""


@dataclass(slots=True)
class Batch:
    """What is to be kept next; `keep` can be called again when it was broken off."""

    catalog: Catalog
    index: Index
    read: list[Read] = field(default_factory=list)
    same: list[Source] = field(default_factory=list)
    """Files with another date, and what they held before."""
    seen: list[Seen] = field(default_factory=list)
    pairs: dict[tuple[str, str], Duplicate] = field(default_factory=dict)
    """Copies found so far."""
    clock: Callable[[], float] = monotonic
    _kept: float = field(init=False)
    """When something was kept last."""

    def __post_init__(self) -> None:
        self._kept = self.clock()

    @property
    def is_full(self) -> bool:
        """Whether it is time to keep it."""
        characters = sum(len(each.record.document.text) for each in self.read)
        waited = bool(self.read or self.seen) and self.clock() - self._kept >= SECONDS
        return waited or len(self.read) >= DOCUMENTS or characters >= CHARACTERS

    def keep(self) -> None:
        """Writes it to catalog and index."""
        if self.read:
            self._keep_documents()
        if self.same:
            self.catalog.touch(self.same)
        if self.seen:
            self.catalog.note_seen(self.seen)
        self.read, self.same, self.seen = [], [], []
        self._kept = self.clock()

    def forget(self, going: AbstractSet[str]) -> None:
        """Leaves out the copies that documents were, by id, which are no longer in the archive."""
        self.pairs = {ids: pair for ids, pair in self.pairs.items() if going.isdisjoint(ids)}

    def _keep_documents(self) -> None:
        from minutes_index.ingest.synchronisation import find_duplicates, put  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy

        records = [each.record for each in self.read]
        self.catalog.replace(records)
        self.catalog.forget_seen([record.document.source.path for record in records])
        number = self.catalog.generation()
        put(self.index, ((each.record.document.id, each.entries) for each in self.read), number)
        pairs = find_duplicates(self.catalog, self.index, records)
        self.catalog.add_duplicates(pairs, compared=number)
        self.pairs |= {(pair.first, pair.second): pair for pair in pairs}
