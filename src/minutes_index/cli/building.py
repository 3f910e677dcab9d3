"""Commands that fill an archive: import, reindex."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_index import config
from minutes_index.cli.faults import ERROR, INTERRUPTED
from minutes_index.cli.options import ExampledCommand, archive_option, engine_option, json_option, opened
from minutes_index.cli.progress import failed, progress_bar
from minutes_index.cli.screen import Line, Piece, line, shown_path, write, write_json
from minutes_index.report.form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutes_index.ingest import ImportReport
    from minutes_index.report.duplicates import DuplicateView


def _pair(pair: DuplicateView) -> Line:
    first, second = (shown_path(copy.path) for copy in pair.documents)
    return line(
        Piece("duplicate ", "label"), f"{first} and {second} ({pair.kind}, {pair.similarity:.0%})", indent=2
    )


PAIRS_SHOWN = 20


def _report(report: ImportReport, pairs: Sequence[DuplicateView]) -> Iterator[Line]:
    counts = {
        "new": len(report.new),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
        "failed": len(report.failed),
    }
    yield line(", ".join(f"{count} {name}" for name, count in counts.items()))
    yield from map(failed, report.failed)
    yield from map(_pair, pairs[:PAIRS_SHOWN])
    if len(pairs) > PAIRS_SHOWN:
        yield line(f"and {len(pairs) - PAIRS_SHOWN} pairs more: minutes-index duplicates", indent=2)
    if report.passed_over:
        yield line(
            f"passed over by their names: {report.passed_over} (name a file to have it read)", indent=2
        )
    if report.interrupted:
        kept = len(report.new) + len(report.changed)
        yield line(f"interrupted: {kept} documents are kept; run the same command to go on")


def _finish(report: ImportReport, *, strict: bool) -> None:
    """Ends with the status that the report calls for."""
    if report.interrupted:
        sys.exit(INTERRUPTED)
    if strict and report.failed:
        sys.exit(ERROR)


@click.command(
    "import",
    cls=ExampledCommand,
    examples=("minutes-index import minutes/ more/protokoll.pdf", "minutes-index import --ocr always scans/"),
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
@click.option("--strict", is_flag=True, help="End with status 1 when a file could not be read.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def import_(  # noqa: PLR0913 - an argument an option
    paths: tuple[Path, ...],
    directory: Path | None,
    engine: str | None,
    ocr: str | None,
    *,
    as_json: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Take in files, or folders of them.

    Makes the archive when there is none. Files that are known and unchanged are not read again; those that
    cannot be read are listed with the reason, and stop nothing. Scanned pages are recognised when Tesseract is installed. Ctrl-C keeps what is done. An archive keeps the
    engine it was made with; reindex moves it to another.
    """
    with opened(directory, create=True, engine=engine, ocr=ocr) as archive:
        with progress_bar(shown=sys.stderr.isatty() and not quiet) as moved:
            report = archive.import_paths(paths, moved)
        pairs = archive.duplicates(report.duplicates)
    if as_json:
        write_json(to_json(report))
    elif not quiet:
        write(_report(report, pairs))
    _finish(report, strict=strict)


@click.command(
    cls=ExampledCommand, examples=("minutes-index reindex", "minutes-index reindex --engine tantivy")
)
@archive_option
@engine_option
def reindex(directory: Path | None, engine: str | None) -> None:
    """Build the search index anew.

    No source file is read; the old index answers until the new one is whole. With --engine the archive moves to
    that engine.
    """
    with opened(directory, engine=engine) as archive:
        count = archive.reindex()
    write([line(f"{count} documents indexed")])
