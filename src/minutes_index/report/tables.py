"""Rows and columns, and their forms for a spreadsheet and a text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, fields
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

FORMULA: Final = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]|[\t\r\n]")
"""A cell that a spreadsheet may take for a formula (OWASP, "CSV Injection")."""
HARMLESS: Final = "'"
"""Put before such a cell, it makes a spreadsheet show the cell as text."""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(values: Iterable[DataclassInstance], kind: type[DataclassInstance]) -> Table:
    """The fields of each of the values as a row; for values whose fields are texts and numbers."""
    columns = tuple(field.name for field in fields(kind))
    return Table(columns, tuple(tuple(str(getattr(value, name)) for name in columns) for value in values))


def _cell(value: str) -> str:
    return HARMLESS + value if FORMULA.match(value) else value


def to_csv(table: Table) -> str:
    """The table with a header, as RFC 4180 has it but for cells that could be formulas: see `HARMLESS`."""
    written = StringIO(newline="")
    rows = ([_cell(value) for value in row] for row in (table.columns, *table.rows))
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _escaped(value: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(value.split()))


def to_markdown(table: Table) -> str:
    """The table as GitHub Flavored Markdown, 4.10; signs that mean something there are escaped."""
    lines = (table.columns, ("---",) * len(table.columns), *table.rows)
    return "".join(f"| {' | '.join(_escaped(value) for value in line)} |\n" for line in lines)
