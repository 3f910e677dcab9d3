"""Documents come and go whole, and answer to the names people give them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog.facts import Known
from minutes_index.errors import DocumentNotFound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.catalog.store import SqliteCatalog


def test_a_document_read_again_takes_the_place_of_the_old(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """Same id: nothing of what was said about it before remains."""
    catalog.replace([make(), make("bbbb2222", "/arkiv/b.pdf")])
    newer = replace(make(), annotations=replace(make().annotations, mentions=(), decisions=()))
    catalog.replace([newer])
    assert catalog.record("aaaa1111") == newer
    assert (catalog.stats().documents, catalog.stats().decisions) == (2, 1)


def test_a_path_holds_one_document(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Another id under the same path takes its place too."""
    catalog.replace([make("aaaa1111", "/x.pdf")])
    catalog.replace([make("bbbb2222", "/x.pdf")])
    assert catalog.document_ids() == ["bbbb2222"]


def test_removing_takes_all_that_hangs_on_a_document(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """No row of any table is left behind; an unknown id is no error."""
    catalog.replace([make()])
    catalog.remove(["aaaa1111", "unknown"])
    stats = catalog.stats()
    counts = (
        stats.documents,
        stats.sections,
        stats.persons,
        stats.mentions,
        stats.attendance,
        stats.decisions,
    )
    assert counts == (0, 0, 0, 0, 0, 0)
    assert (stats.first_day, stats.characters) == ("", 0)


def test_a_failed_write_leaves_everything_as_it_was(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """Two records of one id are a bug of the caller; the first of them is not kept either."""
    catalog.replace([make()])
    with pytest.raises(Exception, match="UNIQUE"):
        catalog.replace([make("cccc3333", "/c.pdf"), make("cccc3333", "/d.pdf")])
    assert catalog.document_ids() == ["aaaa1111"]
    assert catalog.generation() == 1


def test_sources_tell_what_is_unchanged(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """By path: id, hash, size and time to the nanosecond."""
    catalog.replace([make()])
    source = make().document.source
    known = Known("aaaa1111", source.sha256, source.size, source.modified, "")
    assert catalog.sources() == {"/arkiv/protokoll 1.pdf": known}


def test_many_documents_are_read_in_batches(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """More than one batch gives every document once; unknown ids give nothing."""
    records = [make(f"id{number:06}", f"/{number:06}.pdf") for number in range(450)]
    catalog.replace(records)
    ids = catalog.document_ids()
    assert ids == [record.document.id for record in records]
    assert {record.document.id: record for record in catalog.records([*ids, "unknown"])} == dict(
        zip(ids, records, strict=True)
    )
    assert len(list(catalog.documents(ids))) == 450
    assert list(catalog.heads()) == ids
    assert catalog.heads(["unknown"]) == {}


def test_a_head_is_a_document_without_its_text(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """With its size instead."""
    catalog.replace([make()])
    head, document = catalog.heads()["aaaa1111"], make().document
    assert (head.title, head.held_on, head.source) == (document.title, document.held_on, document.source)
    assert (head.pages, head.characters) == (2, len(document.text))


@pytest.mark.parametrize(
    "name",
    ["aaaa1111", "aaaa", "/arkiv/protokoll 1.pdf", "protokoll 1.pdf", "PROTOKOLL 1.PDF", "protokoll 1"],
)
def test_a_document_answers_to_its_names(catalog: SqliteCatalog, make: Callable[..., Any], name: str) -> None:
    """Id, start of the id, path, file name with or without its ending."""
    catalog.replace([make(), make("bbbb2222", "/arkiv/protokoll 12.pdf")])
    assert catalog.find(name) == "aaaa1111"


def test_a_relative_path_is_seen_from_the_current_folder(
    catalog: SqliteCatalog, make: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that spells å in two code points."""
    catalog.replace([make(path=str(tmp_path / "år" / "x.pdf")), make("bbbb2222", "/x.pdf")])
    monkeypatch.chdir(tmp_path)
    assert catalog.find("a\u030ar/x.pdf") == "aaaa1111"


def test_a_name_that_several_answer_to_is_refused_with_their_ids(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """And no more than a handful of them."""
    catalog.replace([make(f"abcd{number}", f"/{number}/x.pdf") for number in range(7)])
    for name in ("x.pdf", "abcd"):
        with pytest.raises(DocumentNotFound, match="7 documents answer to") as caught:
            catalog.find(name)
        assert "abcd0 (/0/x.pdf)" in caught.value.hint
        assert caught.value.hint.endswith("and 2 more")
    catalog.remove([f"abcd{number}" for number in range(2, 7)])
    with pytest.raises(DocumentNotFound) as caught:
        catalog.find("x.pdf")
    assert caught.value.hint.endswith("abcd1 (/1/x.pdf)")


def test_an_unknown_name_brings_what_comes_near(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    """And nothing where nothing does; three letters are no start of an id."""
    catalog.replace([make()])
    with pytest.raises(DocumentNotFound) as caught:
        catalog.find("protokol 1.pdf")
    assert caught.value.hint == "did you mean protokoll 1.pdf?"
    with pytest.raises(DocumentNotFound) as caught:
        catalog.find("aaa")
    assert caught.value.hint == ""


@pytest.mark.parametrize("name", ["\0", "protokoll 1.pdf\0", "\udce5\0/x.pdf", "/arkiv/\0//x.pdf"])
def test_a_name_that_no_file_can_have_is_not_found(
    catalog: SqliteCatalog, make: Callable[..., Any], name: str
) -> None:
    catalog.replace([make()])
    with pytest.raises(DocumentNotFound, match="there is no document"):
        catalog.find(name)


def test_an_unknown_id_is_not_found(catalog: SqliteCatalog) -> None:
    with pytest.raises(DocumentNotFound, match="no document nowhere"):
        catalog.record("nowhere")
