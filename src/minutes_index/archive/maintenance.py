"""The verbs that keep an archive whole: check, mend, build the index anew, back up; and how large it is."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index import config
from minutes_index.archive.stores import MENDED
from minutes_index.errors import IndexingError
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.archive.backups import BackedUp
    from minutes_index.archive.stores import Stores
    from minutes_index.catalog.base import Catalog
    from minutes_index.catalog.facts import Stats
    from minutes_index.ingest.report import Fault, SourceNote

MANY: Final = 20_000
"""Sections beyond which Whoosh keeps people waiting; ARCHITECTURE.md has the figures."""
MOVE: Final = "tantivy would search this much faster: minutes-index reindex --engine tantivy"


@dataclass(frozen=True, slots=True)
class Mended:
    """What `Archive.repair` did, and what it could not mend."""

    done: tuple[str, ...]
    left: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeps the two stores of an archive whole."""

    stores: Stores

    @property
    def catalog(self) -> Catalog:
        """The store of truth."""
        return self.stores.catalog

    def reindex(self, engine: str = "") -> int:
        """Builds the search index anew from the catalog; the number of documents in it.

        The old index answers until the new one is whole.

        Args:
            engine: ``"whoosh"`` or ``"tantivy"``, to move the index to it; without it, what the settings name, or
                that of the old index.

        Raises:
            CatalogLocked: another process is importing.
            ConfigError: there is no such engine.
            EngineMissing: the engine is not installed.
        """
        chosen = config.engine(engine) if engine else ""
        with self.catalog.lock():
            return self.stores.rebuild(chosen)

    def check(self, *, texts: bool = True) -> list[Fault]:
        """What is wrong with the archive; nothing when all is well. Every file of the index is read.

        While another process imports, what it has not finished is left out: whether catalog and index say the same.

        Args:
            texts: whether every text of the catalog is read as well, to see that it is the one that was written.
        """
        return self._faults(texts=texts, alone=not self.catalog.is_locked())

    def repair(self) -> Mended:
        """Mends what can be mended; sources are not touched, and no document leaves the catalog.

        An index whose files are damaged is built anew beside the old one; in a sound one only what differs is.

        Raises:
            CatalogLocked: another process is importing.
        """
        from minutes_index.ingest import repair

        with self.catalog.lock():
            faults = self._faults(texts=True, alone=True)
            if any(fault.kind == "catalog" for fault in faults):
                return Mended((), tuple(faults))
            damaged = [fault.document_id for fault in faults if fault.kind == "text"]
            done = [*repair.mend_catalog(self.catalog, damaged), *self._mend_index(faults)]
        return Mended(tuple(done), tuple(self.check()))

    def sources(self, *, whole: bool = False) -> tuple[SourceNote, ...]:
        """The source files that are gone or not as they were read, by path.

        Args:
            whole: whether each is read and its SHA-256 compared, and not only its size and time.
        """
        from minutes_index.ingest.sources import notes

        return tuple(notes(self.catalog, whole=whole))

    def backup(self, path: Path | str, *, force: bool = False) -> BackedUp:
        """Copies catalog, settings and synonyms into one file, as they are at this moment; an import may run meanwhile.

        The index is left out, for `restore` builds it anew.

        Args:
            path: of the file, which is there whole or not at all.
            force: whether to write over one that is there.

        Raises:
            BackupError: there is such a file, or it cannot be written.
            CatalogError: the catalog is damaged.
        """
        from minutes_index.archive.backups import back_up

        return back_up(self.stores.index.directory, Path(path), self.stores.index.engine, force=force)

    def is_open_to_others(self) -> bool:
        """Whether everybody on this computer can read the catalog, which has personal numbers as they stand; never told on Windows."""
        return self.catalog.is_open_to_others()

    def stats(self) -> Stats:
        """The size of the archive, and its search engine."""
        size = self.catalog.stats()
        name = self.stores.index.engine
        advice = MOVE if name == engines.DEFAULT and size.sections > MANY else ""
        return replace(size, engine=name, index_bytes=self.stores.index.size(), advice=advice)

    def _faults(self, *, texts: bool, alone: bool) -> list[Fault]:
        from minutes_index.ingest import check

        catalog = self.catalog
        faults = list(check.of_catalog(catalog))
        if any(fault.kind == "catalog" for fault in faults):
            return faults  # nothing it says can be relied on
        faults += self._damaged(texts=texts)
        faults += self._faults_of_index(alone=alone)
        return [
            *faults,
            *(check.interrupted(catalog) if alone else ()),
            *check.named_by_number(catalog),
        ]

    def _damaged(self, *, texts: bool) -> Iterator[Fault]:
        from minutes_index.ingest import check

        known: set[str] = set()
        for fault in check.of_texts(self.catalog) if texts else ():
            known.add(fault.document_id)
            yield fault
        if texts:
            yield from (
                fault
                for fault in check.of_facts(self.catalog)
                if fault.document_id not in known or not fault.document_id
            )

    def _faults_of_index(self, *, alone: bool) -> list[Fault]:
        from minutes_index.ingest import check

        try:
            flaws = [flaw for flaw in self.stores.index.flaws() if alone or flaw.damaged]
            left = check.of_index(flaws, self._left_over() if alone else ())
            if not alone or any(flaw.damaged for flaw in flaws):
                return list(left)
            return [*left, *check.compared(self.catalog, self.stores.index.open())]
        except IndexingError as error:
            return [check.unusable(error, repairable=isinstance(error, MENDED))]

    def _left_over(self) -> list[Path]:
        """What processes that were killed left: of backups, and of indexes."""
        from minutes_index.archive.backup_file import WORKING

        directory = self.stores.index.directory
        return [*sorted(directory.glob(f"{WORKING}*")), *engines.left_over(directory)]

    def _mend_index(self, faults: list[Fault]) -> Iterator[str]:
        from minutes_index.ingest import repair

        kinds = {fault.kind for fault in faults if fault.repairable}
        if "index" in kinds:
            yield f"the index was built anew: {self.stores.rebuild()} documents"
            return
        if {"stores", "people"} & kinds:
            unreadable = repair.unreadable(self.catalog) if "text" in kinds else set()
            yield from repair.mend_index(self.catalog, self.stores.index.open(), unreadable)
        if left := [Path(fault.path) for fault in faults if fault.kind == "left over"]:
            for path in left:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            yield f"removed what was left over: {len(left)} files or folders"
