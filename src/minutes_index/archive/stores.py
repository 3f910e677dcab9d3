"""The catalog of an archive, of which a search opens only as much as it reads."""

# ruff: noqa: PLC0415 - the catalog's library is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from minutes_index.catalog.search_reader import Reader
from minutes_index.errors import CatalogTooOld

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.catalog.store import Catalog


@dataclass(slots=True)
class Stores:
    """The catalog in ``directory``: read by ``reader``, and opened whole by the first verb that needs it."""

    directory: Path
    reader: Reader
    _catalog: Catalog | None = None

    @classmethod
    def open(cls, directory: Path, *, create: bool) -> Self:
        """The catalog; with ``create`` it is made when there is none. One of an older version is brought up to this one.

        Raises:
            CatalogNotFound: there is none, and none was to be made.
            CatalogError: it cannot be opened, or a newer version made it.
        """
        if not create:
            try:
                return cls(directory, Reader.open(directory))
            except CatalogTooOld:
                pass  # opening it whole mends that
        catalog = _whole(directory, create=create)
        return cls(directory, Reader.open(directory), catalog)

    @property
    def catalog(self) -> Catalog:
        """All of the catalog."""
        if self._catalog is None:
            self._catalog = _whole(self.directory, create=False)
        return self._catalog

    def close(self) -> None:
        """Lets go of the file."""
        self.reader.close()
        if self._catalog is not None:
            self._catalog.close()


def _whole(directory: Path, *, create: bool) -> Catalog:
    from minutes_index.catalog.store import Catalog

    return Catalog.open(directory, create=create)
