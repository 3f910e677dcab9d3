"""Whatever is damaged is named, and mended so that the archive answers as before."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from minutes_index import Archive
from minutes_index.errors import CatalogError, EngineMissing, IndexingError, IndexUnavailable
from minutes_index.index import engines
from minutes_index.index.folders import FOLDERS, FolderEngine
from minutes_index.index.passages import Entry
from minutes_index.index.state import STATE
from minutes_index.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """Protokoll
Tekniska nämnden
Sammanträdesdatum 2023-0{month}-21

Närvarande
Gunilla Nordanvind (S), ordförande
Torbjörn Ekvall (M)

§ 1 {heading}

Torbjörn Ekvall föredrar ärendet om {matter}. Förvaltningen har räknat på tre vägar.

Beslut

Nämnden beslutar att godkänna förslaget om {matter}.
"""
MATTERS = {
    "skolan": "Nya lokaler för Björkskolan",
    "bron": "Gångbro över Lillån",
    "badet": "Öppettider i simhallen",
}
QUERIES = (
    "gångbro",
    "förslag*",
    '"förslaget om badet"',
    "person:ekvall",
    "decision:approved",
    "lokal OR simhall",
)
FLIPS = 8


@pytest.fixture(scope="module", params=tuple(engines.ENGINES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of three documents, put in by two imports, and its sources."""
    home = tmp_path_factory.mktemp(request.param)
    (home / "minutes").mkdir()
    for month, (matter, heading) in enumerate(MATTERS.items(), 1):
        text = TEXT.format(month=month, matter=matter, heading=heading)
        (home / "minutes" / f"{matter}.txt").write_text(text, encoding="utf-8")
    with Archive.open(home / "index", create=True) as archive:
        archive.reindex(request.param)
        archive.import_paths([home / "minutes" / "skolan.txt"])
        archive.import_paths([home / "minutes"])
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of the archive, which a test may harm."""
    shutil.copytree(made / "index", tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def told() -> list[str]:
    """The lines that the archive told."""
    return []


@pytest.fixture
def archive(home: Path, told: list[str]) -> Iterator[Archive]:
    with Archive.open(home, tell=told.append) as opened:
        yield opened


def answers(archive: Archive) -> list[object]:
    """What the archive answers to some questions, hits and counts; those that answer as well stand in no order."""
    found = [archive.search(query, limit=50) for query in QUERIES]
    assert all(results.total for results in found)
    return [
        (
            results.total,
            {(hit.document_id, each.section, each.snippet) for hit in results.hits for each in hit.passages},
            results.facets,
        )
        for results in found
    ]


def harmed(path: Path, dice: random.Random) -> None:
    """Changes one byte of a file, any, to any other value."""
    at = dice.randrange(path.stat().st_size)
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ dice.randrange(1, 256)]))


def files(home: Path) -> list[Path]:
    return sorted(path for path in (home / "search").rglob("*") if path.is_file() and path.stat().st_size)


def executed(home: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(home / "catalog.sqlite")) as connection:
        connection.execute(statement, values)
        connection.commit()


@pytest.mark.parametrize("seed", range(FLIPS))
def test_a_changed_byte_in_the_index_is_named_and_mended_to_the_same_answers(
    made: Path, home: Path, seed: int
) -> None:
    """MINUTES_INDEX_FLIPS rounds more with other files and bytes, when it is set."""
    with Archive.open(made / "index") as whole:
        before = answers(whole)
    rounds = int(os.environ.get("MINUTES_INDEX_FLIPS", "1"))
    for turn in range(rounds):
        dice = random.Random(seed + turn * FLIPS)  # noqa: S311 -- no secret
        path = dice.choice(files(home))
        harmed(path, dice)
        with Archive.open(home) as opened:
            assert str(path) in {fault.path for fault in opened.check()}, path
            mended = opened.repair()
            assert (mended.left, len(mended.done)) == ((), 1)
            assert answers(opened) == before


@pytest.mark.parametrize("harm", ["missing", "empty", "state", "schema", "manifest", "cut off"])
def test_an_index_that_cannot_be_opened_is_built_anew_by_a_search(
    made: Path, home: Path, told: list[str], harm: str
) -> None:
    """With the engine it had, and one line that says why; the next search says nothing."""
    with Archive.open(made / "index") as whole:
        before, engine = answers(whole), whole.stats().engine
    search = home / "search"
    if harm == "missing":
        shutil.rmtree(search)
    elif harm == "empty":
        shutil.rmtree(search)
        search.mkdir()
    elif harm == "state":
        (search / STATE).write_text("half a st")
    elif harm == "schema":
        (search / STATE).write_text(json.dumps({"engine": engine, "schema": 1}))
    elif harm == "manifest":
        (search / "manifest").unlink()
    else:
        largest = max(files(home), key=lambda path: path.stat().st_size)
        largest.write_bytes(largest.read_bytes()[:-1])
    for _ in range(2):
        with Archive.open(home, tell=told.append) as opened:
            assert answers(opened) == before
            if harm != "empty":
                assert opened.stats().engine == engine
    assert len(told) == 1
    assert "building it anew from the catalog" in told[0]


def test_an_import_builds_a_damaged_index_anew_and_goes_on(
    made: Path, home: Path, told: list[str], tmp_path: Path
) -> None:
    path = max(files(home), key=lambda each: each.stat().st_size)
    path.write_bytes(path.read_bytes()[:100])
    (tmp_path / "new.txt").write_text(
        TEXT.format(month=9, matter="parken", heading="Parken"), encoding="utf-8"
    )
    with Archive.open(home, tell=told.append) as opened:
        report = opened.import_paths([made / "minutes", tmp_path / "new.txt"])
        assert (len(report.new), report.unchanged, len(told)) == (1, 3, 1)
        assert opened.check() == []


def test_a_search_that_fails_in_the_middle_is_asked_again_of_a_new_index(
    archive: Archive, told: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answers(archive)
    path = next(path for path in files(home) if path.suffix in {".seg", ".idx"})
    harmed(path, random.Random(1))  # noqa: S311 -- no secret
    index = type(archive.stores.index.open())
    search, asked = index.search, []

    def failing(self: object, request: object) -> object:
        asked.append(request)
        if len(asked) == 1:
            raise IndexUnavailable("the index cannot be read")
        return search(self, request)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(index, "search", failing)
    assert answers(archive) == before
    assert len(told) == 1


def test_an_index_that_is_sound_is_not_built_anew_for_a_failure(
    archive: Archive, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is opened again, and if that does not help the failure is told."""
    index = type(archive.stores.index.open())

    def failing(*_args: object) -> None:
        raise IndexUnavailable("it fails for another reason")

    monkeypatch.setattr(index, "search", failing)
    with pytest.raises(IndexUnavailable, match="another reason"):
        archive.search("gångbro")
    assert told == []


