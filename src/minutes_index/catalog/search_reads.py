"""A catalog as a search needs it: nothing is loaded for the rest of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from minutes_index.catalog import documents, duplicate_pairs, links, state
from minutes_index.catalog.methods import reading, streaming
from minutes_index.catalog.opening import opened

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from minutes_index.catalog.database import Database


@dataclass(frozen=True, slots=True)
class SearchedCatalog:
    """A `minutes_index.catalog.base.Searched`, which tells what each method does; a context manager."""

    directory: Path
    database: Database

    @classmethod
    def open(cls, directory: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """The catalog in ``directory``; with ``create`` both are made when there are none.

        One that an older version made is brought up to this one.

        Raises:
            CatalogNotFound: there is none, and none was to be made.
            CatalogTooNew: a newer version of this program made it.
            CatalogTooOld: an older version made it, and it is opened for reading only.
            CatalogError: the file is damaged, not a catalog, or cannot be opened.
        """
        return cls(directory, opened(directory, create=create, read_only=read_only))

    def close(self) -> None:
        """Lets go of the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    generation = reading(state.generation)
    has_unfinished_import = reading(state.has_unfinished_import)
    heads = reading(documents.heads)
    mentions_in = reading(documents.mentions_in)
    decisions_in = reading(documents.decisions_in)
    documents = streaming(documents.documents)
    duplicates_among = reading(duplicate_pairs.duplicates_among)
    other_names = reading(links.other_names)
