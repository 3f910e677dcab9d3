"""The command that searches the archive."""

from __future__ import annotations

import re
from pathlib import Path
from shlex import quote
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.completion import completing
from minutes_index.cli.completion import query as query_of
from minutes_index.cli.options import QuestionCommand, limit_option, opened, showing
from minutes_index.cli.terminal import Line, Piece, counted, line, one_line, shown_path, write, write_json
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_index.archive import Archive
    from minutes_index.search import DocumentHit, PassageHit, Results
    from minutes_index.search.results import CopyHit

NO_HITS = (
    "nothing found; some things to try:",
    "  another word for it, or OR between several: skola OR förskola",
    "  the beginning of a word: gymnasi*    a word that may be misspelt: nätverk~",
    "  fewer fields: date:, body: and the like leave out all else",
    "  what there is to find: minutes-index people, minutes-index stats",
)
GAP: Final = re.compile(r"\s+")
ORDERS: Final = ("relevance", "newest", "oldest")
BEHIND = "this may not be all: an import is running or broke off (if none is running: minutes-index check)"
UNDATED = "no date"
INDENT, SNIPPET_INDENT = 3, 5
COPIES = 3
"""The most to print of the copies of a document; JSON has all."""
HEADING = 120
"""Characters to print of a heading; JSON has all."""
BUCKETS = 6
"""The most to print of a facet; JSON has more."""


def warn_if_behind(archive: Archive) -> None:
    """Tells on the error stream when an answer may not be whole."""
    if not archive.is_searchable_in_full():
        click.echo(f"note: {BEHIND}", err=True)


def _joined(*parts: str) -> str:
    """The parts that there are, with two blanks between."""
    return "  ".join(part for part in parts if part)


def _marked(passage: PassageHit) -> Iterator[Piece]:
    """The snippet, what matched apart from the rest, gaps between columns closed."""
    at = 0
    for start, end in (*passage.highlights, (len(passage.snippet),) * 2):
        yield Piece(GAP.sub(" ", passage.snippet[at:start]))
        yield Piece(GAP.sub(" ", passage.snippet[start:end]), "match" if start < end else "")
        at = end


def item_of(number: str, heading: str) -> Piece:
    """Number and heading of an item, shortened."""
    return Piece(shorten(one_line(f"{number} {heading}"), HEADING, placeholder=" …"), "label")


def _passage(passage: PassageHit) -> Iterator[Line]:
    item = item_of(passage.section, passage.heading)
    yield line(item, Piece(f"{'  ' if item.text else ''}page {passage.page}", "place"), indent=INDENT)
    yield Line(tuple(_marked(passage)), SNIPPET_INDENT)


def _copy(copy: CopyHit) -> str:
    return shown_path(copy.path) + (f" ({copy.told})" if copy.told else "")


def _copies(hit: DocumentHit) -> Iterator[Line]:
    if hit.copies:
        told = ", ".join(map(_copy, hit.copies[:COPIES]))
        more = ", …" if len(hit.copies) > COPIES else ""
        count = counted(len(hit.copies), "copy", "copies")
        yield line(Piece(f"+{count}: {told}{more}", "place"), indent=INDENT)


def _hit(number: int, hit: DocumentHit) -> Iterator[Line]:
    title = one_line(hit.title) or Path(shown_path(hit.path)).name
    yield line(f"{number}. ", Piece(title, "title"), f"  {_joined(hit.body, hit.held_on or UNDATED)}")
    yield line(Piece(f"{shown_path(hit.path)}  [{hit.document_id}]", "place"), indent=INDENT)
    yield from _copies(hit)
    for passage in hit.passages:
        yield from _passage(passage)
    if hit.more:
        yield line(f"and {hit.more} more {'section' if hit.more == 1 else 'sections'} here", indent=INDENT)
    yield line()


def _facets(results: Results) -> Iterator[Line]:
    for name, buckets in results.facets.items():
        if buckets:
            counts = ", ".join(f"{bucket.value} ({bucket.count})" for bucket in buckets[:BUCKETS])
            more = ", ..." if len(buckets) > BUCKETS else ""
            yield line(Piece(f"{name}: ", "label"), counts + more)


def _found(results: Results, offset: int) -> str:
    """How much there is, and which of it is shown."""
    sections = counted(results.total, "section")
    if results.documents is None:
        return f"{sections} found; documents {offset + 1} to {offset + len(results.hits)}, --page gives more"
    documents = counted(results.documents, "document")
    if offset >= results.documents:
        return f"{sections} found in {documents}; no more of them"
    last = min(offset + len(results.hits), results.documents)
    shown = "" if (offset, last) == (0, results.documents) else f"; documents {offset + 1} to {last}"
    return f"{sections} found in {documents}{shown}"


def _told(results: Results) -> Iterator[Line]:
    """What was not looked for, what was asked instead, and what may have been meant."""
    if results.ignored:
        unlooked = ", ".join(results.ignored)
        yield line(Piece(f"not looked for: {unlooked}  (+ before a word requires it)", "place"))
    if results.note:
        yield line(Piece(results.note, "label"))
    for question in results.suggestions:
        yield line("did you mean: ", Piece(f"minutes-index search {quote(question)}", "title"))


def _answer(results: Results, offset: int) -> Iterator[Line]:
    yield from _told(results)
    if not results.total:
        yield from map(line, NO_HITS)
        return
    yield line(_found(results, offset))
    yield line()
    shown = offset
    for some in (results, *results.wider):
        if some is not results:
            yield line(Piece(f"{some.note} ({counted(some.total, 'section')})", "label"))
            yield line()
        for number, hit in enumerate(some.hits, shown + 1):
            yield from _hit(number, hit)
        shown += len(some.hits)
    yield from _facets(results)


@click.command(
    cls=QuestionCommand,
    examples=(
        "minutes-index search 'skola date:2022..2023'",
        "minutes-index search '\"ekonomisk uppföljning\" NOT body:kommunstyrelsen' --sort newest",
        "minutes-index search '\"skola buss\"~5 date:mars 2022'",
    ),
)
@click.argument("query", shell_complete=completing(query_of))
@limit_option(10, "The most documents to print.")
@click.option("--page", type=click.IntRange(min=1), default=1, metavar="N", help="Which page of documents.")
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default=ORDERS[0],
    show_default=True,
    help="What comes first: the best section, or the latest or earliest meeting.",
)
@click.option("--copies", is_flag=True, help="List copies of a document as documents of their own.")
@click.option(
    "--facets/--no-facets", default=True, help="Count the sections by municipality, body, ... or not."
)
@showing
def search(  # noqa: PLR0913 - a parameter an option
    query: str,
    limit: int,
    page: int,
    sort: str,
    directory: Path | None,
    *,
    copies: bool,
    facets: bool,
    as_json: bool,
    unmasked: bool,
) -> None:
    """Find the documents with sections that answer QUERY.

    Words are found in any form and within compounds, abbreviations by their full names as well (KS, PBL); small
    words (och, om, vad) need not be there beside others, unless a + stands before them.

    Also: "exact words", "near words"~5, AND OR NOT (OCH ELLER INTE), -word, (groups), beginn*, slips~, and the
    fields person: municipality: organisation: body: date: decision: dnr: section: year: language:

    All of it by example: docs/asking.md
    """
    offset = (page - 1) * limit
    with opened(directory, unmasked=unmasked) as archive:
        results = archive.search(query, limit=limit, offset=offset, sort=sort, facets=facets, copies=copies)
        warn_if_behind(archive)
    if as_json:
        write_json(to_json(results))
    else:
        write(_answer(results, offset))
