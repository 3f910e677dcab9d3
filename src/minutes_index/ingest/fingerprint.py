"""What documents are read by, told from the content of the rules: a change of code, of a table or of the model changes it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FACTS: Final = ("structure", "annotate", "recognisers", "tagger", "data")
"""The packages that decide which facts are found in the pages of a document."""
READERS: Final = ("extract",)
"""Those that decide whether a file can be read."""
LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint."""
_CACHE: Final = "__pycache__"


def facts_by(model: str) -> str:
    """What a record says of the rules and the model that its annotations are by."""
    return f"{fingerprint(*FACTS)} {model}"


@cache
def fingerprint(*packages: str) -> str:
    """The fingerprint of all files of some of this program's packages; read once a process."""
    root = files("minutes_index")
    return content_fingerprint(*(root / package for package in packages))


def content_fingerprint(*folders: Traversable) -> str:
    """The beginning of the SHA-256 of all names and bytes in ``folders`` but what Python compiles, in hexadecimal digits."""
    whole = sha256()
    for folder in folders:
        for name, content in _files(folder, folder.name):
            whole.update(f"{name}\0{len(content)}\0".encode())
            whole.update(content)
    return whole.hexdigest()[:LENGTH]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.is_file():
            yield f"{name}/{child.name}", child.read_bytes()
        elif child.name != _CACHE:
            yield from _files(child, f"{name}/{child.name}")
