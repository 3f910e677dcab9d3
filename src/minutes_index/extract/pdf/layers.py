"""What the objects of a PDF name, told without reading them one by one: layers (optional content), attached files."""

from __future__ import annotations

import mmap
import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

SIGN: Final = b"/OCProperties"
MOST: Final = 1 << 20
"""Bytes of a packed stream of objects that are looked at."""
_OBJECTS: Final = re.compile(rb"/ObjStm\b[^\0]{0,200}?\bstream\r?\n")


def has_layers(file: BufferedReader) -> bool:
    """Whether the catalog of the PDF in ``file``, open for reading, names layers."""
    return mentions(file, SIGN)


def mentions(file: BufferedReader, *names: bytes) -> bool:
    """Whether one of ``names`` stands among the objects of the PDF in ``file``, open for reading; they may be packed in streams."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(name) >= 0 for name in names) or any(
            name in objects for objects in _packed(content) for name in names
        )


def _packed(content: mmap.mmap) -> Iterator[bytes]:
    for found in _OBJECTS.finditer(content):
        yield _unpacked(content[found.end() : found.end() + MOST])


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MOST)
    except zlib.error:
        return b""
