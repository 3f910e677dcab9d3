"""The command that looks an archive over: check."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.errors import ERROR
from minutes_index.cli.options import ExampledCommand, opened, showing, warn_if_open
from minutes_index.cli.terminal import (
    Line,
    Piece,
    counted,
    line,
    one_line,
    printable,
    shown_path,
    write,
    write_json,
)
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from minutes_index.archive import Archive
    from minutes_index.ingest.report import Fault, SourceNote
    from minutes_index.report.coverage.view import ReadInPart
    from minutes_index.report.personal_numbers import NumberPlace

SHOWN: Final = 20
"""The most faults, and places of numbers, to print; JSON has all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` tells; only faults are wrong with the archive."""

    faults: tuple[Fault, ...]
    personal_numbers: tuple[NumberPlace, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    looked_at: int = 0
    """Source files of which only size and time were looked at: what kept both is not noticed."""
    repaired: tuple[str, ...] = ()
    in_part: tuple[ReadInPart, ...] = ()
    """Documents that say more than was read from them."""
    importing: bool = False
    """Whether an import runs; then index and catalog were not compared."""


def _more(count: int) -> Iterator[Line]:
    if count > 0:
        yield line(f"and {count} more; --json has all", indent=2)


def _checked(found: Checked) -> Iterator[Line]:
    yield from map(line, found.repaired)
    for fault in found.faults[:SHOWN]:
        yield line(Piece(printable(fault.what), "bad"), f" ({fault.hint})")
    yield from _more(len(found.faults) - SHOWN)
    if not found.faults:
        yield line("all is well")
    if found.importing:
        yield line(
            "an import is running; whether the index has what the catalog has can be told when it has ended"
        )
    if found.sources:
        count = counted(len(found.sources), "source file")
        yield line(f"{count} not as read; what was read stays in the archive:")
    for note in found.sources[:SHOWN]:
        yield line(f"{shown_path(note.path)}: {note.what}", indent=2)
    yield from _more(len(found.sources) - SHOWN)
    if found.looked_at:
        yield line(
            f"of {counted(found.looked_at, 'source file')} only size and time were looked at; --full reads them, import --verify takes in what has changed"
        )
    yield from _in_part(found.in_part)
    yield from _numbers(found.personal_numbers)


def _in_part(documents: Sequence[ReadInPart]) -> Iterator[Line]:
    if documents:
        yield line(f"{counted(len(documents), 'document')} of which not all was read:")
    for document in documents[:SHOWN]:
        yield line(f"{shown_path(document.path)}: {one_line('; '.join(document.what))}", indent=2)
    yield from _more(len(documents) - SHOWN)


def _numbers(places: Sequence[NumberPlace]) -> Iterator[Line]:
    if places:
        where = counted(len({place.document_id for place in places}), "document")
        yield line(f"personal numbers in {where}, masked wherever they are shown without --unmasked:")
    for place in places[:SHOWN]:
        yield line(f"{shown_path(place.path)}, page {place.page}: {place.text}", indent=2)
    yield from _more(len(places) - SHOWN)


def _looked_over(archive: Archive, *, full: bool, quick: bool) -> Checked:
    importing = archive.catalog.is_locked()
    numbers = () if quick else archive.personal_numbers()
    faults = tuple(archive.check(texts=not quick))
    looked_at = 0 if full else archive.stats().documents
    sources, in_part = archive.sources(whole=full), archive.read_in_part()
    return Checked(faults, numbers, sources, looked_at, in_part=in_part, importing=importing)


def _repaired(archive: Archive) -> Checked:
    mended = archive.repair()
    return Checked(mended.left, repaired=mended.done)


@click.command(
    cls=ExampledCommand,
    examples=(
        "minutes-index check",
        "minutes-index check --quick",
        "minutes-index check --full",
        "minutes-index check --repair",
    ),
)
@showing
@click.option(
    "--repair",
    is_flag=True,
    help="Mend what can be mended: the index is brought in step with the catalog, or built anew when it is damaged.",
)
@click.option("--full", is_flag=True, help="Read every source file too, to see whether it has changed.")
@click.option("--quick", is_flag=True, help="Leave the texts out: their checksums, and personal numbers.")
def check(  # noqa: PLR0913 - a parameter an option
    directory: Path | None, *, as_json: bool, unmasked: bool, repair: bool, full: bool, quick: bool
) -> None:
    """Look for faults in the archive, and for personal numbers.

    Reads the catalog and the index whole, with their checksums, and sees that both have the same documents. Of the
    source files it looks at size and time. Ends with status 1 when there are faults.

    No faults are: a source that is gone or has changed since it was read, a document that says more than was read
    from it (names in a list without a role, an item without its decision, no body, no day), and a personal number in
    a document. One in the name of a file is a fault, for names are not masked.

    --repair never touches a source file, nor takes a document out of the catalog. It waits for nobody: while an
    import runs, it is refused.
    """
    with opened(directory, unmasked=unmasked) as archive:
        found = _repaired(archive) if repair else _looked_over(archive, full=full, quick=quick)
        warn_if_open(archive)
    if as_json:
        write_json(to_json(found))
    else:
        write(_checked(found))
    if found.faults:
        sys.exit(ERROR)
