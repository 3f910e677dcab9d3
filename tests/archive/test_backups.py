"""A backup is whole or not there; what is restored answers as before; a hostile or damaged file changes nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from minutes_index import Archive, restore
from minutes_index.archive import backup_file, backups
from minutes_index.archive.backup_file import LIST, beside
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.errors import BackupError, CatalogError, CatalogLocked, EngineMissing
from minutes_index.index import engines
from minutes_index.index.folders import FolderEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "Protokoll\nTekniska nämnden\nSammanträdesdatum 2023-04-21\n\n§ 1 Cykelväg\n\nNämnden beslutar att bygga.\n"
DYING = """
import os, signal, sys
from pathlib import Path
from minutes_index import restore
from minutes_index.archive import backups
from minutes_index.catalog import copying

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

file, directory, when = sys.argv[1:]
if when == "unpacked":
    backups._require_sound = die
if when == "before the rename":
    copying.put_in_place = die
if when == "after the rename":
    put = copying.put_in_place
    copying.put_in_place = lambda *args: (put(*args), die())
restore(file, directory, force=True)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of two documents, with settings and synonyms, and a backup of it."""
    home = tmp_path_factory.mktemp("backups")
    (home / "minutes").mkdir()
    for name in ("tn", "ks"):
        (home / "minutes" / f"{name}.txt").write_text(
            TEXT.replace("Cykelväg", f"Cykelväg {name}"), encoding="utf-8"
        )
    with Archive.open(home / "index", create=True) as archive:
        archive.reindex("tantivy")
        archive.import_paths([home / "minutes"])
    (home / "index" / "minutes-index.toml").write_text("max_pages = 77\n", encoding="utf-8")
    (home / "index" / "synonyms.tsv").write_text("cykelväg | trampstig\n", encoding="utf-8")
    with Archive.open(home / "index") as archive:
        backed_up = archive.backup(home / "backup.zip")
    assert (backed_up.documents, backed_up.bytes) == (2, (home / "backup.zip").stat().st_size)
    return home


@pytest.fixture
def backup(made: Path) -> Path:
    return made / "backup.zip"


def repacked(backup: Path, target: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> Path:
    """The backup with something else in it."""
    with zipfile.ZipFile(backup) as packed:
        contents = {name: packed.read(name) for name in packed.namelist()}
    about = json.loads(contents.pop(LIST))
    change(about, contents)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in contents.items():
            packed.writestr(name, content)
        packed.writestr(LIST, json.dumps(about))
    return target


def answers(directory: Path) -> list[object]:
    with Archive.open(directory) as archive:
        assert archive.check() == []
        found = archive.search("trampstig")
        return [
            found.total,
            {hit.path for hit in found.hits},
            archive.settings.max_pages,
            archive.stats().engine,
        ]


@pytest.mark.parametrize("force", [False, True])
def test_what_is_restored_answers_as_before(made: Path, backup: Path, tmp_path: Path, *, force: bool) -> None:
    """Into no directory, or over an archive of something else; with its engine, settings and synonyms."""
    if force:
        (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
        with Archive.open(tmp_path / "index", create=True) as archive:
            archive.import_paths([tmp_path / "other.txt"])
    restored = restore(backup, tmp_path / "index", force=force)
    assert restored.documents == 2
    assert answers(tmp_path / "index") == answers(made / "index")
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == [
        "catalog.sqlite",
        "import.lock",
        "minutes-index.toml",
        "search",
        "synonyms.tsv",
    ]


def test_an_archive_that_is_not_empty_is_left_alone(made: Path, backup: Path, tmp_path: Path) -> None:
    """Also one of nothing but settings, and one whose catalog cannot be read."""
    shutil.copytree(made / "index", tmp_path / "full")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "minutes-index.toml").write_text("max_pages = 5\n", encoding="utf-8")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "catalog.sqlite").write_bytes(b"no catalog" * 100)
    for name, told in (
        ("full", "2 documents"),
        ("set", "minutes-index.toml already"),
        ("damaged", "damaged"),
    ):
        before = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir() if path.is_file()}
        with pytest.raises(BackupError, match=told) as caught:
            restore(backup, tmp_path / name)
        assert "--force" in caught.value.hint
        assert (
            before.items()
            <= {p.name: p.read_bytes() for p in (tmp_path / name).iterdir() if p.is_file()}.items()
        )
        restore(backup, tmp_path / name, force=True)
        assert answers(tmp_path / name) == answers(made / "index")


def test_an_empty_archive_is_none_that_is_in_the_way(backup: Path, tmp_path: Path) -> None:
    Archive.open(tmp_path, create=True).close()
    assert restore(backup, tmp_path).documents == 2


def test_a_file_that_is_there_is_not_written_over(made: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")
    with Archive.open(made / "index") as archive:
        with pytest.raises(BackupError, match="such a file already"):
            archive.backup(tmp_path / "mine.zip")
        with pytest.raises(BackupError, match="a folder"):
            archive.backup(tmp_path, force=True)
        with pytest.raises(BackupError, match="no such file"):
            archive.backup(tmp_path / "none" / "mine.zip")
        assert (tmp_path / "mine.zip").read_text() == "mine"
        assert archive.backup(tmp_path / "mine.zip", force=True).documents == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.zip"]


def test_a_backup_while_an_import_writes_is_of_one_moment(made: Path, tmp_path: Path) -> None:
    """What the import has not committed is not in it."""
    shutil.copytree(made / "index", tmp_path / "index")
    with (
        SqliteCatalog.open(tmp_path / "index") as other,
        other.lock(),
        other.database.writing() as writing,
    ):
        writing.execute("DELETE FROM document")
        with Archive.open(tmp_path / "index") as archive:
            assert archive.backup(tmp_path / "backup.zip").documents == 2
    assert restore(tmp_path / "backup.zip", tmp_path / "new").documents == 2


def test_a_full_disk_leaves_no_file(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backups, "pack", full)
    with Archive.open(made / "index") as archive, pytest.raises(OSError, match="No space"):
        archive.backup(tmp_path / "backup.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_catalog_is_not_backed_up(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "index", tmp_path / "index")
    path = tmp_path / "index" / "catalog.sqlite"
    content = bytearray(path.read_bytes())
    content[8 * 4096 + 8 : 10 * 4096] = b"\xff" * (2 * 4096 - 8)
    path.write_bytes(content)
    with Archive.open(tmp_path / "index") as archive, pytest.raises(CatalogError, match="damaged"):
        archive.backup(tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()


@pytest.mark.parametrize("keep", [0, 1, 100, 0.3, 0.9, -1])
def test_a_file_that_is_cut_off_is_told_and_changes_nothing(
    backup: Path, tmp_path: Path, keep: float
) -> None:
    content = backup.read_bytes()
    size = int(len(content) * keep) if isinstance(keep, float) else keep % len(content)
    (tmp_path / "cut.zip").write_bytes(content[:size])
    refused(tmp_path / "cut.zip", tmp_path / "index", "no backup of minutes-index")


def test_a_byte_that_changed_is_told_wherever_it_is(backup: Path, tmp_path: Path) -> None:
    """Or it is one that changes nothing of what is restored."""
    content = backup.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 60)):
        (tmp_path / "bad.zip").write_bytes(content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :])
        folder = tmp_path / str(at)
        folder.mkdir()
        try:
            backup_file.unpack(tmp_path / "bad.zip", folder)
        except BackupError:
            continue
        with zipfile.ZipFile(backup) as packed:
            assert (folder / "catalog.sqlite").read_bytes() == packed.read("catalog.sqlite")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022])
@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_nobody_but_the_owner_can_read_an_archive_or_a_backup(
    tmp_path: Path, umask: int, engine: str
) -> None:
    """Made, in a folder that was there or not, rebuilt, backed up or restored."""
    (tmp_path / "ks.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "there").mkdir()
    before = os.umask(umask)
    try:
        for name in ("there", "new"):
            with Archive.open(tmp_path / name, create=True) as archive:
                archive.import_paths([tmp_path / "ks.txt"])
                archive.reindex(engine)
                archive.backup(tmp_path / f"{name}.zip")
        restore(tmp_path / "new.zip", tmp_path / "restored")
        restore(tmp_path / "there.zip", tmp_path / "there", force=True)
    finally:
        os.umask(before)
    folders = ["new", "restored", *(f"{name}/search" for name in ("there", "new", "restored"))]
    files = ["new.zip", "there.zip", *(f"{name}/catalog.sqlite" for name in ("there", "new", "restored"))]
    assert {name: oct((tmp_path / name).stat().st_mode & 0o777) for name in folders} == dict.fromkeys(
        folders, "0o700"
    )
    assert {name: oct((tmp_path / name).stat().st_mode & 0o777) for name in files} == dict.fromkeys(
        files, "0o600"
    )


@pytest.mark.parametrize("year", [1970, 1979, 2108, 2200])
def test_a_backup_is_made_whatever_the_clock_says(made: Path, tmp_path: Path, year: int) -> None:
    """ZIP has times from 1980 to 2107."""
    seconds = (year - 1970) * 365.25 * 86_400
    shutil.copytree(made / "index", tmp_path / "index")
    os.utime(tmp_path / "index" / "synonyms.tsv", (seconds, seconds))
    with pytest.MonkeyPatch.context() as patched, Archive.open(tmp_path / "index") as archive:
        patched.setattr("time.time", lambda: seconds)
        assert archive.backup(tmp_path / "backup.zip").documents == 2
    assert restore(tmp_path / "backup.zip", tmp_path / "new").documents == 2


def as_it_is(directory: Path) -> dict[str, bytes]:
    """The files of an archive that nobody but their owner changes."""
    kept = (path for path in directory.rglob("*") if path.is_file() and "-" not in path.name[-5:])
    return {
        str(path.relative_to(directory)): path.read_bytes() for path in kept if path.name != "import.lock"
    }


@pytest.mark.parametrize("engine", ["tantivy", "whoosh", None], ids=str)
def test_a_restore_that_is_refused_for_a_reader_changes_nothing(
    made: Path, backup: Path, tmp_path: Path, engine: str | None
) -> None:
    """Whatever index the archive has, or none; once the reader has gone it is restored."""
    directory = tmp_path / "index"
    shutil.copytree(made / "index", directory)
    if engine is None:
        shutil.rmtree(directory / "search")
    else:
        with Archive.open(directory) as archive:
            archive.reindex(engine)
    before = as_it_is(directory)
    with closing(sqlite3.connect(directory / "catalog.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM document").fetchone()
        with pytest.raises(CatalogError, match="another process is reading it"):
            restore(backup, directory, force=True)
    assert as_it_is(directory) == before
    restore(backup, directory, force=True)
    assert answers(directory) == answers(made / "index")


def test_a_file_that_is_not_there_is_told_and_makes_no_archive(tmp_path: Path) -> None:
    """Nor is one made where a file stands in its place."""
    for file in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(BackupError):
            restore(file, tmp_path / "index")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "index").write_text("a file")
    (tmp_path / "backup.zip").write_text("PK")
    with pytest.raises(BackupError, match="file exists"):
        restore(tmp_path / "backup.zip", tmp_path / "index")


def refused(file: Path, directory: Path, told: str) -> None:
    """A restore that changes nothing, and says why."""
    with pytest.raises(BackupError, match=told) as caught:
        restore(file, directory)
    assert caught.value.hint
    assert [path.name for path in directory.iterdir() if path.name != "import.lock"] == []


def escape(about: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["../escaped"] = b"out"
    about["files"]["../escaped"] = [3, "0"]


def absolute(about: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["/tmp/escaped"] = b"out"  # noqa: S108 -- is not written
    about["files"]["/tmp/escaped"] = [3, "0"]  # noqa: S108 -- as above


def unlisted(_about: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["more"] = b"more"


def without(about: dict[str, Any], contents: dict[str, bytes]) -> None:
    del contents["catalog.sqlite"], about["files"]["catalog.sqlite"]


def newer(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["format"] = 2


def large(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["files"]["synonyms.tsv"][0] = 10**9


def negative(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["files"]["catalog.sqlite"][0] = -1


def beyond_the_disk(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["files"]["catalog.sqlite"][0] = 10**18


def bomb(_about: dict[str, Any], contents: dict[str, bytes]) -> None:
    contents["catalog.sqlite"] = bytes(50_000_000)


def other(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["files"]["catalog.sqlite"][1] = "0" * 64


def extra(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["more"] = 1


def strange(about: dict[str, Any], _contents: dict[str, bytes]) -> None:
    about["files"] = [1, 2]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (escape, "in no backup"),
        (absolute, "in no backup"),
        (unlisted, "in no backup"),
        (without, "some are missing"),
        (newer, "newer minutes-index"),
        (large, "larger than in any backup"),
        (negative, "larger than in any backup"),
        (beyond_the_disk, "there is room for"),
        (bomb, "is damaged"),
        (other, "is damaged"),
        (extra, "no backup"),
        (strange, "no backup"),
    ],
)
def test_a_hostile_backup_is_refused(
    backup: Path, tmp_path: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None], told: str
) -> None:
    refused(repacked(backup, tmp_path / "hostile.zip", change), tmp_path / "index", told)
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON document BEGIN DELETE FROM document; END", "triggers or views"),
        ("PRAGMA user_version = 99", "newer"),
        ("PRAGMA application_id = 1", "other program"),
    ],
)
def test_a_catalog_that_is_none_of_ours_is_refused(
    backup: Path, tmp_path: Path, statement: str, told: str
) -> None:
    """Its checksum may be right."""

    def change(about: dict[str, Any], contents: dict[str, bytes]) -> None:
        path = tmp_path / "catalog"
        path.write_bytes(contents["catalog.sqlite"])
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(statement)
            connection.commit()
        sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
        contents["catalog.sqlite"] = path.read_bytes()
        about["files"]["catalog.sqlite"] = [path.stat().st_size, sum_]

    refused(repacked(backup, tmp_path / "hostile.zip", change), tmp_path / "index", told)


def test_settings_that_are_none_are_refused(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "index", tmp_path / "old")
    with Archive.open(tmp_path / "old") as archive:
        (tmp_path / "old" / "synonyms.tsv").write_text("- kvack\n|||\n")
        archive.backup(tmp_path / "backup.zip")
    refused(tmp_path / "backup.zip", tmp_path / "index", "synonyms.tsv")


@pytest.mark.parametrize("when", ["unpacked", "before the rename", "after the rename"])
def test_a_restore_that_is_killed_leaves_the_old_archive_or_the_new(
    made: Path, tmp_path: Path, when: str
) -> None:
    """Whole, and the index is built anew by whoever needs it."""
    shutil.copytree(made / "index", tmp_path / "index")
    (tmp_path / "more.txt").write_text(TEXT, encoding="utf-8")
    with Archive.open(tmp_path / "index") as archive:
        archive.import_paths([tmp_path / "more.txt"])
    command = [sys.executable, "-c", DYING, str(made / "backup.zip"), str(tmp_path / "index"), when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL  # noqa: S603 -- our own script
    with Archive.open(tmp_path / "index") as archive:
        assert archive.stats().documents == (2 if when == "after the rename" else 3)
        assert archive.search("trampstig").total == archive.stats().documents
        assert {fault.kind for fault in archive.check()} == {"left over"}
        assert archive.repair().left == ()
    restore(made / "backup.zip", tmp_path / "index", force=True)
    assert answers(tmp_path / "index") == answers(made / "index")


def test_an_archive_that_is_in_use_is_not_replaced(made: Path, backup: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "index", tmp_path / "index")
    with Archive.open(tmp_path / "index") as archive:
        with archive.catalog.lock(), pytest.raises(CatalogLocked):
            restore(backup, tmp_path / "index", force=True)
        with pytest.raises(CatalogError, match="another process is reading it"):
            restore(backup, tmp_path / "index", force=True)
        assert archive.search("trampstig").total == 2


def test_where_the_engine_is_not_installed_another_is_taken(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def missing() -> NoReturn:
        raise EngineMissing("tantivy is not installed")

    uninstalled = FolderEngine("tantivy", missing, missing)
    monkeypatch.setitem(engines.ENGINES, "tantivy", uninstalled)
    restore(backup, tmp_path, tell=told.append)
    assert told == ["tantivy is not installed: the index is one of whoosh"]
    assert engines.made_by(tmp_path) == "whoosh"


KILLED_PACKING = """
import os, signal, sys
from minutes_index import Archive
from minutes_index.archive import backups
backups.pack = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with Archive.open(sys.argv[1]) as archive:
    archive.backup(sys.argv[2])
"""


def test_a_backup_that_was_killed_leaves_nothing_for_long(tmp_path: Path) -> None:
    """The next one beside it removes the copy of the catalog; not that of one that is still at work."""
    (tmp_path / "a.txt").write_text(
        "Protokoll\n\nKulturnämnden 2023-04-12\n\nAnna Bergvall talade om spår.\n"
    )
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths([tmp_path / "a.txt"])
    target = tmp_path / "backups"
    target.mkdir()
    for _ in range(2):
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", KILLED_PACKING, str(tmp_path / "archive"), str(target / "b.zip")],
            check=False,
        )
    left = sorted(target.iterdir())
    assert left
    with beside(target) as at_work, Archive.open(tmp_path / "archive") as archive:
        (at_work / "catalog.sqlite").touch()
        archive.backup(target / "b.zip")
        assert (at_work / "catalog.sqlite").exists()
    assert [path.name for path in target.iterdir()] == ["b.zip"]
