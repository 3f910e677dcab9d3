"""Which engine an archive has is told by its index; archives move from one to the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive, config
from minutes_index.archive import maintenance
from minutes_index.archive.index import ArchiveIndex
from minutes_index.errors import ConfigError, EngineMissing, IndexNotFound, IndexUnavailable, OtherEngine
from minutes_index.index import engines, folders
from minutes_index.index.base import Request
from minutes_index.index.passages import Entry
from minutes_index.index.state import STATE
from minutes_index.index.tantivy import TantivyIndex
from minutes_index.index.whoosh import WhooshIndex
from minutes_index.model import Passage
from minutes_index.query.ast import Everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from minutes_index.index.base import Index

TEXT = "Protokoll\nTekniska nämnden\nSammanträdesdatum 2023-04-21\n\n§ 1 Cykelväg\n\nNämnden beslutar att bygga.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes of one meeting."""
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "tn.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "minutes"


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Callable[[str], Archive]:
    """An archive of one document, opened with an engine in its settings."""

    def opened(engine: str) -> Archive:
        made = Archive.open(tmp_path / "index", create=True, settings=config.Settings(engine=engine))
        if not made.catalog.document_ids():
            made.import_paths([folder])
        return made

    return opened


@pytest.mark.parametrize(
    ("wanted", "made"), [("auto", "whoosh"), ("whoosh", "whoosh"), ("tantivy", "tantivy")]
)
def test_a_new_archive_has_the_engine_of_the_settings_and_keeps_it(
    archive: Callable[[str], Archive], wanted: str, made: str
) -> None:
    with archive(wanted) as first:
        assert first.stats().engine == made
    with archive("auto") as again:
        assert again.stats().engine == made
        assert again.stats().index_bytes > 0
        assert len(again.search("cykelväg").hits) == 1
        assert again.check() == []


@pytest.mark.parametrize(("old", "new"), [("whoosh", "tantivy"), ("tantivy", "whoosh")])
def test_an_archive_moves_without_reading_a_source(
    archive: Callable[[str], Archive], folder: Path, old: str, new: str
) -> None:
    with archive(old) as opened:
        before = opened.search("nämnden")
        (folder / "tn.txt").unlink()
        assert opened.reindex(new) == 1
        assert opened.stats().engine == new
        assert [hit.document_id for hit in opened.search("nämnden").hits] == [
            hit.document_id for hit in before.hits
        ]
        assert opened.check() == []
        assert opened.reindex() == 1
        assert opened.stats().engine == (old if opened.settings.engine == old else new)


def test_reindexing_keeps_the_engine_when_none_is_named(archive: Callable[[str], Archive]) -> None:
    archive("tantivy").close()
    with archive("auto") as opened:
        assert (opened.reindex(), opened.stats().engine) == (1, "tantivy")
        assert (opened.reindex("auto"), opened.stats().engine) == (1, "tantivy")
        with pytest.raises(ConfigError, match="engine must be one of whoosh, tantivy, auto, not 'lucene'"):
            opened.reindex("lucene")


def test_an_import_with_another_engine_tells_how_to_move(
    archive: Callable[[str], Archive], folder: Path
) -> None:
    archive("whoosh").close()
    with archive("tantivy") as opened:
        assert len(opened.search("cykelväg").hits) == 1
        with pytest.raises(OtherEngine, match="one of whoosh, not of tantivy") as caught:
            opened.import_paths([folder])
        assert "minutes-index reindex --engine tantivy" in caught.value.hint
        opened.reindex()
        assert opened.import_paths([folder]).unchanged == 1


def test_while_an_index_is_rebuilt_the_old_one_answers_and_a_failure_leaves_it(tmp_path: Path) -> None:
    engine = ArchiveIndex(tmp_path)
    add(engine.open_to_fill(), "old")

    def fill(index: Index) -> int:
        add(index, "new")
        assert engine.open().document_ids() == {"old"}
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        engine.rebuild(fill, "tantivy")
    assert engine.engine == "whoosh"
    assert engine.open().document_ids() == {"old"}
    engine.close()


@pytest.mark.parametrize(
    ("old", "new"), [("whoosh", "tantivy"), ("tantivy", "whoosh"), ("tantivy", "tantivy")]
)
def test_who_has_the_index_open_goes_on_in_the_new_one(tmp_path: Path, old: str, new: str) -> None:
    reader, mover = ArchiveIndex(tmp_path, old), ArchiveIndex(tmp_path)
    add(reader.open_to_fill(), "old")
    assert reader.open().search(Request(Everything())).total == 1

    def fill(index: Index) -> int:
        add(index, "new", "newer")
        return 2

    mover.rebuild(fill, new)
    assert reader.open().search(Request(Everything())).total == 2
    assert reader.open().document_ids() == {"new", "newer"}
    reader.close()


def test_an_index_that_names_no_engine_is_whooshs(tmp_path: Path) -> None:
    """So those of older versions are known."""
    assert folders.made_by(tmp_path / "none") == ""
    WhooshIndex.create(tmp_path).close()
    (tmp_path / STATE).write_text('{"schema": 3}')
    assert folders.made_by(tmp_path) == "whoosh"


@pytest.mark.parametrize("engine", tuple(engines.ENGINES))
@pytest.mark.parametrize("state", ["", "[]", '{"engine": "lucene"}', None])
def test_an_index_with_a_damaged_state_is_still_known_by_its_files(
    tmp_path: Path, engine: str, state: str | None
) -> None:
    """So that rebuilding it does not change its engine."""
    folders.created(engine, tmp_path).close()
    if state is None:
        (tmp_path / STATE).unlink()
    else:
        (tmp_path / STATE).write_text(state)
    assert folders.made_by(tmp_path) == engine
    with pytest.raises(IndexNotFound if state is None else IndexUnavailable):
        folders.opened(tmp_path)


def test_an_engine_that_is_not_installed_is_told_with_the_way_to_get_it(
    archive: Callable[[str], Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive("tantivy").close()
    monkeypatch.setitem(sys.modules, "tantivy", None)
    for module in [name for name in sys.modules if name.startswith("minutes_index.index.tantivy")]:
        monkeypatch.delitem(sys.modules, module)
    with archive("auto") as opened:
        with pytest.raises(EngineMissing, match="tantivy") as caught:
            opened.search("cykelväg")
        assert "pip install 'minutes-index[tantivy]'" in caught.value.hint
        (fault,) = opened.check()
        assert "not installed" in fault.what
        assert opened.reindex("whoosh") == 1
        assert len(opened.search("cykelväg").hits) == 1


def test_another_missing_module_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TantivyIndex.create(tmp_path)
    monkeypatch.setitem(sys.modules, "minutes_index.index.tantivy", None)
    with pytest.raises(ModuleNotFoundError):
        folders.opened(tmp_path)


def test_stats_advise_the_move_when_whoosh_has_become_slow(
    archive: Callable[[str], Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive("whoosh") as opened:
        assert opened.stats().advice == ""
        monkeypatch.setattr(maintenance, "MANY", 0)
        assert "minutes-index reindex --engine tantivy" in opened.stats().advice
        opened.reindex("tantivy")
        assert opened.stats().advice == ""


def add(index: Index, *document_ids: str) -> None:
    with index.writer() as writer:
        for document_id in document_ids:
            writer.add(Entry.of(Passage(document_id, 0, "", "avtal", "")))
