"""The command that builds the search index anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index.cli.options import (
    ExampledCommand,
    archive_option,
    engine_option,
    opened,
)
from minutes_index.cli.terminal import line, write

if TYPE_CHECKING:
    from pathlib import Path


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
