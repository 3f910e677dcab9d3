"""The command that tells what the archive has and what it may lack: coverage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.options import ExampledCommand, opened, reading
from minutes_index.cli.terminal import (
    Line,
    Piece,
    counted,
    line,
    one_line,
    shown_path,
    write,
    write_json,
    write_table,
)
from minutes_index.report.json_form import to_json
from minutes_index.report.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from minutes_index.catalog.facts import Failure
    from minutes_index.report.coverage.findings import Finding
    from minutes_index.report.coverage.view import BodyYear, Coverage, PagesView, ReadInPart, Unplaced

SHOWN: Final = 10
"""The most findings, files and documents that follow the table; the options and JSON have all."""
NO_BODY: Final = "(no body named)"
UNKNOWN: Final = "unknown"


def _name(found: BodyYear) -> str:
    return one_line(", ".join(part for part in (found.body or NO_BODY, found.municipality) if part))


def _year(found: BodyYear) -> str:
    return UNKNOWN if found.year is None else str(found.year)


def _numbers(found: BodyYear) -> str:
    first, last = found.numbering.first, found.numbering.last
    return f"§§ {first}–{last}" if last else ""


def _overview(years: Iterable[BodyYear]) -> Table:
    """As much as a terminal of 80 columns holds."""
    rows = (
        (
            _name(found),
            _year(found),
            str(found.meetings),
            _numbers(found),
            str(found.pages.pages),
            str(found.pages.empty + found.pages.unread or ""),
            str(len(found.minutes) or ""),
        )
        for found in years
    )
    return Table(("body", "year", "meetings", "numbers", "pages", "no text", "missing?"), tuple(rows))


def _full(years: Iterable[BodyYear]) -> Table:
    """All that fits a cell, for a spreadsheet."""
    columns = (
        "municipality,body,year,meetings,documents,copies,extracts,summonses,undated,inferred,first day,last day,"
        "numbering,certainty,first §,last §,pages,no text,unread,recognised,quality,missing?,what may be missing"
    )
    return Table(tuple(columns.split(",")), tuple(_cells(found) for found in years))


def _cells(found: BodyYear) -> tuple[str, ...]:
    numbering, pages = found.numbering, found.pages
    counts = (found.meetings, found.documents, found.copies, found.extracts, found.summonses)
    return (
        found.municipality,
        found.body,
        "" if found.year is None else str(found.year),
        *map(str, (*counts, found.undated, found.inferred)),
        *(found.first_day, found.last_day, numbering.scheme, numbering.certainty),
        *(str(number or "") for number in (numbering.first, numbering.last)),
        *map(str, (pages.pages, pages.empty, pages.unread, pages.ocr)),
        "" if pages.quality is None else f"{pages.quality:.2f}",
        str(len(found.minutes)),
        "; ".join(finding.what for finding in found.minutes),
    )


def _finding(finding: Finding) -> Iterator[Line]:
    label = Piece("missing? ", "bad") if finding.minutes else Piece(f"{finding.kind}: ", "label")
    yield line(label, finding.what, indent=2)
    yield line(Piece(finding.reason, "place"), indent=4)
    for path in finding.candidates:
        yield line(f"may be {shown_path(path)}", indent=4)


def _gaps(years: Sequence[BodyYear], limit: int | None = None) -> Iterator[Line]:
    """What may be missing, body by body."""
    left = sys.maxsize if limit is None else limit
    for found in years:
        shown = found.minutes[:left]
        left -= len(shown)
        if shown:
            yield line(Piece(_name(found), "title"), f" {_year(found)}")
        for finding in shown:
            yield from _finding(finding)


def _meetings(found: BodyYear) -> str:
    span = dict.fromkeys(day for day in (found.first_day, found.last_day) if day)
    days = f", {' to '.join(span)}" if span else ""
    kinds = {"copy|copies": found.copies, "extract": found.extracts, "summons|summonses": found.summonses}
    others = [counted(number, *kind.split("|")) for kind, number in kinds.items() if number]
    unsure = {"undated": found.undated, "with an inferred day": found.inferred}
    told = [*others, *(f"{number} {what}" for what, number in unsure.items() if number)]
    inside = f" ({', '.join(told)})" if told else ""
    return f"{found.meetings}{days}; {counted(found.documents, 'document')}{inside}"


def _pages(pages: PagesView) -> str:
    parts = {
        "without text": pages.empty,
        "damaged and unread": pages.unread,
        "recognised in pictures": pages.ocr,
        "of which is not known how they were read": pages.unknown,
    }
    told = [f"{number} {what}" for what, number in parts.items() if number]
    quality = [] if pages.quality is None else [f"mean quality {pages.quality:.0%}"]
    return ", ".join([str(pages.pages), *told, *quality])


def _detail(found: BodyYear) -> Iterator[Line]:
    numbering = found.numbering
    yield line(Piece(_name(found), "title"), f" {_year(found)}")
    yield line(Piece("meetings: ", "label"), _meetings(found), indent=2)
    told = f"{numbering.scheme} ({numbering.certainty}: {numbering.reason})" if numbering.last else "none"
    yield line(Piece("numbers: ", "label"), ", ".join(filter(None, (_numbers(found), told))), indent=2)
    yield line(Piece("pages: ", "label"), _pages(found.pages), indent=2)
    for worst in found.pages.worst:
        quality = "" if worst.quality is None else f", quality {worst.quality:.0%}"
        blank = worst.empty + worst.unread
        yield line(f"{shown_path(worst.path)}: {blank} of {worst.pages} without text{quality}", indent=4)
    for finding in found.findings:
        yield from _finding(finding)
    yield line()


def _files(files: Sequence[Failure]) -> Iterator[Line]:
    if files:
        yield line(
            Piece(f"{counted(len(files), 'file')} could not be read, so nothing of them is counted:", "title")
        )
    for file in files[:SHOWN]:
        yield line(f"{shown_path(file.path)}: {one_line(file.reason)}", indent=2)
    yield from _more(len(files))


def _unplaced(documents: Sequence[Unplaced]) -> Iterator[Line]:
    if documents:
        yield line(Piece(f"{counted(len(documents), 'document')} without a body or a day:", "title"))
    for document in documents[:SHOWN]:
        known = ", ".join(part for part in (one_line(document.body), document.held_on) if part) or "neither"
        yield line(f"{shown_path(document.path)} ({known})", indent=2)
    yield from _more(len(documents))


def _in_part(documents: Sequence[ReadInPart]) -> Iterator[Line]:
    if documents:
        yield line(Piece(f"{counted(len(documents), 'document')} of which not all was read:", "title"))
    for document in documents[:SHOWN]:
        yield line(f"{shown_path(document.path)}: {one_line('; '.join(document.what))}", indent=2)
    yield from _more(len(documents))


def _more(count: int) -> Iterator[Line]:
    if count > SHOWN:
        yield line(f"and {count - SHOWN} more; --json has all", indent=2)


def _summary(found: Coverage) -> Iterator[Line]:
    """What stands below the table on a terminal."""
    yield line()
    possible = counted(found.possible, "sign") if found.possible else "no sign"
    yield line(Piece(f"{possible} of missing minutes", "title"), ":" if found.possible else "")
    yield from _gaps(found.years, SHOWN)
    if found.possible > SHOWN:
        yield line(f"and {found.possible - SHOWN} more; --gaps lists them", indent=2)
    yield from _files(found.unread)
    yield from _unplaced(found.unplaced)
    yield from _in_part(found.in_part)
    yield line("all of one body: minutes-index coverage --body NAME")


def _show(found: Coverage, *, body: str, gaps: bool) -> None:
    if not found.years:
        write([line(f"no document of a body named {body}" if body else "no document")])
    elif gaps:
        write(_gaps(found.years) if found.possible else [line("no sign of missing minutes")])
    elif body:
        write(each for year in found.years for each in _detail(year))
    elif sys.stdout.isatty():
        write_table(_overview(found.years))
        write(_summary(found))
        return
    else:
        write_table(_full(found.years))
    if found.unread:
        files = counted(len(found.unread), "file")
        click.echo(f"not counted: {files} that could not be read (--json lists it all)", err=True)


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index coverage",
        "minutes-index coverage --gaps --year 2023",
        "minutes-index coverage --body kommunstyrelsen",
        "minutes-index coverage > coverage.tsv",
    ),
)
@click.option(
    "--body", default="", metavar="NAME", help="Only bodies with this in their name or municipality, in full."
)
@click.option("--year", type=int, metavar="YEAR", help="Only meetings of this year.")
@click.option("--gaps", is_flag=True, help="List only what may be missing, all of it.")
@reading
def coverage(body: str, year: int | None, directory: Path | None, *, gaps: bool, as_json: bool) -> None:
    """Tell what the archive has and what it may lack, body by body and year by year.

    Minutes may be missing where the numbers of the items (§) leap from one meeting to the next, where a body that
    meets often did not meet for long, and where there is a summons or an extract and no minutes. All of this is
    inferred, and each line says why: docs/completeness.md has the rules.

    On a terminal the table is short; when piped, it has all columns, with tabs between them.
    """
    with opened(directory) as archive:
        found = archive.coverage(body=body, year=year)
    if as_json:
        write_json(to_json(found))
    else:
        _show(found, body=body, gaps=gaps)
