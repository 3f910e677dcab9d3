"""The search index of an archive: opened when it is needed, rebuilt beside the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.errors import IndexNotFound, OtherEngine
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.index.base import Flaw, Index

MOVE: Final = (
    "move it, without reading a source: minutes-index reindex --engine {}; or leave the engine unsaid"
)


@dataclass(slots=True)
class ArchiveIndex:
    """The index of the archive in ``directory``."""

    directory: Path
    wanted: str = engines.AUTO
    """The engine that the settings name: one of `engines.ENGINES`, or `engines.AUTO`."""
    _opened: tuple[str, Index] | None = None

    @property
    def engine(self) -> str:
        """The name of the engine that made the index; empty when there is none."""
        return engines.made_by(self.directory)

    def open(self) -> Index:
        """The index, whichever engine made it; opened anew when another process has put one of another engine in its place.

        Raises:
            IndexingError: there is none, or it cannot be used.
        """
        name = self.engine
        if self._opened is None or self._opened[0] != name:
            self.close()
            self._opened = name, engines.of(self.directory).open(self.directory)
        return self._opened[1]

    def open_to_fill(self) -> Index:
        """The index, made when there is none.

        Raises:
            OtherEngine: it is not one of the engine that is wanted.
            IndexingError: it cannot be used, or cannot be made.
        """
        name = self.engine
        if name and self.wanted not in {engines.AUTO, name}:
            error = OtherEngine(f"the index of this archive is one of {name}, not of {self.wanted}")
            error.hint = MOVE.format(self.wanted)
            raise error
        try:
            return self.open()
        except IndexNotFound:
            engines.ENGINES[self._chosen()].create(self.directory).close()
            return self.open()

    def rebuild(self, fill: Callable[[Index], int], engine: str = "") -> int:
        """Has a new index filled and puts it in the place of the old one, which answers until then.

        Args:
            fill: puts everything into an empty index; what it returns is returned.
            engine: of the new index, one of `engines.ENGINES`; without it the one that is wanted, or that of the old index.

        Raises:
            EngineMissing: the engine is not installed.
        """
        new = engines.ENGINES[self._chosen(engine)]
        filled = _filled(new.begin(self.directory), fill)
        self.close()
        engines.replace(self.directory, new)
        return filled

    def flaws(self) -> list[Flaw]:
        """What is wrong with the index, all of which is read.

        Raises:
            IndexNotFound: there is no index.
        """
        return engines.of(self.directory).flaws(self.directory)

    def _chosen(self, engine: str = "") -> str:
        """The engine of an index that is to be made."""
        wanted = engine or self.wanted
        return self.engine or engines.DEFAULT if wanted == engines.AUTO else wanted

    def size(self) -> int:
        """Bytes of the index."""
        return engines.of(self.directory).size(self.directory)

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
