"""`restore`: an archive from a backup."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from minutes_index.archive.archive import Archive
from minutes_index.errors import EngineMissing
from minutes_index.index import engines

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.archive.backups import BackedUp


def _unheard(_line: str) -> None:
    """Tells nobody."""


def restore(
    path: Path | str,
    directory: Path | str,
    *,
    force: bool = False,
    tell: Callable[[str], None] = _unheard,
) -> BackedUp:
    """Restores a backup into an archive's directory, and builds its index.

    Everything is unpacked and looked over before anything is replaced.

    Args:
        path: of a file that `Archive.backup` made.
        directory: of the archive, which is made when there is none.
        force: whether an archive that is there is replaced.
        tell: is given a line when the index cannot be built with the engine it had.

    Raises:
        BackupError: it is no backup, or damaged; or there are documents in the archive, and ``force`` is not said.
        CatalogLocked: another process is importing into the archive.
        CatalogError: another process has the catalog open.
    """
    from minutes_index.archive.backups import BackedUp, put_back

    about = put_back(Path(path), Path(directory), force=force)
    with Archive.open(directory) as archive:
        wanted = about.engine if archive.settings.engine == engines.AUTO else ""
        try:
            archive.reindex(wanted if wanted in engines.ENGINES else "")
        except EngineMissing as error:
            tell(f"{error}: the index is one of {engines.DEFAULT}")
            archive.reindex(engines.DEFAULT)
        documents = archive.stats().documents
    return BackedUp(str(path), about.made, documents, Path(path).stat().st_size)
