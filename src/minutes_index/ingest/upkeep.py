"""Catalog and index kept in step: the catalog is the truth, the index can be built from it at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.dedup.copies import find_duplicates as duplicates_of
from minutes_index.index.base import Request
from minutes_index.index.passages import Entry
from minutes_index.ingest.passages import passages
from minutes_index.query.ast import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from minutes_index.catalog.store import Catalog
    from minutes_index.index.base import Index
    from minutes_index.model import Duplicate, Record

BATCH = 500
"""Documents that are put into an index at a time."""
LOOKED_AT = 200
"""Documents looked at for one term; a term that more share is a form and tells nothing."""


def put(index: Index, records: Iterable[Record], names: Mapping[str, Mapping[int, str]]) -> None:
    """Puts the passages of ``records`` into the index, in the place of what it held of these documents.

    Args:
        index: the search index.
        records: documents with everything known of them.
        names: by document id, then by the ordinal of a person, the name the archive has for them where it is another.
    """
    with index.writer() as writer:
        for record in records:
            writer.delete(record.document.id)
            for passage in passages(record, names.get(record.document.id, {})):
                writer.add(Entry.of(passage))


def put_all(catalog: Catalog, index: Index, ids: Sequence[str]) -> None:
    """Puts documents of the catalog into the index, in the place of what it held of them."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        put(index, catalog.records(batch), catalog.other_names(batch))


def find_duplicates(catalog: Catalog, index: Index, records: Sequence[Record]) -> list[Duplicate]:
    """The pairs that ``records``, which both stores hold already, form with any document, each once."""

    def lookup(term: str) -> set[str]:
        return {hit.document_id for hit in index.search(Request(Field("band", term), limit=LOOKED_AT)).hits}

    found = {
        pair
        for record in records
        for pair in duplicates_of(record, lookup, catalog.signatures, catalog.record)
    }
    return sorted(found, key=lambda pair: (pair.first, pair.second))


def reindex(catalog: Catalog, index: Index) -> int:
    """Puts the whole catalog into an empty index; the number of documents."""
    ids = catalog.document_ids()
    put_all(catalog, index, ids)
    with index.writer() as writer:
        writer.generation(catalog.generation())
    return len(ids)


def mend(catalog: Catalog, index: Index) -> bool:
    """Brings an index that an interrupted import left behind up to the catalog, and looks for the pairs it did not come to.

    Whether there was anything to mend; then the people may not be joined either.
    """
    if index.generation() == catalog.generation():
        return False
    ids = catalog.document_ids()
    with index.writer() as writer:
        for stale in index.document_ids() - set(ids):
            writer.delete(stale)
    put_all(catalog, index, ids)
    for start in range(0, len(ids), BATCH):
        catalog.add_duplicates(
            find_duplicates(catalog, index, list(catalog.records(ids[start : start + BATCH])))
        )
    return True
