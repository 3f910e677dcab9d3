"""The command `people` with its commands, on an archive of real files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from minutes_index.archive import Archive
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

TEXT = (
    "Deltagare\n{who}\nSiv Merge{n}, Tjörn\nUlla Nordanvind{n}, Kungälv\n\n1. Ekonomi\n{name} talar om {n}.\n"
)
PEOPLE = {"ett": "Torgny Ahlvik, Ale", "två": "Torgny Alvik, Ale", "tre": "Siv List, Ale"}


@pytest.fixture
def go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `people` on an archive of three meetings: of Ahlvik, of Alvik, and of somebody called List."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for n, who in PEOPLE.items():
        text = TEXT.format(who=who, n=n, name=who.split(",")[0]) + " ".join(f"{n}{i}" for i in range(90))
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "index", create=True) as archive:
        archive.import_paths([folder])
    monkeypatch.setenv("MINUTES_INDEX_ARCHIVE", str(tmp_path / "index"))
    monkeypatch.chdir(folder)
    return lambda *arguments: CliRunner().invoke(minutes_index, ["people", *arguments])


def _names(result: Result) -> set[str]:
    assert result.exit_code == 0, result.output
    return {who["name"] for who in json.loads(result.stdout)}


def _ids(go: Callable[..., Result], *names: str) -> list[str]:
    return [json.loads(go(name, "--json").stdout)[0]["id"] for name in names]


def test_without_a_command_it_lists(go: Callable[..., Result]) -> None:
    """Everybody, or those who answer to a name; options may come first."""
    everybody = _names(go("--json"))
    assert {"Torgny Ahlvik", "Torgny Alvik", "Siv List"} <= everybody
    assert _names(go("list", "--json")) == everybody
    assert _names(go("torgny", "--json")) == {"Torgny Ahlvik", "Torgny Alvik"}
    assert len(_names(go("--limit", "1", "--json"))) == 1
    assert _names(go("--limit", "1", "ahlvik", "--json")) == {"Torgny Ahlvik"}


def test_somebody_called_like_a_command_is_listed_by_name(go: Callable[..., Result]) -> None:
    """`list` before it; a capital is no command."""
    assert _names(go("list", "list", "--json")) == {"Siv List"}
    assert _names(go("List", "--json")) == {"Siv List"}
    assert len(_names(go("list", "merge", "--json"))) == 3


def test_what_tells_namesakes_apart_is_shown(go: Callable[..., Result]) -> None:
    head, row = go("ahlvik").stdout.splitlines()
    assert head.split("\t") == ["name", "also", "mentions", "documents", "of", "bodies", "years", "id"]
    assert row.split("\t")[:5] == ["Torgny Ahlvik", "", "2", "1", "Ale"]


def test_options_of_the_archive_may_stand_before_a_command(go: Callable[..., Result], tmp_path: Path) -> None:
    result = go("--archive", str(tmp_path / "index"), "review")
    assert result.exit_code == 0
    assert f"people --archive {tmp_path / 'index'} merge" in result.stdout


def test_a_review_tells_all_that_settles_a_pair(go: Callable[..., Result]) -> None:
    """Who, where, why, and the commands; which work as they are printed."""
    printed = go("review").stdout
    for told in ("Torgny Ahlvik  Ale", "ett.txt", "spellings of one sound", "both belong to Ale"):
        assert told in printed
    one, two = _ids(go, "ahlvik", "alvik")
    commands = [
        line.split("people ")[1].split() for line in printed.splitlines() if "minutes-index people" in line
    ]
    assert {frozenset(command[1:]) for command in commands} == {frozenset((one, two))}
    assert [command[0] for command in commands] == ["merge", "differ"]
    assert go(*commands[1]).exit_code == 0
    assert go("review").stdout == "nobody is in doubt\n"
    assert json.loads(go("review", "--json").stdout) == []


def test_a_review_as_json_has_the_keys_others_build_on(go: Callable[..., Result]) -> None:
    (pair,) = json.loads(go("review", "--json", "--limit", "1").stdout)
    keys = "one other alike agrees against score documents_of_one documents_of_other"
    assert list(pair) == keys.split()
    assert list(pair["one"])[:5] == ["id", "name", "aliases", "mentions", "documents"]


def test_a_merge_and_what_follows(go: Callable[..., Result]) -> None:
    """Who they are now is printed; what was said is listed and can be taken back."""
    merged = go("merge", "Torgny Ahlvik", "Torgny Alvik", "--note", "same man", "--by", "siv")
    assert merged.stdout.startswith("Torgny A")
    assert _names(go("torgny", "--json")) <= {"Torgny Ahlvik", "Torgny Alvik"}
    assert len(_names(go("torgny", "--json"))) == 1
    head, row = go("judgements").stdout.splitlines()
    assert head.split("\t") == ["number", "verdict", "one", "other", "by", "at", "note"]
    number, verdict, *_, by, _, note = row.split("\t")
    assert (number, verdict, by, note) == ("1", "same", "siv", "same man")
    assert list(json.loads(go("judgements", "--json").stdout)[0])[:2] == ["number", "verdict"]
    assert go("undo", number).stdout == "judgement 1 is taken back\n"
    assert go("judgements").stdout == "nothing was said yet\n"
    assert len(_names(go("torgny", "--json"))) == 2


def test_a_split_and_a_new_name(go: Callable[..., Result]) -> None:
    go("merge", "Torgny Ahlvik", "Torgny Alvik")
    (who,) = _ids(go, "torgny")
    assert _names(go("rename", who, "Torgny A", "--json")) == {"Torgny A"}
    assert len(_names(go("split", who, "ett.txt", "--json"))) == 2
    assert go("rename", "Siv List", "Siv Lister").stdout.startswith("Siv Lister, also Siv List  [p")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "torgny", "Siv List"), "2 people answer to torgny"),
        (("merge", "olof", "Siv List"), "nobody answers to olof"),
        (("split", "Siv List"), "Siv List is one name of one home"),
        (("undo", "7"), "there is no judgement 7"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_way_out(
    go: Callable[..., Result], arguments: tuple[str, ...], told: str
) -> None:
    result = go(*arguments)
    assert result.exit_code == 1
    assert f"error: {told}" in result.output
    assert "hint: " in result.output


def test_help_shows_the_commands_and_examples(go: Callable[..., Result]) -> None:
    """The group's own, not the list's."""
    for arguments in (["--help"], ["-h"]):
        printed = go(*arguments).output
        assert "judgements" in printed
        assert "Examples:" in printed
    assert "Usage: minutes-index people list" in go("list", "--help").output
    assert "Usage: minutes-index people review" in go("review", "-h").output


@pytest.mark.usefixtures("go")
def test_mentions_of_namesakes_are_told_apart() -> None:
    """Under each name, where they belong."""
    result = CliRunner().invoke(minutes_index, ["mentions", "torgny"])
    assert "2 people answer" in result.stdout
    assert "\n  Ale\n" in result.stdout
