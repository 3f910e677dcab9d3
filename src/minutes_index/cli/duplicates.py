"""The command that lists documents that repeat each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from minutes_index.cli.options import ExampledCommand, opened, reading
from minutes_index.cli.terminal import line, shown_path, write, write_json, write_table
from minutes_index.report.json_form import to_json
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.report.duplicates import DuplicateView


def _pairs(pairs: Iterable[DuplicateView]) -> Table:
    rows = (
        (
            pair.kind,
            f"{pair.similarity:.2f}",
            shown_path(pair.documents[0].path),
            pair.told,
            shown_path(pair.documents[1].path),
        )
        for pair in pairs
    )
    return Table(("kind", "similarity", "document", "relation", "other document"), tuple(rows))


@click.command(cls=ExampledCommand, examples=("minutes-index duplicates",))
@reading
def duplicates(directory: Path | None, *, as_json: bool) -> None:
    """List documents that repeat each other, and which is which.

    Exact are the same bytes, "same text" other bytes with the same words, near most of the words; "same meeting"
    are a summons and the minutes. The relation reads from left to right: the first is a draft of the other, an
    extract, a scan. show tells what gives it away, diff what differs.
    """
    with opened(directory) as archive:
        found = archive.duplicates()
    if as_json:
        write_json(to_json(found))
    elif found:
        write_table(_pairs(found))
    else:
        write([line("no document repeats another")])
