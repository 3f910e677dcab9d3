"""The verbs of an archive that take documents in and out."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from minutes_index.errors import CatalogLocked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Event

    from minutes_index.archive.stores import Stores
    from minutes_index.config import Settings
    from minutes_index.ingest.report import ImportReport, Progress

SETTLED: Final = 2.0
"""Seconds for which a file must have kept its size and time, so that none is read while it is copied."""


def _silent(_progress: Progress) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What an archive does with files."""

    stores: Stores
    settings: Settings

    def import_paths(
        self,
        paths: Sequence[Path | str],
        progress: Callable[[Progress], None] = _silent,
        *,
        prune: bool = False,
        retry: bool = False,
        verify: bool = False,
    ) -> ImportReport:
        """Takes in files, and folders with all that is in them; what has not changed is not read again.

        Files are read in other processes, as many at a time as the settings say. One that cannot be read, or that a
        process hangs on or dies of, is told of in the report and stops nothing; Ctrl-C keeps what was done.

        Args:
            paths: files and folders.
            progress: called after each file.
            prune: whether documents of these folders whose files are gone are taken out of the archive.
            retry: whether files that could not be read are tried again, though they have not changed.
            verify: whether the bytes of every file are compared with those that were read, also where size and time are
                as before.

        Raises:
            CatalogLocked: another process is importing.
            ModelMissing: the trained model that the settings name cannot be loaded.
            OcrMissing: all pages are to be recognised (``ocr = "always"``), and nothing is installed that can.
            OtherEngine: the settings name another engine than that of the index; `reindex` moves it.
        """
        from minutes_index.archive.reading import reading_of
        from minutes_index.ingest import run
        from minutes_index.ingest.options import Order

        chosen = self.settings
        order = Order(
            [Path(path) for path in paths],
            reading_of(chosen),
            chosen.model,
            chosen.jobs,
            prune=prune,
            retry=retry,
            verify=verify,
        )
        return self.stores.filled(lambda index: run.import_paths(order, self.stores.catalog, index, progress))

    def remove(self, documents: Sequence[str]) -> tuple[str, ...]:
        """Takes documents out of the archive; the paths of their files, which are not touched.

        Imports pass these files over until they change, or take them in again with ``retry``.

        Args:
            documents: ids, beginnings of them, paths or file names.

        Raises:
            CatalogLocked: another process is importing.
            DocumentNotFound: none or several answer to a name; then none is taken out.
        """
        from minutes_index.ingest.removal import remove

        ids = {self.stores.catalog.find(name) for name in documents}
        return tuple(self.stores.filled(lambda index: remove(self.stores.catalog, index, ids)))

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
        from minutes_index.ingest.file_systems import silent
        from minutes_index.ingest.watch import arrivals

        waiting = {Path(folder) for folder in folders}
        poll = any(map(silent, waiting)) if poll is None else poll
        try:
            for ready in arrivals(list(waiting), self.stores.catalog.directory, stop, settled, poll=poll):
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
