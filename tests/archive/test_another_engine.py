"""An engine is a row in a table: the archive asks nothing of its index but what the Protocol says, and knows no folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive, config, restore
from minutes_index.errors import IndexNotFound
from minutes_index.index import engines
from minutes_index.index.base import Flaw
from minutes_index.index.memory import MemoryIndex

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Protokoll\nTekniska nämnden\nSammanträdesdatum 2023-04-21\n\n§ 1 Cykelväg\n\nNämnden beslutar att bygga.\n"


@dataclass(frozen=True, slots=True)
class Remembering:
    """An engine that keeps the indexes of all archives elsewhere than in their directories."""

    name: str = "remembering"
    kept: dict[Path, MemoryIndex] = field(default_factory=dict)
    begun: dict[Path, MemoryIndex] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)

    def schema_version(self) -> int:
        return 1

    def holds(self, archive: Path) -> bool:
        return archive in self.kept

    def open(self, archive: Path) -> MemoryIndex:
        if archive not in self.kept:
            raise IndexNotFound(f"nothing is remembered of {archive}")
        return self.kept[archive]

    def create(self, archive: Path) -> MemoryIndex:
        return self.kept.setdefault(archive, MemoryIndex())

    def begin(self, archive: Path) -> MemoryIndex:
        self.begun[archive] = MemoryIndex()
        return self.begun[archive]

    def replace(self, archive: Path) -> None:
        self.kept[archive] = self.begun.pop(archive)
        self.broken.discard(archive)

    def remove(self, archive: Path) -> None:
        self.kept.pop(archive, None)

    def size(self, archive: Path) -> int:
        return len(self.kept[archive].document_ids())

    def flaws(self, archive: Path) -> list[Flaw]:
        return [Flaw("memory", "is lost")] if archive in self.broken else []

    def left_over(self, _archive: Path) -> list[Path]:
        return []


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    """One more row in the table."""
    made = Remembering()
    monkeypatch.setitem(engines.ENGINES, made.name, made)
    monkeypatch.setitem(config.CHOICES, "engine", (*engines.ENGINES, engines.AUTO))
    return made


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Minutes of one meeting."""
    (tmp_path / "tn.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "tn.txt"


def test_an_archive_is_filled_searched_and_checked_without_a_folder_of_an_index(
    engine: Remembering, minutes: Path, tmp_path: Path
) -> None:
    settings = config.Settings(engine=engine.name)
    with Archive.open(tmp_path / "archive", create=True, settings=settings) as archive:
        assert len(archive.import_paths([minutes]).new) == 1
        assert len(archive.search("cykelväg").hits) == 1
        assert (archive.stats().engine, archive.stats().index_bytes) == (engine.name, 1)
        assert archive.check() == []
    assert not list((tmp_path / "archive").glob("search*"))


def test_a_flaw_it_tells_of_is_mended_by_building_the_index_anew(
    engine: Remembering, minutes: Path, tmp_path: Path
) -> None:
    settings = config.Settings(engine=engine.name)
    with Archive.open(tmp_path / "archive", create=True, settings=settings) as archive:
        archive.import_paths([minutes])
        engine.broken.add(tmp_path / "archive")
        assert [fault.what for fault in archive.check()] == ["memory of the index is lost"]
        assert archive.repair().left == ()
        assert len(archive.search("cykelväg").hits) == 1


def test_archives_move_to_it_and_back(engine: Remembering, minutes: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths([minutes])
        for name in (engine.name, "tantivy", engine.name, "whoosh"):
            assert archive.reindex(name) == 1
            assert archive.stats().engine == name
            assert len(archive.search("cykelväg").hits) == 1
            assert archive.check() == []
        assert engine.kept == {}


def test_a_backup_is_restored_into_it(engine: Remembering, minutes: Path, tmp_path: Path) -> None:
    settings = config.Settings(engine=engine.name)
    with Archive.open(tmp_path / "archive", create=True, settings=settings) as archive:
        archive.import_paths([minutes])
        archive.backup(tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "restored")
    assert set(engine.kept) == {tmp_path / "archive", tmp_path / "restored"}
