"""The engines there are, and which of them has the index of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from minutes_index.index.folders import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.index.base import Engine

ENGINES: Final[dict[str, Engine]] = {engine.name: engine for engine in FOLDERS}
"""By name; an engine is a module and a row here."""
DEFAULT: Final = "whoosh"
"""The engine of an index that nobody chose one for."""
AUTO: Final = "auto"
"""In settings: the engine of the index, whichever it is, and `DEFAULT` for a new one."""


def made_by(archive: Path) -> str:
    """The engine of the index of an archive, a name in `ENGINES`; empty when there is no index."""
    return next((name for name, engine in ENGINES.items() if engine.holds(archive)), "")


def of(archive: Path) -> Engine:
    """The engine of the index of an archive; that of a new one, when there is none."""
    return ENGINES[made_by(archive) or DEFAULT]


def replace(archive: Path, new: Engine) -> None:
    """Has the index that ``new`` began answer from now on, whichever engine had the last one."""
    new.replace(archive)
    for engine in ENGINES.values():
        if engine is not new and engine.holds(archive):
            engine.remove(archive)


def remove(archive: Path) -> None:
    """Takes the index of an archive away, and what was left of another one."""
    for engine in ENGINES.values():
        engine.remove(archive)


def left_over(archive: Path) -> list[Path]:
    """What processes that were killed left of their work; while one builds an index, that is its own."""
    return sorted({path for engine in ENGINES.values() for path in engine.left_over(archive)})
