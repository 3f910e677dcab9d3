"""Options that several commands share, as decorators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from minutes_index import config
from minutes_index.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Command = TypeVar("Command", bound="Callable[..., Any]")


class ExampledCommand(click.Command):
    """A command whose help ends with examples, each a line that can be copied."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Writes the examples, unwrapped."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"  {example}\n")


def _given_before(ctx: click.Context, _: click.Parameter, directory: Path | None) -> Path | None:
    """The archive given here, or else before the command's name."""
    before: Path | None = ctx.find_root().params.get("directory")
    return directory or before


archive_option: Final = click.option(
    "--archive",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_given_before,
    metavar="DIR",
    help="The archive.  [default: MINUTES_INDEX_ARCHIVE, or index/ in this folder]",
)
json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
unmasked_option: Final = click.option(
    "--unmasked", is_flag=True, help="Show personal numbers, whose digits are stars otherwise."
)


def limit_option(default: int | None) -> Callable[[Command], Command]:
    """``--limit N``; None as a default means all."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=default is not None,
        metavar="N",
        help="The most to print." + ("" if default else "  [default: all]"),
    )


def reading(command: Command) -> Command:
    """The options of a command that answers a question."""
    return archive_option(json_option(command))


def showing(command: Command) -> Command:
    """The options of a command that shows what documents say."""
    return reading(unmasked_option(command))


def opened(directory: Path | None, *, create: bool = False, unmasked: bool = False) -> Archive:
    """The archive that ``--archive``, the environment or the current folder names."""
    settings = config.load({config.ARCHIVE: directory})
    return Archive.open(settings.archive, create=create, settings=settings, unmasked=unmasked)
