"""The command that imports files and folders."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_index import config
from minutes_index.cli.errors import ERROR, INTERRUPTED
from minutes_index.cli.options import (
    ExampledCommand,
    archive_option,
    engine_option,
    json_option,
    opened,
    warn_if_open,
)
from minutes_index.cli.progress import AUTO, KINDS, failed, stoppable, told_progress
from minutes_index.cli.terminal import Line, Piece, counted, line, shown_path, write, write_json
from minutes_index.model import DuplicateKind
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.ingest.report import ImportReport, Unread
    from minutes_index.report.duplicates import DuplicateView


def _pair(pair: DuplicateView) -> Line:
    first, second = (shown_path(copy.path) for copy in pair.documents)
    named = f"{first}, {pair.told}: {second}" if pair.told else f"{first} and {second}"
    label = "related " if pair.kind is DuplicateKind.MEETING else "duplicate "
    return line(Piece(label, "label"), f"{named} ({pair.kind}, {pair.similarity:.0%})", indent=2)


PAIRS_SHOWN = 20
GONE_SHOWN = 10


def import_report(report: ImportReport, pairs: Sequence[DuplicateView]) -> Iterator[Line]:
    """What an import did, for the terminal; ``pairs`` are the copies it found."""
    counts = {
        "new": len(report.new),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
        "failed": len(report.failed),
    }
    yield line(", ".join(f"{count} {name}" for name, count in counts.items()))
    yield from map(failed, report.failed)
    yield from map(_unread, report.unread)
    yield from map(_pair, pairs[:PAIRS_SHOWN])
    if len(pairs) > PAIRS_SHOWN:
        yield line(f"and {len(pairs) - PAIRS_SHOWN} pairs more: minutes-index duplicates", indent=2)
    yield from _moved(report)
    yield from _removed(report)
    if report.recognised:
        yield line(f"recognised as pictures of text: {counted(report.recognised, 'page')}", indent=2)
    if report.passed_over:
        yield line(
            f"passed over by their names: {report.passed_over} (name a file to have it read)", indent=2
        )
    if report.interrupted:
        kept = len(report.new) + len(report.changed)
        yield line(f"interrupted: {kept} documents are kept; run the same command to go on")


def _unread(unread: Unread) -> Line:
    pages = ", ".join(map(str, unread.pages))
    which = f"page {pages}" if len(unread.pages) == 1 else f"pages {pages}"
    why = "could not be read (damaged, or a picture that cannot be drawn)"
    return line(Piece("unread ", "bad"), f"{shown_path(unread.path)}: {which} {why}", indent=2)


def _moved(report: ImportReport) -> Iterator[Line]:
    for moved in report.moved[:GONE_SHOWN]:
        yield line(
            Piece("moved ", "label"),
            f"{shown_path(moved.path)}, before: {shown_path(moved.before)}",
            indent=2,
        )
    if (more := len(report.moved) - GONE_SHOWN) > 0:
        yield line(f"and {more} more that have moved", indent=2)


def _removed(report: ImportReport) -> Iterator[Line]:
    for path in report.removed[:GONE_SHOWN]:
        yield line(Piece("gone ", "label"), shown_path(path), indent=2)
    if (more := len(report.removed) - GONE_SHOWN) and more > 0:
        yield line(f"and {more} more that are gone", indent=2)
    if report.removed:
        what = "taken out of the archive" if report.pruned else "still in the archive; --prune takes them out"
        yield line(f"files gone from the folders: {len(report.removed)}, their documents {what}", indent=2)


def _finish(report: ImportReport, *, strict: bool) -> None:
    """Ends with the status that the report calls for."""
    if report.interrupted:
        sys.exit(INTERRUPTED)
    if strict and report.failed:
        sys.exit(ERROR)


@click.command(
    "import",
    cls=ExampledCommand,
    examples=(
        "minutes-index import minutes/ more/protokoll.pdf",
        "minutes-index import minutes/ --prune --jobs 4",
        "minutes-index import --ocr always scans/",
    ),
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path)
)
@archive_option
@engine_option
@click.option(
    "--ocr",
    type=click.Choice(config.CHOICES["ocr"]),
    help="Which pages are recognised as pictures of text, by Tesseract: those without text (auto), all, or none.  [default: auto]",
)
@json_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that work at a time.  [default: as many as there are processors]",
)
@click.option(
    "--verify",
    is_flag=True,
    help="Read every file to see whether it has changed, also those whose size and time are as before.",
)
@click.option(
    "--prune",
    is_flag=True,
    help="Take out documents of these folders whose files are gone; else they are only told of.",
)
@click.option(
    "--retry", is_flag=True, help="Try files again that could not be read, also when they have not changed."
)
@click.option(
    "--progress",
    type=click.Choice(KINDS),
    default=AUTO,
    show_default=True,
    help="How progress is told on the error stream: auto is a bar on a terminal, else nothing; json a line a second.",
)
@click.option("--strict", is_flag=True, help="End with status 1 when a file could not be read.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def import_(  # noqa: PLR0913, PLR0917 - an argument an option
    paths: tuple[Path, ...],
    directory: Path | None,
    engine: str | None,
    jobs: int | None,
    progress: str,
    ocr: str | None,
    *,
    as_json: bool,
    prune: bool,
    verify: bool,
    retry: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Take in files, or folders of them.

    Reads PDF, Word (docx), OpenDocument (odt), RTF, HTML, plain text, and what lies in ZIP archives, mails (eml, msg) and PDFs, told by
    what is in a file, not by its name.
    Makes the archive when there is none. Files that are known and unchanged are not read again; those that
    cannot be read are listed with the reason, and stop nothing: each is read in a process of its own, within limits on
    time and memory (max_seconds, max_megabytes and others in the settings). Scanned pages are recognised when Tesseract
    is installed. Ctrl-C keeps what is done, and after a
    power cut the same command goes on where it stood. An archive keeps the engine it was made with; reindex moves it
    to another.
    """
    with opened(directory, create=True, engine=engine, jobs=jobs, ocr=ocr) as archive:
        with stoppable(), told_progress("none" if quiet and progress == AUTO else progress) as moved:
            report = archive.import_paths(paths, moved, prune=prune, retry=retry, verify=verify)
        if not quiet:
            warn_if_open(archive)
        pairs = archive.duplicates(report.duplicates)
    if as_json:
        write_json(to_json(report))
    elif not quiet:
        write(import_report(report, pairs))
    _finish(report, strict=strict)
