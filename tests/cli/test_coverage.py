"""What `coverage` prints: piped, on a terminal, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from tests.catalog.conftest import made
from tests.cli.test_process import _environment, _on_terminal

from minutes_index.archive import Archive
from minutes_index.catalog.facts import Failure
from minutes_index.catalog.store import SqliteCatalog
from minutes_index.cli.group import minutes_index
from minutes_index.model import Page, ReadBy, Section, SectionKind, Span, When
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from minutes_index.model import Record

GAP = "§§ 31–44 between 2023-02-14 (… § 30) and 2023-05-09 (§ 45 …)"
KEYS = {
    "": "documents meetings pages possible years unplaced in_part unread",
    "years": (
        "municipality body year meetings documents copies extracts summonses undated inferred "
        "without_municipality first_day last_day numbering pages findings"
    ),
    "findings": "kind what reason minutes numbers after before candidates",
    "unplaced": "document_id path body held_on",
    "unread": "path kind reason hint",
}


def minutes(
    day: str, numbers: Iterable[int] = (), body: str = "Socialnämnden", quality: float = 0.5
) -> Record:
    """A record with such items; its second page is blank and the third was recognised."""
    record = made(f"{body[:2]} {day}", f"/arkiv/{body} {day}.pdf", None)
    sections = tuple(
        Section(Span(at, at + 1), at, SectionKind.ITEM, "Ärende", f"§ {number}")
        for at, number in enumerate(numbers)
    )
    held_on = When(day, "", stated=True, reason="") if day else None
    pages = (
        Page(1, "ord", ReadBy.TEXT_LAYER),
        Page(2, "", ReadBy.TEXT_LAYER),
        Page(3, "ord", ReadBy.OCR, quality),
    )
    document = replace(record.document, sections=sections, held_on=held_on, body=body)
    return replace(record, document=document, pages=pages)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A body with a gap, one that is only named once, a document without either, a file that could not be read."""
    directory = tmp_path_factory.mktemp("covered")
    spans = {"2023-01-17": range(1, 15), "2023-02-14": range(15, 31), "2023-05-09": range(45, 59)}
    records = [minutes(day, span) for day, span in spans.items()]
    with SqliteCatalog.open(directory, create=True) as catalog:
        catalog.replace([*records, minutes("2022-05-09", body="Valnämnden"), minutes("", body="")])
        catalog.finish_run(
            catalog.begin_run(), {}, [Failure("/arkiv/låst.pdf", "encrypted", "locked", "unlock")]
        )
    return directory


@pytest.fixture
def go(directory: Path) -> Callable[..., Result]:
    """Runs the command on the archive."""
    return lambda *arguments: CliRunner().invoke(
        minutes_index, ["coverage", *arguments, "--archive", str(directory)]
    )


def test_piped_it_is_a_table_with_all_columns(go: Callable[..., Result]) -> None:
    """A line a body and year with tabs between; what is not counted is told of beside it."""
    told = go()
    header, *rows = (line.split("\t") for line in told.stdout.splitlines())
    assert told.exit_code == 0
    assert {len(row) for row in rows} == {len(header)}
    first = dict(zip(header, rows[0], strict=True))
    assert [row[1:3] for row in rows] == [["Socialnämnden", "2023"], ["Valnämnden", "2022"], ["", ""]]
    assert (first["meetings"], first["first §"], first["last §"], first["no text"]) == ("3", "1", "58", "3")
    assert (first["numbering"], first["certainty"], first["quality"]) == (
        "through the year",
        "likely",
        "0.50",
    )
    assert (first["missing?"], first["what may be missing"]) == ("1", GAP)
    assert told.stderr == "not counted: 1 file that could not be read (--json lists it all)\n"


def test_a_body_is_told_of_in_full(go: Callable[..., Result]) -> None:
    """How it numbers and why that is believed, how its pages were read, every finding with its reason."""
    told = go("--body", "socialn")
    assert told.stdout.splitlines() == [
        "Socialnämnden, Lerum 2023",
        "  meetings: 3, 2023-01-17 to 2023-05-09; 3 documents",
        "  numbers: §§ 1–58, through the year (likely: 2 of 2 meetings go on with numbers not used before)",
        "  pages: 9, 3 without text, 3 recognised in pictures, mean quality 50%",
        "    /arkiv/Socialnämnden 2023-01-17.pdf: 1 of 3 without text, quality 50%",
        "    /arkiv/Socialnämnden 2023-02-14.pdf: 1 of 3 without text, quality 50%",
        "    /arkiv/Socialnämnden 2023-05-09.pdf: 1 of 3 without text, quality 50%",
        f"  missing? {GAP}",
        "    14 numbers; a meeting of the year has 14 (the median); 84 days apart; 1 page of 2023-02-14 without text; 1 page of 2023-05-09 without text",
        "",
    ]


