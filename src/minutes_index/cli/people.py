"""The command `people`: who there is, and who is who."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from minutes_index.cli.options import (
    ExampledCommand,
    ExampledGroup,
    archive_option,
    json_option,
    limit_option,
    opened,
    reading,
)
from minutes_index.cli.people_list import list_, told_apart
from minutes_index.cli.terminal import Line, Piece, line, shown_path, write, write_json, write_table
from minutes_index.report.json_form import to_json
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from minutes_index.report.judgements import JudgementView
    from minutes_index.report.people import PersonView
    from minutes_index.report.review import DoubtView

Command = TypeVar("Command", bound="Callable[..., Any]")
REVIEWED: Final = 20


@click.group(
    cls=ExampledGroup,
    default="list",
    subcommand_metavar="[COMMAND] [ARGS]...",
    valued=("--archive", "--limit"),
    commands=(list_,),
    examples=(
        "minutes-index people",
        'minutes-index people "anna sv"',
        "minutes-index people review",
        "minutes-index people merge p3f0c6a1b2d4 p9a8b7c6d5e4",
    ),
)
def people() -> None:
    """List the people, and settle who is who.

    Without a command, or with a NAME in its place, it lists: `people anna` is `people list anna`. Somebody whose
    name is also a command is found with `people list NAME`.

    What you say of who is who takes effect at once and outlives every import. People are named by their id, or by
    a name that only one person answers to.
    """


def judging(command: Command) -> Command:
    """The options of a command that says who is who."""
    note = click.option("--note", default="", metavar="TEXT", help="Why; kept with it.")
    by = click.option("--by", default="", metavar="WHO", help="Who says so.  [default: your login name]")
    return note(by(archive_option(json_option(command))))


def _tell(who: Sequence[PersonView], *, as_json: bool) -> None:
    """Who they are now."""
    if as_json:
        write_json(to_json(who))
        return
    for each in who:
        also = f", also {', '.join(each.aliases)}" if each.aliases else ""
        write([line(Piece(each.name, "title"), f"{also}  ", Piece(f"[{each.id}]", "place"))])


@people.command(
    cls=ExampledCommand, examples=('minutes-index people merge p3f0c6a1b2d4 "Åsa Ekh" --note "married"',)
)
@click.argument("one")
@click.argument("other")
@judging
def merge(one: str, other: str, note: str, by: str, directory: Path | None, *, as_json: bool) -> None:  # noqa: PLR0913 - a parameter an option
    """Say that ONE and OTHER are one person."""
    with opened(directory) as archive:
        found = archive.merge(one, other, by=by, note=note)
    _tell(found, as_json=as_json)


@people.command(cls=ExampledCommand, examples=("minutes-index people differ p3f0c6a1b2d4 p9a8b7c6d5e4",))
@click.argument("one")
@click.argument("other")
@judging
def differ(one: str, other: str, note: str, by: str, directory: Path | None, *, as_json: bool) -> None:  # noqa: PLR0913 - a parameter an option
    """Say that ONE and OTHER, who are two, shall stay two.

    They are never joined, and not asked about again.
    """
    with opened(directory) as archive:
        found = archive.differ(one, other, by=by, note=note)
    _tell(found, as_json=as_json)


@people.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index people split p3f0c6a1b2d4",
        'minutes-index people split p3f0c6a1b2d4 "protokoll mars.pdf"',
    ),
)
@click.argument("person")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@judging
def split(  # noqa: PLR0913 - a parameter an option
    person: str, documents: tuple[str, ...], note: str, by: str, directory: Path | None, *, as_json: bool
) -> None:
    """Say that PERSON is more than one person.

    With DOCUMENTs: whom these name is somebody else, one person in all of them, and nobody is joined to that person
    but by `people merge`. Without: every name and home that was joined to PERSON, by a judgement or because the names
    are near, is a person again; judgements that made them one are taken back.
    """
    with opened(directory) as archive:
        found = archive.split(person, documents, by=by, note=note)
    _tell(found, as_json=as_json)


@people.command(cls=ExampledCommand, examples=('minutes-index people rename p3f0c6a1b2d4 "Åsa Ek-Berg"',))
@click.argument("person")
@click.argument("name")
@judging
def rename(person: str, name: str, note: str, by: str, directory: Path | None, *, as_json: bool) -> None:  # noqa: PLR0913 - a parameter an option
    """Give PERSON the preferred NAME.

    The names in the documents stay, and are found as before.
    """
    with opened(directory) as archive:
        found = archive.rename(person, name, by=by, note=note)
    _tell(found, as_json=as_json)


@people.command(
    cls=ExampledCommand, examples=("minutes-index people review", "minutes-index people review --limit 5")
)
@limit_option(REVIEWED)
@reading
def review(limit: int, directory: Path | None, *, as_json: bool) -> None:
    """List pairs of people who may be one, the likeliest first.

    Each with why the names are alike, what agrees, what speaks against it, the documents, and the commands that
    settle it. A pair that is settled does not come back.
    """
    with opened(directory) as archive:
        found = archive.review(limit)
    if as_json:
        write_json(to_json(found))
        return
    for each in found:
        write(_doubt(each, directory))
    if not found:
        write([line("nobody is in doubt")])


def _doubt(each: DoubtView, directory: Path | None) -> Iterator[Line]:
    """A pair, and how to settle it."""
    command = "minutes-index people" + (f" --archive {shlex.quote(str(directory))}" if directory else "")
    for who, paths in ((each.one, each.documents_of_one), (each.other, each.documents_of_other)):
        apart = told_apart(who)
        yield line(Piece(who.name, "title"), f"  {apart}  " if apart else "  ", Piece(f"[{who.id}]", "place"))
        more = f" and {who.documents - len(paths)} more" if who.documents > len(paths) else ""
        yield line(Piece(", ".join(map(shown_path, paths)) + more, "place"), indent=4)
    told = {"alike": (each.alike,), "agrees": each.agrees, "against": each.against}
    for word, values in told.items():
        if values:
            yield line(Piece(f"{word:<10}", "label"), "; ".join(values), indent=2)
    for word, verb in (("the same", "merge"), ("different", "differ")):
        yield line(Piece(f"{word:<10}", "label"), f"{command} {verb} {each.one.id} {each.other.id}", indent=2)
    yield line()


@people.command(cls=ExampledCommand, examples=("minutes-index people judgements",))
@reading
def judgements(directory: Path | None, *, as_json: bool) -> None:
    """List what was said of who is who.

    The latest first; `people undo NUMBER` takes it back.
    """
    with opened(directory) as archive:
        found = archive.judgements()
    if as_json:
        write_json(to_json(found))
    elif found:
        write_table(_said(found))
    else:
        write([line("nothing was said yet")])


def _said(found: Sequence[JudgementView]) -> Table:
    rows = ((str(j.number), j.verdict, j.one, j.other, j.by, j.at[:16], j.note) for j in found)
    return Table(("number", "verdict", "one", "other", "by", "at", "note"), tuple(rows))


@people.command(cls=ExampledCommand, examples=("minutes-index people undo 3",))
@click.argument("number", type=click.IntRange(min=1))
@archive_option
def undo(number: int, directory: Path | None) -> None:
    """Take a judgement back.

    NUMBER is what `people judgements` lists it by; all that was said in one command is taken back together.
    """
    with opened(directory) as archive:
        archive.undo(number)
    write([line(f"judgement {number} is taken back")])
