"""Which files an import is about."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from minutes_index.extract.names import NOT_MINUTES
from minutes_index.ingest.discover import DEEPEST, discover

if TYPE_CHECKING:
    from collections.abc import Sequence


def names(*paths: Path, beside: Path | None = None) -> list[str]:
    """The names of the files found, in order."""
    return [found.path.name for found in discover(paths, beside) if not found.passed_over]


def reasons(*paths: Path) -> Sequence[tuple[str, str, str]]:
    """Path, reason and hint of each fault."""
    faults = [found.fault for found in discover(paths) if found.fault]
    return [(Path(fault.path).name, fault.reason, fault.hint) for fault in faults]


def test_folders_are_gone_through_by_name(tmp_path: Path) -> None:
    """Files come in the order of their names, those of a folder where the folder's name stands."""
    for name in ("b.txt", "a/z.pdf", "a/b/c.md", "ö.txt", "c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["c.md", "z.pdf", "b.txt", "c", "ö.txt"]


def test_hidden_and_data_files_are_passed_over(tmp_path: Path) -> None:
    """In a folder hidden files and folders and data files are no minutes, whatever the case of the ending."""
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".hidden.txt", "facts.JSON", *(f"x{ending}" for ending in NOT_MINUTES)):
        (tmp_path / name).touch()
    (tmp_path / "minutes.txt").touch()
    assert names(tmp_path) == ["minutes.txt"]
    assert sum(found.passed_over for found in discover([tmp_path])) == 1 + len(NOT_MINUTES)


@pytest.mark.parametrize("name", [".hidden.txt", "facts.json"])
def test_a_file_named_on_its_own_is_read(tmp_path: Path, name: str) -> None:
    """Who names a file means it."""
    (tmp_path / name).touch()
    assert names(tmp_path / name) == [name]


def test_every_file_once(tmp_path: Path) -> None:
    """A file that is named twice, in other words or through links to it or its folder, is found once."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "x.txt")
    (tmp_path / "twin").symlink_to(tmp_path / "a")
    around = tmp_path / "a" / ".." / "a" / "x.txt"
    assert names(tmp_path, around, tmp_path / "a", tmp_path / "a" / "x.txt") == ["x.txt"]


def test_two_files_of_the_same_bytes_are_two(tmp_path: Path) -> None:
    """A copy is a document of its own, and so is a hard link."""
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / "c.txt").hardlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt", "b.txt", "c.txt"]


def test_a_loop_gives_one_fault(tmp_path: Path) -> None:
    """A link back to a folder above is told of once, and the folder's files are found once."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "x.txt").touch()
    (tmp_path / "a" / "b" / "loop").symlink_to(tmp_path / "a")
    assert names(tmp_path) == ["loop", "x.txt"]
    assert reasons(tmp_path) == [
        (
            "loop",
            "it is a link back to a folder that it lies in",
            "remove the link; the folder's files are read once",
        )
    ]


def test_the_archive_s_own_folder_is_passed_over(tmp_path: Path) -> None:
    """What the archive keeps is not minutes, also when it is reached through a link."""
    for name in ("index/segment", "x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "linked").symlink_to(tmp_path / "index")
    assert names(tmp_path, beside=tmp_path / "index") == ["x.txt"]


def test_what_is_not_there(tmp_path: Path) -> None:
    """A path that does not exist and a link to nothing are faults with a way out."""
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert reasons(tmp_path / "none.txt", tmp_path) == [
        ("none.txt", "there is no such file or folder", "check the spelling"),
        ("dangling.txt", "it is a link to nothing", "mend or remove the link"),
    ]


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked folder is one fault, and the files beside it are found; the system's answer is played."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "x.txt").touch()
    listing = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr("os.scandir", refuse)
    assert names(tmp_path) == ["locked", "x.txt"]
    assert reasons(tmp_path) == [
        ("locked", "the folder cannot be opened: permission denied", "check your rights to it")
    ]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """A name of other bytes is found like any other, and a fault of it can be printed."""
    name = os.fsdecode(b"protokoll-\xe5r.txt")
    try:
        (tmp_path / name).touch()
        (tmp_path / os.fsdecode(b"l\xe4nk.txt")).symlink_to("gone")
    except OSError:
        pytest.skip("this file system keeps names in UTF-8 only")
    assert names(tmp_path)[1] == name
    assert reasons(tmp_path)[0][0] == r"l\xe4nk.txt"


def test_decomposed_names(tmp_path: Path) -> None:
    """A name in NFD is opened as it stands and shown in NFC."""
    name = unicodedata.normalize("NFD", "år.txt")
    (tmp_path / name).symlink_to("gone")
    assert names(tmp_path) == [name]
    assert reasons(tmp_path)[0][0] == "år.txt"


def test_names_that_look_the_same(tmp_path: Path) -> None:
    """Of two files whose names differ only in how letters are put together one is found, the other is a fault."""
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "år.txt")).write_text(form, encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system takes the two names for one")
    assert len(names(tmp_path)) == 2
    assert reasons(tmp_path) == [("år.txt", "another file's name looks the same", "rename one of the two")]


def test_folders_too_deep_are_told_of_and_stop_nothing(tmp_path: Path) -> None:
    """Neither a path too long for the system nor a chain of folders without end breaks the search off."""
    deep = tmp_path
    for _ in range(DEEPEST + 2):
        deep /= "arkiv"
    deep.mkdir(parents=True)
    (tmp_path / "minutes.txt").touch()
    found = list(discover([tmp_path, tmp_path / ("x" * 5000)]))
    faults = [one.fault.reason for one in found if one.fault]
    assert [one.path.name for one in found if not one.fault] == ["minutes.txt"]
    assert faults == [f"it lies more than {DEEPEST} folders deep", "there is no such file or folder"]


def test_minutes_beside_the_archive_are_found_when_their_folder_is_named(tmp_path: Path) -> None:
    """Of a folder that both share only the archive's own files are passed over; not so what lies in one within it."""
    for name in (
        "a.txt",
        "år/b.txt",
        "Searchlight.txt",
        "catalog.sqlite",
        "catalog.sqlite-wal",
        "import.lock",
        "search/state.json",
        "search.new/x.txt",
        "synonyms.tsv",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Protokoll")
    found = sorted(
        str(each.path.relative_to(tmp_path))
        for each in discover([tmp_path], tmp_path)
        if not each.passed_over
    )
    assert found == ["Searchlight.txt", "a.txt", "år/b.txt"]
