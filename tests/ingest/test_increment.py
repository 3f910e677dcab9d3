"""The second import: what has not changed costs nothing, what is gone is told, what failed is not tried for nothing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from minutes_index.archive import Archive
from minutes_index.extract import Reading
from minutes_index.ingest.missing_files import gone
from minutes_index.ingest.options import Order
from minutes_index.ingest.run import import_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ingest.conftest import Store

    from minutes_index.ingest.report import ImportReport


def take(
    store: Store, *paths: Path, prune: bool = False, retry: bool = False, **reading: Any
) -> ImportReport:
    """Imports."""
    order = Order(paths, Reading(**reading), prune=prune, retry=retry)
    return import_paths(order, store.catalog, store.index, store.told.append)


def names(paths: tuple[str, ...]) -> list[str]:
    """File names, and what comes after them within containers."""
    return [path.rpartition("/minutes/")[2] for path in paths]


@pytest.fixture
def box(folder: Path, minutes: Callable[[str], str]) -> Path:
    """A ZIP archive in the folder, with minutes, an empty file, and another archive with minutes."""
    inner = folder.parent / "inner.zip"
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("djupt/biblioteket.txt", minutes("biblioteket"))
    path = folder / "box.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("torget.txt", minutes("torget"))
        made.writestr("empty.txt", "")
        made.write(inner, "inner.zip")
    return path


def test_what_lies_in_containers_is_in(store: Store, folder: Path, box: Path) -> None:
    """Each file in there is a document with a path of its own; a bad one is told of by that path."""
    report = store.take(folder)
    assert (
        names(report.new)[-2:] == ["box.zip//torget.txt", "box.zip//inner.zip//djupt/biblioteket.txt"]
        or len(report.new) == 5
    )
    assert {"box.zip//torget.txt", "box.zip//inner.zip//djupt/biblioteket.txt"} <= set(names(report.new))
    assert [(names((failure.path,)), failure.kind) for failure in report.failed] == [
        (["box.zip//empty.txt"], "empty")
    ]
    last = store.told[-1]
    assert (last.done, last.total) == (8, 8), "the folder's three and the box, its three, and one inside"
    assert box.exists()


def test_a_container_that_has_not_changed_is_not_opened(store: Store, folder: Path, box: Path) -> None:
    """What lies in it is unchanged, and what failed in it is told again."""
    first = store.take(folder)
    box.chmod(0o600)
    store.told.clear()
    report = store.take(folder)
    assert (report.new, report.changed, report.unchanged) == ((), (), 5)
    assert report.failed == first.failed
    assert (store.told[-1].done, store.told[-1].total) == (7, 7), (
        "the box within the box is seen by who opens it"
    )


def test_a_container_that_has_changed(
    store: Store, folder: Path, box: Path, minutes: Callable[[str], str]
) -> None:
    """Only what is new or other in it is read; what it no longer holds is gone."""
    store.take(folder)
    with zipfile.ZipFile(box, "w") as made:
        made.writestr("torget.txt", minutes("torget"))
        made.writestr("parken.txt", minutes("parken"))
    report = store.take(folder)
    assert names(report.new) == ["box.zip//parken.txt"]
    assert (report.changed, report.unchanged) == ((), 4)
    assert names(report.removed) == ["box.zip//inner.zip//djupt/biblioteket.txt"]


def test_containers_deeper_than_the_limit(store: Store, folder: Path, box: Path) -> None:
    """They are told of, and what is not as deep is in."""
    report = take(store, folder, depth=1)
    assert "box.zip//torget.txt" in names(report.new)
    deep = next(failure for failure in report.failed if failure.path.endswith("inner.zip"))
    assert (deep.kind, deep.reason) == ("too large", "it lies more than 1 archives deep")
    assert box.exists()


def test_a_file_that_is_gone_is_told_until_it_is_pruned(store: Store, folder: Path) -> None:
    """Its document stays until somebody says that it should go, with all that hangs on it."""
    store.take(folder)
    (folder / "bron.txt").unlink()
    for _ in range(2):
        report = store.take(folder)
        assert (names(report.removed), report.pruned) == (["bron.txt"], False)
    assert len(store.catalog.document_ids()) == 3
    report = take(store, folder, prune=True)
    assert (names(report.removed), report.pruned) == (["bron.txt"], True)
    assert len(store.catalog.document_ids()) == len(store.index.document_ids()) == 2
    assert [count.documents for count in store.catalog.people("Gunilla Nordanvind")] == [2]
    assert store.take(folder).removed == ()


def renamed(folder: Path) -> None:
    (folder / "bron.txt").rename(folder / "bron justerad.txt")


def moved_deeper(folder: Path) -> None:
    (folder / "2023").mkdir()
    (folder / "bron.txt").rename(folder / "2023" / "bron.txt")


def packed(folder: Path) -> None:
    with zipfile.ZipFile(folder / "allt.zip", "w") as made:
        made.write(folder / "bron.txt", "bron.txt")
    (folder / "bron.txt").unlink()


@pytest.mark.parametrize("change", [renamed, moved_deeper])
def test_what_has_moved_is_not_pruned(store: Store, folder: Path, change: Callable[[Path], None]) -> None:
    """It is told of as moved, and is no copy of itself."""
    store.take(folder)
    change(folder)
    report = take(store, folder, prune=True)
    assert (report.removed, report.new, report.duplicates) == ((), (), ())
    assert [names((moved.before,)) for moved in report.moved] == [["bron.txt"]]
    assert len(store.catalog.document_ids()) == len(store.index.document_ids()) == 3


def test_what_is_pruned_is_no_copy_of_anything(store: Store, folder: Path) -> None:
    """The document of the new path repeats that of the old one, which goes in the same import."""
    store.take(folder)
    packed(folder)
    report = take(store, folder, prune=True)
    assert names(report.removed) == ["bron.txt"]
    there = store.catalog.document_ids()
    assert all({pair.first, pair.second} <= set(there) for pair in report.duplicates)
    assert len(there) == len(store.index.document_ids()) == 3


def test_other_folders_are_left_alone(store: Store, folder: Path, tmp_path: Path) -> None:
    """What an import is not about is not missed by it."""
    store.take(folder)
    other = tmp_path / "other"
    other.mkdir()
    assert take(store, other, folder / "bron.txt", prune=True).removed == ()
    assert len(store.catalog.document_ids()) == 3


def test_a_folder_that_has_become_empty_is_not_pruned(store: Store, folder: Path) -> None:
    """A disk that is not connected leaves an empty folder behind: nothing is taken out for that."""
    store.take(folder)
    for path in folder.iterdir():
        path.unlink()
    report = take(store, folder, prune=True)
    assert report.pruned is False
    assert len(report.removed) == 3
    assert len(store.catalog.document_ids()) == 3


def test_what_failed_is_tried_again_when_asked_or_when_read_otherwise(store: Store, folder: Path) -> None:
    """A file that cannot be read is told of again from memory, until the file, the limits or the user's will change."""
    assert len(take(store, folder, bytes=100).failed) == 3
    assert len(take(store, folder, bytes=100).failed) == 3
    assert len(take(store, folder, bytes=100, retry=True).failed) == 3
    assert len(take(store, folder).new) == 3
    assert store.catalog.seen() == {}


