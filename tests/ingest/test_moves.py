"""Files that lie elsewhere, or are called otherwise, give the documents that they gave before."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from minutes_index import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from minutes_index.ingest.report import ImportReport

MINUTES = """Protokoll styrelsemöte Brf {name}
Datum: 2023-0{month}-14
Närvarande: Elof Granqvist, Siv Ekdahl

§ {month} Tvättstugan
Styrelsen beslutade att köpa {month} torktumlare.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", create=True) as made:
        yield made


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Three minutes in a folder."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for month in (1, 2, 3):
        (folder / f"mote{month}.txt").write_text(MINUTES.format(name="Linden", month=month))
    return folder


def told(report: ImportReport) -> tuple[int, int, int, int]:
    return len(report.new), len(report.changed), report.unchanged, len(report.moved)


def paths(archive: Archive) -> dict[str, str]:
    """By id, the path of each document."""
    return {known.document_id: path for path, known in archive.catalog.sources().items()}


def test_a_folder_that_moved_is_the_same_documents(archive: Archive, minutes: Path, tmp_path: Path) -> None:
    """Nothing is read again, nothing is there twice; the paths are the new ones, and nothing is gone."""
    archive.import_paths([minutes])
    before = paths(archive)
    minutes.rename(tmp_path / "elsewhere")
    report = archive.import_paths([tmp_path / "elsewhere"], prune=True)
    assert told(report) == (0, 0, 3, 3)
    assert paths(archive) == {id_: path.replace("/minutes/", "/elsewhere/") for id_, path in before.items()}
    assert archive.check() == []
    assert archive.search("torktumlare").total == 3
    assert told(archive.import_paths([tmp_path / "elsewhere"])) == (0, 0, 3, 0)


def test_a_renamed_file_keeps_its_id_and_what_was_judged_on_it(archive: Archive, minutes: Path) -> None:
    """It is read again, for its name may tell of a day or a draft."""
    archive.import_paths([minutes / "mote1.txt"])
    archive.rename("Elof Granqvist", "Elof Granqvist Ek")
    before = set(paths(archive))
    (minutes / "mote1.txt").rename(minutes / "mote1 justerat.txt")
    report = archive.import_paths([minutes / "mote1 justerat.txt"], prune=True)
    assert told(report) == (0, 1, 0, 1)
    assert set(paths(archive)) == before
    assert [person.name for person in archive.people("Elof")] == ["Elof Granqvist Ek"]


def test_a_copy_is_a_document_of_its_own(archive: Archive, minutes: Path, tmp_path: Path) -> None:
    """While the first file is there, another with the same bytes is no move."""
    archive.import_paths([minutes])
    shutil.copytree(minutes, tmp_path / "copy")
    assert told(archive.import_paths([tmp_path / "copy"])) == (3, 0, 0, 0)


def test_copies_that_moved_each_go_to_the_place_of_their_name(archive: Archive, tmp_path: Path) -> None:
    for name in ("a/ett.txt", "a/två.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MINUTES.format(name="Eken", month=4))
    archive.import_paths([tmp_path / "a"])
    before = {path.rpartition("/")[2]: id_ for id_, path in paths(archive).items()}
    (tmp_path / "a").rename(tmp_path / "b")
    assert told(archive.import_paths([tmp_path / "b"])) == (0, 0, 2, 2)
    assert {path.rpartition("/")[2]: id_ for id_, path in paths(archive).items()} == before


def test_a_new_file_in_the_place_of_one_that_moved_is_another_document(
    archive: Archive, minutes: Path
) -> None:
    """The moved one keeps its id, and the new one, whose path was that one's, has an id of its own, now and later."""
    archive.import_paths([minutes / "mote1.txt"])
    (minutes / "mote1.txt").rename(minutes / "gammalt.txt")
    (minutes / "mote1.txt").write_text(MINUTES.format(name="Björken", month=5))
    (first,) = paths(archive)
    report = archive.import_paths([minutes / "gammalt.txt", minutes / "mote1.txt"])
    assert told(report) == (1, 1, 0, 1)
    ids = paths(archive)
    assert ids[first].endswith("gammalt.txt")
    assert told(archive.import_paths([minutes / "gammalt.txt", minutes / "mote1.txt"])) == (0, 0, 2, 0)
    assert paths(archive) == ids
    assert archive.check() == []


def test_a_file_that_was_only_touched_has_not_moved_to_its_copy(archive: Archive, minutes: Path) -> None:
    archive.import_paths([minutes / "mote1.txt"])
    os.utime(minutes / "mote1.txt", ns=(1, 1))
    shutil.copy(minutes / "mote1.txt", minutes / "kopia.txt")
    assert told(archive.import_paths([minutes / "mote1.txt", minutes / "kopia.txt"])) == (1, 0, 1, 0)


def test_a_zip_archive_that_moved_takes_all_in_it_along(
    archive: Archive, minutes: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "2023.zip", "w") as packed:
        for path in minutes.iterdir():
            packed.write(path, path.name)
    archive.import_paths([tmp_path / "2023.zip"])
    before = set(paths(archive))
    (tmp_path / "years").mkdir()
    (tmp_path / "2023.zip").rename(tmp_path / "years/2023.zip")
    report = archive.import_paths([tmp_path / "years"], prune=True)
    assert (len(report.new), len(report.moved)) == (0, 3)
    assert set(paths(archive)) == before
    assert all("/years/2023.zip//" in path for path in paths(archive).values())
    assert archive.check() == []


def test_a_file_with_other_bytes_is_no_move(archive: Archive, minutes: Path) -> None:
    """Though it has the size of one that is gone."""
    archive.import_paths([minutes / "mote1.txt"])
    (minutes / "mote1.txt").unlink()
    report = archive.import_paths([minutes / "mote2.txt"])
    assert told(report) == (1, 0, 0, 0)


def test_bytes_that_changed_while_size_and_time_stayed_are_seen_with_verify(
    archive: Archive, minutes: Path
) -> None:
    """As a restored file has them, or one copied with its time; without it the import says that it is unchanged."""
    archive.import_paths([minutes])
    path = minutes / "mote1.txt"
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1 torktumlare", b"8 torktumlare"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert told(archive.import_paths([minutes])) == (0, 0, 3, 0)
    assert told(archive.import_paths([minutes], verify=True)) == (0, 1, 2, 0)
    assert archive.search('"8 torktumlare"').total == 1
