"""What an import is to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from minutes_index.extract import Reading


@dataclass(frozen=True, slots=True)
class Order:
    """What an import is to do.

    Args:
        paths: files, and folders with all that is in them.
        reading: how each file is read, and the most of it.
        model: the trained model to ask, as in `minutes_index.annotate.annotate`.
        jobs: how many processes may work at a time.
        prune: whether documents whose files are gone are taken out.
        retry: whether files that could not be taken in are tried again though they have not changed.
        verify: whether the bytes of every file are compared, also where size and time are as before.
    """

    paths: Sequence[Path]
    reading: Reading
    model: str = "auto"
    jobs: int = 1
    prune: bool = False
    retry: bool = False
    verify: bool = False
