"""Documents are taken out by name, their files stay, and imports pass these over until they change."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from minutes_index import Archive
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINUTES = "Protokoll\nStyrelsen\n2023-0{month}-12\nNärvarande: Siv Ekdahl\n\n§ {month} Bidrag\nStyrelsen beslutar att anslå {month} 000 kronor till badet.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two minutes and one in a ZIP archive, imported."""
    made = tmp_path / "minutes"
    made.mkdir()
    for month in (1, 2):
        (made / f"mote{month}.txt").write_text(MINUTES.format(month=month))
    with zipfile.ZipFile(made / "alla.zip", "w") as packed:
        packed.writestr("mote3.txt", MINUTES.format(month=3))
    monkeypatch.setenv("MINUTES_INDEX_ARCHIVE", str(tmp_path / "archive"))
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.import_paths([made])
    return made


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *arguments, answer="": CliRunner().invoke(minutes_index, list(arguments), input=answer)


def test_it_asks_first(folder: Path, run: Callable[..., Result]) -> None:
    """It shows what is meant; unless the answer is yes, nothing is taken out."""
    refused = run("remove", "mote1.txt", answer="n\n")
    assert refused.exit_code == 1
    assert str(folder / "mote1.txt") in refused.output
    assert "3" in run("stats").stdout
    assert run("remove", "mote1.txt", answer="y\n").exit_code == 0
    assert "1 000 kronor" not in run("decisions").stdout


def test_imports_pass_it_over_until_it_changes_or_with_retry(
    folder: Path, run: Callable[..., Result]
) -> None:
    """Its file is untouched; also one in a ZIP archive stays out."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert run("remove", "--yes", "mote1.txt", "alla.zip//mote3.txt").exit_code == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    again = run("import", str(folder)).stdout
    assert again.startswith("0 new, 0 changed, 1 unchanged, 0 failed")
    assert "passed over" in again
    assert run("check").exit_code == 0
    (folder / "mote1.txt").write_text(MINUTES.format(month=4))
    assert run("import", str(folder)).stdout.startswith("1 new")
    assert run("import", "--retry", str(folder)).stdout.startswith("1 new")
    assert "3 000 kronor" in run("decisions").stdout


def test_a_name_that_means_nothing_takes_nothing_out(folder: Path, run: Callable[..., Result]) -> None:
    assert run("remove", "--yes", "mote1.txt", "mote9.txt").exit_code == 1
    assert "1 000 kronor" in run("decisions").stdout
    assert folder.exists()
