"""The command that lists where somebody is named."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.completion import completing, person
from minutes_index.cli.options import ExampledCommand, opened, showing
from minutes_index.cli.people_list import NOBODY, told_apart
from minutes_index.cli.terminal import (
    Piece,
    line,
    shown_path,
    tabbed,
    write,
    write_table,
    write_text,
)
from minutes_index.report.json_form import to_json
from minutes_index.report.people import PersonMention
from minutes_index.report.tables import Table, table_of, to_csv, to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from minutes_index.report.people import PersonView

Mentions = tuple[PersonMention, ...]

FORMS: Final[dict[str, Callable[[Mentions], str]]] = {
    "table": lambda found: tabbed(_columns(found)),
    "csv": lambda found: to_csv(table_of(found, PersonMention)),
    "json": lambda found: to_json(found) + "\n",
    "markdown": lambda found: to_markdown(table_of(found, PersonMention)),
}
"""The list as a text, by the name of the format."""
ENDINGS: Final = {".csv": "csv", ".json": "json", ".md": "markdown"}
"""Formats by the ending of a file's name."""
FILE_ENCODINGS: Final = {"csv": "utf-8-sig"}
"""Excel takes a file for UTF-8 only when it begins with a byte order mark; the rest goes without one."""


def _columns(found: Iterable[PersonMention]) -> Table:
    rows = ((each.held_on, shown_path(each.path), str(each.page), each.role, each.sentence) for each in found)
    return Table(("date", "document", "page", "role", "sentence"), tuple(rows))


def _print_persons(found: Mentions, people: Mapping[str, PersonView]) -> None:
    """A heading and a table a person; of several, each with what tells them apart."""
    persons = [(who, tuple(group)) for who, group in groupby(found, attrgetter("entity_id", "name"))]
    if not persons:
        write([line(NOBODY)])
    if len(persons) > 1:
        write([line(f"{len(persons)} people answer to that name; --entity ID chooses one"), line()])
    for (entity_id, name), mentions in persons:
        count = Piece(f"  {len(mentions)} mention{'s' * (len(mentions) != 1)}  [{entity_id}]", "place")
        write([line(Piece(name, "title"), count)])
        if (apart := told_apart(people[entity_id]) if entity_id in people else "") and len(persons) > 1:
            write([line(Piece(apart, "place"), indent=2)])
        write_table(_columns(mentions))
        write([line()])


def _save(found: Mentions, form: str, output: Path) -> None:
    content = FORMS[form](found).encode(FILE_ENCODINGS.get(form, "utf-8"), "backslashreplace")
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error


def _form(asked: str | None, output: Path | None, *, as_json: bool) -> str:
    """The format asked for, else that of the file's name, else a table."""
    if as_json:
        return "json"
    return asked or ENDINGS.get(output.suffix.casefold() if output else "", "table")


@click.command(
    cls=ExampledCommand,
    examples=(
        'minutes-index mentions "Kerstin Ek"',
        'minutes-index mentions "Kerstin Ek" -o kerstin.csv',
    ),
)
@click.argument("name", shell_complete=completing(person))
@click.option("--entity", default="", metavar="ID", help="Only this person, of several who answer to NAME.")
@click.option("--format", "asked", type=click.Choice(list(FORMS)), help="[default: by FILE's name, or table]")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE; CSV then begins with a byte order mark, for Excel.",
)
@showing
def mentions(  # noqa: PLR0913 - a parameter an option
    name: str,
    entity: str,
    asked: str | None,
    output: Path | None,
    directory: Path | None,
    *,
    as_json: bool,
    unmasked: bool,
) -> None:
    """List every place where NAME is named.

    Each with the document, its date, the page, the part played in the meeting, and the sentence. When several
    people answer to NAME, each is listed under their own. In CSV, a cell that a spreadsheet could take for a
    formula begins with an apostrophe.
    """
    form = _form(asked, output, as_json=as_json)
    with opened(directory, unmasked=unmasked) as archive:
        found = archive.mentions(name, entity)
        people = {who.id: who for who in archive.people(name)} if form == "table" and not output else {}
    if output:
        _save(found, form, output)
    elif form == "table":
        _print_persons(found, people)
    else:
        write_text(FORMS[form](found))
