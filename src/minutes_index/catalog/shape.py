"""Whether a catalog's tables are as this version makes them: their descriptions lie in the file, and may be damaged like all else."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

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
        for table in schema.tables().values():
            found = schema.described(connection, table.name)
            there = {column.name for column in found.columns}
            yield from (
                f"table {table.name} has no column {column.name}"
                for column in table.columns
                if column.name not in there
            )
            yield from (
                f"table {table.name} refers to {name}" for name in sorted(found.parents - table.parents)
            )
