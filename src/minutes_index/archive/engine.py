"""The search index in an archive's directory: opened when it is needed, rebuilt beside the old one."""

# ruff: noqa: PLC0415 - an engine is loaded when something is to be searched

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.errors import IndexNotFound, OtherEngine
from minutes_index.index import engines
from minutes_index.index.manifest import sync

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.index.base import Index

HOME: Final = "search"
"""Directory of the index, in that of the archive."""
NEW, OLD = f"{HOME}.new", f"{HOME}.old"
"""One that is being made, and one that is going."""
WORKING: Final = ".minutes-index-"
"""What the names of folders begin with that are gone when a command has ended."""
LEFT: Final = (NEW, OLD, f"{WORKING}*")
"""What no process has when none is at work."""
MOVE: Final = (
    "move it, without reading a source: minutes-index reindex --engine {}; or leave the engine unsaid"
)


@dataclass(slots=True)
class Engine:
    """The index of the archive in ``directory``."""

    directory: Path
    wanted: str = engines.AUTO
    """The engine that the settings name: one of `engines.NAMES`, or `engines.AUTO`."""
    _opened: tuple[str, Index] | None = None

    @property
    def name(self) -> str:
        """The engine that made the index; empty when there is none."""
        return engines.made_by(self.directory / HOME)

    def index(self) -> Index:
        """The index, whichever engine made it; opened anew when another process has put one of another engine in its place.

        Raises:
            IndexingError: there is none, or it cannot be used.
        """
        name = self.name
        if self._opened is None or self._opened[0] != name:
            self.close()
            self._opened = name, engines.opened(self.directory / HOME)
        return self._opened[1]

    def index_to_fill(self) -> Index:
        """The index, made when there is none.

        Raises:
            OtherEngine: it is not one of the engine that is wanted.
            IndexingError: it cannot be used, or cannot be made.
        """
        name = self.name
        if name and self.wanted not in {engines.AUTO, name}:
            error = OtherEngine(f"the index of this archive is one of {name}, not of {self.wanted}")
            error.hint = MOVE.format(self.wanted)
            raise error
        try:
            return self.index()
        except IndexNotFound:
            engines.created(self._chosen(), self.directory / HOME).close()
            return self.index()

    def rebuild(self, fill: Callable[[Index], int], engine: str = "") -> int:
        """Has a new index filled and puts it in the place of the old one, which answers until then.

        Args:
            fill: puts everything into an empty index; what it returns is returned.
            engine: of the new index, one of `engines.NAMES`; without it the one that is wanted, or that of the old index.

        Raises:
            EngineMissing: the engine is not installed.
        """
        import shutil

        home, made, old = (self.directory / name for name in (HOME, NEW, OLD))
        for left in (made, old):
            shutil.rmtree(left, ignore_errors=True)
        filled = _filled(engines.created(self._chosen(engine), made), fill)
        self.close()
        if home.exists():
            home.rename(old)
        made.rename(home)
        sync(self.directory)
        shutil.rmtree(old, ignore_errors=True)
        return filled

    def flaws(self) -> list[engines.Flaw]:
        """What is wrong with the files of the index, all of which are read.

        Raises:
            IndexNotFound: there is no index.
        """
        return engines.flaws(self.directory / HOME)

    def left_over(self) -> list[Path]:
        """What a process that was killed left beside the index; while one builds an index, that is its own."""
        found = (path for pattern in LEFT for path in self.directory.glob(pattern))
        return sorted(found)

    def _chosen(self, engine: str = "") -> str:
        """The engine of an index that is to be made."""
        wanted = engine or self.wanted
        return self.name or engines.WHOOSH if wanted == engines.AUTO else wanted

    def size(self) -> int:
        """Bytes of the index on disk."""
        return sum(path.stat().st_size for path in (self.directory / HOME).rglob("*") if path.is_file())

    def close(self) -> None:
        """Lets go of the index."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None


def _filled(index: Index, fill: Callable[[Index], int]) -> int:
    try:
        return fill(index)
    finally:
        index.close()
