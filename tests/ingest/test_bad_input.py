"""Files that cannot be taken in, from the command line to the report: one row each, and nothing else is lost."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner, Result
from fpdf import FPDF
from PIL import Image

from minutes_index.archive import Archive
from minutes_index.cli.group import minutes_index

if TYPE_CHECKING:
    from collections.abc import Callable

PROSE: Final = (
    "Tekniska nämnden beslutar att godkänna redovisningen av vinterväghållningen och att ge förvaltningen i uppdrag "
    "att återkomma med en kostnadsberäkning för nästa år. "
) * 4
EMPTY_PDF: Final = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[]/Count 0>>",
)
SHIFT: Final = 29
"""Glyph numbers of a subset font, read as characters, lie that far from the letters they draw."""


def pdf(path: Path, *texts: str, password: str = "") -> Path:
    """A PDF with a page a text."""
    made: Any = FPDF(unit="pt", format="A4")
    made.set_font("Helvetica", size=11)
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    for text in texts:
        made.add_page()
        made.multi_cell(0, 13, text)
    made.output(str(path))
    return path


def picture(path: Path) -> None:
    """A PDF of a picture only."""
    made: Any = FPDF()
    made.add_page()
    made.image(Image.new("L", (400, 300), 200), w=150)
    made.output(str(path))


def without_pages(path: Path) -> None:
    """A whole PDF that has no pages, with its table of objects."""
    written, places = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(EMPTY_PDF, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}trailer\n<</Size {len(places) + 1}/Root 1 0 R>>"
    path.write_bytes(written + f"{table}\nstartxref\n{len(written)}\n%%EOF\n".encode())


def garbage(path: Path) -> None:
    """A PDF whose letters all are others than those they look like."""
    pdf(path, "".join(chr(ord(mark) - SHIFT) if mark > "@" else mark for mark in PROSE if mark.isascii()))


def truncated(path: Path) -> None:
    """The first half of a PDF."""
    whole = pdf(path, PROSE, PROSE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def workbook(path: Path) -> None:
    """Another program's format under the name of a PDF."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", "<workbook/>")


