"""No command prints a personal number, unless it is told to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click import Context
from click.testing import CliRunner, Result

from minutes_index.archive import Archive
from minutes_index.cli.group import COMMANDS as GROUPS
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER, STARS = "811218-9876", "******-****"
"""The example of SKV 704."""
TEXT = f"""Protokoll från Kommunstyrelsen 2023-04-21, {NUMBER}

Närvarande
Gunilla Nordanvind (S), {NUMBER}

§ 1 Ansökan av {NUMBER}

Gunilla Nordanvind säger att {NUMBER} har sökt bidrag, se SOU 2020:47 och 202100-5448.

Kommunstyrelsen beslutar att bevilja {NUMBER} bidrag.
"""
COMMANDS = (
    ("search", "bidrag"),
    ("decisions",),
    ("people",),
    ("mentions", "nordanvind"),
    ("mentions", "nordanvind", "--format", "csv"),
    ("mentions", "nordanvind", "--format", "markdown"),
    ("show", "ks.txt"),
    ("show", "ks.txt", "--text"),
    ("check",),
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one document that names a person's number wherever it can."""
    folder = tmp_path_factory.mktemp("masked")
    (folder / "ks.txt").write_text(TEXT, encoding="utf-8")
    with Archive.open(folder / "archive", create=True) as archive:
        archive.import_paths([folder / "ks.txt"])
    return folder / "archive"


@pytest.fixture
def go(directory: Path) -> Callable[..., Result]:
    """Runs a command on the archive."""
    return lambda *arguments: CliRunner().invoke(minutes_index, [*arguments, "--archive", str(directory)])


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_a_number(
    go: Callable[..., Result], command: tuple[str, ...], form: tuple[str, ...]
) -> None:
    """Stars stand for its digits; with --unmasked it stands there itself."""
    shown, true = go(*command, *form), go(*command, *form, "--unmasked")
    assert (shown.exit_code, true.exit_code) == (0, 0), shown.output
    assert NUMBER not in shown.stdout
    assert true.stdout.replace(NUMBER, STARS) == shown.stdout.replace(r"\*", "*")
    assert (NUMBER in true.stdout) == (command != ("people",))


@pytest.mark.parametrize("command", ["search", "decisions"])
def test_a_number_is_only_looked_for_where_it_may_be_shown(go: Callable[..., Result], command: str) -> None:
    """Without --unmasked nothing is found, and a note tells why."""
    shown, true = go(command, NUMBER), go(command, NUMBER, "--unmasked")
    assert (shown.exit_code, true.exit_code) == (0, 0)
    assert "--unmasked" in shown.output
    assert "Ansökan" not in shown.output
    assert f"Ansökan av {NUMBER}" in true.stdout


def test_an_export_holds_no_number(go: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("list.csv", "list.json", "list.md"):
        assert go("mentions", "nordanvind", "-o", str(tmp_path / name)).exit_code == 0
        assert NUMBER not in (tmp_path / name).read_text(encoding="utf-8")


def test_show_lists_identifiers(go: Callable[..., Result]) -> None:
    printed = go("show", "ks.txt").stdout
    assert "publications: SOU 2020:47\norganisation numbers: 202100-5448\npersonal numbers: ******" in printed


def test_check_tells_where_numbers_stand_and_finds_nothing_wrong(go: Callable[..., Result]) -> None:
    """They are no fault: the status is 0."""
    told = go("check")
    assert told.exit_code == 0
    all_well, looked_at, heading, *places = told.stdout.splitlines()
    assert (all_well, looked_at.split()[0]) == ("all is well", "of")
    assert heading.startswith("personal numbers in 1 document, masked")
    assert len(places) == 5
    assert all(place.endswith(f"ks.txt, page 1: {STARS}") for place in places)
    found = json.loads(go("check", "--json").stdout)
    assert (found["faults"], len(found["personal_numbers"])) == ([], 5)
    assert list(found["personal_numbers"][0]) == ["document_id", "path", "page", "start", "end", "text"]


def test_check_prints_the_first_of_many(tmp_path: Path) -> None:
    """Twenty places, twenty faults, and how many there are beside; JSON has all."""
    for at in range(23):
        (tmp_path / f"{at} {NUMBER}.txt").write_text(
            f"Protokoll {at}\n\nBidrag till {NUMBER}.", encoding="utf-8"
        )
    run = ["--archive", str(tmp_path / "archive")]
    assert CliRunner().invoke(minutes_index, ["import", str(tmp_path), *run]).exit_code == 0
    told = CliRunner().invoke(minutes_index, ["check", *run])
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert len(lines) == 44
    assert lines[0].startswith("a personal number in the name of ")
    assert lines[20] == lines[43] == "  and 3 more; --json has all"
    assert lines[21].startswith("of 23 source files only")
    assert lines[22].startswith("personal numbers in 23 documents")
    found = json.loads(CliRunner().invoke(minutes_index, ["check", "--json", *run]).stdout)
    assert (len(found["faults"]), len(found["personal_numbers"])) == (23, 23)


def test_every_command_that_shows_texts_can_unmask() -> None:
    """And none else has the option."""
    loaded = {name: minutes_index.get_command(Context(minutes_index), name) for name in GROUPS}
    having = {
        name
        for name, group in loaded.items()
        for command in (group, *getattr(group, "commands", {}).values())
        if any("--unmasked" in option.opts for option in command.params)
    }
    assert having == {"search", "decisions", "people", "mentions", "show", "diff", "check", "evaluate"}
