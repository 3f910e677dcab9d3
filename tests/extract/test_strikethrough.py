"""What is struck out is no text of its page, and raised marks of notes glue to no word and no number, in every format."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from minutes_index.extract import pages
from minutes_index.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = tuple[str, str]
    """Text and how it is inked: nothing, ``struck`` or ``raised``."""

STRUCK_OUT = [("Styrelsen beslutar att ", ""), ("avslå", "struck"), (" bevilja bidraget.", "")]
NOTES = [("Ugnen", ""), ("1", "raised"), (" kostar 40", ""), ("2", "raised"), (" kronor per m", ""), ("2", "raised"), (".", "")]  # fmt: skip


def _docx(path: Path, runs: list[Run]) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph()
    for text, ink in runs:
        font = paragraph.add_run(text).font
        font.strike, font.superscript = ink == "struck" or None, ink == "raised" or None
    made.save(str(path))


def _html(path: Path, runs: list[Run]) -> None:
    tags = {"struck": "s", "raised": "sup", "": "span"}
    body = "".join(f"<{tags[ink]}>{text}</{tags[ink]}>" for text, ink in runs)
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><p>{body}</p>")


def _css(path: Path, runs: list[Run]) -> None:
    rules = "<style>.struck{text-decoration:line-through}.raised{vertical-align:super}</style>"
    body = "".join(f"<span class='{ink}'>{text}</span>" for text, ink in runs)
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{rules}<p>{body}</p>")


def _rtf(path: Path, runs: list[Run]) -> None:
    words = {"struck": r"\strike ", "raised": r"\super ", "": r"\plain "}
    body = "".join(f"{{{words[ink]}{text.replace('å', chr(92) + chr(39) + 'e5')}}}" for text, ink in runs)
    path.write_text(rf"{{\rtf1\ansi {body}\par}}", encoding="ascii")


def _odt(path: Path, runs: list[Run]) -> None:
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = (
        f'xmlns:office="{ns}:office:1.0" xmlns:text="{ns}:text:1.0" '
        f'xmlns:style="{ns}:style:1.0" office:version="1.3"'
    )
    looks = (
        '<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = "".join(
        f'<text:span text:style-name="{ink}">{text}</text:span>' if ink else text for text, ink in runs
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{looks}</office:automatic-styles>"
        f"<office:body><office:text><text:p>{body}</text:p></office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)


FORMATS = {"docx": _docx, "html": _html, "css.html": _css, "rtf": _rtf, "odt": _odt}


@pytest.mark.parametrize("name", FORMATS)
def test_struck_words_are_set_aside_and_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"minutes.{name}"
    FORMATS[name](path, STRUCK_OUT)
    (page,) = pages(path)
    assert (page.text, page.aside) == ("Styrelsen beslutar att bevilja bidraget.", "avslå")


@pytest.mark.parametrize("name", FORMATS)
def test_raised_marks_stand_apart_and_powers_with_their_unit(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"minutes.{name}"
    FORMATS[name](path, NOTES)
    (page,) = pages(path)
    assert page.text == "Ugnen ¹ kostar 40 ² kronor per m²."
    assert page.aside == ""


def _one(make: Callable[[Path, list[Run]], None], tmp_path: Path, runs: list[Run]) -> str:
    path = tmp_path / "minutes.html"
    make(path, runs)
    (page,) = pages(path)
    return page.text


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("12", "Bo Ek ¹² ler"),
        ("3)", "Bo Ek ³) ler"),
        ("*", "Bo Ek * ler"),
        ("[7]", "Bo Ek [7] ler"),
        ("b", "Bo Ek ᵇ ler"),
        (":te", "Bo Ek:te ler"),
    ],
)
def test_marks_of_notes_are_figures_signs_and_single_letters(
    tmp_path: Path, raised: str, expected: str
) -> None:
    assert _one(_html, tmp_path, [("Bo Ek", ""), (raised, "raised"), (" ler", "")]) == expected


def test_all_blocks_of_deleted_text_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "minutes.html"
    path.write_text("<p>Kvar</p><del><p>Bort</p><p>Också bort</p></del><p>Åter kvar</p>")
    (page,) = pages(path)
    assert page.text.split() == ["Kvar", "Åter", "kvar"]
    assert page.aside == "Bort\nOckså bort"


def test_a_style_of_characters_strikes_in_word(tmp_path: Path) -> None:
    made = docx.Document()
    style = made.styles.add_style("Struket", 2)
    style.font.strike = True
    paragraph = made.add_paragraph("Bordläggs ")
    paragraph.add_run("till maj", style="Struket")
    made.save(str(tmp_path / "a.docx"))
    (page,) = pages(tmp_path / "a.docx")
    assert (page.text, page.aside) == ("Bordläggs", "till maj")


@pytest.mark.parametrize("name", ["docx", "html", "odt"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kommun\u00adstyrelsen möts.", "Kommunstyrelsen möts."),
        ("Be\u200bvilja bi\u2060dra\ufeffget.", "Bevilja bidraget."),
        ("Vega\u00a0Lindmark får 400\u00a0000\u202fkronor.", "Vega Lindmark får 400 000 kronor."),
    ],
)
def test_what_nobody_sees_within_a_word_is_nothing(
    tmp_path: Path, name: str, typed: str, expected: str
) -> None:
    path = tmp_path / f"minutes.{name}"
    FORMATS[name](path, [(typed, "")])
    assert structure(tuple(pages(path))).text == expected
