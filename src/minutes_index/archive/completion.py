"""What an archive has to put where somebody is writing."""

# ruff: noqa: PLC0415 - a room is loaded by the verb that needs it

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from minutes_index.archive.stores import Stores

LIMIT: Final = 20
"""The most to offer."""


@dataclass(frozen=True, slots=True)
class Completing:
    """What an archive offers to somebody who is writing; never a number that may be a personal one."""

    stores: Stores

    def complete(self, text: str) -> tuple[str, ...]:
        """Questions that begin with ``text``, with its last word or the value of its last field written in full.

        Args:
            text: a question as far as it is written; any text will do.
        """
        from minutes_index.query.completion import completions, writing
        from minutes_index.recognisers.masking import masked
        from minutes_index.search.vocabulary import Looking

        looking = Looking(self.stores.index.open(), lambda query: query)
        found = completions(
            text,
            looking.words,
            lambda name: [value for value in looking.values(name) if masked(value) == value],
            limit=LIMIT,
        )
        return tuple(text[: writing(text).start] + each.text for each in found)

    def complete_document(self, start: str) -> tuple[str, ...]:
        """Names of files that begin so, in their order."""
        wanted = _folded(start)
        names = (Path(path).name for path in self.stores.catalog.sources())
        return tuple(sorted({name for name in names if _folded(name).startswith(wanted)}))[:LIMIT]

    def complete_person(self, start: str) -> tuple[str, ...]:
        """Names of people that begin so, the most named first."""
        from minutes_index.recognisers.masking import masked

        wanted = _folded(start)
        names = (count.entity.name for count in self.stores.catalog.people(start or None))
        begun = (name for name in names if _folded(name).startswith(wanted) and masked(name) == name)
        return tuple(dict.fromkeys(begun))[:LIMIT]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
