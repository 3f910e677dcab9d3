"""The command that takes documents out of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index.cli.completion import completing
from minutes_index.cli.completion import document as document_of
from minutes_index.cli.options import ExampledCommand, archive_option, opened
from minutes_index.cli.terminal import counted, line, shown_path, write

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index remove utkast.pdf",
        "minutes-index remove --yes a615f0c2 'minutes.zip//2023/ks.pdf'",
    ),
)
@click.argument(
    "documents", nargs=-1, required=True, metavar="DOCUMENT...", shell_complete=completing(document_of)
)
@archive_option
@click.option("--yes", is_flag=True, help="Do not ask whether to.")
def remove(documents: tuple[str, ...], directory: Path | None, *, yes: bool) -> None:
    """Take documents out of the archive.

    DOCUMENT is an id, the beginning of one, a path or a file name. Source files are not touched: imports pass them over
    until they change, or take them in again with --retry. What was said of people stays and holds for the documents left.
    """
    with opened(directory) as archive:
        views = [archive.show(name) for name in documents]
        write(line(f"{shown_path(view.path)}  [{view.id}]", indent=2) for view in views)
        if not yes:
            click.confirm(f"Take out {counted(len(views), 'document')}?", abort=True)
        removed = archive.remove([view.id for view in views])
    write([line(f"{counted(len(removed), 'document')} taken out; the files are where they were")])
