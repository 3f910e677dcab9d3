"""What a search reads, and of which files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog.facts import Link
from minutes_index.catalog.file import FILE_NAME, VERSION
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import CatalogError, CatalogNotFound, CatalogTooNew, CatalogTooOld
from minutes_index.model import Duplicate, DuplicateKind, Entity, Label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_what_is_read_has_the_types_of_what_was_kept(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """With and without a day, in any number."""
    records = [make(f"{n:08x}", f"/arkiv/{n}.pdf", None if n % 2 else "2023-04-21") for n in range(1200)]
    catalog.replace(records)
    ids = [record.document.id for record in records]
    assert catalog.heads(ids) == catalog.heads()
    assert {type(head.held_on.stated) for head in catalog.heads(ids).values() if head.held_on} == {bool}
    assert catalog.generation() == 1


def test_pairs_are_told_whose_documents_are_both_asked_for(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    catalog.replace([make(id_, f"/arkiv/{id_}.pdf") for id_ in ("a", "b", "c")])
    near, same = (
        Duplicate("a", "b", DuplicateKind.NEAR, 0.9),
        Duplicate("b", "c", DuplicateKind.SAME_TEXT, 1.0),
    )
    catalog.add_duplicates([near, same])
    assert catalog.duplicates_among(["b", "a"]) == [near]
    assert catalog.duplicates_among(["a", "c"]) == []


def test_what_hangs_on_documents_is_read_as_it_was_kept(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    record = make()
    catalog.replace([record])
    assert catalog.mentions_in(["aaaa1111", "unknown"]) == {"aaaa1111": list(record.annotations.mentions)}
    assert catalog.decisions_in(["aaaa1111"]) == {"aaaa1111": list(record.annotations.decisions)}


def test_names_are_told_that_the_archive_has_and_the_document_has_not(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    catalog.replace([make(), make("bbbb2222", "/arkiv/b.pdf")])
    catalog.set_entities([Entity("e1", Label.PERSON, "Åsa Eklund")], [Link("aaaa1111", 0, "e1")])
    assert catalog.other_names(["aaaa1111", "bbbb2222"]) == {"aaaa1111": {0: "Åsa Eklund"}}
    assert catalog.other_names(["bbbb2222"]) == {}


def test_a_new_catalog_is_of_generation_0(catalog: SqliteCatalog) -> None:
    assert catalog.generation() == 0


def test_where_there_is_no_catalog_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogNotFound):
        SqliteCatalog.open(tmp_path)
    (tmp_path / FILE_NAME).touch()
    with pytest.raises(CatalogNotFound):
        SqliteCatalog.open(tmp_path)


@pytest.mark.parametrize(("version", "error"), [(VERSION - 1, CatalogTooOld), (VERSION + 1, CatalogTooNew)])
def test_a_catalog_of_another_version_is_told(
    catalog: SqliteCatalog, version: int, error: type[CatalogError]
) -> None:
    with closing(sqlite3.connect(catalog.directory / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(error):
        SqliteCatalog.open(catalog.directory, read_only=True)


def test_a_damaged_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(CatalogError, match="is not a catalog, or is damaged"):
        SqliteCatalog.open(tmp_path)
