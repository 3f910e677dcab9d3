"""What a command says, and the status it ends with, when something is wrong."""

from __future__ import annotations

import re
from typing import IO, Any, Final

import click

from minutes_index.cli.terminal import CONTROL, one_line, printable
from minutes_index.errors import MinutesIndexError, QueryError

ERROR: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
"""As shells have it: 128 and the number of the signal."""


BLANKS: Final = re.compile(r"\s")
UNPRINTABLE: Final = "\ufffd"
"""One column wide, so that the caret stays where it belongs."""


class Told(click.ClickException):
    """An error of the program as people read it: what is wrong, and on the next line the way out."""

    exit_code = ERROR

    def __init__(self, error: MinutesIndexError) -> None:
        super().__init__(str(error))
        self.hint = error.hint

    def lines(self) -> list[str]:
        """The error on one line, the hint on the next."""
        told = [f"error: {self.message}", f"hint: {self.hint}" if self.hint else ""]
        return [printable(one_line(line)) for line in told if line]

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints to the error stream."""
        click.echo("\n".join(self.lines()), file=file, err=file is None)


class ToldTrouble(Told):
    """An error of a command whose status 1 says something else."""

    exit_code = USAGE


class ToldQuestion(Told):
    """A question that cannot be understood, with a caret under the fault."""

    exit_code = USAGE

    def __init__(self, error: QueryError) -> None:
        super().__init__(error)
        shown, position = error.excerpt()
        written = CONTROL.sub(UNPRINTABLE, BLANKS.sub(" ", shown))
        self.caret = (f"  {written}", f"  {' ' * position}^")

    def lines(self) -> list[str]:
        """The error, the question, the caret and the hint."""
        error, *hint = super().lines()
        return [error, *self.caret, *hint]


def told(error: MinutesIndexError) -> Told:
    """The error as people read it."""
    return ToldQuestion(error) if isinstance(error, QueryError) else Told(error)
