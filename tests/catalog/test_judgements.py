"""What was said of who is who, kept apart from what an import writes; catalogs of an older version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.catalog import file, schema
from minutes_index.catalog.facts import Link
from minutes_index.catalog.file import FILE_NAME
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import CatalogError, CatalogTooOld
from minutes_index.model import Entity, Judgement, Label, PersonKey, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

ASA = PersonKey("åsa ek", "lerum", "S", "doc0")
BO = PersonKey("bo alm", "", "", "doc0", 1, alone=True)
SAID = Judgement(0, Verdict.SAME, ASA, BO, "åsa", "2024-05-01T10:00:00+00:00", 'she "said" so')
CALLED = replace(SAID, verdict=Verdict.CALLED, other=ASA, name="Åsa Ek-Berg")
VERSION_1 = Path(__file__).with_name("version1.sql")


def test_judgements_are_kept_whole_and_in_order(catalog: SqliteCatalog) -> None:
    """With the number of the act, which is never given twice."""
    catalog.judge([SAID, CALLED], (), (), ())
    assert catalog.judgements() == [replace(SAID, act=1), replace(CALLED, act=1)]
    catalog.take_back(1, (), ())
    assert catalog.judgements() == []
    catalog.judge([SAID], (), (), ())
    assert catalog.judgements() == [replace(SAID, act=2)]


def test_one_act_can_stand_in_the_place_of_others(catalog: SqliteCatalog) -> None:
    catalog.judge([SAID], (), (), ())
    catalog.judge([CALLED], (), (), ())
    different = replace(SAID, verdict=Verdict.DIFFERENT)
    catalog.judge([different], [replace(SAID, act=1)], (), ())
    assert catalog.judgements() == [replace(CALLED, act=2), replace(different, act=3)]


def test_judgements_outlive_documents_and_entities(catalog: SqliteCatalog, make: Callable[..., Any]) -> None:
    catalog.replace([make("doc0", "/0.pdf")])
    catalog.judge([SAID], (), (), ())
    before = catalog.generation()
    catalog.remove(["doc0"])
    catalog.set_entities([], [])
    assert [j.one for j in catalog.judgements()] == [ASA]
    assert catalog.generation() > before


def test_an_entity_tells_its_members_and_other_names(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """Names only where the document has another."""
    catalog.replace([make("doc0", "/0.pdf"), make("doc1", "/1.pdf", name="Åsa Ekh")])
    links = [Link("doc0", 0, "p1"), Link("doc1", 0, "p1")]
    catalog.set_entities([Entity("p1", Label.PERSON, "Åsa Ek", ("Åsa Ekh",))], links)
    assert sorted(catalog.members("p1")) == [("doc0", 0), ("doc1", 0)]
    assert catalog.members("p2") == []
    assert catalog.other_names() == {"doc1": {0: "Åsa Ek"}}
    assert catalog.other_names(["doc0"]) == {}


def test_people_are_told_apart_by_where_and_when_they_are_met(
    catalog: SqliteCatalog, make: Callable[..., Any]
) -> None:
    """Bodies only of lists that have them; the first and the last day."""
    catalog.replace(
        [
            make("doc0", "/0.pdf", "2023-05-01"),
            make("doc1", "/1.pdf", "2021-02-01"),
            make("doc2", "/2.pdf", None),
        ]
    )
    links = [*(Link(f"doc{n}", 0, "p1") for n in range(3)), Link("doc0", 1, "p2")]
    catalog.set_entities([Entity("p1", Label.PERSON, "Åsa Ek"), Entity("p2", Label.PERSON, "Bo Alm")], links)
    asa, bo = catalog.people()
    assert (asa.affiliations, asa.parties, asa.bodies) == (("Lerum",), ("S",), (("1441", "Nämnden"),))
    assert (asa.first_day, asa.last_day) == ("2021-02-01", "2023-05-01")
    assert (bo.affiliations, bo.bodies, bo.first_day) == ((), (), "2023-05-01")
    assert [count.entity.id for count in catalog.people(ids=["p2", "p9"])] == ["p2"]


def _old(directory: Path) -> None:
    """A catalog of version 1, made by the statements that made it then."""
    directory.mkdir()
    with closing(sqlite3.connect(directory / FILE_NAME)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO setting VALUES ('generation', '7')")
        connection.commit()


def _tables(directory: Path) -> set[str]:
    with closing(sqlite3.connect(directory / FILE_NAME)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.mark.parametrize("create", [True, False])
def test_an_older_catalog_gets_the_tables_it_lacks(tmp_path: Path, *, create: bool) -> None:
    """When it is opened; what is in it stays, and it is of this version from then on."""
    _old(tmp_path / "old")
    assert "judgement" not in _tables(tmp_path / "old")
    for number in range(2):
        with SqliteCatalog.open(tmp_path / "old", create=create) as catalog:
            assert catalog.generation() == 7 + number
            catalog.judge([SAID], (), (), ())
    assert _tables(tmp_path / "old") >= set(schema.tables())
    with closing(sqlite3.connect(tmp_path / "old" / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (file.VERSION,)


def test_an_older_catalog_cannot_be_opened_for_reading_only(tmp_path: Path) -> None:
    """It says so, and what to do; the file is not touched."""
    _old(tmp_path / "old")
    before = (tmp_path / "old" / FILE_NAME).read_bytes()
    with pytest.raises(CatalogTooOld, match="older") as caught:
        SqliteCatalog.open(tmp_path / "old", read_only=True)
    assert "minutes-index" in caught.value.hint
    assert isinstance(caught.value, CatalogError)
    assert (tmp_path / "old" / FILE_NAME).read_bytes() == before


def test_an_older_catalog_keeps_records_of_this_version_whole(
    tmp_path: Path, make: Callable[..., Any]
) -> None:
    """Tables that were there get the columns they lack."""
    _old(tmp_path / "old")
    with SqliteCatalog.open(tmp_path / "old") as catalog:
        catalog.replace([make()])
        assert list(catalog.records(catalog.document_ids())) == [make()]
