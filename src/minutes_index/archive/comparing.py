"""The verbs of an archive about documents that repeat each other: which they are, and how two differ."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.store import Catalog
    from minutes_index.model import Duplicate
    from minutes_index.report.duplicates import DuplicateView


class ComparingVerbs:
    """What an `Archive` answers about versions of a document."""

    __slots__ = ()

    if TYPE_CHECKING:
        unmasked: bool

        @property
        def catalog(self) -> Catalog: ...  # noqa: D102 - of the archive

    def duplicates(self, among: Collection[Duplicate] | None = None) -> tuple[DuplicateView, ...]:
        """The pairs of documents that repeat each other or are of one meeting, the most alike first; or the given ones."""
        from minutes_index.analysis.masking import discreet
        from minutes_index.report.duplicates import pairs

        found = self.catalog.duplicates() if among is None else among
        named = {id_ for pair in found for id_ in (pair.first, pair.second)}
        views = tuple(pairs(found, self.catalog.heads(named)))
        return views if self.unmasked else discreet(views)
