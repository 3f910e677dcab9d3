"""What an import, or a check, has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.catalog.facts import Failure
    from minutes_index.model import Duplicate


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come, told after each file."""

    done: int
    total: int
    """Files, as far as they are known: what lies in a container is counted when it is opened."""
    path: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    pages: int = 0
    """Of the new and changed."""
    failure: Failure | None = None
    """Why this file could not be taken in."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Pages of a document that could not be read, though others could."""

    path: str
    pages: tuple[int, ...]
    """Their numbers, from 1."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that lies elsewhere than before, or is called otherwise; its document is the same."""

    path: str
    before: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    new: tuple[str, ...] = ()
    """Paths of files that were not in the archive before."""
    changed: tuple[str, ...] = ()
    """Paths of files that have taken the place of an earlier state."""
    unchanged: int = 0
    duplicates: tuple[Duplicate, ...] = ()
    """Pairs found in this run."""
    failed: tuple[Failure, ...] = ()
    """Files that could not be taken in, by path."""
    passed_over: int = 0
    """Files in the folders that are no minutes by their names."""
    interrupted: bool = False
    """Whether the user stopped it; what was done till then is kept."""
    pages: int = 0
    """Of the new and changed."""
    recognised: int = 0
    """Those of them that were recognised as pictures of text."""
    unread: tuple[Unread, ...] = ()
    """Pages of the new and changed that are damaged, or pictures that cannot be drawn."""
    removed: tuple[str, ...] = ()
    """Paths in the folders, of documents whose files are gone."""
    pruned: bool = False
    """Whether the documents of these were taken out of the archive; never when nothing at all was found in a folder."""
    moved: tuple[Moved, ...] = ()
    """Files that lie elsewhere than before; they count as unchanged, or as changed, as well."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an archive, and what to do about it."""

    what: str
    hint: str
    kind: str = ""
    """Where it lies: ``catalog``, ``text``, ``orphan``, ``index``, ``stores``, ``left over``, ``interrupted`` or ``name``."""
    path: str = ""
    """Of the document or the file; empty when it is neither."""
    document_id: str = ""
    repairable: bool = False
    """Whether `check --repair` mends it."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source file that is no longer as it was read; the archive has what it read, so that it is no fault."""

    path: str
    what: str
    """``is gone``, ``has changed since it was read`` or ``cannot be read``, with the reason."""
