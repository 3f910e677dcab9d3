"""An open catalog: its file, the right to import, and how its methods read and write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Self, TypeVar

from sqlalchemy import Connection

from minutes_index.catalog import runs
from minutes_index.catalog.database import Database, opened
from minutes_index.errors import CatalogLocked

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

P = ParamSpec("P")
T = TypeVar("T")
Asked = Callable[Concatenate[Connection, P], T]
LOCK_NAME: Final = "import.lock"


@dataclass(frozen=True, slots=True)
class Opened:
    """What `minutes_index.catalog.store.Catalog` is built on; a context manager."""

    directory: Path
    database: Database

    @classmethod
    def open(cls, directory: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """The catalog in ``directory``; with ``create`` both are made when there are none.

        Raises:
            CatalogNotFound: there is none, and none was to be made.
            CatalogTooNew: a newer version of this program made it.
            CatalogError: the file is damaged, not a catalog, or cannot be opened.
        """
        return cls(directory, opened(directory, create=create, read_only=read_only))

    def close(self) -> None:
        """Lets go of the file."""
        self.database.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the right to import, which one process at a time can have.

        Raises:
            CatalogLocked: another one holds it.
        """
        import filelock  # noqa: PLC0415 - loads asyncio, which reading commands have no use for

        try:
            with filelock.FileLock(self.directory / LOCK_NAME, timeout=0):
                yield
        except filelock.Timeout:
            raise CatalogLocked(f"another process is importing into {self.directory}") from None

    def is_locked(self) -> bool:
        """Whether another process is importing just now."""
        try:
            with self.lock():
                return False
        except CatalogLocked:
            return True
        except OSError:  # who may only read cannot ask; then nobody is known to import
            return False

    def _read(self, ask: Asked[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.reading() as connection:
            return ask(connection, *args, **kwargs)

    def _stream(self, ask: Asked[P, Iterable[T]], *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        with self.database.reading() as connection:
            yield from ask(connection, *args, **kwargs)

    def _write(self, ask: Asked[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.writing() as connection:
            return ask(connection, *args, **kwargs)

    def _change(self, ask: Asked[P, bool], *args: P.args, **kwargs: P.kwargs) -> None:
        """Writes what an index is built from, and counts the change if there was one."""
        with self.database.writing() as connection:
            if ask(connection, *args, **kwargs):
                runs.advance(connection)
