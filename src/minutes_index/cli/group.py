"""The command `minutes-index` itself, with its commands in the order one meets them."""

from __future__ import annotations

import errno
import gc
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Final

import click

from minutes_index.cli import asking, building, checking, completing, evaluating, judging, looking, naming
from minutes_index.cli.faults import INTERRUPTED, told
from minutes_index.cli.options import archive_option
from minutes_index.errors import MinutesIndexError

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS: Final = (
    building.import_,
    asking.search,
    asking.decisions,
    judging.people,
    naming.mentions,
    looking.show,
    looking.duplicates,
    looking.stats,
    building.reindex,
    checking.check,
    evaluating.evaluate,
    completing.completion,
)
OBJECTS: Final = 50_000
"""New objects before garbage is looked for: with Python's 700, loading the libraries takes a tenth longer."""


class OrderedGroup(click.Group):
    """Lists its commands as they were given, and tells errors in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as in click
        """Runs a command; an error of ours becomes a message and a status."""
        try:
            return super().invoke(ctx)
        except MinutesIndexError as error:
            raise told(error) from error
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise click.ClickException("the disk is full") from error
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=OrderedGroup,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: minutes-index import FOLDER",
)
@archive_option
@click.version_option(package_name="minutes-index")
def minutes_index(directory: Path | None) -> None:
    """Search Swedish meeting minutes: who met, when, and what was decided."""


def main() -> None:
    """Runs the command line; what a stream's encoding cannot hold is written as an escape."""
    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    minutes_index(prog_name="minutes-index")
