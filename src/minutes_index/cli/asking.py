"""Commands that answer questions over the archive: search, decisions."""

from __future__ import annotations

import re
from itertools import islice
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import click

from minutes_index.archive import TAKEN
from minutes_index.cli.options import ExampledCommand, limit_option, opened, showing
from minutes_index.cli.screen import Line, Piece, line, one_line, shown_path, write, write_json
from minutes_index.model import Outcome
from minutes_index.report.decisions import circumstances
from minutes_index.report.form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from minutes_index.archive import Archive
    from minutes_index.report.decisions import RegisteredDecision
    from minutes_index.search import Result, Results

NO_HITS = (
    "nothing found; some things to try:",
    "  fewer words, or OR between them: skola OR förskola",
    "  the beginning of a word: gymnasi*    a word that may be misspelt: nätverk~",
    "  what there is to find: minutes-index people, minutes-index stats",
)
GAP: Final = re.compile(r"\s+")
BEHIND = "the index is not up to date: an import is running, or run: minutes-index check"
UNDATED = "no date"
INDENT = 3
HEADING = 120
"""Characters to print of a heading; JSON has all."""
BUCKETS = 6
"""The most to print of a facet; JSON has more."""


def _warn(archive: Archive) -> None:
    """Tells on the error stream when an answer may not be whole."""
    if not archive.is_searchable_in_full():
        click.echo(f"note: {BEHIND}", err=True)


def _joined(*parts: str) -> str:
    """The parts that there are, with two blanks between."""
    return "  ".join(part for part in parts if part)


def _marked(result: Result) -> Iterator[Piece]:
    """The snippet, what matched apart from the rest, gaps between columns closed."""
    at = 0
    for start, end in (*result.highlights, (len(result.snippet),) * 2):
        yield Piece(GAP.sub(" ", result.snippet[at:start]))
        yield Piece(GAP.sub(" ", result.snippet[start:end]), "match" if start < end else "")
        at = end


def _item(number: str, heading: str) -> Iterator[Line]:
    if item := one_line(f"{number} {heading}"):
        yield line(Piece(shorten(item, HEADING, placeholder=" …"), "label"), indent=INDENT)


def _place(path: str, page: int, document_id: str) -> Line:
    return line(Piece(f"{shown_path(path)}, page {page}  [{document_id}]", "place"), indent=INDENT)


def _hit(number: int, result: Result) -> Iterator[Line]:
    yield line(
        f"{number}. ",
        Piece(one_line(result.title) or shown_path(result.path), "title"),
        f"  {_joined(result.body, result.held_on or UNDATED)}",
    )
    yield from _item(result.section, result.heading)
    yield Line(tuple(_marked(result)), INDENT)
    yield _place(result.path, result.page, result.document_id)
    yield line()


def _facets(results: Results) -> Iterator[Line]:
    for name, buckets in results.facets.items():
        if buckets:
            counts = ", ".join(f"{bucket.value} ({bucket.count})" for bucket in buckets[:BUCKETS])
            more = ", ..." if len(buckets) > BUCKETS else ""
            yield line(Piece(f"{name}: ", "label"), counts + more)


def _answer(results: Results, offset: int) -> Iterator[Line]:
    if not results.total:
        yield from map(line, NO_HITS)
        return
    last = min(offset + len(results.hits), results.total)
    sections = "section" if results.total == 1 else "sections"
    shown = f"; {offset + 1} to {last}" if last > offset else "; no more of them"
    yield line(f"{results.total} {sections} found{shown}")
    yield line()
    for number, result in enumerate(results.hits, offset + 1):
        yield from _hit(number, result)
    yield from _facets(results)


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index search 'skola date:2022..2023'",
        "minutes-index search '\"ekonomisk uppföljning\" NOT body:kommunstyrelsen'",
        "minutes-index search '\"skola buss\"~5 date:mars 2022'",
    ),
)
@click.argument("query")
@limit_option(10)
@click.option("--page", type=click.IntRange(min=1), default=1, metavar="N", help="Which page of hits.")
@click.option("--facets/--no-facets", default=True, help="Count the hits by municipality, body, ... or not.")
@showing
def search(  # noqa: PLR0913 - a parameter an option
    query: str,
    limit: int,
    page: int,
    directory: Path | None,
    *,
    facets: bool,
    as_json: bool,
    unmasked: bool,
) -> None:
    """Find the sections that answer QUERY.

    Words are found in any form and within compounds, abbreviations by their full names as well (KS, PBL); small
    words (och, om, vad) need not be there beside others, unless a + stands before them.

    Also: "exact words", "near words"~5, AND OR NOT (OCH ELLER INTE), -word, (groups), beginn*, slips~, and the
    fields person: municipality: organisation: body: date: decision: dnr: section: year: language:

    All of it by example: docs/searching.md
    """
    offset = (page - 1) * limit
    with opened(directory, unmasked=unmasked) as archive:
        results = archive.search(query, limit=limit, offset=offset, facets=facets)
        _warn(archive)
    if as_json:
        write_json(to_json(results))
    else:
        write(_answer(results, offset))


def _decided(decision: RegisteredDecision) -> Iterator[Line]:
    yield line(
        Piece(decision.edtf or UNDATED, "title"),
        f"  {decision.body}  " if decision.body else "  ",
        Piece(decision.outcome, "good"),
    )
    yield from _item(decision.section, decision.heading)
    yield line(one_line(decision.text), indent=INDENT)
    yield from (line(told, indent=INDENT) for told in circumstances(decision))
    yield _place(decision.path, decision.page, decision.document_id)
    yield line()


def _register(shown: Iterable[RegisteredDecision], total: int) -> Iterator[Line]:
    if not total:
        yield line("no decision found; proposals are listed with --outcome proposed")
        return
    for decision in shown:
        yield from _decided(decision)
    yield line(f"{total} decision{'s' * (total != 1)} in all")


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index decisions budget --body kommunstyrelsen",
        'minutes-index decisions --outcome "referred back"',
    ),
)
@click.argument("query", required=False, default="")
@click.option("--body", default="", metavar="NAME", help="Only decisions of a body with this in its name.")
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice([outcome.value for outcome in Outcome]),
    help="Only such decisions; may be repeated.  [default: all but proposed]",
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
            _warn(archive)
    if as_json:
        write_json(to_json(found[:limit]))
    else:
        write(_register(islice(found, limit), len(found)))
