"""The documents that gold is about, found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from minutes_index.errors import GoldError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

BESIDE: Final = ("documents", "minutes")
"""Folders beside gold that may hold its documents."""
NAMED: Final = 5
"""The most missing documents to name."""


def documents_beside(gold: Path) -> Path:
    """Where the documents are when nobody says: a folder of `BESIDE`, or else the folder that gold stands in."""
    parent = gold.absolute().parent
    return next((parent / name for name in BESIDE if (parent / name).is_dir()), parent)


def located(wanted: Collection[str], places: Sequence[Path]) -> dict[str, Path]:
    """The file of each name.

    Args:
        wanted: file names (NFC).
        places: files, and folders with all their folders; what lies higher up goes before what lies deeper.

    Raises:
        GoldError: a file is not there, or two of one name lie equally deep.
    """
    found: dict[str, Path] = {}
    level = list(places)
    left = set(wanted)
    while level and left:
        found |= _by_name(level, left)
        left -= found.keys()
        level = _inside(path for path in level if path.is_dir() and (path in places or not path.is_symlink()))
    if missing := sorted(left):
        raise _missing(missing, places)
    return found


def _by_name(files: Iterable[Path], wanted: Collection[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in files:
        name = normalize("NFC", path.name)
        if name not in wanted or not path.is_file():
            continue
        if name in found and not path.samefile(found[name]):
            error = GoldError(f"there are two documents named {name}: {found[name]} and {path}")
            error.hint = "name the folder of the one that was read by hand"
            raise error
        found[name] = path
    return found


def _inside(folders: Iterable[Path]) -> list[Path]:
    """What lies in the folders, by name; hidden ones are passed over."""
    found: list[Path] = []
    for folder in folders:
        try:
            found += sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            raise GoldError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
    return found


def _missing(names: Sequence[str], places: Sequence[Path]) -> GoldError:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    error = GoldError(
        f"{', '.join(map(str, places))} has no {', '.join(names[:NAMED])}{more}, which gold is about"
    )
    error.hint = "FILE.json is about the document FILE; name the folder of the documents after that of gold"
    return error
