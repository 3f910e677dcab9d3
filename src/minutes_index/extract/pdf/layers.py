"""Whether a PDF has layers (optional content), which its reader may have switched off."""

from __future__ import annotations

import mmap
import re
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import BufferedReader

SIGN: Final = b"/OCProperties"
MOST: Final = 1 << 20
"""Bytes of a packed stream of objects that are looked at."""
_OBJECTS: Final = re.compile(rb"/ObjStm\b[^\0]{0,200}?\bstream\r?\n")


def has_layers(file: BufferedReader) -> bool:
    """Whether the catalog of the PDF in ``file``, open for reading, names layers; it may be packed in a stream of objects."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(SIGN) >= 0 or any(
            SIGN in _unpacked(content[found.end() : found.end() + MOST])
            for found in _OBJECTS.finditer(content)
        )


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MOST)
    except zlib.error:
        return b""
