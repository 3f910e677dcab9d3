"""Options that several commands share, as decorators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from minutes_index import config
from minutes_index.archive import Archive
from minutes_index.cli.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Command = TypeVar("Command", bound="Callable[..., Any]")


class Exampled(click.Command):
    """Help that ends with examples, each a line that can be copied."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Writes the examples, unwrapped."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"  {example}\n")


class ExampledCommand(Exampled):
    """A command with examples."""


class QuestionCommand(ExampledCommand):
    """A command whose argument is a question, which may begin with a minus: ``-body:valnämnden skola``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tells the question from options, all of which but ``-h`` have two hyphens."""
        valued = {
            name
            for each in self.params
            if isinstance(each, click.Option) and not each.is_flag
            for name in each.opts
        }
        for at, word in enumerate(args):
            if word == "--":
                break
            short = word.startswith("-") and not word.startswith("--") and len(word) > 1
            if (
                short
                and word not in ctx.help_option_names
                and args[at - 1 : at] not in [[name] for name in valued]
            ):
                return super().parse_args(ctx, [*args[:at], *args[at + 1 :], "--", word])
        return super().parse_args(ctx, args)


class ExampledGroup(Exampled, click.Group):
    """A group of commands with examples; they are listed in the order they were given.

    What is no command of it is an argument of ``default``, which may be named too: to say a word that is also a
    command, name it. Options may stand before the command.
    """

    def __init__(self, *args: Any, default: str, valued: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.default = default
        self.valued = tuple(valued)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the command first, the default one where none is named."""
        first = self._first(args)
        if not {"-h", "--help"}.isdisjoint(args[:1]):
            return super().parse_args(ctx, args)
        named = first is not None and args[first] in self.commands
        command = args[first] if named and first is not None else self.default
        rest = [*args[:first], *args[first + 1 :]] if named and first is not None else args
        return super().parse_args(ctx, [command, *rest])

    def _first(self, args: Sequence[str]) -> int | None:
        """Where the first word stands that is no option, nor the value of one."""
        words = (
            at
            for at, word in enumerate(args)
            if not word.startswith("-") and (at == 0 or args[at - 1] not in self.valued)
        )
        return next(words, None)


def warn_if_open(archive: Archive) -> None:
    """Tells on the error stream when others can read what should be the owner's alone."""
    if archive.is_open_to_others():
        where = archive.catalog.directory
        click.echo(
            f"note: everybody on this computer can read this archive, with the personal numbers in it: chmod -R o= {printable(str(where))}",
            err=True,
        )


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
    "--unmasked", is_flag=True, help="Show and find personal numbers, whose digits are stars otherwise."
)


engine_option: Final = click.option(
    "--engine",
    type=click.Choice(config.ENGINES),
    help="The search engine of the index: whoosh needs nothing, tantivy is for large archives and is installed apart.",
)


force_option: Final = click.option("--force", is_flag=True, help="Write over what is there.")
backup_argument: Final = click.argument("file", type=click.Path(path_type=Path))


def limit_option(default: int | None, told: str = "The most to print.") -> Callable[[Command], Command]:
    """``--limit N``; None as a default means all."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=default is not None,
        metavar="N",
        help=told + ("" if default else "  [default: all]"),
    )


def reading(command: Command) -> Command:
    """The options of a command that answers a question."""
    return archive_option(json_option(command))


def showing(command: Command) -> Command:
    """The options of a command that shows what documents say."""
    return reading(unmasked_option(command))


def opened(  # noqa: PLR0913 - an argument an option
    directory: Path | None,
    *,
    create: bool = False,
    unmasked: bool = False,
    engine: str | None = None,
    jobs: int | None = None,
    ocr: str | None = None,
) -> Archive:
    """The archive that ``--archive``, the environment or the current folder names."""
    settings = config.load({config.ARCHIVE: directory, "engine": engine, "jobs": jobs, "ocr": ocr})
    return Archive.open(settings.archive, create=create, settings=settings, unmasked=unmasked, tell=tell)


def tell(line: str) -> None:
    """Says a line on the error stream."""
    click.echo(printable(line), err=True)
