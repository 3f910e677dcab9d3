"""`SqliteCatalog`: everything the archive knows, kept in one file of its directory."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.catalog import (
    changes,
    documents,
    duplicate_pairs,
    files,
    holdings,
    judgements,
    links,
    names,
    people,
    registers,
    runs,
    state,
)
from minutes_index.catalog.methods import reading, streaming, writing
from minutes_index.catalog.search_reads import SearchedCatalog
from minutes_index.errors import CatalogLocked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.catalog.base import Soundness
    from minutes_index.catalog.facts import Stats

LOCK_NAME: Final = "import.lock"


@dataclass(frozen=True, slots=True)
class SqliteCatalog(SearchedCatalog):
    """A `minutes_index.catalog.base.Catalog`, which tells what each method does; a context manager."""

    @property
    def place(self) -> str:
        """The path of the file."""
        return str(self.database.path)

    @property
    def soundness(self) -> Soundness:
        """Asks of the file."""
        from minutes_index.catalog.integrity import SqliteSoundness  # noqa: PLC0415 - a search has no use for it

        return SqliteSoundness(self.database)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds a file beside that of the catalog."""
        import filelock  # noqa: PLC0415 - loads asyncio, which reading commands have no use for

        try:
            with filelock.FileLock(self.directory / LOCK_NAME, timeout=0):
                yield
        except filelock.Timeout:
            raise CatalogLocked(f"another process is importing into {self.directory}") from None

    def is_locked(self) -> bool:
        """Whether another process holds the file."""
        try:
            with self.lock():
                return False
        except CatalogLocked:
            return True
        except OSError:  # who may only read cannot ask; then nobody is known to import
            return False

    def is_open_to_others(self) -> bool:
        """By the rights of the file; never told on Windows."""
        file = self.database.path
        reached = os.name != "nt" and bool(file.parent.stat().st_mode & stat.S_IXOTH)
        return reached and bool(file.stat().st_mode & stat.S_IROTH)

    def stats(self) -> Stats:
        """The size of the archive; of files, that of the catalog and its logs."""
        path = self.database.path
        with self.database.reading() as connection:
            files = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
            return runs.stats(connection, files)

    # What it does, method by method; one that is called like a module comes after the others of that module.

    replace = writing(changes.replace)
    remove = writing(changes.remove)
    relocate = writing(files.relocate)
    touch = writing(files.touch)
    changed_since = reading(documents.changed_since)
    document_ids = reading(documents.ids)
    sources = reading(files.sources)
    record = reading(documents.record)
    records = streaming(documents.records)
    unread = reading(holdings.unread)
    holdings = streaming(holdings.holdings)
    find = reading(names.find)

    local_persons = streaming(people.local_persons)
    set_entities = writing(changes.set_entities)
    is_linked = reading(state.is_linked)
    entities_in = reading(links.entities_in)
    members = reading(links.members)
    people = reading(people.people)
    judgements = reading(judgements.judgements)
    judge = writing(changes.judge)
    take_back = writing(changes.take_back)
    mentions_of = streaming(registers.mentions_of)
    attendance = streaming(registers.attendance)
    personal_numbers = reading(registers.personal_numbers)

    decisions = streaming(registers.decisions)
    add_duplicates = writing(changes.add_duplicates)
    compared = reading(state.compared)
    duplicates = reading(duplicate_pairs.duplicates)
    signatures = reading(duplicate_pairs.signatures)

    note_seen = writing(files.note)
    forget_seen = writing(files.forget)
    seen = reading(files.seen)
    begin_run = writing(runs.begin)
    finish_run = writing(runs.finish)
    failures = reading(runs.failures)
    setting = reading(state.setting)
    set_setting = writing(state.set_setting)
    runs = reading(runs.runs)
