"""The command as a process of its own: pipes, terminals, signals."""

# ruff: noqa: S603 - what is run is the command itself

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "minutes_index"]
CODE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
HEAVY = {
    "rich",
    "minutes_index.catalog.sql",
    "spacy",
    "whoosh",
    "pdfplumber",
    "pypdfium2",
    "rensa",
    "langdetect",
}


def _environment(archive: Path, **more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return plain | {"MINUTES_INDEX_ARCHIVE": str(archive), "TERM": "xterm-256color", "COLUMNS": "60"} | more


def _written(terminal: int) -> Iterator[bytes]:
    """What a process writes to its terminal, as it comes, until it ends."""
    with suppress(OSError):  # how Linux tells that the other end is closed
        while chunk := os.read(terminal, 4096):
            yield chunk


def _on_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """What the command prints on a terminal."""
    terminal, end = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.DEVNULL, stdout=end, stderr=end, env=environment
    ):
        os.close(end)
        printed = b"".join(_written(terminal)).decode()
    os.close(terminal)
    return printed


def test_help_loads_nothing_heavy() -> None:
    """Help is there at once: no library that reads, stores, matches or draws is loaded for it."""
    shown = "import sys; from minutes_index.cli.group import minutes_index as m; m(['import', '--help'], standalone_mode=False); "
    code = shown + f"print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_package_is_a_command() -> None:
    """``python -m minutes_index`` is the command, under its own name."""
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("minutes-index, version ")


def test_colours_and_wrapped_lines_on_a_terminal(archive: Path) -> None:
    """On a terminal what matched is coloured, and no line is longer than the terminal is wide."""
    printed = _on_terminal(["search", "budget"], _environment(archive))
    assert "\x1b[1;33mbudgeten\x1b[0m" in printed
    assert "\\x1b[31mröd" in printed
    assert "3 sections found in 2 documents\r\n\r\n" in printed
    printed = _on_terminal(["mentions", "åsa"], _environment(archive, NO_COLOR="1"))
    assert max(len(CODE.sub("", line)) for line in printed.splitlines()) <= 60
    assert "föredrar" in printed


def test_no_color_is_respected(archive: Path) -> None:
    """With NO_COLOR a terminal gets plain text, wrapped, with stars about what matched."""
    printed = _on_terminal(["search", "budget"], _environment(archive, NO_COLOR="1"))
    assert "*budgeten*" in printed
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 60


def test_no_codes_on_a_pipe(archive: Path) -> None:
    """Piped, there is not one escape code."""
    done = subprocess.run(
        [*COMMAND, "search", "budget"], capture_output=True, env=_environment(archive), check=True
    )
    assert b"\x1b" not in done.stdout


def test_a_closed_pipe_is_no_error_to_tell(archive: Path) -> None:
    """``minutes-index ... | head`` ends in silence."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "show", "aaaa1111", "--json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=_environment(archive),
        check=False,
    )
    os.close(writer)
    assert done.stderr == b""


def test_an_encoding_without_the_letters_is_no_error(archive: Path) -> None:
    """Letters that the terminal's encoding lacks are written as escapes; JSON is UTF-8 all the same."""
    environment = _environment(archive, PYTHONIOENCODING="cp1251")
    done = subprocess.run([*COMMAND, "people"], capture_output=True, env=environment, check=True)
    assert b"\\xc5sa Ek" in done.stdout
    done = subprocess.run([*COMMAND, "people", "--json"], capture_output=True, env=environment, check=True)
    assert "Åsa Ek".encode() in done.stdout


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder of enough minutes that an import of it can be stopped midway."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for number in range(400):
        text = f"Protokoll {number}\nTekniska nämnden 2023-04-21\n\n§ 1 Budget\n\n" + "Nämnden talar. " * 80
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def _heeds_interrupts() -> None:
    """A shell that starts the tests in the background has its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_stopped_import_leaves_a_usable_archive(tmp_path: Path, minutes: Path) -> None:
    """Ctrl-C says what is kept, ends with the signal's status, and what is kept can be searched."""
    measured = _environment(tmp_path / "archive")
    # An interrupt inside coverage's own tracing leaves its lock held, and the process waits for ever.
    environment = {name: value for name, value in measured.items() if not name.startswith("COVERAGE_")}
    terminal, end = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "import", str(minutes)],
        stdout=subprocess.PIPE,
        stderr=end,
        env=environment,
        preexec_fn=_heeds_interrupts,  # noqa: PLW1509 - no threads run here yet
    ) as running:
        os.close(end)
        bar = b""
        for chunk in _written(terminal):
            bar += chunk
            if b"/400" in bar and running.poll() is None:
                running.send_signal(signal.SIGINT)
                break
        for _ in _written(terminal):
            pass
        printed = running.communicate()[0].decode()
    os.close(terminal)
    assert running.returncode == 130
    assert "are kept; run the same command to go on" in printed
    new = int(printed.split()[0])
    assert 0 < new < 400
    found = subprocess.run(
        [*COMMAND, "check"], capture_output=True, text=True, env=environment, check=True
    ).stdout
    assert found.startswith("all is well\n")
