"""ZIP archives: what lies in them, and one file at a time unpacked."""

from __future__ import annotations

import stat
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minutes_index.errors import UnreadableSource
from minutes_index.extract.containers.contents import Contents, Member
from minutes_index.extract.containers.packed import chunks, fault, opened_zip
from minutes_index.extract.encodings import WINDOWS, legacy
from minutes_index.extract.files import shown
from minutes_index.extract.names import is_hidden, is_no_minutes, safe, told_apart

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from minutes_index.extract.reading import Reading

_UTF8 = 0x800  # the flag for names in UTF-8 (APPNOTE 6.3.10, 4.4.4)
_UNICODE_PATH = 0x7075  # the extra field with the name in UTF-8 (4.6.9)
_BY_THE_RULES = "cp437"


class _Entry(NamedTuple):
    name: str
    info: zipfile.ZipInfo


def contents(path: Path, reading: Reading) -> Contents:
    """What lies in a ZIP archive; see `containers.contents`."""
    with opened_zip(path, reading) as archive:
        entries = _entries(archive)
    kept = [entry for entry in entries if not is_no_minutes(entry.name)]
    members = (Member(entry.name, fault(_shown(path, entry.name), entry.info)) for entry in kept)
    return Contents(tuple(members), len(entries) - len(kept))


@contextmanager
def unpacked(path: Path, name: str, reading: Reading) -> Iterator[Path]:
    """One file of a ZIP archive; see `containers.unpacked`."""
    with tempfile.TemporaryDirectory(prefix="minutes-index-") as folder:
        target = Path(folder, "member")
        with opened_zip(path, reading) as archive, target.open("wb") as file:
            entry = next((entry for entry in _entries(archive) if entry.name == name), None)
            if entry is None:
                raise UnreadableSource(_shown(path, name), "there is no such file in the archive")
            for data in chunks(_shown(path, name), archive, entry.info, reading):
                file.write(data)
        yield target


def _entries(archive: zipfile.ZipFile) -> list[_Entry]:
    """The files of an archive that are not hidden, each by a name of its own."""
    found = [(safe(_name(info)), info) for info in archive.infolist() if _is_file(info)]
    seen = [(name, info) for name, info in found if name and not is_hidden(name)]
    names = told_apart(name for name, _ in seen)
    return [_Entry(name, info) for name, (_, info) in zip(names, seen, strict=True)]


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether it is neither a folder nor a link or device, which UNIX puts in as well."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return not info.orig_filename.endswith(("/", "\\")) and kind in {0, stat.S_IFREG}


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: UTF-8 where that is said or fits, else as old systems wrote Swedish."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    data = info.orig_filename.encode(_BY_THE_RULES)
    if found := _unicode_path(info.extra, data):
        return found
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(_old(data), "replace")


def _old(data: bytes) -> str:
    """The encoding of a name that is not UTF-8: that of DOS by the rules, unless å, ä or ö come out in Windows'."""
    name = legacy(data)
    windows = name == WINDOWS and any(byte in data for byte in "åäöÅÄÖé".encode(WINDOWS))
    return WINDOWS if windows else "cp850" if name == WINDOWS else name


def _unicode_path(extra: bytes, name: bytes) -> str:
    """The name in UTF-8 that stands beside the old one, if it was made from it."""
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(name).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "replace")
    return ""


def _shown(path: Path, name: str) -> str:
    return f"{shown(path)}//{name}"
