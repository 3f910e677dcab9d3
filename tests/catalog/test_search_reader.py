"""What a search reads, by the driver alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog.facts import Link
from minutes_index.catalog.file import FILE_NAME, VERSION
from minutes_index.catalog.search_reader import Reader
from minutes_index.errors import CatalogError, CatalogNotFound, CatalogTooNew, CatalogTooOld
from minutes_index.model import Duplicate, DuplicateKind, Entity, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from minutes_index.catalog.store import Catalog


@pytest.fixture
def reader(catalog: Catalog) -> Iterator[Reader]:
    """Opened on the same file as ``catalog``."""
    with closing(Reader.open(catalog.directory)) as opened:
        yield opened


def test_sections_come_with_text_and_page(catalog: Catalog, reader: Reader, make: Callable[..., Any]) -> None:
    """Only those asked for and there."""
    catalog.replace([make()])
    found = reader.sections([("aaaa1111", 1), ("aaaa1111", 9), ("unknown", 0)])
    (section,) = found.values()
    assert list(found) == [("aaaa1111", 1)]
    assert section.text.startswith("§ 1 Budget")
    assert (section.page, section.section.number, section.head.id) == (2, "§ 1", "aaaa1111")


def test_it_reads_what_the_catalog_reads(catalog: Catalog, reader: Reader, make: Callable[..., Any]) -> None:
    """The same heads, documents and generation, down to the types, with and without a day, in any number."""
    records = [make(f"{n:08x}", f"/arkiv/{n}.pdf", None if n % 2 else "2023-04-21") for n in range(1200)]
    catalog.replace(records)
    ids = [record.document.id for record in records]
    assert reader.heads(ids) == catalog.heads()
    assert {type(head.held_on.stated) for head in reader.heads(ids).values() if head.held_on} == {bool}
    found = reader.sections([(id_, 0) for id_ in ids])
    assert {id_: each.document for (id_, _), each in found.items()} == {
        d.id: d for d in catalog.documents(ids)
    }
    assert reader.generation() == catalog.generation() == 1


def test_pairs_are_told_whose_documents_are_both_asked_for(
    catalog: Catalog, reader: Reader, make: Callable[..., Any]
) -> None:
    catalog.replace([make(id_, f"/arkiv/{id_}.pdf") for id_ in ("a", "b", "c")])
    near, same = (
        Duplicate("a", "b", DuplicateKind.NEAR, 0.9),
        Duplicate("b", "c", DuplicateKind.SAME_TEXT, 1.0),
    )
    catalog.add_duplicates([near, same])
    assert reader.duplicates_among(["b", "a"]) == [near]
    assert reader.duplicates_among(["a", "c"]) == []


def test_what_hangs_on_documents_is_read_as_it_was_kept(
    catalog: Catalog, reader: Reader, make: Callable[..., Any]
) -> None:
    record = make()
    catalog.replace([record])
    assert reader.mentions(["aaaa1111", "unknown"]) == {"aaaa1111": list(record.annotations.mentions)}
    assert reader.decisions(["aaaa1111"]) == {"aaaa1111": list(record.annotations.decisions)}


def test_names_are_told_that_the_archive_has_and_the_document_has_not(
    catalog: Catalog, reader: Reader, make: Callable[..., Any]
) -> None:
    catalog.replace([make(), make("bbbb2222", "/arkiv/b.pdf")])
    catalog.set_entities([Entity("e1", Label.PERSON, "Åsa Eklund")], [Link("aaaa1111", 0, "e1")])
    assert reader.other_names(["aaaa1111", "bbbb2222"]) == {"aaaa1111": {0: "Åsa Eklund"}}
    assert reader.other_names(["bbbb2222"]) == catalog.other_names(["bbbb2222"]) == {}


def test_a_new_catalog_is_of_generation_0(catalog: Catalog, reader: Reader) -> None:
    assert reader.generation() == catalog.generation() == 0


def test_where_there_is_no_catalog_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogNotFound):
        Reader.open(tmp_path)
    (tmp_path / FILE_NAME).touch()
    with pytest.raises(CatalogNotFound):
        Reader.open(tmp_path)


@pytest.mark.parametrize(("version", "error"), [(VERSION - 1, CatalogTooOld), (VERSION + 1, CatalogTooNew)])
def test_a_catalog_of_another_version_is_told(
    catalog: Catalog, version: int, error: type[CatalogError]
) -> None:
    with closing(sqlite3.connect(catalog.directory / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(error):
        Reader.open(catalog.directory)


def test_a_damaged_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(CatalogError, match="is not a catalog, or is damaged"):
        Reader.open(tmp_path)


def test_a_mistake_of_ours_is_no_fault_of_the_file(reader: Reader) -> None:
    with pytest.raises(sqlite3.OperationalError):
        reader._rows("SELECT nothing FROM nowhere")  # noqa: SLF001 - no public question is wrong
