"""Backups of an archive: made while it is in use, restored all at once."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

import filelock

from minutes_index import config
from minutes_index.archive.backup_file import FILES, Packed, beside, damaged, pack, told, unpack
from minutes_index.catalog import copying
from minutes_index.catalog.file import FILE_NAME as CATALOG
from minutes_index.errors import BackupError, CatalogError, CatalogLocked, ConfigError
from minutes_index.index import engines
from minutes_index.index.manifest import sync
from minutes_index.query.synonyms import FILE_NAME as SYNONYMS
from minutes_index.query.synonyms import of_archive

if TYPE_CHECKING:
    from pathlib import Path

LOCK: Final = "import.lock"
OVER: Final = "say --force to write over it"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made, or restored."""

    path: str
    """Of its file."""
    made: str
    """When, as ISO 8601 in UTC."""
    documents: int
    bytes: int
    """Of its file."""


def back_up(directory: Path, target: Path, engine: str, *, force: bool = False) -> BackedUp:
    """Copies catalog, settings and synonyms of the archive in ``directory`` into one file; an import may run meanwhile.

    Raises:
        BackupError: the file is there already, and ``force`` is not said; or it cannot be written.
        CatalogError: the catalog is damaged.
    """
    if target.is_dir() or (target.exists() and not force):
        what = "this is a folder" if target.is_dir() else "there is such a file already"
        refused = BackupError(f"{target}: {what}")
        refused.hint = "name a file" if target.is_dir() else OVER
        raise refused
    with beside(target.absolute().parent) as folder:
        copying.copy(directory, folder / CATALOG)
        documents = copying.looked_over(folder / CATALOG)
        for name in FILES:
            if name != CATALOG and (directory / name).is_file():
                shutil.copyfile(directory / name, folder / name)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        about = Packed(made, _version(), engine, documents)
        packed = folder / "packed"
        pack(folder, about, packed)
        size = packed.stat().st_size
        packed.replace(target)
        sync(target.absolute().parent)
    return BackedUp(str(target), made, documents, size)


def put_back(path: Path, directory: Path, *, force: bool = False) -> Packed:
    """Puts what a backup holds in the place of the archive in ``directory``, but for the index, which goes.

    Everything is unpacked and looked over before anything is replaced. Settings or synonyms that the backup has none of
    stay. Whenever the process may end, there is the old
    catalog or the new one, whole, and no index that belongs to another.

    Raises:
        BackupError: it is no backup, or damaged; or there are documents in the archive, and ``force`` is not said.
        CatalogLocked: another process is importing into the archive.
        CatalogError: another process has the catalog open.
    """
    with told(path):
        path.open("rb").close()
        directory.mkdir(0o700, parents=True, exist_ok=True)
    with beside(directory) as folder, ExitStack() as held:
        try:
            held.enter_context(filelock.FileLock(directory / LOCK, timeout=0))
        except filelock.Timeout:
            raise CatalogLocked(f"another process is importing into {directory}") from None
        if not force:
            _require_empty(directory)
        about = unpack(path, folder)
        _require_sound(path, folder)
        _swap(folder, directory, about)
    return about


def _require_empty(directory: Path) -> None:
    what = next((f"there is a {name} already" for name in FILES[1:] if (directory / name).exists()), "")
    if (directory / CATALOG).exists():
        try:
            if documents := copying.looked_over(directory / CATALOG):
                what = f"there are {documents} documents in this archive"
        except CatalogError as error:
            what = str(error)
    if what:
        refused = BackupError(f"{directory}: {what}")
        refused.hint = f"restore into another directory (--archive DIR), or {OVER}"
        raise refused


def _require_sound(path: Path, folder: Path) -> None:
    """Sees that the program can use what was unpacked."""
    try:
        copying.looked_over(folder / CATALOG)
        config.load({config.ARCHIVE: folder}, {})
        of_archive(folder)
    except (CatalogError, ConfigError) as error:
        raise damaged(path, str(error).replace(f"{folder}/", "in it, ")) from error


def _swap(folder: Path, directory: Path, about: Packed) -> None:
    """Once nobody reads the catalog, the index goes first and the catalog comes last, with one rename."""
    copying.let_go(directory)
    engines.remove(directory)
    for name in (config.FILE_NAME, SYNONYMS):
        if name in about.files:
            (folder / name).replace(directory / name)
    copying.put_in_place(folder / CATALOG, directory)
    sync(directory)


def _version() -> str:
    try:
        return version("minutes-index")
    except PackageNotFoundError:
        return ""
