"""The file: made, opened, shared, locked, damaged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog import file
from minutes_index.catalog.file import FILE_NAME
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import CatalogError, CatalogLocked, CatalogNotFound, CatalogTooNew

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def executed(directory: Path, statement: str) -> None:
    """Runs a statement on the bare file."""
    with closing(sqlite3.connect(directory / FILE_NAME)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_missing_catalog_is_not_made_by_the_way(tmp_path: Path) -> None:
    """Only `create` makes one; the message has the directory and the hint a way out."""
    for read_only in (False, True):
        with pytest.raises(CatalogNotFound, match=str(tmp_path)) as caught:
            SqliteCatalog.open(tmp_path / "none", read_only=read_only)
        assert "import" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_catalog_yet(tmp_path: Path) -> None:
    """What a creation that was cut off leaves behind can be created again."""
    (tmp_path / FILE_NAME).touch()
    with pytest.raises(CatalogNotFound):
        SqliteCatalog.open(tmp_path)
    with SqliteCatalog.open(tmp_path, create=True) as catalog:
        assert catalog.document_ids() == []


def test_creating_again_keeps_what_is_there(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """The second import of an archive opens it with `create` too."""
    catalog.replace([make()])
    with SqliteCatalog.open(catalog.directory, create=True) as again:
        assert again.document_ids() == ["aaaa1111"]


def test_a_catalog_of_a_newer_program_is_refused(catalog: SqliteCatalog) -> None:
    """Before anything in it is misunderstood."""
    executed(catalog.directory, f"PRAGMA user_version = {file.VERSION + 1}")
    with pytest.raises(CatalogTooNew, match="newer"):
        SqliteCatalog.open(catalog.directory)


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    """Also when one was to be created."""
    executed(tmp_path, "CREATE TABLE recipe (name TEXT)")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(CatalogError, match="other program"):
        SqliteCatalog.open(tmp_path, create=True)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_that_is_no_database_is_told_in_a_line(tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(CatalogError, match="is not a catalog, or is damaged") as caught:
        SqliteCatalog.open(tmp_path)
    assert caught.value.hint


def test_a_damaged_page_is_told_in_a_line(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """However far into the file it lies."""
    catalog.replace([make(f"id{number:04}", f"/{number}") for number in range(100)])
    catalog.close()
    path = catalog.directory / FILE_NAME
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (size - 4096))
    with pytest.raises(CatalogError, match="damaged") as caught:
        SqliteCatalog.open(catalog.directory).document_ids()
    assert "backup" in caught.value.hint


@pytest.mark.parametrize("damage", ["page_texts = x'00'", "text = CAST(x'ff' AS TEXT)"])
def test_damaged_content_is_told_in_a_line(
    catalog: SqliteCatalog, make: Callable[..., Any], damage: str
) -> None:
    """Packed pages that do not unpack, text that is no UTF-8."""
    catalog.replace([make()])
    executed(catalog.directory, f"UPDATE content SET {damage}")  # noqa: S608 - the two above
    with pytest.raises(CatalogError, match="damaged"):
        catalog.record("aaaa1111")


def test_a_full_disk_is_told_in_a_line_and_keeps_nothing(
    catalog: SqliteCatalog, make: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself reports it here, at a limit on its pages."""
    catalog.close()
    limit = ("PRAGMA max_page_count = 60",)
    monkeypatch.setattr("minutes_index.catalog.file.PRAGMAS", limit)
    with pytest.raises(CatalogError, match="the disk is full"):
        catalog.replace([make(f"id{number:04}", f"/{number}") for number in range(2000)])
    assert catalog.document_ids() == []


def test_a_reader_cannot_write(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Opened for reading, the file is safe from it."""
    with (
        SqliteCatalog.open(catalog.directory, read_only=True) as reader,
        pytest.raises(CatalogError, match="written"),
    ):
        reader.replace([make()])


def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in its place, for one."""
    (tmp_path / "index").touch()
    with pytest.raises(CatalogError, match="index"):
        SqliteCatalog.open(tmp_path / "index", create=True)


def test_a_bug_is_not_dressed_up(catalog: SqliteCatalog) -> None:
    """A question of ours for a table that never was is no fault of the user's."""
    with pytest.raises(Exception, match="no such table") as caught, catalog.database.reading() as connection:
        connection.execute("SELECT * FROM nonsense")
    assert not isinstance(caught.value, CatalogError)


def test_a_table_that_is_missing_from_the_file_is_damage(catalog: SqliteCatalog) -> None:
    executed(catalog.directory, "DROP TABLE failure")
    with pytest.raises(CatalogError, match="damaged"):
        catalog.failures(1)


def test_readers_see_one_state_while_an_import_writes(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """What a reader began to read stays as it was; the next question sees the new state."""
    catalog.replace([make("a", "/a"), make("b", "/b")])
    with SqliteCatalog.open(catalog.directory, read_only=True) as reader:
        persons = reader.local_persons()
        first = next(persons)
        catalog.remove(["a", "b"])
        assert {first.document_id, *(person.document_id for person in persons)} == {"a", "b"}
        assert reader.document_ids() == []


def test_one_process_imports_at_a_time(catalog: SqliteCatalog) -> None:
    """Another one is refused at once, and may when the first is done."""
    program = (
        "import sys; from pathlib import Path; from minutes_index.catalog.store import SqliteCatalog\n"
        "with SqliteCatalog.open(Path(sys.argv[1])) as catalog, catalog.lock(): print('held')"
    )
    ask = [sys.executable, "-c", program, str(catalog.directory)]
    with catalog.lock():
        refused = subprocess.run(ask, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
        with (
            pytest.raises(CatalogLocked, match=str(catalog.directory)),
            SqliteCatalog(*vars_of(catalog)).lock(),
        ):
            pass
    assert "CatalogLocked" in refused.stderr
    held = subprocess.run(ask, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert held.stdout == "held\n"


def vars_of(catalog: SqliteCatalog) -> tuple[Any, Any]:
    """What a second catalog over the same file is made of."""
    return catalog.directory, catalog.database


def test_a_killed_import_leaves_whole_batches(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """A process that dies in the middle of a write leaves the last committed state and no lock."""
    catalog.replace([make()])
    program = (
        "import os, sys; from pathlib import Path; from minutes_index.catalog.store import SqliteCatalog\n"
        "from minutes_index.catalog import documents\n"
        "catalog = SqliteCatalog.open(Path(sys.argv[1]))\n"
        "with catalog.lock(), catalog.database.writing() as connection:\n"
        "    assert documents.remove(connection, ['aaaa1111'])\n"
        "    os._exit(9)\n"
    )
    ask = [sys.executable, "-c", program, str(catalog.directory)]
    assert subprocess.run(ask, check=False).returncode == 9  # noqa: S603 - our own words
    with catalog.lock():
        assert catalog.record("aaaa1111") == make()


def test_naming_facts_loads_no_database() -> None:
    """Commands that only print help must not pay for it."""
    program = "import sys, minutes_index.catalog.facts; print('minutes_index.catalog.sql' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert ran.stdout == "False\n"
