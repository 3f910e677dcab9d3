"""Mends what `minutes_index.ingest.check` finds: from the catalog, which is the truth; documents are never removed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.errors import CatalogError
from minutes_index.ingest.check import compared, of_catalog
from minutes_index.ingest.linking import link_people
from minutes_index.ingest.synchronisation import not_in, put_all, reindex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index


def mend_catalog(catalog: Catalog, damaged: Collection[str]) -> Iterator[str]:
    """Removes rows that belong to nothing, and has damaged documents read again by the next import; what was done.

    Args:
        catalog: which no other process changes meanwhile.
        damaged: the ids of documents whose texts are damaged.
    """
    if any(fault.kind == "orphan" for fault in of_catalog(catalog)):
        removed = catalog.soundness.remove_orphans()
        yield f"removed from the catalog what belonged to nothing: {removed} rows"
    if damaged:
        catalog.soundness.read_again(damaged)
        yield f"to be read again by the next import of their files: {len(damaged)} documents"


def mend_index(catalog: Catalog, index: Index, unreadable: Collection[str] = ()) -> Iterator[str]:
    """Puts into a sound index what differs, and takes out what the catalog has not; what was done.

    An index that is of another state than the catalog gets all that has changed since.

    Args:
        catalog: which no other process changes meanwhile.
        index: whose files are sound.
        unreadable: ids of documents whose texts cannot be read.
    """
    faults = [fault for fault in compared(catalog, index) if fault.document_id not in unreadable]
    known = set(catalog.document_ids())
    changed = {document_id for document_id, _ in not_in(catalog, index)}
    gone = sorted({fault.document_id for fault in faults} - known - {""})
    wanted = changed | {fault.document_id for fault in faults} & known
    with index.writer() as writer:
        for document_id in gone:
            writer.delete(document_id)
    put_all(catalog, index, sorted(wanted.difference(unreadable)))
    with index.writer() as writer:
        writer.generation(catalog.generation())
    if not catalog.is_linked() or "people" in catalog.soundness.altered_whole():
        link_people(catalog, index)
        yield "found anew who is who"
    if gone:
        yield f"taken out of the index: {len(gone)} documents"
    if wanted:
        yield f"put into the index anew: {len(wanted)} documents"


def rebuild(catalog: Catalog, index: Index) -> int:
    """As `minutes_index.ingest.synchronisation.reindex`; documents whose texts are damaged are left out when there are any."""
    try:
        return reindex(catalog, index)
    except CatalogError:
        if not (damaged := unreadable(catalog)):
            raise
    ids = [id_ for id_ in catalog.document_ids() if id_ not in damaged]
    put_all(catalog, index, ids)
    with index.writer() as writer:
        writer.generation(catalog.generation())
    return len(ids)


def unreadable(catalog: Catalog) -> set[str]:
    """The ids of documents whose texts are damaged so that they cannot be read."""
    found = set()
    for id_, _ in catalog.soundness.changed():
        try:
            catalog.record(id_)
        except (CatalogError, ValueError):
            found.add(id_)
    return found
