"""A byte that changed in a text is found, rows that belong to nothing are, and old catalogs get what tells it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog.checksums import stamp_of
from minutes_index.catalog.file import FILE_NAME, VERSION
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def executed(directory: Path, *statements: str) -> list[tuple[Any, ...]]:
    """Runs statements on the bare file, which heeds no foreign keys; what the last one gives."""
    with closing(sqlite3.connect(directory / FILE_NAME)) as connection:
        found = [connection.execute(statement).fetchall() for statement in statements]
        connection.commit()
    return found[-1]


@pytest.fixture
def filled(catalog: SqliteCatalog, make: Callable[..., Any]) -> SqliteCatalog:
    """A catalog of three documents."""
    catalog.replace([make(f"id{number}", f"/{number}.txt") for number in range(3)])
    return catalog


def test_a_sound_catalog_has_no_faults(filled: SqliteCatalog) -> None:
    sound = filled.soundness
    assert (sound.damage(), dict(sound.orphans()), list(sound.changed())) == ([], {}, [])
    document = filled.record("id0").document
    assert sound.stamps()["id0"] == (stamp_of(document.text), len(document.sections))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE content SET text = replace(text, 'budget', 'budges') WHERE document_id = 'id1'",
        "UPDATE content SET text = CAST(x'ff' AS TEXT) WHERE document_id = 'id1'",
        "UPDATE content SET page_texts = x'00' WHERE document_id = 'id1'",
        "UPDATE document SET checksum = '' WHERE id = 'id1'",
        "DELETE FROM content WHERE document_id = 'id1'",
    ],
)
def test_a_text_that_is_not_the_one_that_was_written_is_named(filled: SqliteCatalog, change: str) -> None:
    executed(filled.directory, change)
    assert list(filled.soundness.changed()) == [("id1", "/1.txt")]


def test_a_byte_that_changed_in_the_file_itself_is_named(filled: SqliteCatalog) -> None:
    """SQLite's own check finds nothing wrong with it."""
    executed(filled.directory, "PRAGMA wal_checkpoint(TRUNCATE)")
    filled.close()
    path = filled.directory / FILE_NAME
    content = path.read_bytes()
    at = content.rindex("föredrar".encode())
    path.write_bytes(content[:at] + b"F" + content[at + 1 :])
    sound = filled.soundness
    assert sound.damage() == []
    assert len(list(sound.changed())) == 1


def test_a_damaged_file_is_told(filled: SqliteCatalog) -> None:
    """By SQLite's own check, or because it cannot be read at all."""
    executed(filled.directory, "PRAGMA wal_checkpoint(TRUNCATE)")
    filled.close()
    path = filled.directory / FILE_NAME
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 4 * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    try:
        assert filled.soundness.damage()
    except CatalogError as error:
        assert "damaged" in str(error)  # noqa: PT017 -- either is right


def test_rows_that_belong_to_nothing_are_counted_and_removed(filled: SqliteCatalog) -> None:
    """Documents are never touched."""
    executed(
        filled.directory,
        "INSERT INTO entity VALUES ('e1', 'person', 'Åsa Ek', '[]')",
        "INSERT INTO link VALUES ('gone', 0, 'e1'), ('id0', 0, 'gone'), ('id0', 1, 'e1')",
        "INSERT INTO duplicate (first, second, kind, similarity) VALUES ('id0', 'gone', 'near', 0.9)",
        "INSERT INTO person SELECT 'gone', ordinal, name, aliases, affiliation, party, mentions FROM person LIMIT 1",
    )
    sound = filled.soundness
    assert set(sound.orphans()) == {"link", "duplicate", "person"}
    assert sound.remove_orphans() >= 3
    assert dict(sound.orphans()) == {}
    assert filled.document_ids() == ["id0", "id1", "id2"]
    assert [row[:2] for row in executed(filled.directory, "SELECT * FROM link")] in ([], [("id0", 1)])


def test_a_document_can_be_had_read_again(filled: SqliteCatalog) -> None:
    """Its rules are then none, and an import reads what was read by other rules."""
    executed(filled.directory, "UPDATE document SET rules = 'mine'")
    before = filled.sources()
    filled.soundness.read_again(["id1"])
    after = filled.sources()
    assert [path for path in before if before[path] != after[path]] == ["/1.txt"]
    assert after["/1.txt"].rules == ""


def test_a_catalog_of_an_older_version_gets_pages_and_checksums(filled: SqliteCatalog) -> None:
    """From what it has; what is damaged already gets none, and is told of."""
    pages = executed(filled.directory, "SELECT * FROM page ORDER BY 1, 2")
    filled.close()
    executed(
        filled.directory,
        "DROP TABLE page",
        "ALTER TABLE document DROP COLUMN checksum",
        "UPDATE content SET text = CAST(x'ff' AS TEXT) WHERE document_id = 'id2'",
        "UPDATE content SET page_texts = x'00' WHERE document_id = 'id1'",
        "PRAGMA user_version = 2",
    )
    with SqliteCatalog.open(filled.directory) as catalog:
        assert [id_ for id_, _ in catalog.soundness.changed()] == ["id1", "id2"]
        assert catalog.record("id0").document.text
    made = executed(filled.directory, "SELECT * FROM page ORDER BY 1, 2")
    assert made == [row for row in pages if row[0] != "id1"]
    assert executed(filled.directory, "PRAGMA user_version") == [(VERSION,)]


def test_a_migration_that_is_cut_off_changes_nothing(
    filled: SqliteCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is one transaction, so no copy is needed."""
    filled.close()
    executed(filled.directory, "DROP TABLE page", "PRAGMA user_version = 2")

    def cut(_connection: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("minutes_index.catalog.creation.FILLING", (cut,))
    with pytest.raises(KeyboardInterrupt):
        SqliteCatalog.open(filled.directory)
    assert executed(filled.directory, "PRAGMA user_version") == [(2,)]
    assert executed(filled.directory, "SELECT name FROM sqlite_master WHERE name = 'page'") == []
