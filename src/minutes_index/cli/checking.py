"""The command that looks an archive over: check."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from minutes_index.cli.faults import ERROR
from minutes_index.cli.options import ExampledCommand, opened, showing
from minutes_index.cli.screen import Line, Piece, line, printable, shown_path, write, write_json
from minutes_index.report.form import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.ingest import Fault
    from minutes_index.report.personal_numbers import NumberPlace

SHOWN: Final = 20
"""The most faults, and places of numbers, to print; JSON has all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` tells; only faults are wrong with the archive."""

    faults: tuple[Fault, ...]
    personal_numbers: tuple[NumberPlace, ...]


def _more(count: int) -> Iterator[Line]:
    if count > 0:
        yield line(f"and {count} more; --json has all", indent=2)


def _checked(found: Checked) -> Iterator[Line]:
    for fault in found.faults[:SHOWN]:
        yield line(Piece(printable(fault.what), "bad"), f" ({fault.hint})")
    yield from _more(len(found.faults) - SHOWN)
    if not found.faults:
        yield line("all is well")
    places = found.personal_numbers
    if places:
        documents = len({place.document_id for place in places})
        where = f"{documents} document{'s' * (documents != 1)}"
        yield line(f"personal numbers in {where}, masked wherever they are shown without --unmasked:")
    for place in places[:SHOWN]:
        yield line(f"{shown_path(place.path)}, page {place.page}: {place.text}", indent=2)
    yield from _more(len(places) - SHOWN)


@click.command(cls=ExampledCommand, examples=("minutes-index check",))
@showing
def check(directory: Path | None, *, as_json: bool, unmasked: bool) -> None:
    """Look for faults in the archive, and for personal numbers.

    Ends with status 1 when there are faults. A personal number in a document is none; one in the name of a
    file is, for names are not masked.
    """
    with opened(directory, unmasked=unmasked) as archive:
        found = Checked(tuple(archive.check()), archive.personal_numbers())
    if as_json:
        write_json(to_json(found))
    else:
        write(_checked(found))
    if found.faults:
        sys.exit(ERROR)
