"""Printing: styled and wrapped on a terminal, plain text when piped; control characters never get through."""

# ruff: noqa: PLC0415 - rich is loaded when there is a terminal to draw on

from __future__ import annotations

import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

    from minutes_index.report.tables import Table

CONTROL: Final = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
"""What could move the cursor, colour the terminal, or turn the direction of writing."""

IN_JSON: Final = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""The same, but for what JSON writes as an escape itself."""
STYLES: Final = {
    "": "",
    "title": "bold",
    "match": "bold yellow",
    "place": "dim",
    "label": "cyan",
    "good": "green",
    "bad": "red",
    "removed": "red strike",
    "added": "green underline",
}
PLAIN_MARKS: Final = {"match": ("*", "*"), "removed": ("[-", "-]"), "added": ("{+", "+}")}
"""What stands about a style that plain text must show as well."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in one of `STYLES`."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that follow each other, ``indent`` columns in; too long a line is wrapped on a terminal."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0


def line(*pieces: str | Piece, indent: int = 0) -> Line:
    """A line of pieces; a text is a piece without a style."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), indent)


def printable(text: str) -> str:
    """The text with control characters, all but the tab, written as escapes."""
    return CONTROL.sub(lambda found: ascii(found.group())[1:-1], text)


def write(lines: Iterable[Line]) -> None:
    """Prints lines."""
    if sys.stdout.isatty():
        console = _console()
        for each in lines:
            _write_styled(console, each if console.color_system else _unstyled(each))
    else:
        for each in lines:
            click.echo((" " * each.indent + "".join(map(_plain, each.pieces))).rstrip())


def _unstyled(styled: Line) -> Line:
    return Line(tuple(Piece(_marked(piece)) for piece in styled.pieces), styled.indent)


def _marked(piece: Piece) -> str:
    before, after = PLAIN_MARKS.get(piece.style, ("", ""))
    return f"{before}{piece.text}{after}"


def _plain(piece: Piece) -> str:
    return printable(_marked(piece))


def _console() -> Console:
    """With NO_COLOR set it is plain, bold and dim left out as well (https://no-color.org)."""
    from rich.console import Console

    system: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(highlight=False, markup=False, emoji=False, color_system=system)


def _styled(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text

    return Text.assemble(*((printable(piece.text), STYLES[piece.style]) for piece in pieces), overflow="fold")


def _write_styled(console: Console, each: Line) -> None:
    from rich.padding import Padding

    styled = _styled(each.pieces)
    console.print(Padding(styled, (0, 0, 0, each.indent), expand=False) if styled else "")


def counted(number: int, one: str, several: str = "") -> str:
    """A number and what it counts: ``1 section``, ``1,200 sections``."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def one_line(text: str) -> str:
    """The text with single blanks for all white space."""
    return " ".join(text.split())


def shown_path(path: str) -> str:
    """The path as seen from the current folder, when it lies in there."""
    here = unicodedata.normalize("NFC", str(Path.cwd())).rstrip("/")
    return printable(path.removeprefix(f"{here}/"))


def tabbed(table: Table) -> str:
    """The table with a line a row and tabs between the cells."""
    rows = (table.columns, *table.rows)
    return "".join("\t".join(printable(one_line(cell)) for cell in row) + "\n" for row in rows)


def write_table(table: Table) -> None:
    """Prints a table; when piped, a line a row with tabs between the cells."""
    if sys.stdout.isatty():
        _write_grid(table)
    else:
        click.echo(tabbed(table), nl=False)


def _write_grid(table: Table) -> None:
    from rich.table import Table as Grid

    grid = Grid(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in table.columns:
        grid.add_column(column, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_styled([Piece(cell)]) for cell in row))
    _console().print(grid)


def write_bytes(text: str) -> None:
    """Prints the text in UTF-8, whatever the terminal's encoding; lone surrogates as escapes."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def write_text(text: str) -> None:
    """Prints an export: byte for byte into a file or a pipe, with escapes for what a terminal would obey."""
    write_bytes("\n".join(map(printable, text.split("\n"))) if sys.stdout.isatty() else text)


def write_json(text: str) -> None:
    """Prints a JSON document, in which what could move the cursor is an escape as well; that of JSON is the same text."""
    write_bytes(IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n")
