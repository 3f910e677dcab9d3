"""Prints how long `coverage` takes over a made catalog: `python -m bench.coverage_speed --documents 50000`."""

from __future__ import annotations

import argparse
import random
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, Final

from minutes_index.archive import Archive
from minutes_index.catalog.sql import insert
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BODIES: Final = (
    "Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Socialnämnden", "Tekniska nämnden",
    "Barn- och utbildningsnämnden",
)  # fmt: skip
MONTHS: Final = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
MISSING: Final = 0.05
"""The share of meetings whose minutes are not there."""
PAGES: Final = 8
BATCH: Final = 2_000
Cells = dict[str, Any]


def _meetings(dice: random.Random) -> Iterator[tuple[Cells, range]]:
    """Documents without end, year by year, each with the numbers of its items; some are left out."""
    at = 0
    for year in range(2000, 2100):
        for code, body in ((code, body) for code, *_ in rows("municipalities.tsv") for body in BODIES):
            last = 0
            for month in MONTHS:
                numbers = range(last + 1, last + dice.randint(9, 21))
                last = numbers[-1]
                if dice.random() >= MISSING:
                    day = f"{year}-{month:02}-{dice.randint(1, 28):02}"
                    yield _document(at, code, body, day), numbers
                    at += 1


def _document(at: int, code: str, body: str, day: str) -> Cells:
    texts = dict.fromkeys(("sha256", "text_sha256", "held_on_text", "held_on_reason"), "")
    held_on = {"held_on_edtf": day, "held_on_stated": True}
    sizes = {"size": 1, "modified": 1, "pages": PAGES, "characters": 20_000}
    forms = {"media_type": "application/pdf", "page_starts": "[0]", "bands": "[]", "language": "sv"}
    named = {"id": f"{at:08x}", "path": f"/{code}/{body}/{day} {at}.pdf", "title": "Sammanträdesprotokoll"}
    return named | {"body": body, "municipality": code} | texts | held_on | sizes | forms


def _items(document: Cells, numbers: range) -> Iterator[Cells]:
    places = {"start": 0, "end": 1, "kind": "item"}
    for at, number in enumerate(numbers):
        told = {"number": f"§ {number}", "heading": f"Ärende {number}", "case_number": f"KS {number}"}
        yield {"document_id": document["id"], "ordinal": at} | places | told


def _pages(document: Cells) -> Iterator[Cells]:
    for at in range(PAGES):
        place = {"document_id": document["id"], "ordinal": at, "number": at + 1}
        yield place | {"characters": 2_500, "read_by": "text-layer", "quality": None}


def make(directory: Path, documents: int) -> None:
    """Writes a catalog of so many documents, with their items and pages and a text of 20,000 characters each."""
    made = _meetings(random.Random(1))  # noqa: S311 - the dice decide no secrets
    with SqliteCatalog.open(directory, create=True) as catalog:
        for begun in range(0, documents, BATCH):
            batch = list(islice(made, min(BATCH, documents - begun)))
            contents = [
                {"document_id": head["id"], "text": "ord " * 5_000, "page_texts": b""} for head, _ in batch
            ]
            tables: Mapping[str, list[Cells]] = {
                "document": [head for head, _ in batch],
                "content": contents,
                "section": [item for meeting in batch for item in _items(*meeting)],
                "page": [page for head, _ in batch for page in _pages(head)],
            }
            with catalog.database.writing() as connection:
                for table, cells in tables.items():
                    insert(connection, table, cells)


def main() -> None:
    """Makes a catalog and asks it once."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=50_000)
    documents = asked.parse_args().documents
    with TemporaryDirectory() as folder:
        make(Path(folder), documents)
        with closing(Archive.open(folder)) as archive:
            clock, processor = perf_counter(), process_time()
            told = archive.coverage()
            clock, processor = perf_counter() - clock, process_time() - processor
    print(
        f"{told.documents} documents, {len(told.years)} years of bodies, {told.possible} signs of missing minutes: "
        f"{clock:.1f} s by the clock, {processor:.1f} s of processor"
    )


if __name__ == "__main__":
    main()
