"""The verbs that keep an archive whole: check, mend, build the index anew, back up."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from minutes_index import config
from minutes_index.errors import (
    CatalogLocked,
    IndexingError,
    IndexNotFound,
    IndexUnavailable,
    SchemaMismatch,
)
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.archive.backups import BackedUp
    from minutes_index.archive.index import ArchiveIndex
    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index
    from minutes_index.ingest.report import Fault, SourceNote
    from minutes_index.report.personal_numbers import NumberPlace

T = TypeVar("T")
MENDED: Final = (IndexNotFound, SchemaMismatch, IndexUnavailable)
"""What a new index, built from the catalog, mends."""
ENGINE: Final = "engine"
"""The catalog's setting that names the engine, for the time when there is no index."""
WAIT: Final = "another process is importing, or building the index anew: wait until it has finished"
NO_RIGHT: Final = "whoever has the right to write there builds it anew with: minutes-index reindex"


@dataclass(frozen=True, slots=True)
class Mended:
    """What `Archive.repair` did, and what it could not mend."""

    done: tuple[str, ...]
    left: tuple[Fault, ...]


class KeepingVerbs:
    """What keeps the two stores of an `Archive` whole.

    An index that is missing, damaged or of another version is built anew by the verb that needs it; ``tell`` is given
    the line that says so.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        unmasked: bool
        tell: Callable[[str], None]
        _engine: ArchiveIndex

        @property
        def catalog(self) -> Catalog: ...  # noqa: D102 - of the archive

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
            return self._rebuild(chosen)

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
            flaws = [flaw for flaw in self._engine.flaws() if alone or flaw.damaged]
            left = check.of_index(flaws, self._left_over() if alone else ())
            if not alone or any(flaw.damaged for flaw in flaws):
                return list(left)
            return [*left, *check.compared(self.catalog, self._engine.open())]
        except IndexingError as error:
            return [check.unusable(error, repairable=isinstance(error, MENDED))]

    def _left_over(self) -> list[Path]:
        """What processes that were killed left: of backups, and of indexes."""
        from minutes_index.archive.backup_file import WORKING

        directory = self._engine.directory
        return [*sorted(directory.glob(f"{WORKING}*")), *engines.left_over(directory)]

    def _mend_index(self, faults: list[Fault]) -> Iterator[str]:
        from minutes_index.ingest import repair

        kinds = {fault.kind for fault in faults if fault.repairable}
        if "index" in kinds:
            yield f"the index was built anew: {self._rebuild()} documents"
            return
        if {"stores", "people"} & kinds:
            unreadable = repair.unreadable(self.catalog) if "text" in kinds else set()
            yield from repair.mend_index(self.catalog, self._engine.open(), unreadable)
        if left := [Path(fault.path) for fault in faults if fault.kind == "left over"]:
            for path in left:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            yield f"removed what was left over: {len(left)} files or folders"

    def sources(self, *, whole: bool = False) -> tuple[SourceNote, ...]:
        """The source files that are gone or not as they were read, by path.

        Args:
            whole: whether each is read and its SHA-256 compared, and not only its size and time.
        """
        from minutes_index.ingest.sources import notes

        return tuple(notes(self.catalog, whole=whole))

    def personal_numbers(self) -> tuple[NumberPlace, ...]:
        """Every place where a personal number stands, by path; all texts are looked through."""
        from minutes_index.report.personal_numbers import number_places

        documents = self.catalog.documents(self.catalog.document_ids())
        return number_places(documents, unmasked=self.unmasked)

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

        return back_up(self._engine.directory, Path(path), self._engine.engine, force=force)

    def _index(self) -> Index:
        """The index, built anew when it is missing, damaged or of another version.

        Raises:
            IndexingError: it cannot be used, and building it anew would not help, or cannot be done now.
        """
        try:
            return self._engine.open()
        except MENDED as error:
            return self._built_anew(error)

    def _answered(self, ask: Callable[[Index], T]) -> T:
        """What the index answers; one that turns out to be damaged is built anew and asked once more."""
        index = self._index()
        try:
            return ask(index)
        except MENDED as error:
            return ask(self._built_anew(error))

    def _filled(self, fill: Callable[[Index], T]) -> T:
        """What an import into the index gives; one that is damaged is built anew first, or when that shows."""
        if self._engine.engine or self.catalog.generation():
            self._index()
        try:
            done = fill(self._engine.open_to_fill())
        except MENDED as error:
            self._built_anew(error)
            done = fill(self._engine.open_to_fill())
        self._note_engine()
        return done

    def _built_anew(self, error: IndexingError) -> Index:
        """A new index in the place of one that is damaged; the same, opened again, when it proves to be sound."""
        try:
            with self.catalog.lock():
                self._engine.close()
                if self._is_damaged():
                    self.tell(f"{error}: building it anew from the catalog, which may take a while")
                    self._rebuild()
        except (CatalogLocked, PermissionError) as hindered:
            error.hint = WAIT if isinstance(hindered, CatalogLocked) else NO_RIGHT
            raise error from None
        return self._engine.open()

    def _is_damaged(self) -> bool:
        """Whether the index has to be built anew; another process may have done it by now."""
        try:
            return any(flaw.damaged for flaw in self._engine.flaws())
        except MENDED:
            return True

    def _rebuild(self, engine: str = "") -> int:
        """Builds the index anew, with the engine it had when none is wanted; the number of documents in it."""
        from minutes_index.ingest import repair

        if not engine and not self._engine.engine and self._engine.wanted == engines.AUTO:
            engine = self.catalog.setting(ENGINE) or ""
        count = self._engine.rebuild(lambda index: repair.rebuild(self.catalog, index), engine)
        self._note_engine()
        return count

    def _note_engine(self) -> None:
        """Keeps the name of the engine in the catalog, which outlives the index."""
        if self.catalog.setting(ENGINE) != self._engine.engine:
            self.catalog.set_setting(ENGINE, self._engine.engine)
