"""Files packed in a ZIP archive, read within limits that hold whatever the archive says of itself."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from minutes_index.errors import EncryptedSource, TooLarge, UnreadableSource, UnsupportedFormat
from minutes_index.extract.files import opened, require_size, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from minutes_index.errors import SourceError
    from minutes_index.extract.reading import Reading

CHUNK = 4096
"""Bytes asked for at once; bzip2 and LZMA give whatever so many packed ones become."""
UNSUSPICIOUS = 1_000_000
"""Bytes that a member may unpack to whatever it takes packed: a page of blanks packs well."""
ENTRY = 1_000
"""Bytes a member, on average, of the longest table of contents that is read."""
ENCRYPTED = 0x1
# What zipfile and the libraries under it meet in a damaged file.
FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class _TooMuch(Exception):
    """More is asked for at once than a sound archive needs."""


class _Bounded(io.RawIOBase):
    """A file of which no more than ``most`` bytes are read at once: the length of its table of contents is its own word."""

    def __init__(self, file: BufferedReader, most: int) -> None:
        super().__init__()
        self._file, self._most = file, most

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise _TooMuch
        return self._file.read(size)


@contextmanager
def opened_zip(path: Path, reading: Reading) -> Iterator[zipfile.ZipFile]:
    """The ZIP archive at ``path``, open for reading.

    Raises:
        TooLarge: it has more bytes or members than allowed.
        UnreadableSource: it is damaged, cut off, or its members overlap.
    """
    with opened(path) as (file, status):
        require_size(path, status.st_size, reading)
        with _directory(path, file, reading) as archive:
            if sum(info.compress_size for info in archive.infolist()) > status.st_size:
                raise UnreadableSource(shown(path), "damaged: its members lie over each other")
            yield archive


@contextmanager
def _directory(path: Path, file: BufferedReader, reading: Reading) -> Iterator[zipfile.ZipFile]:
    many = TooLarge(shown(path), f"more than {reading.members:,} files in it")
    try:
        archive = zipfile.ZipFile(_Bounded(file, max(1 << 17, reading.members * ENTRY)))
    except _TooMuch as error:
        raise many from error
    except FAULTS as error:
        raise UnreadableSource(shown(path), "damaged or cut off: its table of contents is missing") from error
    with archive:
        if len(archive.infolist()) > reading.members:
            raise many
        yield archive


def chunks(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> Iterator[bytes]:
    """The bytes of a member, some at a time, its checksum tested at the end.

    Args:
        name: of the member, for errors.
        archive: that it lies in.
        info: its entry there.
        reading: the limits.

    Raises:
        TooLarge: it unpacks to more than `Reading.bytes`, or `Reading.ratio` times what it takes packed.
        EncryptedSource, UnsupportedFormat, UnreadableSource: as `fault` has it, or it is damaged.
    """
    if refused := fault(name, info):
        raise refused
    most, left = reading.bytes, max(UNSUSPICIOUS, reading.ratio * info.compress_size)
    try:
        with archive.open(info) as member:
            while data := member.read(CHUNK):
                most, left = most - len(data), left - len(data)
                if most < 0:
                    raise TooLarge(name, f"more than {reading.bytes:,} bytes when unpacked")
                if left < 0:
                    raise TooLarge(name, f"it unpacks to more than {reading.ratio} times its packed size")
                yield data
    except (*FAULTS, OSError, _TooMuch) as error:
        raise UnreadableSource(name, "damaged: it cannot be unpacked") from error


def whole(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> bytes:
    """All bytes of a member; see `chunks`."""
    return b"".join(chunks(name, archive, info, reading))


def fault(name: str, info: zipfile.ZipInfo) -> SourceError | None:
    """Why a member cannot be unpacked, as far as its entry tells."""
    if info.flag_bits & ENCRYPTED:
        return EncryptedSource(
            name, "it needs a password", "unpack it with the password, and import the files"
        )
    if info.compress_type not in _METHODS:
        method = _NAMES.get(info.compress_type, f"method {info.compress_type}")
        return UnsupportedFormat(name, f"it is packed in a way that is not read ({method})", _OTHER_METHOD)
    return None


_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
# APPNOTE 6.3.10, 4.4.5
_NAMES = {1: "Shrunk", 6: "Imploded", 9: "Deflate64", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES"}
_OTHER_METHOD = "unpack it with another program, and import the files"
