"""The search index in an archive's directory: opened when it is needed, rebuilt beside the old one."""

# ruff: noqa: PLC0415 - an engine is loaded when something is to be searched

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.errors import IndexNotFound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.index.base import Index

HOME: Final = "search"
"""Directory of the index, in that of the archive; with an ending, one that is being made or going."""


@dataclass(slots=True)
class Engine:
    """The index of the archive in ``directory``."""

    directory: Path
    _opened: Index | None = None

    def index(self, *, create: bool = False) -> Index:
        """The index; with ``create`` an empty one is made when there is none.

        Raises:
            IndexingError: there is none, or it cannot be used.
        """
        if self._opened is None:
            self._opened = _open(self.directory / HOME, create=create)
        return self._opened

    def rebuild(self, fill: Callable[[Index], int]) -> int:
        """Has a new index filled and puts it in the place of the old one, which answers until then.

        Args:
            fill: puts everything into an empty index; what it returns is returned.
        """
        import shutil

        home, made, old = (self.directory / f"{HOME}{ending}" for ending in ("", ".new", ".old"))
        for left in (made, old):
            shutil.rmtree(left, ignore_errors=True)
        filled = _filled(made, fill)
        self.close()
        if home.exists():
            home.rename(old)
        made.rename(home)
        shutil.rmtree(old, ignore_errors=True)
        return filled

    def close(self) -> None:
        """Lets go of the index."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _open(directory: Path, *, create: bool) -> Index:
    from minutes_index.index.whoosh import WhooshIndex

    try:
        return WhooshIndex(directory)
    except IndexNotFound:
        if not create:
            raise
        return WhooshIndex.create(directory)


def _filled(directory: Path, fill: Callable[[Index], int]) -> int:
    from minutes_index.index.whoosh import WhooshIndex

    index = WhooshIndex.create(directory)
    try:
        return fill(index)
    finally:
        index.close()
