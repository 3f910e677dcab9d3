"""What the tab key offers."""

# ruff: noqa: S603 - what is run is a shell with the command in it

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from minutes_index import Archive
from minutes_index.cli.completion import split
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def press(archive: Path) -> Callable[[str], list[str]]:
    """What bash is offered at the end of a line."""

    def offered(line: str) -> list[str]:
        told = {
            "_MINUTES_INDEX_COMPLETE": "bash_complete",
            "COMP_LINE": line,
            "MINUTES_INDEX_ARCHIVE": str(archive),
        }
        return (
            CliRunner()
            .invoke(minutes_index, [], prog_name="minutes-index", env=told)
            .stdout.rstrip("\n")
            .splitlines()
        )

    return offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("minutes-index sea", ["search"]),
        ("minutes-index search --so", ["--sort"]),
        ("minutes-index search --sort n", ["newest"]),
        ("minutes-index search cykelv", ["cykelväg"]),
        ("minutes-index search 'budget cykelv", ["budget cykelväg"]),
        ("minutes-index search body:bil", ["'\"Bildningsnämnden\"'"]),
        ("minutes-index search 'body:bil", ['body:"Bildningsnämnden"']),
        ("minutes-index search decision:bor", []),
        ("minutes-index decisions cykelv", ["cykelväg"]),
        ("minutes-index show 'protokoll e", ["protokoll ett.pdf"]),
        ("minutes-index show PROTOKOLL\\ t", ["'protokoll två.pdf'"]),
        ("minutes-index mentions 'åsa ekl", ["Åsa Eklund-Ek"]),
        ("minutes-index people Ås", ["'Åsa Ek'", "'Åsa Eklund-Ek'"]),
        ("minutes-index completion z", ["zsh"]),
    ],
)
def test_what_the_archive_holds_is_offered(
    press: Callable[[str], list[str]], line: str, offered: list[str]
) -> None:
    """In the form in which bash puts it into the line."""
    assert press(line) == offered


def test_without_an_archive_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    told = {
        "_MINUTES_INDEX_COMPLETE": "bash_complete",
        "COMP_LINE": f"minutes-index search --archive {tmp_path} bud",
    }
    result = CliRunner().invoke(minutes_index, [], prog_name="minutes-index", env=told)
    assert (result.stdout, result.stderr) == ("\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_says_how_to_install_it(shell: str) -> None:
    printed = CliRunner().invoke(minutes_index, ["completion", shell]).stdout
    assert printed.startswith(f"# To have it in every shell: minutes-index completion {shell} >")
    assert "_MINUTES_INDEX_COMPLETE" in printed


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_takes_the_script(tmp_path: Path, archive: Path) -> None:
    """A real bash fills in the field's value behind the colon."""
    (tmp_path / "minutes-index").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m minutes_index "$@"\n')
    (tmp_path / "minutes-index").chmod(0o755)
    script = """
source <(minutes-index completion bash)
COMP_LINE="minutes-index search cykelv"; COMP_POINT=${#COMP_LINE}
_minutes_index_completion minutes-index
printf '%s\\n' "${COMPREPLY[@]}"
"""
    environment = os.environ | {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "MINUTES_INDEX_ARCHIVE": str(archive),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "--norc", "-c", script],  # noqa: S607 - whichever bash there is
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("cykelväg\n", "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a b", ("", ["a", "b"])),
        ("a  b ", ("", ["a", "b", ""])),
        ("a 'b c", ("'", ["a", "b c"])),
        ('a "b \'c" d', ("", ["a", "b 'c", "d"])),
        ("a b\\ c", ("", ["a", "b c"])),
        ("a 'b\\c'", ("", ["a", "b\\c"])),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, words: tuple[str, list[str]]) -> None:
    assert split(line) == words


def test_no_number_is_offered(tmp_path: Path) -> None:
    """Neither as a word nor as the value of a field."""
    (tmp_path / "ks.txt").write_text(
        "Protokoll\nKommunstyrelsen\n\n§ 1 Ansökan av 811218-9876\n\nBeslut om 811218-9876 och 8112189876.\n",
        encoding="utf-8",
    )
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([tmp_path / "ks.txt"])
        assert archive.complete("81") == ()
        assert archive.complete("ansök") == ("ansökan",)
        offered = [
            each for name in ("person", "body", "dnr", "section") for each in archive.complete(f"{name}:")
        ]
        assert not [each for each in offered if "8112" in each]
        assert archive.complete_person("81") == ()
