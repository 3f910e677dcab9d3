"""Every file of an index is known by its sum: what changed is named, and a killed writer leaves nothing in doubt."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from minutes_index.errors import IndexForbidden, IndexHindered, IndexingError, IndexNotFound, IndexUnavailable
from minutes_index.index import folders, manifest, tantivy_files, whoosh_files
from minutes_index.index.base import Request
from minutes_index.index.engines import ENGINES
from minutes_index.index.manifest import NAME, Manifest, Sum
from minutes_index.index.passages import Entry
from minutes_index.model import Passage
from minutes_index.query.ast import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_index.index.base import Index

ROUNDS = 200
DYING = """
import os, signal, sys
from pathlib import Path
from minutes_index.index import folders, manifest, tantivy, whoosh_files
from minutes_index.index.passages import Entry
from minutes_index.model import Passage

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

directory, when = Path(sys.argv[1]), sys.argv[2]
index = folders.opened(directory)
whole = manifest.Manifest.write
if when == "half a manifest":
    manifest.sync = die
if when == "before the manifest":
    manifest.Manifest.write = die
if when == "after the manifest":
    manifest.Manifest.write = lambda *args: (whole(*args), die())
if when == "after the commit":
    whoosh_files.clean_files = die
    import whoosh.index
    whoosh.index.clean_files = die
    tantivy_clear = __import__("minutes_index.index.tantivy_files", fromlist=["x"])
    shown = []
    clear = tantivy_clear._clear
    tantivy_clear._clear = lambda *args: die() if shown else (shown.append(1), clear(*args))
with index.writer() as writer:
    writer.add(Entry.of(Passage("new", 0, "", "avtal", "")))
    writer.delete("d0")
    writer.generation(9)
    if when == "writing":
        die()
"""
MOMENTS = {
    "writing": 4,
    "half a manifest": 4,
    "before the manifest": 4,
    "after the commit": 9,
}
"""When a writer is killed, and the generation that stands then."""


def fill(index: Index, *names: str, generation: int = 0, settle: bool = False) -> None:
    with index.writer() as writer:
        for name in names:
            writer.add(
                Entry.of(Passage(name, 0, "Rubrik", f"avtal om {name} " * 20, "", {"person": (name,)}))
            )
        if generation:
            writer.generation(generation)
        if settle:
            writer.settle()


@pytest.fixture(params=tuple(ENGINES))
def directory(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An index of several commits, with something deleted, of generation 4."""
    index = folders.created(request.param, tmp_path / "search")
    fill(index, *(f"d{n}" for n in range(9)))
    fill(index, "e", "d1")
    with index.writer() as writer:
        writer.delete("d2")
    fill(index, "f", generation=4)
    fill(index, "g")
    index.close()
    return tmp_path / "search"


def files(directory: Path) -> list[Path]:
    """Those that have any bytes; locks have none."""
    return sorted(path for path in directory.rglob("*") if path.is_file() and path.stat().st_size)


def changed(path: Path, at: int, bits: int = 1) -> None:
    """Changes a byte where it is: a file that is cut off even for a moment kills whoever has it in memory."""
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ bits]))


def damaged(directory: Path) -> set[Path]:
    return {flaw.path for flaw in folders.flaws(directory) if flaw.path and flaw.damaged}


def test_a_sound_index_has_no_flaws(directory: Path) -> None:
    assert folders.flaws(directory) == []
    assert len(files(directory)) > 4


def test_a_byte_that_changed_in_any_file_is_named_every_time(directory: Path) -> None:
    """One bit, or any other value of the byte, anywhere."""
    dice = random.Random(7)  # noqa: S311 -- no secret
    all_files = files(directory)
    for turn in range(ROUNDS):
        path = all_files[turn % len(all_files)]
        before = path.read_bytes()
        at, other = dice.randrange(len(before)), dice.randrange(1, 256)
        if turn % 2:
            other = 1 << dice.randrange(8)
        changed(path, at, other)
        assert path in damaged(directory), f"byte {at} of {path.name}"
        changed(path, at, other)
    assert folders.flaws(directory) == []


@pytest.mark.parametrize(
    "harm", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1])]
)
def test_a_file_that_is_gone_or_cut_off_is_named_and_keeps_the_index_from_being_opened(
    directory: Path, harm: Callable[[Path], None]
) -> None:
    for path in files(directory):
        before = path.read_bytes()
        harm(path)
        assert folders.flaws(directory)
        with pytest.raises(IndexingError):
            folders.opened(directory)
        path.write_bytes(before)
    folders.opened(directory).close()


def test_a_file_that_belongs_to_nothing_is_no_damage(directory: Path) -> None:
    (directory / "notes.txt").write_text("mine")
    (flaw,) = folders.flaws(directory)
    assert (flaw.name, flaw.what, flaw.damaged) == ("notes.txt", "belongs to nothing", False)


def test_no_index_has_no_files(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound):
        folders.flaws(tmp_path / "none")


@pytest.mark.parametrize("when", MOMENTS)
def test_a_writer_killed_at_any_moment_leaves_one_commit_with_its_sums(directory: Path, when: str) -> None:
    """What stands is whole and in the manifest; the next writer clears away what was left."""
    died = subprocess.run([sys.executable, "-c", DYING, str(directory), when], check=False)  # noqa: S603 -- our own script
    assert died.returncode == -signal.SIGKILL
    assert damaged(directory) == set()
    index = folders.opened(directory)
    assert index.generation() == MOMENTS[when]
    assert ("new" in index.document_ids()) == (MOMENTS[when] == 9)
    fill(index, "next")
    assert index.search(Request(Term("avtal"), limit=99)).total == len(index.document_ids())
    index.close()
    assert damaged(directory) == set()


