"""What a document or a file name holds can move no cursor, colour no terminal and make no second offer of one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from minutes_index.cli.terminal import printable

if TYPE_CHECKING:
    from pathlib import Path

CONTROLS = "\x1b[2J \x9b31m \x9d52;c;x\x9c \x7f \u202e \u2066 \u200f \u061c"
"""Of these import leaves out all but the last."""


def run(tmp_path: Path, *arguments: str, **environment: str) -> str:
    command = [sys.executable, "-m", "minutes_index", "--archive", str(tmp_path / "archive"), *arguments]
    return subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, check=False, env={**os.environ, **environment}
    ).stdout.decode()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An archive of one document whose name and text hold controls and a line end."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "prot\nANNAT \x1b[2J\u202e.txt").write_text(
        f"Protokoll\nStyrelsen\n2023-04-12\n\n§ 1 Läget\nVi talade om bryggan {CONTROLS} länge.\n"
    )
    run(tmp_path, "import", "-q", str(folder))
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["search", "bryggan"],
        ["search", "bryggan", "--json"],
        ["show", "--json", "prot"],
        ["duplicates"],
        ["check", "--json"],
        ["stats"],
    ],
)
def test_no_control_gets_through(hostile: Path, command: list[str]) -> None:
    shown = run(hostile, *command)
    assert printable(shown.replace("\n", "").replace("\t", "")) == shown.replace("\n", "").replace("\t", "")


def test_json_says_the_same_in_escapes(hostile: Path) -> None:
    """Whoever reads it as JSON has the text as it is in the archive."""
    (hit,) = json.loads(run(hostile, "search", "bryggan", "--json"))["hits"]
    shown = json.loads(run(hostile, "show", hit["document_id"], "--json"))
    assert "\u061c" in "".join(section["text"] for section in shown["sections"])


def test_a_name_with_a_line_end_is_not_two_offers(hostile: Path) -> None:
    line = f"minutes-index --archive {hostile / 'archive'} show pr"
    assert "ANNAT" not in run(hostile, _MINUTES_INDEX_COMPLETE="bash_complete", COMP_LINE=line)
