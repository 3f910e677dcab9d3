"""Tables of facts that ship with the package; README.md beside them names source and licence."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read(name: str) -> str:
    """The text of the data file ``name``; a name ending in ``.gz`` is unpacked.

    Raises:
        FileNotFoundError: there is no such data file.
    """
    content = files(__name__).joinpath(name).read_bytes()
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")


def folder(name: str) -> Traversable:
    """A folder of data files."""
    return files(__name__).joinpath(name)


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated data file, without comments (``#``) and blank lines."""
    lines = read(name).splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def counts(name: str) -> dict[str, int]:
    """A two-column data file, without comments, of names or words and how often they occur.

    Read column by column, for a search as a process waits for it.
    """
    cells = read(name).rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], json.loads(f"[{','.join(cells[1::2])}]"), strict=True))
