"""Tables as CSV, Markdown and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.model import Outcome
from minutes_index.report.json_form import plain, to_json
from minutes_index.report.tables import HARMLESS, Table, table_of, to_csv, to_markdown

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
TABLES = st.lists(st.tuples(CELLS, CELLS), max_size=5).map(lambda rows: Table(("a", "b"), tuple(rows)))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with fields."""

    name: str
    outcome: Outcome
    parts: tuple[tuple[int, int], ...] = ()


@given(TABLES)
def test_csv_keeps_every_cell(table: Table) -> None:
    """A reader of CSV gets the header and each cell back, but for the apostrophe that makes it harmless."""
    header, *rows = csv.reader(io.StringIO(to_csv(table), newline=""))
    assert header == ["a", "b"]
    for written, cells in zip(rows, table.rows, strict=True):
        assert [
            cell if value == cell else HARMLESS + cell for value, cell in zip(written, cells, strict=True)
        ] == written


@given(TABLES)
def test_no_cell_of_csv_is_a_formula(table: Table) -> None:
    """No cell begins with a sign that makes a spreadsheet compute it, not even after blanks."""
    for row in csv.reader(io.StringIO(to_csv(table), newline="")):
        assert all(cell.lstrip(" ")[:1] not in set("=+-@\t\r\n") - {""} for cell in row)


@pytest.mark.parametrize("cell", ["=1+1", "+46 31", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_what_could_be_a_formula_becomes_text(cell: str) -> None:
    """Each beginning that OWASP warns of gets an apostrophe."""
    written = next(csv.reader(io.StringIO(to_csv(Table((cell,), ())), newline="")))
    assert written == ["'" + cell]


@pytest.mark.parametrize("cell", ["§ 4 = § 5", "Åsa", "2023-04-21", ""])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    """A sign inside a cell, a date and an empty cell are left alone."""
    assert next(csv.reader(io.StringIO(to_csv(Table(("x", cell), ()))))) == ["x", cell]


@given(TABLES)
def test_markdown_has_a_line_a_row(table: Table) -> None:
    """Whatever the cells hold, each row is one line of as many cells."""
    lines = to_markdown(table).split("\n")[:-1]
    assert len(lines) == len(table.rows) + 2
    assert all(line.replace("\\\\", "").replace("\\|", "").count("|") == 3 for line in lines)


def test_a_table_has_the_fields_of_its_values() -> None:
    """Columns are named by the fields, also when there is no value."""
    assert table_of([], Thing) == Table(("name", "outcome", "parts"), ())
    assert table_of([Thing("Åsa", Outcome.NOTED)], Thing).rows == (("Åsa", "noted", "()"),)


def test_json_has_the_fields_as_keys() -> None:
    """A value becomes an object, several an array; tuples become arrays, letters stay."""
    thing = Thing("Åsa", Outcome.REFERRED_BACK, ((1, 2),))
    assert json.loads(to_json(thing)) == {"name": "Åsa", "outcome": "referred back", "parts": [[1, 2]]}
    assert "Åsa" in to_json([thing])
    assert plain(()) == []
