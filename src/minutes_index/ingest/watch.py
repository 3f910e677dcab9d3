"""Files that arrive in folders, once nobody writes to them any more."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

import watchfiles
from watchfiles import Change, DefaultFilter

from minutes_index.extract.names import is_no_minutes
from minutes_index.ingest.discover import OF_AN_ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from threading import Event

TICK: Final = 500
"""Milliseconds after which is looked whether a file has settled."""
POLL: Final = 2_000
"""Milliseconds between two looks through a folder of which the system tells nothing."""
State = tuple[int, int] | None


class Minutes(DefaultFilter):
    """What an import of the folder would read: no hidden files, no data files; the archive's own folder neither."""

    def __init__(self, folders: Sequence[Path], own: Path) -> None:
        self._folders = [folder.absolute() for folder in folders]
        self._shared = own.absolute() if own.absolute() in self._folders else None
        super().__init__(ignore_paths=[] if self._shared else [own.absolute()])

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is to be told."""
        within = next(
            (Path(path).relative_to(f) for f in self._folders if Path(path).is_relative_to(f)), Path()
        )
        if self._shared and OF_AN_ARCHIVE.fullmatch(_first_part(path, self._shared)):
            return False
        hidden = any(part.startswith(".") for part in within.parts)
        return not hidden and not is_no_minutes(os.path.basename(path)) and super().__call__(change, path)  # noqa: PTH119 - a name is asked for


def _first_part(path: str, folder: Path) -> str:
    """The name of what ``path`` is or lies in, of what is in the folder; empty when it lies elsewhere."""
    inside = Path(path)
    return next(iter(inside.relative_to(folder).parts), "") if inside.is_relative_to(folder) else ""


@dataclass(slots=True)
class Arriving:
    """Files that something was done to, until they have kept size and time for some seconds."""

    seconds: float
    _since: dict[Path, tuple[State, float]] = field(default_factory=dict)

    def changed(self, path: Path) -> None:
        """Notes that something was done to a file."""
        self._since[path] = state(path), monotonic()

    def settled(self) -> list[Path]:
        """Those that are as they were, for long enough; they are forgotten."""
        now = monotonic()
        for path, (before, _) in list(self._since.items()):
            if (at_present := state(path)) != before:
                self._since[path] = at_present, now
        done = [path for path, (_, since) in self._since.items() if now - since >= self.seconds]
        for path in done:
            del self._since[path]
        return done


def state(path: Path) -> State:
    """Size and time of a file; None when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def arrivals(
    folders: Sequence[Path], own: Path, stop: Event, seconds: float, *, poll: bool = False
) -> Iterator[list[Path]]:
    """What to import: twice a second, what has arrived, changed or gone, until it is stopped. Nothing comes first, once it watches.

    Of files that are gone the folder is given, for an import of that tells of them.

    Args:
        folders: where to look, with all folders in them.
        own: the archive's own folder, where nothing is looked at.
        stop: ends it when it is set.
        seconds: how long a file must have kept its size and time.
        poll: whether to look through the folders again and again, where the system tells nothing of them.
    """
    arriving = Arriving(seconds)
    changes = watchfiles.watch(
        *folders,
        watch_filter=Minutes(folders, own),
        stop_event=stop,
        rust_timeout=TICK,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=poll or None,
        poll_delay_ms=POLL,
    )
    for found in changes:
        for _, path in found:
            arriving.changed(Path(path))
        yield sorted({_there(path) for path in arriving.settled()})


def _there(path: Path) -> Path:
    """The file, or else the nearest folder above it that is there."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
