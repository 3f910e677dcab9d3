"""The command that brings an archive back from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index import config
from minutes_index.archive import restore as restored
from minutes_index.cli.options import (
    ExampledCommand,
    archive_option,
    backup_argument,
    force_option,
    tell,
)
from minutes_index.cli.terminal import counted, line, write

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index restore minutes-2024-06-01.zip",
        "minutes-index restore --archive other minutes-2024-06-01.zip",
    ),
)
@backup_argument
@archive_option
@force_option
def restore(file: Path, directory: Path | None, *, force: bool) -> None:
    """Bring back an archive from a backup.

    Everything in the file is checked before anything is replaced, and an archive that has documents, settings or
    synonyms is left alone unless you say --force: then they are replaced by those of the backup. The search index is
    built anew. Source files are neither needed nor touched.
    """
    settings = config.load({config.ARCHIVE: directory})
    made = restored(file, settings.archive, force=force, tell=tell)
    write([line(f"{counted(made.documents, 'document')} restored, as they were on {made.made}")])
