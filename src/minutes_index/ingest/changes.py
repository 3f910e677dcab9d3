"""What the archive knows of files, and which of them have to be read."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from minutes_index.extract.files import shown
from minutes_index.ingest.member_paths import INSIDE, container

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from minutes_index.catalog.facts import Known, Seen
    from minutes_index.ingest.rules import Rules

REMOVED: Final = "removed"
"""What became of a file whose document was taken out: it is passed over."""
NO_STATE: Final = (-1, -1)


@dataclass(frozen=True, slots=True)
class Files:
    """The files that earlier imports met, by path."""

    documents: Mapping[str, Known]
    seen: Mapping[str, Seen]
    """Those that gave no document themselves."""
    rules: Rules
    """By which files are read now."""
    ids: frozenset[str] = field(init=False)
    """Of all documents."""
    _inside: Mapping[str, list[str]] = field(init=False)
    """By the path of a container, the paths of all in it that is known."""

    def __post_init__(self) -> None:
        inside = defaultdict[str, list[str]](list)
        for path in (*self.documents, *self.seen):
            if INSIDE in path:
                inside[container(path)].append(path)
        object.__setattr__(self, "_inside", inside)
        object.__setattr__(self, "ids", frozenset(known.document_id for known in self.documents.values()))

    def state(self, path: Path) -> tuple[str, tuple[int, int]]:
        """The path as it is shown, and size and time of the file."""
        try:
            status = os.stat(path)  # noqa: PTH116 - thousands of files a second
        except OSError:
            return shown(path), NO_STATE
        return shown(path), (status.st_size, status.st_mtime_ns)

    def is_document(self, path: str, state: tuple[int, int]) -> bool:
        """Whether the file gave the document that the archive has."""
        known = self.documents.get(path)
        return known is not None and self.rules.hold(known.rules) and (known.size, known.modified) == state

    def outcome(self, path: str, state: tuple[int, int] | None = None) -> Seen | None:
        """What became of the file, when it was read in the same way and, with a ``state``, has not changed."""
        noted = self.seen.get(path)
        if noted is None:
            return None
        if noted.kind != REMOVED and (noted.way != self.rules.way or not self.all_current(path)):
            return None
        return noted if state in {None, (noted.size, noted.modified)} else None

    def sha256(self, path: str) -> str:
        """Of what the file held; empty when it is to be read whatever it held."""
        known = self.documents.get(path)
        if known and self.rules.hold(known.rules):
            return known.sha256
        noted = self.outcome(path)
        return noted.sha256 if noted else ""

    def document_id(self, path: str) -> str:
        """Of the document that the file gave; empty when it gave none."""
        known = self.documents.get(path)
        return known.document_id if known else ""

    def inside(self, path: str) -> Iterator[str]:
        """The paths of all in a container that is known."""
        return iter(self._inside.get(path, ()))

    def all_current(self, path: str) -> bool:
        """Whether everything in a container was read as it would be now."""
        return all(
            self.rules.hold(self.documents[each].rules)
            if each in self.documents
            else self.seen[each].way == self.rules.way
            for each in self.inside(path)
        )
