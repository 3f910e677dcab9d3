"""What tells that a text in the catalog is the one that was put there: SQLite does not notice a byte that changed."""

from __future__ import annotations

import hashlib
from typing import Final

HALF: Final = 32
"""Hexadecimal digits (128 bits) each of the text and of the pages."""
STAMP: Final = 16
"""Hexadecimal digits by which an index tells texts of one document apart."""


def checksum(text: bytes, page_texts: bytes) -> str:
    """The first halves of the SHA-256 of a document's text, in UTF-8, and of its packed pages."""
    return "".join(hashlib.sha256(part).hexdigest()[:HALF] for part in (text, page_texts))


def stamp_of(text: str) -> str:
    """What the passages of a text carry: the beginning of its checksum."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:STAMP]
