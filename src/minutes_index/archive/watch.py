"""The verb of an archive that waits for files to arrive."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.errors import CatalogLocked
from minutes_index.ingest.mounts import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from minutes_index.catalog.base import Catalog
    from minutes_index.ingest.report import ImportReport

SETTLED: Final = 2.0
"""Seconds for which a file must have kept its size and time, so that none is read while it is copied."""


class WatchingVerbs:
    """What an `Archive` does while files arrive."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def catalog(self) -> Catalog: ...  # noqa: D102 - of the archive

        def import_paths(self, paths: Sequence[Path | str], *, prune: bool = False) -> ImportReport: ...  # noqa: D102 - of the archive

    def watch(  # noqa: PLR0913 - what may be chosen, by name
        self,
        folders: Sequence[Path | str],
        told: Callable[[ImportReport], None],
        stop: Event,
        *,
        prune: bool = False,
        settled: float = SETTLED,
        poll: bool | None = None,
    ) -> None:
        """Imports folders, and then whatever arrives in them, changes or goes, until it is stopped.

        While another process imports, what arrived waits.

        Args:
            folders: where to look, with all folders in them.
            told: called after each import.
            stop: ends it, when it is set; an import under way is finished first. Ctrl-C ends it as well.
            prune: whether documents whose files are gone are taken out.
            settled: seconds for which a file must have kept its size and time.
            poll: whether to look through the folders again and again; None means where the system tells nothing of
                them, as of network drives (`silent`).
        """
        from minutes_index.ingest.watch import arrivals

        waiting = {Path(folder) for folder in folders}
        poll = any(map(silent, waiting)) if poll is None else poll
        try:
            for ready in arrivals(list(waiting), self.catalog.directory, stop, settled, poll=poll):
                waiting.update(ready)
                if waiting and (report := self._imported(sorted(waiting), prune=prune)):
                    waiting.clear()
                    told(report)
                    if report.interrupted:
                        return
        except KeyboardInterrupt:
            return

    def _imported(self, paths: Sequence[Path], *, prune: bool) -> ImportReport | None:
        """What an import did; None while another process imports."""
        try:
            return self.import_paths(paths, prune=prune)
        except CatalogLocked:
            return None
