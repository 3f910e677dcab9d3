"""check and its options, backup and restore, as people see them."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from minutes_index.catalog.store import SqliteCatalog
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


TEXT = "Protokoll\nTekniska nämnden\n\n§ 1 Cykelväg\n\nNämnden beslutar att bygga en {}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two minutes."""
    (tmp_path / "minutes").mkdir()
    for name in ("bro", "mur"):
        (tmp_path / "minutes" / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    return tmp_path / "minutes"


@pytest.fixture
def go(tmp_path: Path) -> Callable[..., Result]:
    """Runs a command on an archive that is not there at first."""

    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(
            minutes_index, [command, "--archive", str(tmp_path / "archive"), *arguments]
        )

    return run


@pytest.fixture
def filled(go: Callable[..., Result], folder: Path) -> Callable[..., Result]:
    """The command line, of an archive that has the folder in it."""
    assert go("import", str(folder)).exit_code == 0
    return go


def test_repair_tells_what_it_did(filled: Callable[..., Result], tmp_path: Path) -> None:
    """And ends with 0 when nothing is left."""
    (tmp_path / "archive" / "search.new").mkdir()
    for path in (tmp_path / "archive" / "search").glob("*.seg"):
        path.write_bytes(path.read_bytes()[::-1])
    found = filled("check")
    assert found.exit_code == 1
    assert ".seg of the index is damaged: its bytes are not those that were written" in found.stdout
    mended = filled("check", "--repair")
    assert (mended.exit_code, mended.stdout.splitlines()[-1]) == (0, "all is well")
    assert "the index was built anew: 2 documents" in mended.stdout
    assert json.loads(filled("check", "--repair", "--json").stdout)["repaired"] == []


def test_check_tells_of_sources_and_they_are_no_faults(filled: Callable[..., Result], folder: Path) -> None:
    """With --full also of those that have the size and time they had."""
    first, second = sorted(folder.iterdir())[:2]
    first.unlink()
    found = filled("check")
    assert found.exit_code == 0
    assert "1 source file not as read; what was read stays in the archive:" in found.stdout
    assert f"{first.name}: is gone" in found.stdout
    assert f"{second.name}: is" not in filled("check", "--full").stdout
    (note,) = json.loads(filled("check", "--quick", "--json").stdout)["sources"]
    assert note["what"] == "is gone"


def test_while_an_import_runs_check_says_what_it_left_out(
    filled: Callable[..., Result], tmp_path: Path
) -> None:
    """And --repair is refused."""
    with SqliteCatalog.open(tmp_path / "archive") as catalog, catalog.lock():
        assert "an import is running" in filled("check", "--quick").stdout
        refused = filled("check", "--repair")
        assert refused.exit_code == 1
        assert "another process is importing" in refused.stderr
    assert "an import is running" not in filled("check", "--quick").stdout


def test_a_backup_is_restored(filled: Callable[..., Result], tmp_path: Path) -> None:
    file = str(tmp_path / "backup.zip")
    made = filled("backup", file)
    assert made.exit_code == 0
    assert made.stdout.startswith("2 documents in ")
    again = filled("backup", file)
    assert again.exit_code == 1
    assert "hint: say --force to write over it" in again.stderr
    assert filled("restore", file).exit_code == 1
    shutil.rmtree(tmp_path / "archive")
    restored = filled("restore", file)
    assert restored.stdout.startswith("2 documents restored, as they were on 20")
    assert filled("check", "--quick").stdout.startswith("all is well\n")


def test_a_file_that_is_no_backup_is_told(filled: Callable[..., Result], folder: Path) -> None:
    told = filled("restore", "--force", str(next(folder.iterdir())))
    assert told.exit_code == 1
    assert "it is no backup of minutes-index, or it is damaged" in told.stderr
    assert filled("check", "--quick").exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="modes are those of Unix")
@pytest.mark.parametrize(
    ("folder", "catalog", "told"),
    [(0o755, 0o644, True), (0o700, 0o644, False), (0o755, 0o640, False), (0o700, 0o600, False)],
)
def test_an_archive_that_everybody_can_read_is_told_of(
    tmp_path: Path, folder: int, catalog: int, *, told: bool
) -> None:
    """By import and check, with what to do; one that is shared with a group is not."""
    (tmp_path / "a.txt").write_text(
        "Protokoll\nStyrelsen\n2023-04-12\n\n§ 1 Val\nStyrelsen beslutar att välja Siv Ek.\n"
    )
    archive = tmp_path / "archive"
    run = ["--archive", str(archive)]
    CliRunner().invoke(minutes_index, [*run, "import", str(tmp_path / "a.txt")])
    archive.chmod(folder)
    (archive / "catalog.sqlite").chmod(catalog)
    for command in (["import", str(tmp_path / "a.txt")], ["check"]):
        done = CliRunner().invoke(minutes_index, [*run, *command])
        assert ("chmod -R o=" in done.stderr) == told
        assert done.exit_code == 0
