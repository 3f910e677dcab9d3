"""The command that imports what arrives in folders."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from minutes_index.archive.taking import SETTLED
from minutes_index.cli.options import (
    ExampledCommand,
    archive_option,
    opened,
)
from minutes_index.cli.progress import stoppable
from minutes_index.cli.terminal import shown_path, write
from minutes_index.ingest.file_systems import silent

if TYPE_CHECKING:
    from minutes_index.ingest.report import ImportReport


from minutes_index.cli.import_ import import_report


@click.command(cls=ExampledCommand, examples=("minutes-index watch minutes/",))
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="DIR...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@archive_option
@click.option(
    "--settled",
    type=click.FloatRange(min=0),
    default=SETTLED,
    show_default=True,
    metavar="SECONDS",
    help="How long a file must have kept its size and time before it is read.",
)
@click.option(
    "--prune", is_flag=True, help="Take out documents whose files are gone; else they are only told of."
)
@click.option(
    "--poll/--no-poll",
    default=None,
    help="Look through the folders again and again, or wait for the system to tell.  [default: look where it tells nothing: network drives]",
)
def watch(
    folders: tuple[Path, ...], directory: Path | None, settled: float, *, prune: bool, poll: bool | None
) -> None:
    """Import folders, and then what arrives in them.

    A file that is new, has changed or is gone is taken in as soon as nobody writes to it any more; what was done is
    printed, a line and the failures. Ctrl-C, or being asked to end (SIGTERM), stops it: what is being kept is kept first.
    """
    with opened(directory, create=True) as archive, stoppable():
        click.echo(f"watching {', '.join(map(str, folders))}: Ctrl-C stops it", err=True)
        for folder, kind in ((folder, silent(folder)) for folder in folders):
            if kind and poll is None:
                click.echo(
                    f"{shown_path(str(folder))} is on a drive ({kind}) that tells nothing: it is looked through again and again",
                    err=True,
                )
        archive.watch(folders, _print_done, Event(), prune=prune, settled=settled, poll=poll)


def _print_done(report: ImportReport) -> None:
    """Prints what an import did, when it did anything."""
    if report.new or report.changed or report.failed or report.removed:
        write(import_report(report, ()))
