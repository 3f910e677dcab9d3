"""Every row of the tables of patterns is found in its example, and asked for by some rule."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

import minutes_index
from minutes_index.data import rows
from minutes_index.recognisers.patterns import PART, pattern
from minutes_index.recognisers.slots import filled

TABLES = sorted(
    table.name.removesuffix(".tsv")
    for table in (files("minutes_index.data") / "rules").iterdir()
    if table.name.endswith("_patterns.tsv")
)
SLOTS = {
    "months": "maj|mars",
    "numerals": "åtta|fem",
    "name": "[A-ZÅÄÖ][a-zåäö]+",
    "particles": "von|af",
    "legal": "AB",
    "body": "kommunstyrelsen|länsstyrelsen",
    "receiver": "kommunfullmäktige",
    "type": "protokoll",
    "kind": "förening",
    "day": "måndag",
    "officer": "kassören",
}
"""What may stand in the slots of the examples."""
ROWS = [(table, *row) for table in TABLES for row in rows(f"rules/{table}.tsv")]


@pytest.mark.parametrize(("table", "id_", "expression", "example"), ROWS)
def test_a_row_is_found_in_its_example(table: str, id_: str, expression: str, example: str) -> None:
    """By itself, and as an alternative of its pattern; quotation marks stand around an example that has blanks at its ends."""
    said = example.removeprefix("«").removesuffix("»")
    assert re.search(filled(expression, **SLOTS), said, re.IGNORECASE)
    assert pattern(table, id_.split(PART, maxsplit=1)[0], **SLOTS).search(said)


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_given_once_and_used(table: str) -> None:
    ids = [row[0] for row in rows(f"rules/{table}.tsv")]
    assert len(ids) == len(set(ids))
    sources = Path(minutes_index.__file__).parent.rglob("*.py")
    asked = {
        name
        for source in sources
        for name in re.findall(rf'pattern\(\s*"{table}",\s*"([\w-]+)"', source.read_text(encoding="utf-8"))
    }
    assert {id_.split(PART)[0] for id_ in ids} == asked


def test_a_name_that_no_row_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern(TABLES[0], "no such name")