Case = tuple[str, "Callable[[Path], object]", str, str, str]
BAD: Final[tuple[Case, ...]] = (
    ("empty.pdf", Path.touch, "empty", "it has no bytes", "ask for a new copy"),
    ("blank.txt", lambda path: path.write_text(" \n\n"), "empty", "it has no text", "ask for a new copy"),
    ("not-a-pdf.pdf", workbook, "unsupported", "an Excel workbook (xlsx)", "save it as PDF"),
    ("truncated.pdf", truncated, "unreadable", "truncated: its end is missing", "ask for a new copy"),
    (
        "damaged.pdf",
        lambda path: path.write_bytes(b"%PDF-1.4\n" + b"\x07" * 500 + b"\nstartxref\n0\n%%EOF\n"),
        "unreadable",
        "damaged: it cannot be opened",
        "ask for a new copy",
    ),
    (
        "locked.pdf",
        lambda path: pdf(path, PROSE, password="x"),  # noqa: S106 - it locks a file made here
        "encrypted",
        "it needs a password",
        "without a password",
    ),
    ("picture.pdf", picture, "no text", "no text on its only page", "OCR"),
    ("garbage.pdf", garbage, "no text", "its text cannot be read", "OCR"),
    ("no-pages.pdf", without_pages, "empty", "it has no pages", "ask for a new copy"),
    (
        "binary.txt",
        lambda path: path.write_bytes(bytes(range(256)) * 20),
        "unsupported",
        "binary data, not text",
        "plain text",
    ),
    ("pipe.txt", os.mkfifo, "unreadable", "it is a pipe", "open it in another program"),
    (
        "dangling.txt",
        lambda path: path.symlink_to("gone"),
        "unreadable",
        "it is a link to nothing",
        "mend or remove",
    ),
    (
        "loop",
        lambda path: path.symlink_to(path.parent),
        "unreadable",
        "a link back to a folder",
        "remove the link",
    ),
)
"""Name, how it is made, and kind, reason and way out in the report."""
FOREIGN_NAME: Final = b"m\xf6te \xe5tta.txt"
GOOD: Final = {"good.pdf", "note.txt", r"m\xf6te \xe5tta.txt"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of bad file among three good ones, of which one has a name that is not UTF-8."""
    made = tmp_path_factory.mktemp("minutes")
    for name, make, *_ in BAD:
        make(made / name)
    pdf(made / "good.pdf", f"Protokoll\n\n§ 1 Vinterväghållning\n\n{PROSE}")
    (made / "note.txt").write_text("Anteckningar\n\nNätverket samtalade om cykelvägar.\n", encoding="utf-8")
    try:
        (made / os.fsdecode(FOREIGN_NAME)).write_text(
            "Anteckningar\n\nNätverket åt glass.\n", encoding="utf-8"
        )
    except OSError:
        pytest.skip("this file system keeps names in UTF-8 only")
    return made


def run(*arguments: str | Path) -> Result:
    """The program, as a user starts it."""
    return CliRunner().invoke(minutes_index, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def archive(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """An archive that the folder was imported into, and what was printed."""
    home = tmp_path_factory.mktemp("archive")
    return home, run("import", "--json", "--archive", home, folder)


def test_every_bad_file_has_one_row(archive: tuple[Path, Result]) -> None:
    """Kind, reason and way out are told in plain words, once for each file and for no other."""
    report = json.loads(archive[1].stdout)
    rows = {os.path.basename(failure["path"]): failure for failure in report["failed"]}  # noqa: PTH119 - a shown path
    assert len(rows) == len(report["failed"])
    assert rows.keys() == {name for name, *_ in BAD}
    for name, _, kind, reason, hint in BAD:
        assert (rows[name]["kind"], reason in rows[name]["reason"]) == (kind, True), rows[name]
        assert hint in rows[name]["hint"]


def test_the_good_files_are_in(archive: tuple[Path, Result]) -> None:
    """What can be read is in and can be found, whatever its name and whatever stands beside it."""
    home, result = archive
    assert {os.path.basename(path) for path in json.loads(result.stdout)["new"]} == GOOD  # noqa: PTH119 - as above
    with Archive.open(home) as opened:
        assert opened.check() == []
        for query, name in (
            ("vinterväghållning", "good.pdf"),
            ("cykelvägar", "note.txt"),
            ("glass", "tta.txt"),
        ):
            assert [hit.path.endswith(name) for hit in opened.search(query).hits] == [True]


def test_the_status_is_0_unless_asked_for(archive: tuple[Path, Result], folder: Path) -> None:
    """Bad files are no error of the command, except with --strict."""
    assert archive[1].exit_code == 0
    assert run("import", "--strict", "--archive", archive[0], folder).exit_code == 1
    assert run("import", "--strict", "--archive", archive[0], folder / "note.txt").exit_code == 0


def test_the_report_has_a_line_a_file(archive: tuple[Path, Result], folder: Path) -> None:
    """On paper a row is one line: the path, why, and what to do; no traceback and no foreign byte."""
    result = run("import", "--archive", archive[0], folder)
    lines = [line for line in result.stdout.splitlines() if line.startswith("  failed ")]
    assert result.stdout.splitlines()[0] == f"0 new, 0 changed, {len(GOOD)} unchanged, {len(BAD)} failed"
    assert len(lines) == len(BAD)
    assert all(line.endswith(")") and f"{folder}/" in line for line in lines)
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    """Too few rights are told of as such."""
    (tmp_path / "secret.txt").write_text("Anteckningar", encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    report = json.loads(run("import", "--json", "--archive", tmp_path / "a", tmp_path / "secret.txt").stdout)
    assert report["failed"][0]["reason"] == "permission denied"


WORDS: Final = (
    "bron",
    "skolan",
    "badet",
    "torget",
    "hamnen",
    "parken",
    "vägen",
    "huset",
    "ängen",
    "kajen",
    "ladan",
)


def page(number: int) -> str:
    """A short page unlike the others: what repeats on every page would be taken for a running head."""
    first, second, third = (WORDS[number // 11**place % 11] for place in range(3))
    return f"Efter {first} kommer {second}, säger {third}.\nFör {third} väljs {second} före {first} och nummer {number}."


def test_a_pdf_of_3000_pages(tmp_path: Path) -> None:
    """A very long document is imported whole: a word is found on the page where it stands."""
    texts = {number: page(number) for number in range(1, 3001)} | {
        1500: "Nu är det glass.",
        3000: "Sist blev det tårta.",
    }
    path = pdf(tmp_path / "long.pdf", *texts.values())
    with Archive.open(tmp_path / "archive", create=True) as opened:
        assert opened.import_paths([path]).failed == ()
        assert opened.stats().pages == 3000
        view = opened.show("long.pdf")
        text = "".join(section.text for section in view.sections)
        assert text.index("ladan") < text.index("glass") < text.index("nummer 2999.") < text.index("tårta")
        assert [hit.path for hit in opened.search("glass tårta").hits] == [str(path)]
