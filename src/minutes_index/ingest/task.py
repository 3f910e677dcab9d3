"""What is asked of the processes that read files, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.extract.containers.contents import Contents
from minutes_index.extract.files import shown
from minutes_index.extract.reading import Reading
from minutes_index.ingest.member_paths import INSIDE

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.catalog.facts import Failure
    from minutes_index.errors import MinutesIndexError
    from minutes_index.extract.containers.contents import Member
    from minutes_index.index.passages import Entry
    from minutes_index.model import Record, Source


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read."""

    path: Path
    inside: tuple[str, ...] = ()
    """Its name in the container at ``path``; in one in there, and so on."""
    sha256: str = ""
    """Of what it held when it was read last; when that is still so, nothing is done. Empty when it is to be read."""
    reading: Reading = field(default_factory=Reading)
    model: str = "auto"
    document_id: str = ""
    """Of the document that it gives; empty for the one that follows from its path."""

    @property
    def shown(self) -> str:
        """The path as `Source.path` has it."""
        return INSIDE.join((shown(self.path), *self.inside))


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and what the index keeps of it."""

    record: Record
    entries: tuple[Entry, ...]
    inside: Contents = field(default_factory=Contents)
    """The files attached to it."""


@dataclass(frozen=True, slots=True)
class Same:
    """A file that holds what it held when it was read last."""

    source: Source
    inside: Contents = field(default_factory=Contents)
    """The files attached to it."""


@dataclass(frozen=True, slots=True)
class Contains:
    """A container, and what lies in it."""

    source: Source
    members: tuple[Member, ...]
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """A file of which nothing is known but what it holds: empty, or of no format that is read."""

    path: str
    sha256: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be taken in; without a source when it could not even be opened."""

    failure: Failure
    source: Source | Unknown | None = None
    last: bool = False
    """Whether the process that says so is not to be trusted with another file."""


@dataclass(frozen=True, slots=True)
class Fatal:
    """What stops the whole import."""

    error: MinutesIndexError


Answer = Read | Same | Contains | Refused | Fatal
