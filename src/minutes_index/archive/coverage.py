"""The verb of an archive that tells what it has and what it may lack."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_index.catalog.base import Catalog
    from minutes_index.report.coverage.view import Coverage


class CoveringVerbs:
    """What an `Archive` answers about its completeness."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def catalog(self) -> Catalog: ...  # noqa: D102 - of the archive

    def coverage(self, *, body: str = "", year: int | None = None) -> Coverage:
        """What is there and what may be missing, body by body and year by year; every inference has its reason.

        Meetings are told from days, missing minutes from the numbers of the items (`§`), from long breaks, and from
        summonses and extracts without minutes. No text is opened.

        Args:
            body: limits it to bodies with this in their name or municipality, in any case.
            year: limits it to a year.
        """
        from minutes_index.report.coverage import coverage

        catalog = self.catalog
        return coverage(catalog.holdings(), catalog.duplicates(), catalog.unread(), body=body, year=year)
