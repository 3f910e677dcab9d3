"""An import from beginning to end: files are read in other processes, and kept in batches, catalog first, then index."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from minutes_index.ingest.batch import Batch
from minutes_index.ingest.changes import Files
from minutes_index.ingest.discover import discover
from minutes_index.ingest.importer import Taking
from minutes_index.ingest.moves import moved, renamed
from minutes_index.ingest.report import ImportReport, Moved, Progress
from minutes_index.ingest.rules import Rules
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index
    from minutes_index.ingest.options import Order


def import_paths(
    order: Order, catalog: Catalog, index: Index, progress: Callable[[Progress], None]
) -> ImportReport:
    """Takes in files, and folders with all that is in them.

    Args:
        order: what to do.
        catalog: where everything is kept.
        index: its search index.
        progress: called after each file.

    Raises:
        CatalogLocked: another process is importing.
        ModelMissing: the model cannot be loaded.
    """
    from minutes_index.ingest.linking import link_people  # noqa: PLC0415
    from minutes_index.ingest.synchronisation import mend  # noqa: PLC0415 - an import that finds nothing new loads nothing heavy

    with catalog.lock():
        mend(catalog, index)
        number = catalog.begin_run()
        run = _begun(order, catalog, index, progress)
        interrupted = not _finished(run)
        run.batch.keep()
        removed, others = ([], []) if interrupted else run.gone()
        catalog.forget_seen(others)
        pruned = order.prune and run.can_prune(removed)
        if removed and pruned:
            going = {run.files.documents[path].document_id for path in removed}
            catalog.remove(sorted(going))
            run.batch.forget(going)
            mend(catalog, index)
        if not catalog.is_linked():
            link_people(catalog, index)
        report = _report(run, removed, pruned=pruned, interrupted=interrupted)
        catalog.finish_run(number, _counts(report), report.failed)
        return report


def _begun(order: Order, catalog: Catalog, index: Index, progress: Callable[[Progress], None]) -> Taking:
    everything = list(discover(order.paths, catalog.directory))
    found = deque(one for one in everything if not one.passed_over)
    by = Rules.of(order.model, order.reading)
    seen = {} if order.retry else catalog.seen()
    files = Files(catalog.sources(), seen, by)
    moves = moved(files, [one.path for one in found if not one.fault])
    if moves:
        catalog.relocate(moves, list(renamed(moves)))
        files = Files(catalog.sources(), {} if order.retry else catalog.seen(), by)
    passed_over = len(everything) - len(found)
    return Taking(
        order, files, Batch(catalog, index), progress, found, len(found), passed_over=passed_over, moves=moves
    )


def _finished(run: Taking) -> bool:
    """Reads every file; False when the user stopped it."""
    try:
        run.read_all()
    except KeyboardInterrupt:
        return False
    return True


def _report(run: Taking, removed: Sequence[str], *, pruned: bool, interrupted: bool) -> ImportReport:
    return ImportReport(
        tuple(run.new),
        tuple(run.changed),
        run.unchanged,
        tuple(run.batch.pairs[pair] for pair in sorted(run.batch.pairs)),
        tuple(run.failed[path] for path in sorted(run.failed)),
        run.passed_over,
        interrupted,
        run.read_by.total(),
        run.read_by[ReadBy.OCR],
        tuple(sorted(run.unread, key=lambda unread: unread.path)),
        tuple(removed),
        pruned,
        tuple(Moved(now, before) for before, now in sorted(run.moves.items()) if now in run.files.documents),
    )


def _counts(report: ImportReport) -> dict[str, int]:
    return {
        "new": len(report.new),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
        "moved": len(report.moved),
        "duplicates": len(report.duplicates),
        "removed": len(report.removed) if report.pruned else 0,
    }
