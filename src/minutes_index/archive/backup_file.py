"""A backup as one file: a ZIP of a few files by fixed names, with a list of their sizes and checksums."""

from __future__ import annotations

import errno
import hashlib
import json
import secrets
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import IO, TYPE_CHECKING, Final

from minutes_index import config
from minutes_index.catalog.file import FILE_NAME as CATALOG
from minutes_index.catalog.file import PRIVATE
from minutes_index.errors import BackupError
from minutes_index.index.manifest import sync
from minutes_index.query.synonyms import FILE_NAME as SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT: Final = 1
LIST: Final = "backup.json"
WORKING: Final = ".minutes-index-"
"""What the names of folders begin with that are gone when a command has ended."""
SMALL: Final = 16_000_000
"""The most bytes of a file that is not the catalog."""
FILES: Final = (CATALOG, config.FILE_NAME, SYNONYMS)
"""All that can be in one; the catalog must be."""
CHUNK: Final = 1 << 20
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, TypeError, AttributeError, RuntimeError,
    NotImplementedError, OverflowError,
)  # fmt: skip
"""What reading a file that is no backup, or a damaged one, has been seen to raise."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a backup tells of itself."""

    made: str
    """When, as ISO 8601 in UTC."""
    program: str
    """The version that made it."""
    engine: str
    """Which engine the archive had; empty when there was no index."""
    documents: int
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By name, size and SHA-256."""
    format: int = FORMAT


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what goes wrong with a backup into an error that can be shown; a full disk is left as it is."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise damaged(path, (error.strerror or str(error)).lower()) from error
    except BROKEN as error:
        raise damaged(path, "it is no backup of minutes-index, or it is damaged") from error


def damaged(path: Path, what: str) -> BackupError:
    """A backup that cannot be restored."""
    error = BackupError(f"{path}: {what}")
    error.hint = "restore another one; nothing was changed"
    return error


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A folder on the same disk, which goes when it is no longer needed; one that a killed process left goes first.

    Whoever works in one holds a lock beside it, which is taken before the folder is made and ends with the process.

    Raises:
        BackupError: there is no such folder, or no right to write there.
    """
    import filelock  # noqa: PLC0415 - loads asyncio, which reading commands have no use for

    folder = path / f"{WORKING}{secrets.token_hex(6)}"
    try:
        _sweep(path)
        held = filelock.FileLock(_lock_of(folder)).acquire(timeout=0)
        folder.mkdir(0o700)
    except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise BackupError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    with held:
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _sweep(path: Path) -> None:
    """Removes the folders, with copies of a catalog in them, that killed processes left."""
    import filelock  # noqa: PLC0415 - as above

    found = [each for each in path.iterdir() if each.name.startswith(WORKING) and each.suffix == ".lock"]
    for lock in found:
        try:
            with filelock.FileLock(lock).acquire(timeout=0):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                lock.unlink(missing_ok=True)
        except filelock.Timeout:
            continue


def pack(folder: Path, about: Packed, target: Path) -> None:
    """Writes the files in ``folder`` into one, which is on the disk when this returns."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        for name in FILES:
            if (folder / name).is_file():
                with (folder / name).open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                about.files[name] = (folder / name).stat().st_size, digest
                packed.write(folder / name, name)
        listed = zipfile.ZipInfo(LIST)  # dated 1980, for ZIP has no times before it: a clock may be wrong
        packed.writestr(listed, json.dumps(asdict(about), indent=2), zipfile.ZIP_DEFLATED)
    target.chmod(PRIVATE)
    sync(target)


def unpack(path: Path, folder: Path) -> Packed:
    """Writes what is packed in ``path`` into an empty folder, and sees that every byte is what it was.

    Names, sizes and the room on the disk are looked at before anything is written.

    Raises:
        BackupError: it is no backup, or damaged, or made by a newer version.
    """
    with told(path), zipfile.ZipFile(path) as packed:
        about = _about(path, packed)
        _require_room(path, about, folder)
        for name, (size, digest) in about.files.items():
            with packed.open(name) as source, (folder / name).open("xb") as made:
                written, found = _copied(source, made, size)
            if (written, found) != (size, digest):
                raise damaged(path, f"{name} in it is damaged")
            sync(folder / name)
        return about


def _about(path: Path, packed: zipfile.ZipFile) -> Packed:
    names = packed.namelist()
    if LIST not in names or packed.getinfo(LIST).file_size > SMALL:
        raise damaged(path, "it is no backup of minutes-index")
    kept = json.loads(packed.read(LIST))
    if int(kept["format"]) > FORMAT:
        raise damaged(path, f"a newer minutes-index made it (format {int(kept['format'])})")
    files = {str(name): (int(size), str(digest)) for name, (size, digest) in kept.pop("files").items()}
    about = Packed(**kept, files=files)
    if sorted([*files, LIST]) != sorted(names) or not files.keys() <= set(FILES) or CATALOG not in files:
        raise damaged(path, "there are files in it that are in no backup, or some are missing")
    if any(size < 0 or (size > SMALL and name != CATALOG) for name, (size, _) in files.items()):
        raise damaged(path, "a file in it is larger than in any backup")
    return about


def _require_room(path: Path, about: Packed, folder: Path) -> None:
    needed = sum(size for size, _ in about.files.values())
    if needed > (free := shutil.disk_usage(folder).free):
        short = BackupError(f"{path}: {needed:,} bytes are in it, and there is room for {free:,}")
        short.hint = "make room; nothing was changed"
        raise short


def _copied(source: IO[bytes], made: IO[bytes], most: int) -> tuple[int, str]:
    """Copies no more than was told, and one byte; how many there were, and their SHA-256."""
    digest, written = hashlib.sha256(), 0
    while written <= most and (chunk := source.read(min(CHUNK, most + 1 - written))):
        made.write(chunk)
        digest.update(chunk)
        written += len(chunk)
    return written, digest.hexdigest()
