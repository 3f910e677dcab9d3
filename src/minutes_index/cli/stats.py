"""The command that tells the size of an archive."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import click

from minutes_index.cli.options import ExampledCommand, opened, reading
from minutes_index.cli.terminal import write_json, write_table
from minutes_index.report.json_form import to_json
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from pathlib import Path

    from minutes_index.catalog.facts import Stats


def _counts(stats: Stats) -> Table:
    languages = ", ".join(f"{name} {count}" for name, count in stats.languages.items())
    counts = {field.name.replace("_", " "): str(getattr(stats, field.name)) for field in fields(stats)}
    told = (counts | {"languages": languages}).items()
    return Table(("what", "how much"), tuple(row for row in told if row != ("advice", "")))


@click.command(cls=ExampledCommand, examples=("minutes-index stats",))
@reading
def stats(directory: Path | None, *, as_json: bool) -> None:
    """Tell the size of the archive, and which engine searches it.

    When the archive has become large for that engine, the last line says what to do.
    """
    with opened(directory) as archive:
        found = archive.stats()
    if as_json:
        write_json(to_json(found))
    else:
        write_table(_counts(found))