def test_gaps_alone(go: Callable[..., Result]) -> None:
    """Nothing but what may be missing; when nothing may, that is said."""
    assert go("--gaps").stdout.splitlines()[:2] == ["Socialnämnden, Lerum 2023", f"  missing? {GAP}"]
    assert go("--gaps", "--year", "2022").stdout == "no sign of missing minutes\n"


def test_a_question_that_nothing_answers_is_told_of(go: Callable[..., Result], tmp_path: Path) -> None:
    assert go("--body", "nybyggnad").stdout == "no document of a body named nybyggnad\n"
    SqliteCatalog.open(tmp_path, create=True).close()
    told = CliRunner().invoke(minutes_index, ["coverage", "--archive", str(tmp_path)])
    assert (told.exit_code, told.stdout) == (0, "no document\n")


def test_more_than_a_screen_is_told_of(tmp_path: Path) -> None:
    """What may be a missing document is named; of many findings and files the first are shown, and how many there are."""
    bodies = [
        f"{name}nämnden"
        for name in (
            "Val",
            "Skol",
            "Plan",
            "Natur",
            "Trafik",
            "Bygg",
            "Vård",
            "Idrotts",
            "Avfalls",
            "Kris",
            "Arkiv",
        )
    ]
    records = [minutes("2023-01-17", range(5, 9), body) for body in bodies]
    lost = minutes("", range(1, 5), body="")
    failures = [Failure(f"/arkiv/{at}.pdf", "encrypted", "locked", "unlock") for at in range(12)]
    with SqliteCatalog.open(tmp_path, create=True) as catalog:
        catalog.replace(
            [
                *(
                    replace(record, document=replace(record.document, id=body))
                    for record, body in zip(records, bodies, strict=True)
                ),
                lost,
            ]
        )
        catalog.finish_run(catalog.begin_run(), {}, failures)
    printed = _on_terminal(["coverage"], _environment(tmp_path, NO_COLOR="1", COLUMNS="80"))
    lines = [line.strip() for line in printed.splitlines()]
    assert "11 signs of missing minutes:" in lines
    assert lines.count("may be /arkiv/ .pdf") == 10
    assert "and 1 more; --gaps lists them" in lines
    assert "and 2 more; --json has all" in lines
    gaps = CliRunner().invoke(minutes_index, ["coverage", "--gaps", "--archive", str(tmp_path)])
    assert gaps.stdout.count("missing? §§ 1–4 before 2023-01-17 (§ 5 …)") == 11
    assert "not counted: 12 files" in gaps.stderr


def test_an_archive_without_signs_says_so(tmp_path: Path) -> None:
    with SqliteCatalog.open(tmp_path, create=True) as catalog:
        catalog.replace([minutes("2023-01-17", range(1, 5))])
    printed = _on_terminal(["coverage"], _environment(tmp_path, NO_COLOR="1", COLUMNS="80"))
    assert "no sign of missing minutes" in [line.strip() for line in printed.splitlines()]


def test_json_has_the_keys_others_build_on(go: Callable[..., Result], directory: Path) -> None:
    """The same as Python gives."""
    told = json.loads(go("--json").stdout)
    assert list(told) == KEYS[""].split()
    assert list(told["years"][0]) == KEYS["years"].split()
    assert list(told["years"][0]["findings"][0]) == KEYS["findings"].split()
    assert list(told["unplaced"][0]) == KEYS["unplaced"].split()
    assert list(told["unread"][0]) == KEYS["unread"].split()
    assert told["years"][0]["findings"][0]["kind"] == "numbers between meetings"
    with Archive.open(directory) as archive:
        assert json.loads(to_json(archive.coverage())) == told
        assert archive.coverage(body="val", year=2022).documents == 1


def test_on_a_terminal_a_summary_follows_the_table(directory: Path) -> None:
    """In 80 columns: bodies and years, then signs of missing minutes, unread files, documents that belong nowhere."""
    printed = _on_terminal(["coverage"], _environment(directory, NO_COLOR="1", COLUMNS="80"))
    lines = [line.rstrip() for line in printed.splitlines()]
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["body", "year", "meetings", "numbers", "pages", "no", "text", "missing?"]
    assert lines[1].split() == ["Socialnämnden,", "Lerum", "2023", "3", "§§", "1–58", "9", "3", "1"]
    below = lines[lines.index("1 sign of missing minutes:") :]
    assert below[1:3] == ["Socialnämnden, Lerum 2023", f"  missing? {GAP}"]
    assert "1 file could not be read, so nothing of them is counted:" in below
    assert "  /arkiv/låst.pdf: locked" in below
    at = below.index("1 document without a body or a day:")
    assert below[at + 1] == "  /arkiv/ .pdf (neither)"
    assert below[at + 2].endswith("documents of which not all was read:")
    assert "Närvarande: 5 names, 3 without a role" in " ".join(below[at + 3 :])
    assert below[-1] == "all of one body: minutes-index coverage --body NAME"
