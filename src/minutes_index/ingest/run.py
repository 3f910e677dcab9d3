"""An import from beginning to end: one file after the other, kept in batches, catalog first, then index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_index.annotate import rules
from minutes_index.catalog.facts import Failure, Known
from minutes_index.errors import SourceError
from minutes_index.extract.files import shown
from minutes_index.ingest.discover import Found, discover
from minutes_index.ingest.report import ImportReport, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from minutes_index.catalog.store import Catalog
    from minutes_index.extract.reading import Reading
    from minutes_index.index.base import Index
    from minutes_index.model import Duplicate, Record

BATCH_DOCUMENTS = 100
BATCH_CHARACTERS = 3_000_000
"""What is analysed before it is written: as much as an interruption can cost, and as little as a commit is worth."""


@dataclass(slots=True)
class _Run:
    """An import under way."""

    catalog: Catalog
    index: Index
    reading: Reading
    model: str
    known: dict[str, Known]
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    batch: list[Record] = field(default_factory=list)

    def take(self, found: Found) -> None:
        """Reads one file, unless it is known and has not changed."""
        try:
            if found.fault:
                raise found.fault
            self._read(found.path)
        except SourceError as error:
            self.failed.append(Failure(error.path, error.kind, error.reason, error.hint))

    def _read(self, path: Path) -> None:
        known = self.known.get(shown(path))
        current = known if known and known.rules == rules(self.model) else None
        if current and _same_state(path, current):
            self.unchanged += 1
            return
        from minutes_index.extract import read_source  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy
        from minutes_index.ingest.analyse import analyse  # noqa: PLC0415

        source = read_source(path)
        if current and current.sha256 == source.sha256:
            self.unchanged += 1
            return
        record = analyse(path, self.reading, source, self.model)
        self.batch.append(record)
        (self.changed if known else self.new).append(source.path)
        if (
            len(self.batch) >= BATCH_DOCUMENTS
            or sum(len(r.document.text) for r in self.batch) >= BATCH_CHARACTERS
        ):
            self.keep()

    def keep(self) -> None:
        """Writes what has been read: to the catalog, to the index, and which documents it repeats."""
        from minutes_index.ingest.upkeep import find_duplicates, put  # noqa: PLC0415 - as above

        if not self.batch:
            return
        self.catalog.replace(self.batch)
        put(self.index, self.batch, {})  # nobody in them is linked yet
        pairs = find_duplicates(self.catalog, self.index, self.batch)
        self.catalog.add_duplicates(pairs)
        self.duplicates += pairs
        self.batch = []

    def report(self, passed_over: int, *, interrupted: bool) -> ImportReport:
        """What the run did."""
        failed = tuple(sorted(self.failed, key=lambda failure: failure.path))
        return ImportReport(
            tuple(self.new),
            tuple(self.changed),
            self.unchanged,
            tuple(self.duplicates),
            failed,
            passed_over,
            interrupted,
        )


def import_paths(  # noqa: PLR0913 - each is a thing of its own
    paths: Sequence[Path],
    catalog: Catalog,
    index: Index,
    reading: Reading,
    progress: Callable[[Progress], None],
    *,
    model: str = "auto",
) -> ImportReport:
    """Takes in files, and folders with all that is in them.

    Args:
        paths: files and folders.
        catalog: where everything is kept.
        index: its search index.
        reading: how each file is read, and the most of it.
        progress: called after each file.
        model: the trained model to ask, as in `minutes_index.annotate.annotate`.

    Raises:
        CatalogLocked: another process is importing.
        ModelMissing: the model cannot be loaded.
    """
    from minutes_index.ingest.upkeep import mend  # noqa: PLC0415 - as above
    from minutes_index.ingest.who import agree, link_people  # noqa: PLC0415 - as above

    with catalog.lock():
        mended = mend(catalog, index)
        number = catalog.begin_run()
        everything = list(discover(paths, catalog.directory))
        found = [one for one in everything if not one.passed_over]
        run = _Run(catalog, index, reading, model, catalog.sources())
        interrupted = not _take_all(run, found, progress)
        run.keep()
        if mended or run.new or run.changed:
            link_people(catalog, index)
        agree(catalog, index)
        report = run.report(len(everything) - len(found), interrupted=interrupted)
        counts = {
            "new": len(report.new),
            "changed": len(report.changed),
            "unchanged": report.unchanged,
            "duplicates": len(report.duplicates),
        }
        catalog.finish_run(number, counts, report.failed)
        return report


def _take_all(run: _Run, found: Sequence[Found], progress: Callable[[Progress], None]) -> bool:
    """Reads every file; False when the user stopped it."""
    try:
        for done, one in enumerate(found, 1):
            run.take(one)
            progress(Progress(done, len(found), shown(one.path)))
    except KeyboardInterrupt:
        return False
    return True


def _same_state(path: Path, known: Known) -> bool:
    """Whether a file has the size and the time it had when it was read."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (known.size, known.modified)