def test_what_failed_and_is_gone_is_forgotten(store: Store, folder: Path) -> None:
    """No trace is left of it."""
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    assert len(store.take(folder).failed) == 1
    (folder / "noise.txt").unlink()
    assert store.take(folder).failed == ()
    assert store.catalog.seen() == {}


@pytest.mark.parametrize(
    ("path", "met", "unsure", "is_gone"),
    [
        ("/none/a.txt", (), (), True),
        ("/none/a.txt", ("/none/a.txt",), (), False),
        ("/none/a.txt", (), ("/none",), False),
        ("/nonesuch/a.txt", (), (), False),
        ("/none/a.zip//b.txt", ("/none/a.zip",), (), True),
        ("/none/a.zip//b.txt", ("/none/a.zip",), ("/none/a.zip",), False),
        ("/none/a.zip//b.txt", (), (), True),
    ],
)
def test_gone(path: str, met: tuple[str, ...], unsure: tuple[str, ...], *, is_gone: bool) -> None:
    """Gone is what lies where the import looked, was not met, and could have been."""
    assert list(gone([path], met, ["/none"], unsure)) == [path] * is_gone


def test_a_search_during_an_import_knows_that_it_may_not_be_all(folder: Path, tmp_path: Path) -> None:
    """Whoever searches meanwhile is told so, also between two batches when both stores agree."""
    told: list[bool] = []
    with (
        Archive.open(tmp_path / "archive", create=True) as archive,
        Archive.open(tmp_path / "archive") as other,
    ):
        archive.import_paths([folder], lambda _: told.append(other.is_searchable_in_full()))
        assert told == [False] * 3
        assert other.is_searchable_in_full()