def test_a_whoosh_commit_whose_manifest_is_written_and_whose_rename_never_came_is_none(
    tmp_path: Path,
) -> None:
    fill(folders.created("whoosh", tmp_path), "a", generation=4)
    died = subprocess.run([sys.executable, "-c", DYING, str(tmp_path), "after the manifest"], check=False)  # noqa: S603 -- our own script
    assert died.returncode == -signal.SIGKILL
    assert damaged(tmp_path) == set()
    assert folders.opened(tmp_path).generation() == 4


def test_damage_is_not_taken_over_by_later_commits(directory: Path) -> None:
    """A file that was damaged stays so, however much is written beside it."""
    path = next(path for path in files(directory) if path.suffix in {".seg", ".idx"})
    index = folders.opened(directory)
    changed(path, path.stat().st_size // 2)
    with suppress(IndexUnavailable):  # it may have been merged, which is refused
        fill(index, "later")
    assert path.name in {each.name for each in damaged(directory)}


def test_a_damaged_segment_is_never_merged_into_a_new_one(tmp_path: Path) -> None:
    """What was read of it would be in a file whose sum is right."""
    index = folders.created("whoosh", tmp_path)
    fill(index, *(f"d{n}" for n in range(3)))
    (path,) = tmp_path.glob("*.seg")
    changed(path, path.stat().st_size - 9)
    with pytest.raises(IndexUnavailable, match=path.name):
        fill(index, "e", "f", "g", "h", settle=True)
    assert damaged(tmp_path) == {path}
    assert index.generation() == 0


def test_a_file_is_read_once_however_many_commits_follow(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    of = Sum.of

    def noted(path: Path) -> Sum:
        read.append(path.name)
        return of(path)

    monkeypatch.setattr(Sum, "of", noted)
    before = {path.name for path in files(directory)}
    with folders.opened(directory).writer() as writer:
        read.clear()
        writer.add(Entry.of(Passage("one more", 0, "", "avtal", "")))
    large = {path.name for path in files(directory) if path.suffix in {".seg", ".store", ".idx"}}
    assert not (large & before) & set(read)
    assert large - before <= set(read)


def test_what_another_process_commits_while_files_are_looked_at_is_no_flaw(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = folders.opened(directory)
    fault = Sum.fault
    turns: list[int] = []

    def interrupted(self: Sum, path: Path, *, whole: bool) -> str:
        turns.append(1)
        if len(turns) == 1:
            monkeypatch.setattr(Sum, "fault", fault)
            fill(index, *(f"n{n}" for n in range(40)), generation=5)
            monkeypatch.setattr(Sum, "fault", interrupted)
        return fault(self, path, whole=whole)

    monkeypatch.setattr(Sum, "fault", interrupted)
    assert folders.flaws(directory) == []
    turns.clear()
    folders.opened(directory).close()


@pytest.mark.parametrize("translated", [whoosh_files.translated, tantivy_files.translated])
def test_a_full_disk_is_not_told_as_damage(tmp_path: Path, translated: Callable[[Path], object]) -> None:
    """A damaged index is built anew, which needs room."""
    with pytest.raises(IndexHindered, match="the disk is full"), translated(tmp_path):  # type: ignore[attr-defined]  # a context
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_no_right_to_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexForbidden), tantivy_files.translated(tmp_path):
        raise PermissionError(errno.EACCES, "no")


def test_where_files_cannot_have_two_names_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "not on this file system")

    monkeypatch.setattr(os, "link", refused)
    index = folders.created("tantivy", tmp_path)
    fill(index, "a")
    fill(index, "b")
    assert folders.flaws(tmp_path) == []
    assert index.document_ids() == {"a", "b"}


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    sum_ = Sum((tmp_path / "folder").stat().st_size, "0" * 64)
    assert sum_.fault(tmp_path / "folder", whole=True).startswith("cannot be read")


def test_a_manifest_is_put_in_place_whole(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (directory / NAME).read_bytes()

    def full(*_args: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Manifest, "write", full)
        with pytest.raises(IndexHindered):
            fill(folders.opened(directory), "late")
    assert (directory / NAME).read_bytes() == before
    assert damaged(directory) == set()
    assert "late" not in folders.opened(directory).document_ids()


@pytest.mark.parametrize("engine", tuple(ENGINES))
def test_windows_opens_no_directory_and_syncs_files_for_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """An index is made where the system refuses the one and the other."""
    real = os.open

    def refusing(path: Path, flags: int, *more: int, **options: int) -> int:
        if Path(path).is_dir() or (
            Path(path).is_relative_to(tmp_path) and not flags & (os.O_RDWR | os.O_WRONLY)
        ):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *more, **options)

    monkeypatch.setattr(manifest, "WINDOWS", True)
    monkeypatch.setattr(os, "open", refusing)
    index = folders.created(engine, tmp_path / "index")
    with index.writer() as writer:
        writer.add(Entry.of(Passage("kanal", 0, "", "Slussen lagas.", "")))
    assert index.document_ids() == {"kanal"}
