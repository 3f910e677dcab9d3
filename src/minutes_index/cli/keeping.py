"""Commands that keep copies of an archive: backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from minutes_index import config
from minutes_index.archive import restore as restored
from minutes_index.cli.options import ExampledCommand, archive_option, opened, tell
from minutes_index.cli.screen import counted, line, shown_path, write

force_option = click.option("--force", is_flag=True, help="Write over what is there.")
file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index backup minutes-2024-06-01.zip",
        "minutes-index backup --force /backups/minutes.zip",
    ),
)
@file_argument
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


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index restore minutes-2024-06-01.zip",
        "minutes-index restore --archive other minutes-2024-06-01.zip",
    ),
)
@file_argument
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
