"""The command that lists what was decided."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from minutes_index.archive import TAKEN
from minutes_index.cli.completion import completing
from minutes_index.cli.completion import query as query_of
from minutes_index.cli.options import QuestionCommand, limit_option, opened, showing
from minutes_index.cli.search import INDENT, UNDATED, item_of, warn_if_behind
from minutes_index.cli.terminal import Line, Piece, counted, line, one_line, shown_path, write, write_json
from minutes_index.model import Outcome
from minutes_index.report.decisions import task
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.report.decisions import RegisteredDecision


def _decided(decision: RegisteredDecision) -> Iterator[Line]:
    yield line(
        Piece(decision.edtf or UNDATED, "title"),
        f"  {decision.body}  " if decision.body else "  ",
        Piece(decision.outcome, "good"),
    )
    if (item := item_of(decision.section, decision.heading)).text:
        yield line(item, indent=INDENT)
    yield line(one_line(decision.text), indent=INDENT)
    if told := task(decision):
        yield line(told, indent=INDENT)
    place = f"{shown_path(decision.path)}, page {decision.page}  [{decision.document_id}]"
    yield line(Piece(place, "place"), indent=INDENT)
    yield line()


def _register(shown: Iterable[RegisteredDecision], total: int) -> Iterator[Line]:
    if not total:
        yield line(
            "no decision found; proposals are listed with --outcome proposed, tasks that nobody decided with --outcome task"
        )
        return
    for decision in shown:
        yield from _decided(decision)
    yield line(f"{counted(total, 'decision')} in all")


@click.command(
    cls=QuestionCommand,
    examples=(
        "minutes-index decisions budget --body kommunstyrelsen",
        'minutes-index decisions --outcome "referred back"',
    ),
)
@click.argument("query", required=False, default="", shell_complete=completing(query_of))
@click.option("--body", default="", metavar="NAME", help="Only decisions of a body with this in its name.")
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice([outcome.value for outcome in Outcome]),
    help="Only such decisions; may be repeated.  [default: all but proposed and task]",
)
@limit_option(None)
@showing
def decisions(  # noqa: PLR0913 - a parameter an option
    query: str,
    body: str,
    outcomes: tuple[str, ...],
    limit: int | None,
    directory: Path | None,
    *,
    as_json: bool,
    unmasked: bool,
) -> None:
    """List what was decided, the latest meeting first.

    With QUERY only decisions in sections that answer it (see search).
    """
    wanted = tuple(map(Outcome, outcomes)) or TAKEN
    with opened(directory, unmasked=unmasked) as archive:
        found = archive.decisions(query, body=body, outcomes=wanted)
        if query:
            warn_if_behind(archive)
            if note := archive.unlooked(query):
                click.echo(f"note: {note}", err=True)
    if as_json:
        write_json(to_json(found[:limit]))
    else:
        write(_register(islice(found, limit), len(found)))
