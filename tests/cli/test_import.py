"""The commands that fill and mend an archive, on real files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from minutes_index.archive import Archive
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

TEXT = """Protokoll
Tekniska nämnden
Sammanträdesdatum 2023-04-21

§ 1 Cykelvägen

Nämnden beslutar att bygga cykelvägen till Lerum före den 1 juni 2024.
Kostnaden ryms inom ramen för nämndens investeringar och bärs av driften.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two copies of a text, and an empty file."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def go(tmp_path: Path) -> Callable[..., Result]:
    """Runs a command on an archive that is not there at first."""

    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(
            minutes_index, [command, "--archive", str(tmp_path / "archive"), *arguments]
        )

    return run


def test_import_reports_and_takes_nothing_twice(go: Callable[..., Result], folder: Path) -> None:
    """The report counts, names copies, and gives a line with reason and way out for what failed."""
    first = go("import", str(folder))
    assert first.exit_code == 0
    counts, failed, copies = first.stdout.splitlines()
    assert counts == "2 new, 0 changed, 0 unchanged, 1 failed"
    assert copies.startswith("  duplicate ")
    assert copies.endswith("(exact, 100%)")
    assert failed.startswith(f"  failed {folder / 'empty.txt'}: ")
    assert failed.endswith("(ask for a new copy)")
    assert first.stderr == ""
    again = go("import", str(folder))
    assert again.stdout.startswith("0 new, 0 changed, 2 unchanged, 1 failed")
    assert len(json.loads(go("duplicates", "--json").stdout)) == 1


def test_a_model_that_is_not_there_stops_the_import_before_anything_is_kept(
    go: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says which, the next the way out; without the setting the same command takes everything in."""
    monkeypatch.setenv("MINUTES_INDEX_MODEL", "sv_core_news_xl")
    stopped = go("import", str(folder))
    assert stopped.exit_code == 1
    error, hint = stopped.stderr.splitlines()
    assert error.startswith("error: the model 'sv_core_news_xl' cannot be loaded: ")
    assert hint == "hint: install it, or set model to shipped or none in the settings"
    monkeypatch.setenv("MINUTES_INDEX_MODEL", "none")
    assert go("import", str(folder)).stdout.startswith("2 new, 0 changed, 0 unchanged, 1 failed")


def test_strict_quiet_and_json(go: Callable[..., Result], folder: Path) -> None:
    """--strict ends with 1 when a file failed, --quiet prints nothing, --json prints the whole report."""
    result = go("import", "--strict", "--quiet", str(folder))
    assert (result.exit_code, result.output) == (1, "")
    (folder / "empty.txt").unlink()
    result = go("import", "--strict", "--json", str(folder))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["unchanged"] == 2


def test_a_lost_index_is_found_and_rebuilt(go: Callable[..., Result], folder: Path, tmp_path: Path) -> None:
    """Check tells what is wrong and what to do, with status 1; whatever needs the index builds it anew, without the source files."""
    go("import", str(folder))
    assert go("check").stdout.startswith("all is well\nof 2 source files only size and time were looked at")
    for file in (tmp_path / "archive" / "search").iterdir():
        file.unlink()
    for file in folder.iterdir():
        file.unlink()
    told = go("check")
    assert told.exit_code == 1
    assert "minutes-index check --repair" in told.stdout
    assert {"what", "hint", "kind", "path"} <= json.loads(go("check", "--json").stdout)["faults"][0].keys()
    found = go("search", "cykelväg")
    assert "§ 1 Cykelvägen" in found.stdout
    assert "building it anew from the catalog" in found.stderr
    assert go("search", "cykelväg").stderr == ""
    assert go("check").stdout.startswith("all is well\n2 source files not as read")


def test_an_answer_that_may_not_be_whole_says_so(
    go: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    """When the index is behind the catalog, a note on the error stream tells; there is an answer all the same."""
    go("import", str(folder))
    assert go("search", "cykelväg").stderr == ""
    with SqliteCatalog.open(tmp_path / "archive") as catalog:
        catalog.remove([catalog.find("b.txt")])
    for command in (["search", "cykelväg"], ["decisions", "cykelväg"]):
        result = go(*command)
        assert result.stderr.startswith("note: this may not be all")
        assert "a.txt" in result.stdout
    assert go("decisions").stderr == ""
    go("reindex")
    assert go("search", "cykelväg").stderr == ""


def test_two_writers_do_not_meet(go: Callable[..., Result], folder: Path, tmp_path: Path) -> None:
    """While one process imports, another import and a reindex are told to wait; reading works."""
    go("import", str(folder))
    with SqliteCatalog.open(tmp_path / "archive") as catalog, catalog.lock():
        for command in (["import", str(folder)], ["reindex"]):
            result = go(*command)
            assert result.exit_code == 1
            assert result.stderr.startswith("error: another process is importing")
        assert "Cykelvägen" in go("search", "cykelväg").stdout


def test_reindex_leaves_an_open_archive_usable(
    go: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    """An archive that has searched before a rebuild finds the same after it."""
    go("import", str(folder))
    with Archive.open(tmp_path / "archive") as archive:
        before = archive.search("cykelväg").total
        assert archive.reindex() == 2
        assert archive.search("cykelväg").total == before > 0


def test_an_archive_moves_to_another_engine(go: Callable[..., Result], folder: Path) -> None:
    """It is made with one, tells which, keeps it, and moves when told to; a contradiction tells the way."""
    assert go("import", str(folder), "--engine", "tantivy").exit_code == 0
    assert "engine\ttantivy" in go("stats").stdout
    assert "advice" not in go("stats").stdout
    assert "unchanged" in go("import", str(folder)).stdout
    refused = go("import", str(folder), "--engine", "whoosh")
    assert refused.exit_code == 1
    assert "one of tantivy, not of whoosh" in refused.stderr
    assert "minutes-index reindex --engine whoosh" in refused.stderr
    assert "cykelvägen" in go("search", "cykelväg").stdout.replace("*", "")
    assert go("reindex", "--engine", "whoosh").stdout == "2 documents indexed\n"
    assert json.loads(go("stats", "--json").stdout)["engine"] == "whoosh"
    assert go("import", str(folder), "--engine", "lucene").exit_code == 2


def test_an_engine_in_the_settings_makes_new_archives(
    go: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_INDEX_ENGINE", "tantivy")
    go("import", str(folder))
    assert "engine\ttantivy" in go("stats").stdout
    monkeypatch.setenv("MINUTES_INDEX_ENGINE", "lucene")
    assert "MINUTES_INDEX_ENGINE must be one of whoosh, tantivy, auto" in go("stats").stderr
