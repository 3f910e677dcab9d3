"""Completion by the shell: of commands and options, and of what the archive holds."""

from __future__ import annotations

import os
import re
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import (
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from minutes_index.cli.group import COMPLETING
from minutes_index.cli.options import ExampledCommand, opened
from minutes_index.cli.terminal import CONTROL
from minutes_index.errors import MinutesIndexError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from minutes_index.archive import Archive

PROGRAM: Final = "minutes-index"
INSTALL: Final = {
    "bash": "# To have it in every shell: minutes-index completion bash >> ~/.bashrc",
    "zsh": "# To have it in every shell: minutes-index completion zsh >> ~/.zshrc (below compinit)",
    "fish": "# To have it in every shell: minutes-index completion fish > ~/.config/fish/completions/minutes-index.fish",
}
HARMLESS: Final = re.compile(r"[\w:./@%+=,§-]*")
"""What a shell takes as it stands."""


class WholeLine(ShellComplete):
    """Bash, told of the line as it is written: its own words end at every colon, and fields have one."""

    name = "bash"
    source_template = """\
%(complete_func)s() {
    local found
    COMPREPLY=()
    while IFS= read -r found; do
        [ -z "$found" ] || COMPREPLY+=("$found")
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """What stands before the word that is being written, and that word."""
        _, words = split(os.environ["COMP_LINE"])
        return words[1:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """What bash puts in the place of what it takes for a word: what stands behind the last colon, unless quoted."""
        open_mark, words = split(os.environ["COMP_LINE"])
        value = str(item.value)
        if open_mark:
            return value
        value = value.removeprefix(words[-1][: words[-1].rfind(":") + 1])
        return value if HARMLESS.fullmatch(value) else quote(value)


def split(line: str) -> tuple[str, list[str]]:
    """The words of a command line, the last of which may be empty or not be ended, and the quotation mark open there."""
    words, open_mark, escaped = [""], "", False
    for char in line:
        if escaped:
            words[-1], escaped = words[-1] + char, False
        elif char == "\\" and open_mark != "'":
            escaped = True
        elif char == open_mark:
            open_mark = ""
        elif char in "\"'" and not open_mark:
            open_mark = char
        elif char.isspace() and not open_mark:
            words += [""] if words[-1] else []
        else:
            words[-1] += char
    return open_mark, words


add_completion_class(WholeLine)
SHELLS: Final[Mapping[str, type[ShellComplete]]] = {
    "bash": WholeLine,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


def completing(offer: Callable[[Archive, str], tuple[str, ...]]) -> Callable[..., list[CompletionItem]]:
    """Has an argument completed by what an archive offers; without one, or when it is damaged, by nothing."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        directory: Any = ctx.params.get("directory") or ctx.find_root().params.get("directory")
        try:
            with opened(directory) as archive:
                offered = offer(archive, incomplete)
                return [CompletionItem(each) for each in offered if not CONTROL.search(each)]
        except MinutesIndexError:
            return []

    return complete


def query(archive: Archive, text: str) -> tuple[str, ...]:
    """Questions."""
    return archive.complete(text)


def document(archive: Archive, text: str) -> tuple[str, ...]:
    """Documents, by the names of their files."""
    return archive.complete_document(text)


def person(archive: Archive, text: str) -> tuple[str, ...]:
    """People, by their names."""
    return archive.complete_person(text)


@click.command(cls=ExampledCommand, examples=("minutes-index completion bash >> ~/.bashrc",))
@click.argument("shell", type=click.Choice(list(INSTALL)))
def completion(shell: str) -> None:
    """Print what makes the tab key complete in SHELL.

    Commands and options are completed, and words, values of fields, documents and people of the archive.
    """
    from minutes_index.cli.group import minutes_index  # noqa: PLC0415 - the group holds this command

    click.echo(INSTALL[shell])
    click.echo(SHELLS[shell](minutes_index, {}, PROGRAM, COMPLETING).source())
