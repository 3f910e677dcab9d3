"""What every reader of a format looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.extract.reading import Reading
    from minutes_index.model import Page


class Extractor(Protocol):
    """Reads one format; a module with this function is one."""

    def pages(self, path: Path, reading: Reading) -> Iterator[Page]:
        """The pages of the file at ``path``, one at a time, in NFC and without control characters.

        Raises:
            SourceError: the file cannot be taken in; no other exception leaves an extractor.
        """
        ...
