"""The command `minutes-index` itself, with its commands in the order one meets them."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Final

import click

from minutes_index.cli.errors import INTERRUPTED, told
from minutes_index.cli.options import archive_option
from minutes_index.errors import MinutesIndexError

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS: Final = {
    "import": "import_.import_",
    "watch": "watch.watch",
    "remove": "remove.remove",
    "search": "search.search",
    "decisions": "decisions.decisions",
    "people": "people.people",
    "mentions": "mentions.mentions",
    "show": "show.show",
    "duplicates": "duplicates.duplicates",
    "diff": "diff.diff",
    "stats": "stats.stats",
    "coverage": "coverage.coverage",
    "reindex": "reindex.reindex",
    "check": "check.check",
    "backup": "backup.backup",
    "restore": "restore.restore",
    "evaluate": "evaluate.evaluate",
    "completion": "completion.completion",
}
"""Where each command is, in the order one meets them; a module is loaded with the first of its commands."""
COMPLETING: Final = "_MINUTES_INDEX_COMPLETE"
"""Set by a shell that wants to know what a line can go on with."""
OBJECTS: Final = 50_000
"""New objects before garbage is looked for: with Python's 700, loading the libraries takes a tenth longer."""


class LazyGroup(click.Group):
    """Loads a command when it is asked for, and tells errors in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"minutes_index.cli.{module}"), name)
        return command

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
    cls=LazyGroup,
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
    if COMPLETING in os.environ:
        import_module("minutes_index.cli.completion")  # tells click how shells are answered
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    minutes_index(prog_name="minutes-index")
