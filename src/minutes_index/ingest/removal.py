"""Documents that are taken out of the archive though their files are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_index.catalog.facts import Seen
from minutes_index.ingest.changes import REMOVED
from minutes_index.ingest.linking import link_people
from minutes_index.ingest.synchronisation import mend

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.base import Catalog
    from minutes_index.index.base import Index


def remove(catalog: Catalog, index: Index, ids: Collection[str]) -> list[str]:
    """Takes documents out of catalog and index; the paths of their files, which imports pass over from then on.

    Raises:
        CatalogLocked: another process is importing.
    """
    with catalog.lock():
        mend(catalog, index)
        going = {path: known for path, known in catalog.sources().items() if known.document_id in ids}
        catalog.remove(ids)
        catalog.note_seen(
            [
                Seen(
                    path,
                    known.sha256,
                    known.size,
                    known.modified,
                    "",
                    REMOVED,
                    "it was taken out",
                    "import --retry takes it in again",
                )
                for path, known in going.items()
            ]
        )
        mend(catalog, index)
        if not catalog.is_linked():
            link_people(catalog, index)
        return sorted(going)
