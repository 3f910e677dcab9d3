"""Whether a catalog's tables are as this version makes them: their descriptions lie in the file, and may be damaged like all else."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from minutes_index.catalog import schema
from minutes_index.catalog.file import connected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def misshapen(path: Path) -> Iterator[str]:
    """The columns that are missing from the file at ``path``, and the tables that are referred to and should not be.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    with closing(connected(path, "ro")) as connection:
        for table in schema.metadata.sorted_tables:

            def told(pragma: str, at: int, name: str = table.name) -> set[Any]:
                return {row[at] for row in connection.execute(f"PRAGMA {pragma}({name})")}

            there = told("table_info", 1)
            yield from (
                f"table {table.name} has no column {c.name}" for c in table.columns if c.name not in there
            )
            wanted = {key.column.table.name for key in table.foreign_keys}
            yield from (
                f"table {table.name} refers to {name}"
                for name in sorted(told("foreign_key_list", 2) - wanted)
            )