def test_while_another_process_imports_nothing_is_built_anew(
    archive: Archive, home: Path, told: list[str]
) -> None:
    shutil.rmtree(home / "search")
    with Archive.open(home) as other, other.catalog.lock():
        with pytest.raises(IndexingError) as caught:
            archive.search("gångbro")
        assert "wait until it has finished" in caught.value.hint
    assert told == []
    assert archive.search("gångbro").total


def test_without_the_right_to_write_the_fault_is_told(
    archive: Archive, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(home / "search")

    def refused(_self: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(type(archive.catalog), "lock", refused)
    with pytest.raises(IndexingError) as caught:
        archive.search("gångbro")
    assert "right to write" in caught.value.hint


def test_an_engine_that_is_not_installed_is_not_worked_around(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> NoReturn:
        raise EngineMissing("not installed")

    name = archive.stats().engine
    files = {engine.name: engine.files for engine in FOLDERS}[name]
    monkeypatch.setitem(engines.ENGINES, name, FolderEngine(name, missing, files))
    with pytest.raises(EngineMissing):
        archive.search("gångbro")
    (fault,) = archive.check()
    assert (fault.kind, fault.repairable) == ("index", False)


def test_an_older_text_in_the_index_is_named_and_only_that_document_is_mended(archive: Archive) -> None:
    """Also one of which the index has a part, has not, or has too much."""
    before = answers(archive)
    index = archive.stores.index.open()  # to harm it
    ids = {Path(path).stem: known.document_id for path, known in archive.catalog.sources().items()}
    with index.writer() as writer:
        writer.add(Entry.of(Passage(ids["bron"], 0, "", "en äldre text", "", stamp="older")))
        writer.delete(ids["badet"])
        writer.add(Entry.of(Passage("gone", 0, "", "borta", "")))
    faults = archive.check()
    assert [(Path(fault.path).stem, fault.document_id) for fault in faults] == [
        ("badet", ids["badet"]),
        ("bron", ids["bron"]),
        ("", "gone"),
    ]
    assert all(fault.repairable and fault.kind == "stores" for fault in faults)
    mended = archive.repair()
    assert mended.left == ()
    assert mended.done == ("taken out of the index: 1 documents", "put into the index anew: 2 documents")
    assert answers(archive) == before


def test_an_index_of_another_state_gets_everything(archive: Archive) -> None:
    with archive.stores.index.open().writer() as writer:  # to harm it
        writer.generation(99)
    assert [fault.what for fault in archive.check()] == ["the index is of another state than the catalog"]
    assert archive.repair().done == ("put into the index anew: 3 documents",)
    assert archive.check() == []


def test_what_was_left_over_is_named_and_removed(archive: Archive, home: Path) -> None:
    for name in ("search.new", "search.old"):
        (home / name).mkdir()
    (home / "search" / "state.json.new").write_text("half")
    (home / "search" / "MAIN_stray.seg").write_text("half")
    faults = archive.check()
    assert {Path(fault.path).name for fault in faults} == {
        "search.new",
        "search.old",
        "state.json.new",
        "MAIN_stray.seg",
    }
    assert {fault.kind for fault in faults} == {"left over"}
    mended = archive.repair()
    assert (mended.left, mended.done) == ((), ("removed what was left over: 4 files or folders",))


def test_while_an_import_runs_its_own_files_are_no_faults(archive: Archive, home: Path) -> None:
    """Nor are documents that are in the catalog and not yet in the index."""
    (home / "search.new").mkdir()
    index = archive.stores.index.open()  # to harm it
    with index.writer() as writer:
        writer.delete(archive.catalog.find("bron.txt"))
    with Archive.open(home) as other, other.catalog.lock():
        assert archive.check() == []
    assert len(archive.check()) == 2


def test_a_damaged_text_is_named_and_read_again_by_the_next_import(
    made: Path, archive: Archive, home: Path
) -> None:
    """Nothing is taken out of the catalog for it; what cannot be read at all keeps nobody from searching the rest."""
    id_ = archive.catalog.find("bron.txt")
    executed(home, "UPDATE content SET text = CAST(x'ff' AS TEXT) WHERE document_id = ?", id_)
    (fault,) = archive.check()
    assert (fault.kind, fault.document_id, Path(fault.path).name) == ("text", id_, "bron.txt")
    mended = archive.repair()
    assert [left.kind for left in mended.left] == ["text"]
    assert mended.done == ("to be read again by the next import of their files: 1 documents",)
    shutil.rmtree(home / "search")
    assert archive.search("simhallen").total
    assert {left.kind for left in archive.repair().left} == {"text", "stores"}
    report = archive.import_paths([made / "minutes"])
    assert (len(report.changed), report.unchanged) == (1, 2)
    assert archive.check() == []


def test_a_catalog_that_is_damaged_cannot_be_mended_and_the_way_out_is_told(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "minutes_index.catalog.integrity.SqliteSoundness.damage", lambda _self: ["row 3 missing from index"]
    )
    mended = archive.repair()
    assert mended.done == ()
    (fault,) = mended.left
    assert "row 3 missing" in fault.what
    assert "minutes-index restore FILE" in fault.hint


def test_rows_that_belong_to_nothing_are_removed(archive: Archive, home: Path) -> None:
    executed(
        home,
        "INSERT INTO duplicate (first, second, kind, similarity) VALUES ('gone', 'gone too', 'near', 0.9)",
    )
    (fault,) = archive.check()
    assert fault.kind == "orphan"
    assert archive.repair().left == ()


def test_a_catalog_with_every_text_unreadable_is_told(archive: Archive, home: Path) -> None:
    """And one with a fault of another kind is no reason to leave documents out."""
    executed(home, "UPDATE content SET text = CAST(x'ff' AS TEXT)")
    assert archive.reindex() == 0
    executed(home, "UPDATE document SET held_on_edtf = CAST(x'ff' AS TEXT)")
    with pytest.raises(CatalogError):
        archive.catalog.heads()


def harm_source(minutes: Path, what: str) -> None:
    """Does something to one of the sources."""
    path = minutes / "bron.txt"
    status = path.stat()
    content = path.read_bytes()
    if what == "gone":
        path.unlink()
    elif what == "longer":
        path.write_bytes(content + b"\n")
    elif what == "other bytes":
        path.write_bytes(content[::-1])
        os.utime(path, ns=(1, status.st_mtime_ns + 1))
    elif what == "same time":
        path.write_bytes(content[::-1])
        os.utime(path, ns=(1, status.st_mtime_ns))
    else:
        os.utime(path, ns=(1, status.st_mtime_ns + 10**9))


@pytest.mark.parametrize(
    ("what", "whole", "expected"),
    [
        ("gone", False, ["is gone"]),
        ("longer", False, ["has changed since it was read"]),
        ("other bytes", False, ["has changed since it was read"]),
        ("same time", False, []),
        ("same time", True, ["has changed since it was read"]),
        ("copied", False, []),
        ("copied", True, []),
    ],
)
def test_sources_that_are_not_as_they_were_read(
    tmp_path: Path, made: Path, what: str, expected: list[str], *, whole: bool
) -> None:
    """A file whose time alone is another is read before anything is said of it."""
    minutes = tmp_path / "minutes"
    shutil.copytree(made / "minutes", minutes)
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([minutes])
        assert archive.sources(whole=True) == ()
        harm_source(minutes, what)
        notes = archive.sources(whole=whole)
        assert [(Path(note.path).name, note.what) for note in notes] == [
            ("bron.txt", each) for each in expected
        ]
        assert archive.check() == []


def test_a_name_that_the_disk_spells_otherwise_is_found(tmp_path: Path, made: Path) -> None:
    """Paths are kept in NFC."""
    folder = tmp_path / unicodedata.normalize("NFD", "åren") / unicodedata.normalize("NFD", "första")
    folder.mkdir(parents=True)
    file = folder / unicodedata.normalize("NFD", "nämnden.txt")
    shutil.copy(made / "minutes" / "bron.txt", file)
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([tmp_path])
        assert archive.sources() == ()
        file.unlink()
        assert [note.what for note in archive.sources()] == ["is gone"]


def test_of_what_lies_in_a_container_the_container_is_looked_at(archive: Archive, home: Path) -> None:
    box = home.parent / "box.zip"
    executed(home, "UPDATE document SET path = ? || '//' || id || '.txt'", str(box))
    assert [note.path for note in archive.sources()] == [str(box)]
    box.write_bytes(b"PK")
    assert archive.sources() == ()
    executed(home, "INSERT INTO seen VALUES (?, '', 3, 0, '', '', '', '')", str(box))
    assert [note.what for note in archive.sources()] == ["has changed since it was read"]


def test_a_source_that_cannot_be_read_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = Path.stat

    def refused(self: Path, **kwargs: bool) -> os.stat_result:
        if self.name == "bron.txt":
            raise PermissionError(13, "Permission denied")
        return stat(self, **kwargs)

    monkeypatch.setattr(Path, "stat", refused)
    assert [note.what for note in archive.sources()] == ["cannot be read: Permission denied"]
