"""Opening source files, for reading only, and what is known of a file without understanding it."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from minutes_index.errors import EmptySource, TooLarge, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.extract.reading import Reading

_KINDS = {
    stat.S_IFDIR: "it is a folder",
    stat.S_IFIFO: "it is a pipe",
    stat.S_IFSOCK: "it is a socket",
    stat.S_IFCHR: "it is a device",
    stat.S_IFBLK: "it is a device",
}


def shown(path: Path) -> str:
    """The path as `Source.path` has it: absolute and in NFC, with bytes that are not UTF-8 in hexadecimal."""
    name = os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", os.path.normpath(name))


@contextmanager
def opened(path: Path) -> Iterator[tuple[BufferedReader, os.stat_result]]:
    """The file at ``path``, open for reading, and its status.

    Raises:
        UnreadableSource: there is no such file, it is not a regular file, or reading it fails, here or in
            the body.
        EmptySource: it has no bytes.
    """
    try:
        _require_file(path, path.stat())
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            _require_file(path, status)
            yield file, status
    except OSError as error:
        told = UnreadableSource(shown(path), (error.strerror or str(error)).lower())
        if error.errno == errno.ENOSPC:
            told.hint = (
                f"make room in {tempfile.gettempdir()}, or name another folder for temporary files in TMPDIR"
            )
        raise told from error


def opened_plainly(path: Path) -> BufferedReader:
    """The file at ``path``, open for reading, if it is one, though it may be empty.

    Raises:
        OSError: it cannot be opened, or is no regular file, which might never end.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    return path.open("rb")


def sha256(file: BufferedReader) -> str:
    """The SHA-256 of what is left to read of ``file``, in hexadecimal."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def require_size(path: Path, size: int, reading: Reading) -> None:
    """Raise `TooLarge` when ``size`` is over the limit on bytes."""
    if size > reading.bytes:
        raise TooLarge(shown(path), f"{size:,} bytes, the limit is {reading.bytes:,}")


def _require_file(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource(shown(path), _KINDS.get(stat.S_IFMT(status.st_mode), "it is not a file"))
    if not status.st_size:
        raise EmptySource(shown(path), "it has no bytes")
