"""No output gives out a personal number, wherever in the minutes it stands and however it is spelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.recognisers.number_forms import ON_A_LINE, OVER_LINES, numbers

from minutes_index import Archive
from minutes_index.cli.group import minutes_index
from minutes_index.recognisers.number_spellings import plain
from minutes_index.report.json_form import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SPELLED = [
    (spelling.format(**parts), parts["short"] + parts["last"])
    for spelling, parts in zip(
        (*ON_A_LINE, *OVER_LINES), numbers(len(ON_A_LINE) + len(OVER_LINES)), strict=True
    )
]
HEAD = "Protokoll\n\nSocialnämnden\nSammanträdesdatum 2023-04-{day:02}\n\nNärvarande\nGunilla Nordanvind (S), ordförande\n"
ITEM = """
§ {at} Ansökan av {number} om bidrag

Gunilla Nordanvind säger att sökanden, {number}, har sökt förut.

Socialnämnden beslutar att bevilja {number} bidrag.

Hedvalls Bygg AB ({number}) får i uppdrag att bygga en ramp senast den 1 juni 2023.
"""
A_DOCUMENT = 30
QUESTIONS = ("", "bidrag", "sökanden OR bygga", "kind", "ansökan 2023")
COMMANDS = (
    *(("search", question, "--limit", "1000", "--copies") for question in QUESTIONS),
    *(("decisions",), ("decisions", "bidrag"), ("decisions", "--outcome", "assigned"), ("people",)),
    *(("mentions", "nordanvind", "--format", form) for form in ("csv", "json", "markdown")),
    *(("mentions", "nordanvind"), ("check",), ("duplicates",), ("diff", "d0.txt", "utkast.txt", "--full")),
    *(("show", name, *options) for name in ("d1.txt", "lines.txt") for options in ((), ("--text",), ("--pages",))),
)  # fmt: skip
VERBS: dict[str, Callable[[Archive], Any]] = {
    "search": lambda archive: [archive.search(question, limit=1_000) for question in QUESTIONS],
    "decisions": lambda archive: archive.decisions(),
    "show": lambda archive: [archive.show(each) for each in archive.catalog.document_ids()],
    "pages": lambda archive: [
        page for each in archive.catalog.document_ids() for page in archive.pages(each)
    ],
    "people": lambda archive: archive.people(),
    "mentions": lambda archive: archive.mentions("nordanvind"),
    "duplicates": lambda archive: archive.duplicates(),
    "diff": lambda archive: archive.diff("d0.txt", "utkast.txt"),
    "personal numbers": lambda archive: archive.personal_numbers(),
}


def _minutes(numbers: Sequence[str], day: int) -> str:
    """Minutes that have each number wherever one may stand."""
    rows = "".join(f"Torbjörn Ekvall (M), {number}\n" for number in numbers[:3])
    items = (ITEM.format(at=at, number=number) for at, number in enumerate(numbers, 1))
    return HEAD.format(day=day) + rows + "".join(items)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with every spelling, and a draft of its first document."""
    folder = tmp_path_factory.mktemp("outputs")
    on_a_line = [number for number, _ in SPELLED[: len(ON_A_LINE)]]
    for at in range(0, len(on_a_line), A_DOCUMENT):
        day = at // A_DOCUMENT
        text = _minutes(on_a_line[at : at + A_DOCUMENT], day + 1)
        (folder / f"d{day}.txt").write_text(text, encoding="utf-8")
    draft = _minutes(on_a_line[: A_DOCUMENT - 2], 1).replace("har sökt förut", "har sökt två gånger")
    (folder / "utkast.txt").write_text(draft, encoding="utf-8")
    items = (
        f"\n§ {at} Bidrag\n\n{number}\n\n" for at, (number, _) in enumerate(SPELLED[len(ON_A_LINE) :], 1)
    )
    (folder / "lines.txt").write_text(HEAD.format(day=29) + "".join(items), encoding="utf-8")
    with Archive.open(folder / "index", create=True) as archive:
        assert not archive.import_paths(sorted(folder.glob("*.txt"))).failed
    return folder / "index"


def readable(output: str) -> list[str]:
    """The numbers that can be read in an output, whatever stands between their digits."""
    unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), output).replace(r"\n", "\n")
    digits = "".join(re.findall(r"[0-9]", plain(unescaped)[0]))
    return [number for number, ten in SPELLED if ten in digits]


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_gives_out_a_number(filled: Path, verb: str) -> None:
    with Archive.open(filled) as archive:
        assert readable(to_json(VERBS[verb](archive))) == []


@pytest.mark.parametrize("start", ["18", "9", "person:", "organ:", "person:T", "dnr:"])
def test_nothing_is_completed_to_a_number(filled: Path, start: str) -> None:
    with Archive.open(filled) as archive:
        assert readable("\n".join(archive.complete(start))) == []


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_gives_out_a_number(filled: Path, command: tuple[str, ...], form: tuple[str, ...]) -> None:
    told = CliRunner().invoke(minutes_index, [*command, *form, "--archive", str(filled)])
    assert told.exit_code in {0, 1}, told.output
    assert readable(told.output) == []


@pytest.mark.parametrize("verb", ["search", "decisions", "show", "pages", "diff", "personal numbers"])
def test_numbers_are_there_to_be_masked(filled: Path, verb: str) -> None:
    with Archive.open(filled, unmasked=True) as archive:
        assert readable(to_json(VERBS[verb](archive)))


def test_every_number_is_told_where_it_stands(filled: Path) -> None:
    with Archive.open(filled, unmasked=True) as archive:
        told = "\n".join(place.text for place in archive.personal_numbers())
        held = archive.catalog.personal_numbers(archive.catalog.document_ids())
    assert [number for number, _ in SPELLED if number not in readable(told)] == []
    assert frozenset().union(*held.values()) == {ten for _, ten in SPELLED}
