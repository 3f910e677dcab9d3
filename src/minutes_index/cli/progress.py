"""How far the reading of files has come, and which could not be read: on a terminal, or as JSON lines."""

# ruff: noqa: PLC0415 - rich is loaded when there is a terminal to draw on

from __future__ import annotations

import signal
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.terminal import Line, Piece, line, printable, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from rich.console import Group
    from rich.progress import Progress as Bar

    from minutes_index.catalog.facts import Failure
    from minutes_index.ingest.report import Progress

AUTO: Final = "auto"
"""What there is on the error stream: a bar on a terminal, else nothing."""
KINDS: Final = (AUTO, "bar", "json", "none")
EVERY: Final = 1.0
"""Seconds between two JSON lines; failures and the end are told at once."""
FAILURES: Final = 3
"""The latest ones, shown below the bar."""
STOPPING: Final = "stopping: what has been read is being kept (once more stops at once)"


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """What to call after each file; moves a bar on the error stream, when it is shown."""
    with told_progress("bar" if shown else "none") as moved:
        yield moved


@contextmanager
def told_progress(kind: str) -> Iterator[Callable[[Progress], None]]:
    """What to call after each file.

    Args:
        kind: how it is told on the error stream, one of `KINDS`.
    """
    if kind == AUTO:
        kind = "bar" if sys.stderr.isatty() else "none"
    if kind == "bar":
        with _bar() as moved:
            yield moved
    elif kind == "json":
        yield _JsonLines().tell
    else:
        yield lambda _progress: None


@dataclass(slots=True)
class _JsonLines:
    """A line of JSON now and then."""

    began: float = field(default_factory=monotonic)
    told: float = 0.0

    def tell(self, now: Progress) -> None:
        """Prints how far it has come, if it is time."""
        from json import dumps

        at = monotonic()
        if now.failure or now.done == now.total or at - self.told >= EVERY:
            self.told = at
            seconds = round(at - self.began, 1)
            click.echo(dumps({**asdict(now), "seconds": seconds}, ensure_ascii=False), err=True)


@dataclass(slots=True)
class _View:
    """A bar with what has been done, and the latest failures below it."""

    bar: Bar
    path: str = ""
    """The file that was read last."""
    failures: deque[str] = field(default_factory=lambda: deque(maxlen=FAILURES))

    def __rich__(self) -> Group:
        """As it stands."""
        from rich.console import Group
        from rich.text import Text

        return Group(
            self.bar,
            Text(self.path, "dim", no_wrap=True, overflow="ellipsis"),
            *(Text(told, "red", no_wrap=True, overflow="ellipsis") for told in self.failures),
        )


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich import progress as bars
    from rich.console import Console
    from rich.live import Live

    columns = (
        bars.BarColumn(12),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[speed]}", markup=False),
        bars.TimeRemainingColumn(compact=True),
    )
    console = Console(stderr=True)
    view = _View(bars.Progress(*columns, console=console, speed_estimate_period=120))
    task = view.bar.add_task("", total=None, speed="")
    began = monotonic()

    def moved(now: Progress) -> None:
        files = now.done / max(monotonic() - began, EVERY)
        speed = f"{files:,.1f} files/s, {now.pages:,} pages, {now.failed:,} failed"
        view.bar.update(task, total=now.total, completed=now.done, speed=speed)
        view.path = printable(shown_path(now.path))
        if now.failure:
            view.failures.append(printable(f"failed {shown_path(now.failure.path)}: {now.failure.reason}"))

    with Live(view, console=console, transient=True, refresh_per_second=4):
        yield moved


@contextmanager
def stoppable() -> Iterator[None]:
    """Ctrl-C, or being asked to end (SIGTERM), stops what is under way in good order, and says so."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        click.echo(STOPPING, err=True)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def failed(failure: Failure) -> Line:
    """A file that could not be read, why, and the way out."""
    way_out = f" ({failure.hint})" if failure.hint else ""
    return line(Piece("failed ", "bad"), f"{shown_path(failure.path)}: {failure.reason}{way_out}", indent=2)
