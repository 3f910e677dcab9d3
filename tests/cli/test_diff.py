"""What `diff` prints, piped and as JSON, and the status it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from minutes_index.archive import Archive
from minutes_index.cli import diff as diff_command
from minutes_index.cli.group import minutes_index
from minutes_index.model import Relation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = "18940719-2385"
"""Nobody's: of Skatteverket's numbers for tests, with a birthday of the 1890s."""
FRONT = """Tibro kommun
Tekniska nämnden

SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2021-03-16

Beslutande        Anna Bergqvist (S), ordförande
                  Bo Lindholm (M)
                  Carin Nordwall (C)

"""
SNOW = f"""§ 21 Snöröjning
Gatuchefen redovisar vinterns kostnader, som blev dubbelt så höga som budgeterat. Arvodet till {NUMBER} är betalt.
Tekniska nämnden beslutar att godkänna redovisningen.

"""
PLAY = """§ 22 Lekplats
Föräldrar i området har samlat in namn för en lekplats vid dungen. Parkenheten bedömer att marken duger efter
dränering och att redskapen kan flyttas från den nedlagda förskolan på Storgatan. Kostnaden ryms i ramen för året,
om staketet får vänta till nästa vår.
Tekniska nämnden beslutar att anlägga lekplatsen under hösten 2021.

"""
TAX = """§ 23 Taxa
Entreprenören har höjt priserna med åtta procent, vilket fastighetsägarna får betala från årsskiftet.
Tekniska nämnden beslutar att höja taxan med åtta procent.

"""
TEXTS = {
    "TN utkast.txt": FRONT + SNOW + PLAY + TAX,
    "TN.txt": FRONT.replace("Bo Lindholm (M)", "Bo Lindhoim (M)")
    + SNOW.replace(NUMBER, "18940719-2393").replace("dubbelt", "tre gånger")
    + PLAY.replace("anlägga lekplatsen", "avslå begäran om lekplats")
    + "§ 23 Information\nRektorn berättar om höstens elever, som är fler än prognosen sade i våras.\n\n"
    + TAX.replace("§ 23", "§ 24"),
    "TN utdrag.txt": "PROTOKOLLSUTDRAG\n\n" + PLAY,
    "TN två.txt": FRONT.replace("03-16", "03-17")
    .replace("(S), ordförande", "(S)")
    .replace("Carin Nordwall", "Eva Sandgren")
    + SNOW
    + PLAY.replace("Tekniska", "Med 2 ja-röster mot 1 nej-röst beslutas. Tekniska").replace(
        "hösten 2021", "hösten 2022"
    )
    + TAX,
    "TN utan lista.txt": FRONT.partition("Beslutande")[0] + PLAY + SNOW + TAX,
    "TN bilaga.txt": "Bilaga\n\n" + " ".join(f"ord{place}" for place in range(99)),
    "TN.md": (FRONT + SNOW + PLAY + TAX).replace("lekplats vid", "lek-\nplats  vid"),
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of these texts."""
    folder = tmp_path_factory.mktemp("minutes")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    directory = tmp_path_factory.mktemp("archive")
    with Archive.open(directory, create=True) as archive:
        assert archive.import_paths([folder]).failed == ()
    return directory


@pytest.fixture
def diff(directory: Path) -> Callable[..., Result]:
    """Runs the command."""
    return lambda *arguments: CliRunner().invoke(
        minutes_index, ["diff", "--archive", str(directory), *arguments]
    )


def test_it_says_which_is_which_and_what_differs(diff: Callable[..., Result]) -> None:
    """First the two, what tells them apart, the sums and the facts; then each section that differs."""
    result = diff("TN utkast.txt", "TN.txt")
    assert result.exit_code == 1
    first, second, relation, summary, blank, *rest = result.stdout.splitlines()
    assert first.startswith("A  ")
    assert "TN utkast.txt  [" in first
    assert first.endswith("]  Tekniska nämnden  2021-03-16")
    assert second.startswith("B  ")
    assert relation == "A is the draft of B: “utkast” in the file name"
    assert summary == (
        "1 section alike, 4 changed, 1 only in B; attendance differs in 1 row; 1 decision differs"
    ), result.stdout
    assert blank == ""
    assert "attendance: A Bo Lindholm, B Bo Lindhoim, present" in rest
    assert any(told.startswith("decision, § 22: A approved, B rejected: [-") for told in rest)


def test_changes_are_marked_within_the_words_around(diff: Callable[..., Result]) -> None:
    """As many as --context says; a renumbered section has both numbers, one that is alone its beginning."""
    printed = diff("TN utkast.txt", "TN.txt", "--context", "2").stdout
    assert "\n  som blev [-dubbelt-] {+tre gånger+} så höga\n" in printed
    assert (
        "\nA § 23 Taxa = B § 24 Taxa  A page 1, B page 1; 24 words alike, 1 only in A, 1 only in B\n"
        in printed
    )
    assert "only in B: § 23 Information  page 1, 16 words\n  {+§ 23 Information Rektorn berättar" in printed


def test_facts_are_told_in_words(diff: Callable[..., Result]) -> None:
    """Who came and went, another role, a vote, another day, a decision in other words."""
    told = diff("TN.md", "TN två.txt").stdout.splitlines()
    for expected in (
        "day of the meeting: A 2021-03-16, B 2021-03-17",
        "attendance: only in A: Anna Bergqvist, chair",
        "attendance: only in A: Carin Nordwall, present",
        "attendance: only in B: Eva Sandgren, present",
        "vote, § 22: A none, B 2-1-0 (yes-no-abstained)",
        "decision, § 22: approved in other words: Tekniska nämnden beslutar att anlägga lekplatsen under hösten 2021.",
    ):
        assert expected in told, told
    told = diff("TN två.txt", "TN.md").stdout.splitlines()
    assert "attendance: only in A: Eva Sandgren, present" in told


