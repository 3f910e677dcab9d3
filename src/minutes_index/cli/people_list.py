"""Who there is: the command `people list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.completion import completing, person
from minutes_index.cli.options import ExampledCommand, limit_option, opened, showing
from minutes_index.cli.terminal import (
    line,
    write,
    write_json,
    write_table,
)
from minutes_index.report.json_form import to_json
from minutes_index.report.people import years
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from minutes_index.report.people import PersonView


NOBODY: Final = "nobody of that name; minutes-index people lists everybody"


def _people(people: Iterable[PersonView]) -> Table:
    rows = (
        (
            *(who.name, ", ".join(who.aliases), str(who.mentions), str(who.documents)),
            *(", ".join(_belongs(who)), ", ".join(who.bodies), years(who), who.id),
        )
        for who in people
    )
    return Table(("name", "also", "mentions", "documents", "of", "bodies", "years", "id"), tuple(rows))


def _belongs(who: PersonView) -> Iterable[str]:
    """Affiliations and parties, each once."""
    return dict.fromkeys((*who.affiliations, *who.parties))


def told_apart(who: PersonView) -> str:
    """What tells somebody from namesakes, on one line; empty when nothing is known."""
    known = (*_belongs(who), *who.bodies, years(who))
    return ", ".join(part for part in known if part)


@click.command(
    "list", cls=ExampledCommand, examples=("minutes-index people", 'minutes-index people "anna sv"')
)
@click.argument("name", required=False, shell_complete=completing(person))
@limit_option(None)
@showing
def list_(
    name: str | None, limit: int | None, directory: Path | None, *, as_json: bool, unmasked: bool
) -> None:
    """List the people, the most named first.

    With NAME those whose names have words beginning so, in any order.
    """
    with opened(directory, unmasked=unmasked) as archive:
        found = archive.people(name)[:limit]
    if as_json:
        write_json(to_json(found))
    elif found:
        write_table(_people(found))
    else:
        write([line(NOBODY if name else "nobody is named yet")])
