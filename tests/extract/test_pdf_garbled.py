"""Text layers that are no text: told as such, recognised where a program can, and never better trusted than a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.extract.drawn import INVISIBLE, joined, lines, pdf, stream
from tests.extract.test_pdf_shown import WITHOUT_OCR

from minutes_index import errors
from minutes_index.extract import pages
from minutes_index.extract.legibility import Legibility, swedish
from minutes_index.model import ReadBy

if TYPE_CHECKING:
    from pathlib import Path

SEEN = (
    "Bygdegårdens styrelse i Norrlida",
    "Protokoll från mötet den 15 januari 2015",
    "Närvarande: Maria Tellström och Stellan Lomark",
    "Ordföranden öppnade mötet och hälsade alla välkomna.",
    "Föregående protokoll lästes upp och lades till handlingarna.",
    "Styrelsen beslutade att måla gården på nytt i vår",
    "och att byta bank för föreningens pengar.",
    "Nästa möte hålls den 19 februari klockan sju.",
)
POOR = tuple(
    line.replace("å", "a")
    .replace("ö", "o'")
    .replace("en", "cn")
    .replace("t", "l")
    .replace("r", "i'")
    .replace("d", "cl")
    for line in SEEN
)


def shifted(words: str, by: int) -> str:
    """Words in letters that stand for others further on in the alphabet."""
    return "".join(
        chr((ord(letter.lower()) - 97 + by) % 26 + 97) if letter.isascii() and letter.isalpha() else letter
        for letter in words
    )


SHIFTED = [pytest.param(tuple(shifted(line, by) for line in SEEN), id=f"by {by}") for by in (1, 3, 5, 11, 19)]
NAMES = [
    pytest.param(
        tuple("".join(f"(cid:{ord(letter) % 90})" for letter in line) for line in SEEN[:3]), id="cid"
    ),
    pytest.param(
        tuple("".join(f"/g{ord(letter) % 90}" for letter in line) for line in SEEN[:5]), id="glyph names"
    ),
]


def scanned(path: Path, layer: tuple[str, ...], mode: str, height: int) -> Path:
    """A page that is a picture of the text, with an invisible layer of somebody's recognition."""
    with pypdfium2.PdfDocument(pdf(path, lines(50, 750, *SEEN, size=12, step=30))) as document:
        page = document[0]
        picture = page.render(scale=height / page.get_height()).to_pil().convert(mode)
        page.close()
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=85)
    space = "/DeviceGray" if mode == "L" else "/DeviceRGB"
    entries = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode"
    drawn = joined("q 595 0 0 842 0 0 cm /I Do Q", lines(50, 750, *layer, drawn=INVISIBLE, step=35))
    more = {100: stream(packed.getvalue(), entries)}
    return pdf(path, drawn, resources="/XObject<</I 100 0 R>>", more=more)


@pytest.mark.parametrize("garbled", SHIFTED + NAMES)
def test_letters_that_stand_for_others_are_told_as_such(tmp_path: Path, garbled: tuple[str, ...]) -> None:
    path = pdf(tmp_path / "garbled.pdf", lines(20, 800, *garbled, size=4))
    with pytest.raises(errors.NoTextLayer, match="do not tell which letters"):
        list(pages(path, WITHOUT_OCR))


@pytest.mark.parametrize("garbled", SHIFTED)
def test_a_garbled_page_beside_a_sound_one_is_unread_and_kept_aside(
    tmp_path: Path, garbled: tuple[str, ...]
) -> None:
    sound, other = pages(
        pdf(tmp_path / "half.pdf", lines(50, 780, *SEEN), lines(50, 780, *garbled)), WITHOUT_OCR
    )
    assert sound.read_by is ReadBy.TEXT_LAYER
    assert (other.read_by, other.text) == (ReadBy.UNREAD, "")
    assert garbled[0] in other.aside


@pytest.mark.tesseract
@pytest.mark.parametrize(("mode", "height"), [("L", 2339), ("RGB", 1754), ("L", 3508)])
def test_a_poor_layer_over_a_picture_is_recognised_anew(tmp_path: Path, mode: str, height: int) -> None:
    (page,) = pages(scanned(tmp_path / "poor.pdf", POOR, mode, height))
    assert page.read_by is ReadBy.OCR
    assert "Styrelsen beslutade att måla gården" in page.text


@pytest.mark.tesseract
def test_a_good_layer_over_a_picture_is_kept(tmp_path: Path) -> None:
    (page,) = pages(scanned(tmp_path / "good.pdf", SEEN, "L", 1754))
    assert page.read_by is ReadBy.TEXT_LAYER


@pytest.mark.tesseract
@pytest.mark.parametrize("by", [1, 5, 11])
def test_a_page_whose_font_tells_false_letters_is_recognised(tmp_path: Path, by: int) -> None:
    """The page shows the text; what each letter is said to be is another."""
    said = "".join(f"<{code:02x}> <{ord(shifted(chr(code), by)):04x}>\n" for code in range(97, 123))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"1 beginbfrange <20> <60> <0020> endbfrange\n26 beginbfchar\n{said}endbfchar\nendcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 100 0 R>>"
    drawn = lines(50, 780, *SEEN, size=12, step=24)
    (page,) = pages(pdf(tmp_path / "false.pdf", drawn, more={3: font, 100: stream(cmap)}))
    assert page.read_by is ReadBy.OCR
    assert "Styrelsen beslutade att måla" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "Kunnanhallitus päätti hyväksyä talousarvion vuodelle ja esittää sen edelleen valtuustolle. Puheenjohtaja avasi kokouksen.",
        "The board decided to approve the budget and asked the administration to return with an overview of all the costs.",
        "Elof Granqvist (M), Tindra Håkansson (C), Ruzha Dimitrova (S), Berit Almgren (V), Siv Ekdahl (KD), Åke Östman (L), Ylva Lind (MP)",
        "Der Vorstand beschloss, den Haushalt zu genehmigen, und bat die Verwaltung um eine Übersicht über die Kosten.",
    ],
)
def test_other_languages_and_lists_of_names_are_text(text: str) -> None:
    assert Legibility.of(text).is_text


def test_how_much_of_a_text_is_swedish() -> None:
    good, poor = swedish(" ".join(SEEN)), swedish(" ".join(POOR))
    assert good is not None
    assert poor is not None
    assert poor < 0.5 < good
    assert swedish("Mötet öppnades") is None
