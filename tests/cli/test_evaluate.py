"""The command that holds what is found against what a reader noted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from minutes_index import measure
from minutes_index.cli.group import minutes_index
from minutes_index.ingest.report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER, STARS = "811218-9876", "******-****"
"""The example of SKV 704."""
TEXTS = {
    "ks.txt": f"""Protokoll från Kommunstyrelsen 2023-04-21

Närvarande
Gunilla Nordanvind (S), ordförande
Torgny Ahlvik (M)

§ 1 Budget

Kommunstyrelsen beslutar att godkänna budgeten för 2024.

§ 2 Ansökan

Kommunstyrelsen beslutar att bevilja {NUMBER} bidrag till en lång cykelväg mellan byn vid sjön och skolan på höjden med flera stora träd.
""",
    "nämnd.txt": """Protokoll från Tekniska nämnden 2023-05-02

Närvarande
Gunilla Nordanvind (S), ordförande
Berit Almgren (C)

§ 1 Cykelväg

Nämnden beslutar att avslå motionen.
""",
}
FACTS: dict[str, Any] = {
    "ks.txt": {
        "attendance": [
            {"name": "Gunilla Nordanvind", "role": "chair", "party": "S"},
            {"name": "Gunilla Nordanvind", "role": "present", "party": "S"},
            {"name": "Torgny Ahlvik", "role": "absent", "party": "M"},
        ],
        "people": ["Eva Ny"],
        "decisions": [{"text": "godkänna budgeten", "outcome": "approved"}],
        "held_on": "2023-04-21",
    },
    "nämnd.txt": {"decisions": [{"text": "avslå motionen", "outcome": "rejected"}]},
}
WHO = {
    "same": [[["ks.txt", "Gunilla Nordanvind"], ["nämnd.txt", "Gunilla Nordanvind"]]],
    "different": [
        [["ks.txt", "Torgny Ahlvik"], ["nämnd.txt", "Berit Almgren"]],
        [["ks.txt", "Torgny Ahlvik"], ["nämnd.txt", "Olof Ek"]],
    ],
}
ERRORS = [
    ["attendance: roles", "ks.txt", "1", "Närvarande", "Torgny Ahlvik | absent", "Torgny Ahlvik | present"],
    ["people", "ks.txt", "", "", "Eva Ny", "nothing"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gold and documents side by side, in the current folder."""
    for name, text in TEXTS.items():
        (tmp_path / "minutes").mkdir(exist_ok=True)
        (tmp_path / "minutes" / name).write_text(text, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    for name, noted in {**FACTS, "entities": WHO}.items():
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(noted), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINUTES_INDEX_ARCHIVE", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    """Runs the command in that folder."""
    assert folder.is_dir()
    return lambda *arguments: CliRunner().invoke(minutes_index, ["evaluate", *map(str, arguments)])


def test_errors_and_totals(run: Callable[..., Result], folder: Path) -> None:
    """A line an error, a line a kind, a line of who is who; no archive is made."""
    done = run("gold")
    assert done.exit_code == 0, done.output
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert lines[0] == ["kind", "document", "page", "section", "expected", "found"]
    assert all(error in lines for error in ERRORS)
    totals = lines[lines.index([""]) + 1 :]
    assert totals[0] == ["kind", "right", "missing", "extra", "precision", "recall", "F1"]
    assert ["attendance: roles", "2", "1", "1", "0.667", "0.667", "0.667"] in totals
    assert ["who is who", "1", "0", "0", "1.000", "1.000", "1.000"] in totals
    assert totals[-1] == ["2 documents measured"]
    assert totals[-2] == [
        "who is who, in pairs of names: 1 rightly joined, 0 missed, 1 rightly kept apart, 0 wrongly joined, 1 with a name not found"
    ]
    assert ["who is who", "nämnd.txt", "", "", "Torgny Ahlvik (ks.txt) and Olof Ek", "nobody by the name Olof Ek"] in lines  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == ["gold", "minutes"]


def test_totals_alone(run: Callable[..., Result]) -> None:
    """They are the same, and no error is printed."""
    whole, totals = run("gold").stdout, run("gold", "--totals").stdout
    assert whole.endswith(f"\n\n{totals}")
    assert totals.startswith("kind\tright")


def test_rules_that_found_something_are_told_with_how_often_they_were_right(
    run: Callable[..., Result],
) -> None:
    """The table before the totals, and in JSON; what nobody noted is neither right nor wrong."""
    before, totals = run("gold", "--totals", "--rules").stdout.split("\n\n")
    assert totals == run("gold", "--totals").stdout
    assert "attendance\trule:list\t" in before
    rules = json.loads(run("gold", "--json", "--totals", "--rules").stdout)["rules"]
    listed = next(one for one in rules if (one["kind"], one["rule"]) == ("attendance", "rule:list"))
    assert (listed["fired"], listed["right"], listed["wrong"]) == (6, 2, 1)


def test_json(run: Callable[..., Result]) -> None:
    """The same facts as values; without errors there is no such key."""
    found = json.loads(run("gold", "minutes", "--json").stdout)
    assert list(found) == ["documents", "totals", "who", "errors", "failed"]
    assert (found["documents"], found["failed"]) == (2, [])
    assert found["who"] == {"joined": 1, "missed": 0, "apart": 1, "wrong": 0, "unknown": 1}
    roles = next(total for total in found["totals"] if total["kind"] == "attendance: roles")
    assert (roles["right"], roles["missing"], roles["extra"], round(roles["f1"], 3)) == (2, 1, 1, 0.667)
    assert {
        "kind": "people",
        "document": "ks.txt",
        "page": None,
        "section": "",
        "expected": "Eva Ny",
        "found": "",
    } in found["errors"]
    assert list(json.loads(run("gold", "--json", "--totals").stdout)) == [
        "documents",
        "totals",
        "who",
        "failed",
    ]


def test_numbers_are_masked_unless_asked_for(run: Callable[..., Result]) -> None:
    """In lines and in JSON; a long fact is cut in the line only."""
    for form in ((), ("--json",)):
        shown, true = run("gold", *form).stdout, run("gold", *form, "--unmasked").stdout
        assert NUMBER not in shown
        assert true.replace(NUMBER, STARS) == shown
        assert ("många" in shown, "stora träd" in shown) == (False, bool(form))
    assert "…" in run("gold").stdout


def test_python_gives_what_the_command_prints(folder: Path) -> None:
    """Facts of one kind can be asked for; what was not noted is no kind."""
    found = measure(folder / "gold")
    assert found.total("decisions").extra == 1
    assert any(STARS in error.found for error in found.errors)
    assert any(NUMBER in error.found for error in measure(folder / "gold", unmasked=True).errors)
    with pytest.raises(KeyError):
        found.total("votes")


def test_one_file_beside_its_documents(run: Callable[..., Result], folder: Path) -> None:
    """Documents may be named one by one, too; without who is who nothing is said of it."""
    (folder / "minutes" / "gold.json").write_text(
        json.dumps({"ks.txt": {"language": "sv"}}), encoding="utf-8"
    )
    for arguments in (("minutes/gold.json",), ("minutes/gold.json", "minutes/ks.txt")):
        printed = run(*arguments).stdout.splitlines()
        assert printed[1:] == ["language\t1\t0\t0\t1.000\t1.000\t1.000", "1 document measured"]


def test_a_typo_in_gold(run: Callable[..., Result], folder: Path) -> None:
    """Is an error with a way out, and nothing is measured."""
    (folder / "gold" / "ks.txt.json").write_text('{"decision": []}', encoding="utf-8")
    done = run("gold")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "error: gold/ks.txt.json: there is no key «decision»; did you mean «decisions»?\n"
        "hint: docs/evaluation.md tells how facts are noted\n"
    )


def test_a_document_that_is_not_there(run: Callable[..., Result], folder: Path) -> None:
    """By facts or by who is who: its name and where it was looked for are told."""
    (folder / "gold" / "entites.json").write_text("{}", encoding="utf-8")
    done = run("gold")
    assert done.exit_code == 1
    assert f"error: {folder / 'minutes'} has no entites, which gold is about\nhint: FILE.json" in done.stderr
    (folder / "gold" / "entites.json").unlink()
    (folder / "minutes" / "nämnd.txt").unlink()
    assert "has no nämnd.txt" in run("gold", "minutes").stderr


def test_a_document_that_cannot_be_read(run: Callable[..., Result], folder: Path) -> None:
    """Is told of with the reason, its facts are left out, and the status is 1."""
    (folder / "minutes" / "nämnd.txt").write_bytes(b"")
    done = run("gold", "--totals")
    assert done.exit_code == 1
    *_, measured, told, failed = done.stdout.splitlines()
    assert (measured, told) == (
        "1 document measured",
        "1 could not be read, and their facts are not counted:",
    )
    assert failed.startswith("  failed minutes/nämnd.txt: ")
    assert "decisions\t1\t0\t1\t" in done.stdout
    assert len(json.loads(run("gold", "--json").stdout)["failed"]) == 1


def test_two_names_of_one_file(run: Callable[..., Result], folder: Path) -> None:
    """A document that is a link to another is told of, not left out in silence."""
    (folder / "minutes" / "nämnd.txt").unlink()
    (folder / "minutes" / "nämnd.txt").symlink_to(folder / "minutes" / "ks.txt")
    done = run("gold", "--totals")
    assert done.exit_code == 1
    assert "failed minutes/nämnd.txt: it is the same file as another document" in done.stdout


def test_an_interruption_measures_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the documents would give other figures."""
    stopped = ImportReport(interrupted=True)
    monkeypatch.setattr("minutes_index.ingest.run.import_paths", lambda *_, **__: stopped)
    done = CliRunner().invoke(minutes_index, ["evaluate", str(folder / "gold")])
    assert (done.exit_code, done.stdout) == (130, "")
