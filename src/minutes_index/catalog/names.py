"""What people call a document by: its id, the start of it, a path, a file name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from minutes_index.errors import DocumentNotFound

if TYPE_CHECKING:
    from minutes_index.catalog.sql import Connection

SHORTEST_PREFIX: Final = 4
"""Letters of an id that are taken for one."""
SHOWN: Final = 5
INSIDE: Final = "//"
"""Parts the path of a container from that of what lies in it."""

Test = Callable[[str, str], bool]
"""Whether a document of this id and path is meant."""


def _file_name(path: str) -> str:
    return PurePath(path).name


def _spelt(name: str) -> str:
    """The name as the path of a `Source` would spell it."""
    return normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _tests(name: str) -> Iterator[Test]:
    """The readings of ``name``, the surest first."""
    plain = _spelt(name)
    file, inside, within = plain.partition(INSIDE)
    is_path = "\0" not in file
    spelt = (os.path.abspath(file), os.path.realpath(file)) if is_path else ()  # noqa: PTH100 - a path as it is spelt, links and all
    paths = {f"{full}{inside}{within}" for full in spelt}
    yield lambda document_id, _: document_id == plain
    yield lambda _, path: path in paths
    if len(plain) >= SHORTEST_PREFIX:
        yield lambda document_id, _: document_id.startswith(plain)
    if "/" in plain:
        yield lambda _, path: path.endswith(f"/{plain}") or path.replace(INSIDE, "/").endswith(f"/{plain}")
    yield lambda _, path: _file_name(path) == plain
    yield lambda _, path: _file_name(path).casefold() == plain.casefold()
    yield lambda _, path: PurePath(path).stem.casefold() == plain.casefold()


def _not_found(message: str, hint: str) -> DocumentNotFound:
    error = DocumentNotFound(message)
    error.hint = hint
    return error


def _ambiguous(name: str, fits: Sequence[tuple[str, str]]) -> DocumentNotFound:
    listed = ", ".join(f"{document_id} ({path})" for document_id, path in fits[:SHOWN])
    more = f" and {len(fits) - SHOWN} more" if len(fits) > SHOWN else ""
    return _not_found(f"{len(fits)} documents answer to {name}", f"name one by its id: {listed}{more}")


def _unknown(name: str, known: Sequence[tuple[str, str]]) -> DocumentNotFound:
    names = {_file_name(path): None for _, path in known}
    near = get_close_matches(_file_name(_spelt(name)), names, n=SHOWN)
    return _not_found(f"there is no document {name}", f"did you mean {', '.join(near)}?" if near else "")


def find(connection: Connection, name: str) -> str:
    """The id of the document that ``name`` means: an id, a start of one, a path or a file name.

    Raises:
        DocumentNotFound: none or several answer to it; the hint names those that come near.
    """
    known: list[tuple[str, str]] = [tuple(row) for row in connection.execute("SELECT id, path FROM document")]
    for test in _tests(name):
        fits = [(document_id, path) for document_id, path in known if test(document_id, path)]
        if len(fits) == 1:
            return fits[0][0]
        if fits:
            raise _ambiguous(name, fits)
    raise _unknown(name, known)
