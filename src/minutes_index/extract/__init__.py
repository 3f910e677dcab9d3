"""FILE -> PAGES: what a file is, and its pages as lines of text; what lies in a container.

>>> from pathlib import Path
>>> for page in pages(Path("protokoll.pdf")):  # doctest: +SKIP
...     print(page.number, page.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from minutes_index.errors import UnsupportedFormat
from minutes_index.extract.containers.contents import (
    CONTAINERS,
    Contents,
    Member,
    contents,
    listing,
    unpacked,
)
from minutes_index.extract.detect import detect
from minutes_index.extract.files import opened, sha256, shown
from minutes_index.extract.formats import FORMATS
from minutes_index.extract.reading import Reading
from minutes_index.model import MediaType, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.extract.base import Extractor
    from minutes_index.model import Page

__all__ = [
    "CONTAINERS",
    "FORMATS",
    "Contents",
    "Member",
    "Reading",
    "contents",
    "detect",
    "listing",
    "pages",
    "read_source",
    "unpacked",
]

# What is said of containers where pages are asked for.
_NO_PAGES: dict[MediaType, tuple[str, str]] = {
    MediaType.ZIP: (
        "a ZIP archive, which holds files and no pages",
        "import it: what lies in it becomes documents of its own",
    ),
    **dict.fromkeys(
        (MediaType.MAIL, MediaType.MSG),
        (
            "a mail, which holds files and no pages",
            "import it: what is attached becomes documents of its own",
        ),
    ),
}


def pages(path: Path, reading: Reading | None = None) -> Iterator[Page]:
    """The pages of the file at ``path``, read one at a time.

    Args:
        path: A file of a kind that `detect` knows; it is never written to.
        reading: How it is read; `Reading()` when left out.

    Raises:
        SourceError: the file cannot be taken in; which subclass says why. It may come after some pages.
            A container has members and no pages (`UnsupportedFormat`).
    """
    media_type = detect(path)
    if media_type in CONTAINERS:
        raise UnsupportedFormat(shown(path), *_NO_PAGES[media_type])
    module = next(one.module for one in FORMATS if one.media_type is media_type)
    extractor = cast("Extractor", import_module(module))
    yield from extractor.pages(path, reading or Reading())


def read_source(path: Path) -> Source:
    """The file at ``path`` as it stands: what it is, its size, date and SHA-256.

    Raises:
        UnreadableSource, EmptySource, UnsupportedFormat: as `detect` does.
    """
    media_type = detect(path)
    with opened(path) as (file, status):
        return Source(shown(path), sha256(file), media_type, status.st_size, status.st_mtime_ns)
