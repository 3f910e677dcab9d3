"""The verbs of an archive about documents that repeat each other: which they are, and how two differ."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from minutes_index.catalog.base import Catalog
    from minutes_index.model import Duplicate
    from minutes_index.report.difference_views import Differences
    from minutes_index.report.duplicates import DuplicateView


CONTEXT: Final = 6
"""Words around a change."""


class ComparingVerbs:
    """What an `Archive` answers about versions of a document."""

    __slots__ = ()

    if TYPE_CHECKING:
        unmasked: bool

        @property
        def catalog(self) -> Catalog: ...  # noqa: D102 - of the archive

    def duplicates(self, among: Collection[Duplicate] | None = None) -> tuple[DuplicateView, ...]:
        """The pairs of documents that repeat each other or are of one meeting, the most alike first; or the given ones."""
        from minutes_index.recognisers.masking import discreet
        from minutes_index.report.duplicates import pairs

        found = self.catalog.duplicates() if among is None else among
        named = {id_ for pair in found for id_ in (pair.first, pair.second)}
        views = tuple(pairs(found, self.catalog.heads(named)))
        if self.unmasked:
            return views
        return discreet(views, frozenset().union(*self.catalog.personal_numbers(named).values()))

    def diff(self, a: str, b: str, *, context: int = CONTEXT) -> Differences:
        """How two documents differ: which is which, section by section, and in what was decided and who was there.

        Args:
            a: the one, named as in `show`.
            b: the other.
            context: words to give before and behind a change.

        Raises:
            DocumentNotFound: none, or more than one, answers to a name.
        """
        from minutes_index.report.differences import differences

        ids = [self.catalog.find(name) for name in (a, b)]
        known = (pair for pair in self.catalog.duplicates(ids[0]) if ids[1] in {pair.first, pair.second})
        pair = next(known, None) if ids[0] != ids[1] else None
        first, second = (self.catalog.record(document_id) for document_id in ids)
        return differences(first, second, pair, context=context, unmasked=self.unmasked)
