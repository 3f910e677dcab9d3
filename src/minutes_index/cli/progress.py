"""How far the reading of files has come, and which could not be read."""

# ruff: noqa: PLC0415 - rich is loaded when there is a terminal to draw on

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_index.cli.screen import Line, Piece, line, printable, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_index.catalog.facts import Failure
    from minutes_index.ingest import Progress


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """What to call after each file; moves a bar on the error stream, when it is shown."""
    if not shown:
        yield lambda _progress: None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.description}", markup=False),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda now: bar.update(
            task, total=now.total, completed=now.done, description=printable(Path(now.path).name)
        )


def failed(failure: Failure) -> Line:
    """A file that could not be read, why, and the way out."""
    way_out = f" ({failure.hint})" if failure.hint else ""
    return line(Piece("failed ", "bad"), f"{shown_path(failure.path)}: {failure.reason}{way_out}", indent=2)
