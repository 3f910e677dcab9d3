"""CONTAINER -> FILES: what lies in a ZIP archive, a mail or a PDF, and one of them as a file of its own.

>>> from pathlib import Path
>>> for member in listing(Path("box.zip"), Reading()):  # doctest: +SKIP
...     with unpacked(Path("box.zip"), member.name, Reading()) as file:
...         print(member.name, detect(file))

What lies in a container that lies in another is reached by listing the unpacked one.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from minutes_index.errors import UnsupportedFormat
from minutes_index.extract.detect import detect
from minutes_index.extract.files import shown
from minutes_index.model import MediaType

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from minutes_index.errors import SourceError
    from minutes_index.extract.reading import Reading

_MODULES: dict[MediaType, str] = {
    MediaType.ZIP: "minutes_index.extract.containers.zip",
    MediaType.MAIL: "minutes_index.extract.containers.mail",
    MediaType.MSG: "minutes_index.extract.containers.mail",
    MediaType.PDF: "minutes_index.extract.containers.pdf",
}
CONTAINERS = frozenset(_MODULES) - {MediaType.PDF}
"""What has members and no pages. A PDF may have both."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container."""

    name: str
    """Its path in there: parted by ``/``, NFC, relative, no other member's. It leads nowhere outside."""
    fault: SourceError | None = None
    """Why it cannot be unpacked, when that is known beforehand."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a container."""

    members: tuple[Member, ...] = ()
    """In the order of the container."""
    passed_over: int = 0
    """Data files, and notes about a folder: told by their names, as in folders. Hidden files are not counted."""


class Opener(Protocol):
    """Opens containers of one kind; a module with these functions is one."""

    def contents(self, path: Path, reading: Reading) -> Contents:
        """See `contents`."""
        ...

    def unpacked(self, path: Path, name: str, reading: Reading) -> AbstractContextManager[Path]:
        """See `unpacked`."""
        ...


def contents(path: Path, reading: Reading) -> Contents:
    """What lies in the container at ``path``.

    Raises:
        UnsupportedFormat: it is none of `CONTAINERS`, and no PDF.
        TooLarge: more members than `Reading.members`, or more bytes than `Reading.bytes`.
        SourceError: it cannot be opened; which subclass says why.
    """
    return _opener(path).contents(path, reading)


def listing(path: Path, reading: Reading) -> tuple[Member, ...]:
    """The members of the container at ``path``; see `contents`."""
    return contents(path, reading).members


def unpacked(path: Path, name: str, reading: Reading) -> AbstractContextManager[Path]:
    """The member ``name`` of the container at ``path`` as a temporary file, which is gone after the ``with``.

    Raises:
        TooLarge: it unpacks to more than `Reading.bytes`, or to more than `Reading.ratio` times what it takes packed.
        EncryptedSource: it needs a password.
        SourceError: there is none of that name, or it cannot be unpacked; which subclass says why. Its path is
            that of the container, ``//`` and ``name``.
    """
    return _opener(path).unpacked(path, name, reading)


def _opener(path: Path) -> Opener:
    media_type = detect(path)
    if media_type not in _MODULES:
        raise UnsupportedFormat(shown(path), "it is no archive of files")
    return cast("Opener", import_module(_MODULES[media_type]))
