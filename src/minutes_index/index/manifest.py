"""What files belong to a commit of an index, each with its size and SHA-256: neither engine would notice a byte that changed.

A manifest is on the disk before the rename that makes its commit the one that stands, so that at no moment a commit
stands that is in no manifest. SHA-256, for it is in every Python, fast in hardware, and no damage, whatever it looks
like, gets past it. A file that never changes is read once, when it has just been written; later commits take over
what was noted then, so that damage is never taken for the file.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from minutes_index.errors import IndexUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    Standing = Callable[[Path], tuple[Path, "Commit"]]
    """Of an index in a directory, the folder of the commit that stands, and what belongs in it; another one may come."""

NAME: Final = "manifest"
WINDOWS: Final = os.name == "nt"
SMALL: Final = 65_536
"""Bytes up to which a file is hashed whenever an index is opened; of larger ones the size is looked at."""
HINDERED: Final = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    }
)
"""Errors of the system that tell nothing of the files."""
DAMAGED: Final = "is damaged: its bytes are not those that were written"


def hindrance(error: BaseException) -> str:
    """What hinders, in words."""
    full = {errno.ENOSPC, errno.EDQUOT}
    if getattr(error, "errno", None) in full or not isinstance(error, OSError):
        return "the disk is full"
    return (error.strerror or str(error)).lower()


def sync(path: Path) -> None:
    """Waits until a file, or a directory's list of names, is on the disk.

    Windows opens no directory, and syncs a file only for who may write to it.
    """
    if WINDOWS and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(path: Path, content: bytes) -> None:
    """Puts a file in place of one that may be there, whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    sync(new)
    new.replace(path)
    sync(path.parent)


@dataclass(frozen=True, slots=True)
class Sum:
    """What a file was when it was written."""

    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Sum:
        """Reads the whole file."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return cls(file.tell(), digest)

    def fault(self, path: Path, *, whole: bool) -> str:
        """What is wrong with the file that should be this; empty when nothing is.

        Args:
            path: where it should be.
            whole: whether a file that is not `SMALL` is read as well.
        """
        try:
            size = path.stat().st_size
            if size != self.size:
                return f"is damaged: it has {size} bytes, not {self.size}"
            return DAMAGED if (whole or size <= SMALL) and Sum.of(path) != self else ""
        except FileNotFoundError:
            return "is missing"
        except OSError as error:
            return f"cannot be read: {error.strerror}"


@dataclass(frozen=True, slots=True)
class Commit:
    """A state of an index."""

    generation: int
    """Ours."""
    files: Mapping[str, Sum]
    """By name."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The commits of an index by their numbers: the one that stands, and perhaps one that is being made or has gone."""

    commits: Mapping[int, Commit]

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest in ``directory``.

        Raises:
            FileNotFoundError: there is none.
            ValueError: it is damaged.
        """
        written, _, body = (directory / NAME).read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != written:
            raise ValueError(f"{NAME} {DAMAGED}")
        return cls({int(number): _commit(kept) for number, kept in json.loads(body).items()})

    def write(self, directory: Path) -> None:
        """Puts it in place of the old one, whole or not at all; its first line is the SHA-256 of the rest."""
        kept = {
            number: {
                "generation": commit.generation,
                "files": {name: (sum_.size, sum_.sha256) for name, sum_ in commit.files.items()},
            }
            for number, commit in self.commits.items()
        }
        body = json.dumps(kept).encode()
        put(directory / NAME, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def _commit(kept: Mapping[str, Mapping[str, tuple[int, str]]]) -> Commit:
    files = {name: Sum(*sum_) for name, sum_ in kept["files"].items()}
    return Commit(int(kept["generation"]), files)  # type: ignore[call-overload]  # JSON knows no types


def sums(paths: Mapping[str, Path], before: Commit, rewritten: Collection[str] = ()) -> dict[str, Sum]:
    """What the files of a new commit are.

    Args:
        paths: by name, where each is now.
        before: the commit that stands.
        rewritten: names of files that are made anew; of the others that ``before`` has, its sums are taken over.
    """
    return {
        name: before.files[name] if name in before.files and name not in rewritten else Sum.of(path)
        for name, path in paths.items()
    }


def faults(directory: Path, files: Mapping[str, Sum], *, whole: bool) -> Iterator[tuple[str, str]]:
    """The names of the files in ``directory`` that are not what they should be, each with what is wrong with it."""
    for name, sum_ in files.items():
        if fault := sum_.fault(directory / name, whole=whole):
            yield name, fault


def see_whole(directory: Path, standing: Standing) -> None:
    """Sees that the files of the commit that stands are there, with their sizes, and that the small ones are unharmed.

    Raises:
        IndexUnavailable: a file is not what it should be.
    """
    folder, commit = standing(directory)
    while found := next(faults(folder, commit.files, whole=False), None):
        earlier = commit
        folder, commit = standing(directory)
        if commit == earlier:
            raise IndexUnavailable(f"the index in {directory} is damaged: {' '.join(found)}")
