"""Catalog and index kept in step: the catalog is the truth, the index can be built from it at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.dedup.copies import find_duplicates as duplicates_of
from minutes_index.index.base import Request
from minutes_index.index.passages import Entry
from minutes_index.ingest.passages import passages
from minutes_index.query.ast import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index
    from minutes_index.model import Duplicate, Record

BATCH = 500
"""Documents that are put into an index at a time."""
LOOKED_AT = 200
"""Documents looked at for one term; a term that more share is a form and tells nothing."""


def put(
    index: Index, documents: Iterable[tuple[str, Iterable[Entry]]], generation: int | None = None
) -> None:
    """Puts documents into the index, in the place of what it held of them.

    Args:
        index: the search index.
        documents: ids, each with what the index keeps of the document.
        generation: that of the catalog, when with these the index holds all up to it.
    """
    with index.writer() as writer:
        for document_id, entries in documents:
            writer.delete(document_id)
            for entry in entries:
                writer.add(entry)
        if generation is not None:
            writer.generation(generation)


def put_again(catalog: Catalog, index: Index, changed: Sequence[tuple[str, int]]) -> None:
    """Puts documents of the catalog into the index, in the place of what it held of them.

    Args:
        catalog: what holds them.
        index: the search index.
        changed: their ids with the generations that they are of, the earliest first, and all there are from the first on:
            so that what was put in holds should it break off.
    """
    for start in range(0, len(changed), BATCH):
        batch = [document_id for document_id, _ in changed[start : start + BATCH]]
        left = changed[start + BATCH :]
        _put_batch(catalog, index, batch, left[0][1] - 1 if left else None)


def put_all(catalog: Catalog, index: Index, ids: Sequence[str]) -> None:
    """Puts documents of the catalog into the index, in the place of what it held of them."""
    for start in range(0, len(ids), BATCH):
        _put_batch(catalog, index, ids[start : start + BATCH], None)


def _put_batch(catalog: Catalog, index: Index, ids: Sequence[str], generation: int | None) -> None:
    names = catalog.other_names(ids)
    put(index, (_entries(record, names) for record in catalog.records(ids)), generation)


def _entries(record: Record, names: Mapping[str, Mapping[int, str]]) -> tuple[str, Iterator[Entry]]:
    document_id = record.document.id
    return document_id, map(Entry.of, passages(record, names.get(document_id, {})))


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
    everything = catalog.changed_since(-1)
    put_again(catalog, index, everything)
    agree(catalog, index)
    return len(everything)


def not_in(catalog: Catalog, index: Index) -> list[tuple[str, int]]:
    """The documents that changed since the index was brought up to the catalog; all, when it is of a later state than that."""
    known = index.generation()
    return catalog.changed_since(known if known <= catalog.generation() else -1)


def mend(catalog: Catalog, index: Index) -> None:
    """Brings the index up to the catalog, and looks for the copies of documents that an interrupted import did not come to."""
    if index.generation() != catalog.generation():
        known = set(catalog.document_ids())
        with index.writer() as writer:
            for stale in index.document_ids() - known:
                writer.delete(stale)
        put_again(catalog, index, not_in(catalog, index))
        agree(catalog, index)
    uncompared = catalog.changed_since(catalog.compared())
    for start in range(0, len(uncompared), BATCH):
        batch = [document_id for document_id, _ in uncompared[start : start + BATCH]]
        catalog.add_duplicates(find_duplicates(catalog, index, list(catalog.records(batch))))
    if catalog.compared() != catalog.generation():
        catalog.add_duplicates((), compared=catalog.generation())


def agree(catalog: Catalog, index: Index) -> None:
    """Notes in the index, which holds the catalog as it is, of which state that is."""
    with index.writer() as writer:
        writer.generation(catalog.generation())
        writer.settle()
