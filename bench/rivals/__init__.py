"""What else could be used to search minutes, each behind the same little interface (`bench.rivals.base`)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bench.rivals.base import Found, Mode, NotInstalled, NotOffered, Rival, asked
from bench.rivals.fts5 import Fts5
from bench.rivals.recoll import Recoll
from bench.rivals.tantivy_swedish import TantivySwedish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["RIVALS", "Found", "Mode", "NotInstalled", "NotOffered", "Rival", "asked"]

RIVALS: Final[Mapping[str, Callable[[Path], Rival[Any]]]] = {
    "SQLite FTS5": Fts5,
    "SQLite FTS5, å ä ö kept": partial(Fts5, options="remove_diacritics 0"),
    "tantivy, its own Swedish": TantivySwedish,
    "Recoll": Recoll,
}
"""By name; each is made with an empty directory of its own."""