def test_a_list_in_one_only_and_a_moved_section(diff: Callable[..., Result]) -> None:
    """Are told as that, with nothing taken out or put in."""
    told = diff("TN utan lista.txt", "TN.md").stdout.splitlines()
    assert any(line.startswith("A is the version without the attendance list of B: ") for line in told)
    assert "attendance list: only in B" in told
    assert sum("  moved  A page 1, B page 1; " in line for line in told) == 1


def test_one_text_in_two_formats(directory: Path) -> None:
    """Has no direction; what is not sure is likely."""
    with Archive.open(directory) as archive:
        found = archive.diff("TN utkast.txt", "TN.txt")
    told = diff_command._relation  # noqa: SLF001
    words = [
        next(iter(told(replace(found, relation=relation, certainty=certainty)))).pieces[0].text
        for relation, certainty in ((Relation.FORMAT, 0.99), (Relation.DRAFT, 0.7))
    ]
    assert words == ["A and B are one text in two formats", "A is likely the draft of B"]


def test_personal_numbers_are_masked_unless_asked_for(diff: Callable[..., Result]) -> None:
    """That two differ is told all the same."""
    printed = diff("TN utkast.txt", "TN.txt").stdout
    assert "[-********-****-] {+********-****+}" in printed
    assert "2385" not in printed + diff("TN utkast.txt", "TN.txt", "--json").stdout
    assert f"[-{NUMBER}-]" in diff("TN utkast.txt", "TN.txt", "--unmasked").stdout


def test_alike_is_status_0_and_trouble_status_2(diff: Callable[..., Result]) -> None:
    """Another format with words broken otherwise is alike; a document that there is none of is trouble."""
    same = diff("TN utkast.txt", "TN.md")
    assert same.exit_code == 0
    assert same.stdout.splitlines()[-1] == "5 sections alike"
    assert diff("TN.txt", "TN.txt").exit_code == 0
    none = diff("TN.txt", "finns inte")
    assert (none.exit_code, none.stdout) == (2, "")
    assert none.stderr.startswith("error: there is no document finns inte\n")


def test_what_an_extract_leaves_out_is_named_only(diff: Callable[..., Result]) -> None:
    """Unless all is wanted; the order of the two does not matter."""
    printed = diff("TN utdrag.txt", "TN utkast.txt").stdout
    assert "A is the extract of B, § 22: “utdrag” in the file name" in printed
    assert "decisions: 2 decisions or proposals in sections only in B" in printed
    assert "only in B: § 21 Snöröjning" in printed
    assert "Gatuchefen" not in printed
    assert "{+§ 21 Snöröjning Gatuchefen" in diff("TN utdrag.txt", "TN utkast.txt", "--full").stdout
    other = diff("TN utkast.txt", "TN utdrag.txt").stdout
    assert "B is the extract of A, § 22" in other
    assert "Gatuchefen" not in other


def test_long_text_of_one_only_is_cut_unless_all_is_wanted(diff: Callable[..., Result]) -> None:
    """And how much is left out is said; two documents need have nothing in common to be compared."""
    result = diff("TN utdrag.txt", "TN bilaga.txt")
    assert result.exit_code == 1
    assert " … (60 words more)+}" in result.stdout
    assert "ord98" not in result.stdout
    assert " ord38 ord39 ord40 ord41 " in diff("TN utdrag.txt", "TN bilaga.txt", "--full").stdout


def test_json_has_the_keys_others_build_on(diff: Callable[..., Result]) -> None:
    """In their order, and each section of both documents once."""
    result = diff("TN.txt", "TN utdrag.txt", "--json")
    found: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(found) == (
        [
            "alike",
            "a",
            "b",
            "relation",
            "subject",
            "part",
            "reason",
            "certainty",
            "sections",
            "decisions",
            "votes",
            "attendance",
            "attendance_list_only_in",
        ]
    )
    assert (found["relation"], found["subject"], found["alike"]) == ("extract of", "b", False)
    assert [section["state"] for section in found["sections"]].count("only in A") == 5
    assert list(found["sections"][0]) == (
        ["state", "moved", "a", "b", "words_alike", "words_only_a", "words_only_b", "changes"]
    )


def test_on_a_terminal_lines_are_wrapped(directory: Path) -> None:
    """At the width of the terminal, without breaking words."""
    import pty  # noqa: PLC0415 - there are none on some systems

    main, side = pty.openpty()
    environment = os.environ | {"COLUMNS": "80", "TERM": "xterm", "NO_COLOR": "1"}
    command = [
        sys.executable,
        "-m",
        "minutes_index",
        "diff",
        "--archive",
        str(directory),
        "TN utkast.txt",
        "TN.txt",
    ]
    with subprocess.Popen(command, stdout=side, env=environment) as process:  # noqa: S603 - our own words
        os.close(side)
        written = b""
        while chunk := _read(main):
            written += chunk
    os.close(main)
    assert process.returncode == 1
    lines = written.decode().replace("\r", "").splitlines()
    assert max(map(len, lines)) <= 80
    assert any("{+tre gånger+}" in told for told in lines)


def _read(terminal: int) -> bytes:
    """What is written to a terminal; nothing at its end, which Linux calls an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
