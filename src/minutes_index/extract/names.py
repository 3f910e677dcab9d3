"""File names: which tell at once that a file is no minutes, and how those inside of archives are written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from minutes_index.analysis.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOT_MINUTES = words_of(
    """.json .jsonl .csv .tsv .py .toml .yaml .yml .ini .cfg .log .sqlite .db .lock .css .js"""
)
"""Endings of data and program files: found in a folder they are passed over, named on their own they are read."""
ABOUT_A_FOLDER = frozenset({"readme", "license", "licence", "changelog"})
"""File names, without ending, that speak of the folder they lie in: passed over likewise."""
OPEN_ELSEWHERE = "~$"
"""Starts of the files by which word processors tell each other that a document is open."""
_OF_A_SYSTEM = frozenset({"__MACOSX"})
_DRIVE = re.compile(r"\A[A-Za-z]:")
# Controls, what turns the direction of writing, and half characters: none of them belongs into a name.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def is_no_minutes(name: str) -> bool:
    """Whether a file is passed over by its name: data, a note about its folder, or a word processor's lock."""
    parsed = PurePosixPath(name)
    return (
        parsed.suffix.lower() in NOT_MINUTES
        or parsed.stem.lower() in ABOUT_A_FOLDER
        or parsed.name.startswith(OPEN_ELSEWHERE)
    )


def is_hidden(name: str) -> bool:
    """Whether a file inside an archive is hidden, lies in a hidden folder, or belongs to an operating system."""
    return any(part.startswith(".") or part in _OF_A_SYSTEM for part in name.split("/"))


def safe(name: str) -> str:
    r"""A name from an archive as a path inside of it: relative, parted by ``/``, NFC.

    Drives, ``.``, ``..`` and empty parts are left out, so that it leads nowhere else; control characters are
    written as ``\xNN`` or ``\uNNNN``. Empty when nothing is left.
    """
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    kept = "/".join(part for part in parts if part.strip() not in {"", ".", ".."})
    return unicodedata.normalize("NFC", _UNSAFE.sub(_escaped, kept))


def told_apart(names: Iterable[str]) -> Iterator[str]:
    """The names, each that came before with a number behind it: ``a.pdf``, ``a (2).pdf``."""
    seen: set[str] = set()
    met: Counter[str] = Counter()
    for name in names:
        path, free = PurePosixPath(name), name
        while free in seen:
            met[name] += 1
            free = str(path.with_name(f"{path.stem} ({met[name] + 1}){path.suffix}"))
        seen.add(free)
        yield free


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
