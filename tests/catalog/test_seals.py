"""No value in the catalog can change unnoticed: what a flipped bit made of it is told, and where."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive
from minutes_index.catalog import schema
from minutes_index.catalog.file import FILE_NAME
from minutes_index.catalog.seals import OF_A_DOCUMENT, PEOPLE, UNSEALED, WHOLE
from minutes_index.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

MINUTES = """Protokoll

Kulturnämnden
Sammanträdesdatum 2023-04-12

Närvarande
Siv Hedlund (S), ordförande
Anna Bergvall (M)

§ 1 Spår

Dnr KN 2023/17

Siv Hedlund yrkar avslag. Omröstning: 5 ja-röster och 3 nej-röster.

Beslut

Kulturnämnden beslutar att avslå ansökan om 90 000 kronor.

Anna Bergvall (M) reserverar sig mot beslutet.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two documents, in which something was said of people; it is closed."""
    home = tmp_path_factory.mktemp("seals")
    (home / "a.txt").write_text(MINUTES)
    (home / "b.txt").write_text("Protokoll\n\nValberedningen\n\n§ 1 Mötet öppnas\n")
    with Archive.open(home / "archive", create=True) as archive:
        archive.import_paths([home / "a.txt", home / "b.txt"])
        archive.rename("Siv Hedlund", "Siv Hedlund Ek")
        assert archive.check() == []
    return home / "archive"


def changed(archive: Path, table: str, column: str) -> None:
    """One bit of a value in a table is another, wherever that value stands; what is empty gets a value."""
    with closing(sqlite3.connect(archive / FILE_NAME)) as connection:
        (value,) = connection.execute(f"SELECT [{column}] FROM {table}").fetchone()  # noqa: S608 - names of ours
        if isinstance(value, int):
            new: object = value ^ 1
        else:
            new = f"{chr(ord(value[0]) ^ 1)}{value[1:]}" if value else "q"
        connection.execute(f"UPDATE {table} SET [{column}] = ? WHERE [{column}] IS ?", (new, value))  # noqa: S608 - names of ours
        connection.commit()


SEALED = [
    (table, column.name)
    for table in OF_A_DOCUMENT
    for column in schema.tables()[table].columns
    if column.name not in {*UNSEALED, "id", "document_id", "ordinal"}
]


@pytest.mark.parametrize(("table", "column"), SEALED)
def test_every_value_of_a_document_is_sealed(made: Path, tmp_path: Path, table: str, column: str) -> None:
    archive = copied(made, tmp_path)
    changed(archive, table, column)
    with Archive.open(archive) as opened:
        told = list(opened.catalog.soundness.altered())
    assert told, f"{table}.{column} changed unnoticed"
    assert all(path.endswith(".txt") for _, path in told)


@pytest.mark.parametrize(
    ("table", "column"),
    [("entity", "name"), ("entity_word", "word"), ("judgement", "name"), ("judgement", "verdict")],
)
def test_people_and_what_was_said_of_them_are_sealed(
    made: Path, tmp_path: Path, table: str, column: str
) -> None:
    """People can be found anew; of what was said a person has to look, or bring back a backup."""
    archive = copied(made, tmp_path)
    changed(archive, table, column)
    with Archive.open(archive) as opened:
        (fault,) = [each for each in opened.check() if each.kind == "people"]
        assert fault.repairable == (table != "judgement")
        if fault.repairable:
            opened.repair()
            assert opened.check() == []


def test_a_damaged_fact_is_read_again_after_repair(made: Path, tmp_path: Path) -> None:
    archive = copied(made, tmp_path)
    changed(archive, "decision", "text")
    with Archive.open(archive) as opened:
        (fault,) = opened.check()
        assert "a fact" in fault.what
        opened.repair()
        report = opened.import_paths([made.parent / "a.txt", made.parent / "b.txt"])
        assert len(report.changed) == 1
        assert opened.check() == []


def test_a_value_that_cannot_be_is_told_as_damage(made: Path, tmp_path: Path) -> None:
    """And is no traceback."""
    archive = copied(made, tmp_path)
    changed(archive, "decision", "outcome")
    with Archive.open(archive) as opened, pytest.raises(CatalogError, match="damaged") as caught:
        opened.decisions()
    assert "check" in caught.value.hint


def test_all_tables_are_sealed_but_those_that_can_be_made_anew() -> None:
    """What is left out: notes of files, of imports and of copies, settings, and the texts, which have checksums of their own."""
    sealed = {table for tables in ([*OF_A_DOCUMENT], [*PEOPLE], *WHOLE.values()) for table in tables}
    assert set(schema.tables()) - sealed == {
        "content",
        "duplicate",
        "failure",
        "run",
        "seen",
        "setting",
    }


def copied(made: Path, to: Path) -> Path:
    archive = to / "archive"
    archive.mkdir()
    for path in made.rglob("*"):
        target = archive / path.relative_to(made)
        if path.is_dir():
            target.mkdir()
        else:
            target.write_bytes(path.read_bytes())
    return archive
