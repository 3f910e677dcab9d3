"""The two stores of an archive: opened when they are needed, and the index mended by the catalog when it cannot be used."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from minutes_index.errors import (
    CatalogLocked,
    IndexingError,
    IndexNotFound,
    IndexUnavailable,
    SchemaMismatch,
)
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.archive.index import ArchiveIndex
    from minutes_index.catalog.base import Catalog
    from minutes_index.catalog.search_reads import SearchedCatalog
    from minutes_index.index.base import Index

T = TypeVar("T")
MENDED: Final = (IndexNotFound, SchemaMismatch, IndexUnavailable)
"""What a new index, built from the catalog, mends."""
ENGINE: Final = "engine"
"""The catalog's setting that names the engine, for the time when there is no index."""
WAIT: Final = "another process is importing, or building the index anew: wait until it has finished"
NO_RIGHT: Final = "whoever has the right to write there builds it anew with: minutes-index reindex"


@dataclass(frozen=True, slots=True)
class Stores:
    """The catalog and the index of an archive.

    An index that is missing, damaged or of another version is built anew by the verb that needs it; ``tell`` is given
    the line that says so.
    """

    searched: SearchedCatalog
    """What a search needs of the catalog."""
    index: ArchiveIndex
    """As it is: it may be missing or damaged."""
    tell: Callable[[str], None]

    @property
    def catalog(self) -> Catalog:
        """All of the catalog."""
        from minutes_index.catalog.store import SqliteCatalog

        return SqliteCatalog(self.searched.directory, self.searched.database)

    def close(self) -> None:
        """Lets go of all files."""
        self.index.close()
        self.searched.close()

    def usable_index(self) -> Index:
        """The index, built anew when it is missing, damaged or of another version.

        Raises:
            IndexingError: it cannot be used, and building it anew would not help, or cannot be done now.
        """
        try:
            return self.index.open()
        except MENDED as error:
            return self._built_anew(error)

    def answered(self, ask: Callable[[Index], T]) -> T:
        """What the index answers; one that turns out to be damaged is built anew and asked once more."""
        index = self.usable_index()
        try:
            return ask(index)
        except MENDED as error:
            return ask(self._built_anew(error))

    def filled(self, fill: Callable[[Index], T]) -> T:
        """What an import into the index gives; one that is damaged is built anew first, or when that shows."""
        if self.index.engine or self.catalog.generation():
            self.usable_index()
        try:
            done = fill(self.index.open_to_fill())
        except MENDED as error:
            self._built_anew(error)
            done = fill(self.index.open_to_fill())
        self._note_engine()
        return done

    def _built_anew(self, error: IndexingError) -> Index:
        """A new index in the place of one that is damaged; the same, opened again, when it proves to be sound."""
        try:
            with self.catalog.lock():
                self.index.close()
                if self._is_damaged():
                    self.tell(f"{error}: building it anew from the catalog, which may take a while")
                    self.rebuild()
        except (CatalogLocked, PermissionError) as hindered:
            error.hint = WAIT if isinstance(hindered, CatalogLocked) else NO_RIGHT
            raise error from None
        return self.index.open()

    def _is_damaged(self) -> bool:
        """Whether the index has to be built anew; another process may have done it by now."""
        try:
            return any(flaw.damaged for flaw in self.index.flaws())
        except MENDED:
            return True

    def rebuild(self, engine: str = "") -> int:
        """Builds the index anew, with the engine it had when none is wanted; the number of documents in it."""
        from minutes_index.ingest import repair

        if not engine and not self.index.engine and self.index.wanted == engines.AUTO:
            engine = self.catalog.setting(ENGINE) or ""
        count = self.index.rebuild(lambda index: repair.rebuild(self.catalog, index), engine)
        self._note_engine()
        return count

    def _note_engine(self) -> None:
        """Keeps the name of the engine in the catalog, which outlives the index."""
        if self.catalog.setting(ENGINE) != self.index.engine:
            self.catalog.set_setting(ENGINE, self.index.engine)
