"""Fields of forms, texts written over pages, and stamps are read where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.extract.drawn import A4, joined, lines, pdf, stream, text
from tests.extract.test_pdf_shown import only, spaced

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("Ordförande", "Plats", "Beslut i § 34")
VALUES = ("Tage Lundmark", "Bygdegården i Norrlida", "Styrelsen beslutar att köpa en ny spis.")
DRAWN = lines(60, 700, *LABELS, step=50)
FORM = "/AcroForm<</Fields[100 0 R 101 0 R 102 0 R]/NeedAppearances true/DR<</Font<</Helv 3 0 R>>>>/DA(/Helv 11 Tf 0 g)>>"
LETTERS = "/Type/XObject/Subtype/Form/Resources<</Font<</F 3 0 R>>>>"


def field(row: int, value: str, off: float, look: int | None) -> bytes:
    """A field beside the label of a row, ``off`` points higher."""
    y = 700 - 50 * row
    appears = f"/AP<</N {look} 0 R>>" if look else ""
    told = (
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(f{row})/V({value})/Rect[180 {y - 6 + off} 560 {y + 12 + off}]"
    )
    return f"{told}/DA(/Helv 11 Tf 0 g)/F 4/P 10 0 R{appears}>>".encode("cp1252")


@pytest.mark.parametrize("off", [-5.0, 0.0, 6.0])
@pytest.mark.parametrize("drawn", [True, False], ids=["with a look", "without"])
def test_fields_of_a_form_stand_beside_their_labels(tmp_path: Path, off: float, *, drawn: bool) -> None:
    more = {
        100 + row: field(row, value, off, 110 + row if drawn else None) for row, value in enumerate(VALUES)
    }
    for row, value in enumerate(VALUES):
        more[110 + row] = stream(text(2, 6, value), f"{LETTERS}/BBox[0 0 380 18]")
    path = pdf(
        tmp_path / "form.pdf", DRAWN, page=f"{A4}/Annots[100 0 R 101 0 R 102 0 R]", catalog=FORM, more=more
    )
    rows = [" ".join(line.split()) for line in spaced(only(path)).splitlines()]
    assert rows == [f"{label} {value}" for label, value in zip(LABELS, VALUES, strict=True)]


def over(kind: str, words: str, flags: int, *, drawn: bool) -> dict[int, bytes]:
    """An annotation over a page, with its look."""
    appears = "/AP<</N 101 0 R>>" if drawn else ""
    told = f"<</Type/Annot/Subtype/{kind}/Contents({words})/Rect[60 400 460 430]/DA(/Helv 11 Tf 0 g)/F {flags}{appears}>>"
    return {100: told.encode("cp1252"), 101: stream(text(2, 9, words), f"{LETTERS}/BBox[0 0 400 30]")}


@pytest.mark.parametrize(("kind", "drawn"), [("FreeText", True), ("FreeText", False), ("Stamp", True)])
@pytest.mark.parametrize("white", ["", "1 1 1 rg"])
def test_what_is_written_over_a_page_is_read_at_its_place(
    tmp_path: Path, kind: str, white: str, *, drawn: bool
) -> None:
    more = over(kind, "Tillagt: Inga Holm reserverar sig.", 4, drawn=drawn)
    hidden = joined(white, text(60, 200, "Vitt")) if white else ""
    page = joined(DRAWN, text(60, 300, "Vid protokollet"), hidden)
    found = only(pdf(tmp_path / "over.pdf", page, page=f"{A4}/Annots[100 0 R]", more=more))
    assert spaced(found).splitlines()[-2:] == ["Tillagt: Inga Holm reserverar sig.", "Vid protokollet"]


@pytest.mark.parametrize("kind", ["FreeText", "Stamp"])
def test_what_is_hidden_is_not_read(tmp_path: Path, kind: str) -> None:
    more = over(kind, "Dolt", 2, drawn=True)
    assert (
        "Dolt" not in only(pdf(tmp_path / "hidden.pdf", DRAWN, page=f"{A4}/Annots[100 0 R]", more=more)).text
    )


NOTES = {
    "a sticky note with its window": {
        100: "<</Type/Annot/Subtype/Text/Contents(Fråga Inga om spisen)/Rect[300 640 320 660]/Popup 101 0 R/F 4>>",
        101: "<</Type/Annot/Subtype/Popup/Parent 100 0 R/Rect[330 560 530 660]/Open true>>",
    },
    "a remark on marked words": {
        100: "<</Type/Annot/Subtype/Highlight/Contents(Fråga Inga om spisen)/Rect[60 590 300 612]"
        "/QuadPoints[60 612 300 612 60 590 300 590]/C[1 1 0]/F 4>>",
    },
    "words struck out, with a look": {
        100: "<</Type/Annot/Subtype/StrikeOut/Contents(Fråga Inga om spisen)/Rect[60 590 300 612]/F 4/AP<</N 102 0 R>>>>",
        102: "",
    },
    "a remark drawn freely, with a stamp beside it": {
        100: "<</Type/Annot/Subtype/Ink/Contents(Fråga Inga\\n  om spisen)/InkList[[60 590 90 600]]/Rect[60 590 90 600]/F 4>>",
        101: "<</Type/Annot/Subtype/Stamp/Contents(KOPIA)/Rect[60 400 460 430]/F 4/AP<</N 103 0 R>>>>",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_what_is_noted_about_a_page_is_set_apart(tmp_path: Path, name: str) -> None:
    """Sticky notes and remarks are no text of the page, and are not lost."""
    more = {number: told.encode("cp1252") for number, told in NOTES[name].items()}
    more[102] = stream("60 600 m 300 600 l S", f"{LETTERS}/BBox[60 590 300 612]")
    more[103] = stream(text(2, 9, "KOPIA"), f"{LETTERS}/BBox[0 0 400 30]")
    path = pdf(tmp_path / "note.pdf", DRAWN, page=f"{A4}/Annots[100 0 R 101 0 R]", more=more)
    page = only(path)
    assert spaced(page).splitlines() == list(LABELS)
    assert " ".join(page.aside.split()).endswith("Fråga Inga om spisen")


def test_a_hidden_note_stays_hidden(tmp_path: Path) -> None:
    more = {100: b"<</Type/Annot/Subtype/Text/Contents(Dolt)/Rect[300 640 320 660]/F 2>>"}
    assert not only(pdf(tmp_path / "note.pdf", DRAWN, page=f"{A4}/Annots[100 0 R]", more=more)).aside


@pytest.mark.parametrize("words", ["UTKAST", "EJ JUSTERAT"])
def test_a_stamp_that_marks_a_draft_is_set_apart(tmp_path: Path, words: str) -> None:
    more = over("Stamp", words, 4, drawn=True)
    page = only(pdf(tmp_path / "stamp.pdf", DRAWN, page=f"{A4}/Annots[100 0 R]", more=more))
    assert (page.aside, words in page.text) == (words, False)
