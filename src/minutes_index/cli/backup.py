"""The command that copies an archive into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index.cli.options import (
    ExampledCommand,
    archive_option,
    backup_argument,
    force_option,
    opened,
)
from minutes_index.cli.terminal import counted, line, shown_path, write

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index backup minutes-2024-06-01.zip",
        "minutes-index backup --force /backups/minutes.zip",
    ),
)
@backup_argument
@archive_option
@force_option
def backup(file: Path, directory: Path | None, *, force: bool) -> None:
    """Copy the archive into one file.

    In it are the catalog, which has all texts and what you said of people, the settings and the synonyms, with their
    checksums. The search index is left out: restore builds it anew, and the file is a fraction of the size. Source
    files are not in it. An import may run meanwhile. The file is there when it is whole, or not at all.

    Personal numbers are in it as they stand in the documents.
    """
    with opened(directory) as archive:
        made = archive.backup(file, force=force)
    write([line(f"{counted(made.documents, 'document')} in {shown_path(made.path)} ({made.bytes:,} bytes)")])
