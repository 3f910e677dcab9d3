"""What is said when something is wrong, and the status a command ends with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from minutes_index.archive import Archive
from minutes_index.cli.errors import ToldQuestion, told
from minutes_index.cli.group import COMMANDS, minutes_index
from minutes_index.errors import QuerySyntaxError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_a_wrong_question_gets_a_caret(run: Callable[..., Result]) -> None:
    """The caret stands under the fault, the hint on the last line; the status is that of wrong usage."""
    result = run("search", 'budget "skola')
    assert result.exit_code == 2
    error, question, caret, hint = result.stderr.splitlines()
    assert error == "error: this quotation mark is never closed"
    assert question[caret.index("^")] == '"'
    assert hint.startswith("hint: ")


@given(st.text(min_size=1, max_size=30), st.data())
def test_the_caret_is_right_whatever_the_question(question: str, data: st.DataObject) -> None:
    """A question of any characters stays on one line, with the caret under the character of the fault."""
    at = data.draw(st.integers(0, len(question) - 1))
    lines = ToldQuestion(QuerySyntaxError("wrong", question, at)).lines()
    assert len(lines) == 3
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(lines))
    under = lines[1][lines[2].index("^")]
    assert under in {question[at], "\ufffd", " "}


def test_no_archive_says_how_to_make_one(tmp_path: Path) -> None:
    """Each command that needs an archive tells that there is none, and how to make one."""
    result = CliRunner().invoke(minutes_index, ["stats", "--archive", str(tmp_path / "none")])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"error: there is no archive in {tmp_path / 'none'}",
        "hint: make one with: minutes-index import FOLDER",
    ]
    assert not (tmp_path / "none").exists()


def test_an_error_without_a_hint_is_one_line(run: Callable[..., Result]) -> None:
    """Nothing is said where there is nothing to say."""
    result = run("show", "nowhere-to-be-found")
    assert (result.exit_code, result.stderr) == (1, "error: there is no document nowhere-to-be-found\n")


def test_an_ambiguous_name_lists_the_documents(run: Callable[..., Result]) -> None:
    """A name that several documents answer to is an error that names them."""
    assert told(QuerySyntaxError("x", "y", 0)).exit_code == 2
    result = run("show", "protokoll etta.pdf")
    assert result.stderr.splitlines()[1] == "hint: did you mean protokoll ett.pdf, protokoll två.pdf?"


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    """A path that does not exist is told before an archive is made."""
    archive = tmp_path / "archive"
    result = CliRunner().invoke(minutes_index, ["import", "--archive", str(archive), str(tmp_path / "x.pdf")])
    assert result.exit_code == 2
    assert not archive.exists()


def test_ctrl_c_ends_with_the_status_of_the_signal(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever command it stops, the shell learns that it was stopped."""

    def stopped(_archive: Archive) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "stats", stopped)
    result = run("stats")
    assert (result.exit_code, result.stderr) == (130, "interrupted\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example(name: str) -> None:
    """Each command's help ends with lines that can be copied and that name it."""
    printed = CliRunner().invoke(minutes_index, [name, "--help"]).stdout
    examples = printed.partition("Examples:\n")[2].splitlines()
    assert examples
    assert all(example.startswith(f"  minutes-index {name}") for example in examples)


def test_commands_are_listed_in_the_order_one_meets_them() -> None:
    """Import stands first, what mends an archive last."""
    printed = CliRunner().invoke(minutes_index, ["--help"]).stdout
    places = [printed.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
